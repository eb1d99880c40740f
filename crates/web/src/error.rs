//! One error for every handler: a status, a message that tells the user what to do, and messages at fields.
//! It answers as a page or as problem+json (RFC 9457); which of the two is decided in [`crate::harden`].

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;

/// What a handler or an action returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Messages by field name; the empty name is for the form as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(BTreeMap<String, String>);

impl Errors {
    /// No message yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One message at one field.
    pub fn at(field: impl Into<String>, message: impl Into<String>) -> Self {
        let mut errors = Self::default();
        errors.add(field, message);
        errors
    }

    /// Adds a message; the first one at a field stays.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.entry(field.into()).or_insert_with(|| message.into());
    }

    /// The message at a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All messages with their fields, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, message)| (field.as_str(), message.as_str()))
    }

    /// `Ok` when there is none, else the error that shows the form again.
    pub fn check(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

/// Why a request was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not for this viewer: the two are not told apart.
    #[error("That page is not here.")]
    NotFound,
    /// Nobody is signed in.
    #[error("Sign in first.")]
    SignedOut,
    /// The viewer's role does not do this; the text says who does.
    #[error("{0}")]
    Forbidden(String),
    /// What was sent is not right; each message stands at its field.
    #[error("Some of it is not right yet.")]
    Invalid(Errors),
    /// What was sent no longer fits what is there; the text says what changed.
    #[error("{0}")]
    Conflict(String),
    /// Too often; try again after so many seconds.
    #[error("Too many tries. Wait {0} seconds, then try again.")]
    TooOften(i64),
    /// The database did not do it. Nothing was changed.
    #[error("We could not save that. Nothing was changed; try again.")]
    Store(#[from] StoreError),
}

impl Error {
    /// A single message at a field.
    pub fn at(field: impl Into<String>, message: impl Into<String>) -> Self {
        Error::Invalid(Errors::at(field, message))
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::SignedOut => StatusCode::UNAUTHORIZED,
            Error::Forbidden(_) => StatusCode::FORBIDDEN,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Store(error) if error.is_temporary() => StatusCode::SERVICE_UNAVAILABLE,
            Error::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The messages, if it is about what was sent.
    pub fn into_errors(self) -> Result<Errors> {
        match self {
            Error::Invalid(errors) => Ok(errors),
            other => Err(other),
        }
    }
}

/// What [`crate::harden`] renders: left in the response's extensions.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    pub(crate) message: String,
    pub(crate) errors: Errors,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = self.status();
        if let Error::Store(error) = &self {
            tracing::error!(%error, "a request failed in the store");
        }
        let told = Told { status, message: self.to_string(), errors: self.into_errors().unwrap_or_default() };
        let mut response = status.into_response();
        response.extensions_mut().insert(told);
        response
    }
}
