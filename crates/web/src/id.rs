//! An id in the path. What is no id names nothing, so it is not found; a handler never sees it.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use crate::{Error, State};

/// The only parameter of a path, read as an id: `Id(user): Id<UserId>`.
#[derive(Clone, Copy, Debug)]
pub struct Id<T>(pub T);

impl<T: FromStr> FromRequestParts<State> for Id<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let Path(text) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Error::NotFound)?;
        text.parse().map(Id).map_err(|_| Error::NotFound)
    }
}
