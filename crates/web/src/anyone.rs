//! For the few handlers that serve people who are not signed in: signing in, setting up, taking an invitation.
//! `xtask arch` lets only the slices `sessions`, `people` and `demo` name it.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::OrgId;
use maud::Markup;
use store::{Org, Reference};

use crate::page::{Frame, Reply};
use crate::{Error, Result, State};

/// Somebody, not known yet.
#[derive(Clone)]
pub struct Anyone {
    state: State,
    /// The machine they come from, for the rate limit.
    pub from: String,
    /// What their browser calls itself.
    pub agent: String,
}

impl Anyone {
    /// The server's state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Reads tables that belong to no organisation.
    pub async fn read_reference<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Reference<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.state.store().read_reference(f).await
    }

    /// Writes tables that belong to no organisation.
    pub async fn write_reference<T: Send + 'static>(
        &self,
        f: impl FnMut(&mut Reference<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.state.store().write_reference(f).await
    }

    /// Reads in an organisation, as nobody.
    pub async fn read<T: Send + 'static>(
        &self,
        org: OrgId,
        f: impl FnOnce(&mut Org<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.state.store().read(org, None, f).await
    }

    /// Writes in an organisation, as nobody.
    pub async fn write<T: Send + 'static>(
        &self,
        org: OrgId,
        f: impl FnMut(&mut Org<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.state.store().write(org, None, f).await
    }

    /// A page without the shell's navigation.
    pub fn page(&self, frame: Frame, main: Markup) -> Reply {
        frame.for_anyone(main)
    }
}

impl FromRequestParts<State> for Anyone {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let from = parts
            .extensions
            .get::<axum::extract::ConnectInfo<std::net::SocketAddr>>()
            .map_or_else(|| "unknown".to_owned(), |info| info.0.ip().to_string());
        let agent = parts.headers.get(axum::http::header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        let agent = agent.unwrap_or("").chars().take(200).collect();
        Ok(Anyone { state: state.clone(), from, agent })
    }
}
