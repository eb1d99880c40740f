//! Verbs on sessions: begin, end.

use domain::{SessionId, UserId};
use store::Org;
use web::Result;

/// Begins a session and returns its secret for the cookie.
pub fn begin(_org: &mut Org<'_>, _user: UserId, _agent: &str) -> Result<(SessionId, String)> {
    todo!()
}
