//! What every handler needs: the state, who is asking, errors that answer, forms, paging and the hardening that no
//! route can forget. Knows no feature: its [`Error`] knows status, message and fields, nothing else.

mod anyone;
mod csrf;
mod error;
mod fields;
mod harden;
mod id;
mod page;
mod paging;
pub mod password;
mod routes;
mod session;
mod state;
mod token;
mod viewer;
mod who;

pub use anyone::Anyone;
pub use error::{Error, Errors, Result};
pub use fields::{Fields, Upload};
pub use harden::harden;
pub use id::Id;
pub use page::{Frame, Reply, redirect};
pub use paging::{Page, PageRequest, address};
pub use routes::{For, RouteInfo, Routes};
pub use session::{SESSION_DAYS, begin_session, clear_cookie, end_sessions, session_cookie};
pub use state::{DayLine, DemoMoments, Settings, State};
pub use token::{hash_token, new_token};
pub use viewer::Viewer;
pub use who::Who;

pub use axum::extract::{Path, Query};
pub use axum::response::Response;
