//! Routes that say whom they are for. The check runs before the handler, in one place, and the list of routes can be
//! walked by a test: a route without a `For` cannot be written.

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request};
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::Role;
use domain::access::What;

use crate::{Error, State, Viewer, Who};

/// What somebody who is not signed in may send: a form, never a file.
const ANYONES_BODY_BYTES: usize = 64 * 1024;

/// Whom a route serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Signed in or not.
    Anyone,
    /// Every signed-in user.
    SignedIn,
    /// The selling roles: those who have blocks.
    Selling,
    /// Managers and executives: whoever has people reporting to them, or is an executive.
    Leaders,
    /// Who may change people, policies and imports of the organisation.
    Admins,
    /// Admins and leaders: importing, block policies.
    AdminsAndLeaders,
}

impl For {
    /// Whether a user is among them.
    pub fn admits(self, who: &Who) -> bool {
        let leads = who.leads || who.roles.has(Role::Executive) || who.roles.has(Role::SalesManager);
        let admin = who.roles.has(Role::Admin);
        match self {
            For::Anyone | For::SignedIn => true,
            For::Selling => who.roles.is_selling(),
            For::Leaders => leads,
            For::Admins => admin,
            For::AdminsAndLeaders => admin || leads,
        }
    }

    fn refusal(self) -> &'static str {
        match self {
            For::Selling => {
                "This page is for people with prospecting blocks. Ask an admin for a selling role."
            }
            For::Leaders => "This page is for managers and executives.",
            For::Admins => "Only an admin does this. Ask yours.",
            For::AdminsAndLeaders => "Only an admin or a leader does this. Ask yours.",
            For::Anyone | For::SignedIn => "Sign in first.",
        }
    }
}

/// What is known about a route.
#[derive(Clone, Debug)]
pub struct RouteInfo {
    /// GET or POST.
    pub method: &'static str,
    /// The path as axum writes it.
    pub path: &'static str,
    /// Whom it serves.
    pub serves: For,
    /// What it shows about the user named `{user}` in the path, if it does.
    pub shows: Option<What>,
}

/// A slice's routes, built up.
#[derive(Default)]
pub struct Routes {
    router: Router<State>,
    list: Vec<RouteInfo>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    pub fn get<H, T>(self, path: &'static str, serves: For, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add("GET", path, serves, None, get(handler))
    }

    /// A form's target.
    pub fn post<H, T>(self, path: &'static str, serves: For, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add("POST", path, serves, None, post(handler))
    }

    /// A page about the user named `{user}` in the path, judged by the table "Who sees what".
    pub fn get_about<H, T>(self, path: &'static str, what: What, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add("GET", path, For::SignedIn, Some(what), get(handler))
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        serves: For,
        shows: Option<What>,
        handler: MethodRouter<State>,
    ) -> Self {
        let handler = match serves {
            For::Anyone => handler.layer(DefaultBodyLimit::max(ANYONES_BODY_BYTES)),
            _ => handler
                .layer(middleware::from_fn(move |request: Request, next: Next| admit(serves, request, next))),
        };
        self.router = self.router.route(path, handler);
        self.list.push(RouteInfo { method, path, serves, shows });
        self
    }

    /// These and those.
    pub fn merge(mut self, other: Routes) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// Every route, for the test that walks them.
    pub fn list(&self) -> &[RouteInfo] {
        &self.list
    }

    pub(crate) fn into_router(self) -> Router<State> {
        self.router
    }
}

/// Lets a request through to its handler, or answers for it.
async fn admit(serves: For, request: Request, next: Next) -> Response {
    // `harden` leaves the state here: a layer on one route cannot know it.
    let Some(state) = request.extensions().get::<State>().cloned() else {
        return Error::SignedOut.into_response();
    };
    let (mut parts, body) = request.into_parts();
    match <Viewer as FromRequestParts<State>>::from_request_parts(&mut parts, &state).await {
        Ok(viewer) if serves.admits(viewer.who()) => next.run(Request::from_parts(parts, body)).await,
        Ok(_) => Error::Forbidden(serves.refusal().to_owned()).into_response(),
        Err(error) => error.into_response(),
    }
}
