//! Verbs on sessions: begin, end.

use domain::{SessionId, UserId};
use store::Org;
use web::{Error, Result};

use super::queries;

/// Begins a session and returns its secret for the cookie.
pub fn begin(org: &mut Org<'_>, user: UserId, agent: &str) -> Result<(SessionId, String)> {
    Ok(web::begin_session(org, user, agent)?)
}

/// Ends one of a user's own sessions.
pub fn end(org: &mut Org<'_>, user: UserId, session: SessionId) -> Result<()> {
    if queries::delete(org, user, session)? == 0 {
        return Err(Error::NotFound);
    }
    org.record("session_ended", ("user", user.into()), serde_json::json!({ "session": i64::from(session) }))?;
    Ok(())
}
