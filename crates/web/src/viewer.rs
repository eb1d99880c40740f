//! The signed-in user as an extractor: the only way for a handler to reach the database, always inside one
//! organisation and as one person, so that a forgotten tenant check does not compile.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use jiff::Timestamp;
use maud::Markup;
use store::{Org, StoreError};

use crate::page::{Frame, Reply};
use crate::session;
use crate::{Error, Result, State, Who};

/// Who asks, and their way to the data.
#[derive(Clone)]
pub struct Viewer {
    who: Who,
    session: domain::SessionId,
    state: State,
    toast: Option<(String, Option<String>)>,
}

impl Viewer {
    /// Who asks.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// The session that this request belongs to.
    pub fn session(&self) -> domain::SessionId {
        self.session
    }

    /// The server's state: clock and settings.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What the last form did, to be told once.
    pub(crate) fn toast(&self) -> Option<(String, Option<String>)> {
        self.toast.clone()
    }

    /// Now, by the app's clock.
    pub fn now(&self) -> Timestamp {
        self.state.now()
    }

    /// The user's day.
    pub fn today(&self) -> jiff::civil::Date {
        domain::hours::local_day(self.now(), &self.who.zone)
    }

    /// Reads in one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Org<'_>, &Who) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let who = self.who.clone();
        self.state.store().read(who.org, Some(who.user), move |org| f(org, &who)).await
    }

    /// Writes in one transaction; an error undoes it. May be run again when the database asks for it.
    pub async fn write<T: Send + 'static>(
        &self,
        mut f: impl FnMut(&mut Org<'_>, &Who) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let who = self.who.clone();
        self.state.store().write(who.org, Some(who.user), move |org| f(org, &who)).await
    }

    /// The whole page around `main`, with the viewer's day line if the frame asks for it.
    pub async fn page(&self, frame: Frame, main: Markup) -> Result<Reply> {
        let line = match frame.with_day_line {
            true => {
                let draw = self.state.day_line();
                self.read(draw_with(draw)).await?
            }
            false => None,
        };
        Ok(frame.render(Some(self), line, main))
    }
}

fn draw_with(
    draw: crate::DayLine,
) -> impl FnOnce(&mut Org<'_>, &Who) -> Result<Option<Markup>> + Send + 'static {
    move |org, who| draw(org, who)
}

impl FromRequestParts<State> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        if let Some(viewer) = parts.extensions.get::<Viewer>() {
            return Ok(viewer.clone());
        }
        let (org, token) = session::read_cookie(&parts.headers, state).ok_or(Error::SignedOut)?;
        let found = state.store().read(org, None, move |org| session::find(org, &token)).await;
        let (session, who) = match found {
            Ok(Some(found)) => found,
            Ok(None) => return Err(Error::SignedOut),
            Err(error) => return Err(Error::Store(error)),
        };
        let toast = crate::page::read_toast(&parts.headers);
        let viewer = Viewer { who, session, state: state.clone(), toast };
        viewer.keep_alive().await?;
        parts.extensions.insert(viewer.clone());
        Ok(viewer)
    }
}

/// For pages that serve everybody and know those who are signed in.
impl OptionalFromRequestParts<State> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Option<Self>, Error> {
        match <Viewer as FromRequestParts<State>>::from_request_parts(parts, state).await {
            Ok(viewer) => Ok(Some(viewer)),
            Err(Error::SignedOut) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Viewer {
    /// Notes that the session is in use, at most once an hour, so that reading a page costs no write.
    async fn keep_alive(&self) -> Result<(), StoreError> {
        let session = self.session;
        let stale = self
            .state
            .store()
            .read(self.who.org, Some(self.who.user), move |org| session::is_stale(org, session))
            .await?;
        if stale {
            self.state
                .store()
                .write(self.who.org, Some(self.who.user), move |org| session::seen(org, session))
                .await?;
        }
        Ok(())
    }
}
