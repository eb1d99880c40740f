//! The session cookie and the row behind it. The cookie holds the organisation and a secret; the row holds the
//! secret's hash, so that a stolen database signs nobody in.

use axum::http::{HeaderMap, HeaderValue, header};
use domain::{OrgId, SessionId, UserId};
use jiff::ToSpan;
use store::{Org, StoreError, args};

use crate::{State, Who, hash_token, new_token};

/// How long a session lasts unused, in days.
pub const SESSION_DAYS: i64 = 30;

const HOUR_MICROSECONDS: i64 = 3_600_000_000;

/// The `Set-Cookie` value of a new session.
pub fn session_cookie(state: &State, org: OrgId, token: &str) -> HeaderValue {
    let age = SESSION_DAYS * 24 * 3600;
    cookie(state, &format!("{org}.{token}"), age)
}

/// The `Set-Cookie` value that ends it in the browser.
pub fn clear_cookie(state: &State) -> HeaderValue {
    cookie(state, "", 0)
}

fn cookie(state: &State, value: &str, age_seconds: i64) -> HeaderValue {
    let name = cookie_name(state);
    let secure = if state.is_https() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age_seconds}{secure}");
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn cookie_name(state: &State) -> &'static str {
    // The prefix makes browsers refuse the cookie unless it is Secure and for this host only.
    if state.is_https() { "__Host-forenoon" } else { "forenoon" }
}

/// The organisation and the hash of the secret in the request's cookie.
pub(crate) fn read_cookie(headers: &HeaderMap, state: &State) -> Option<(OrgId, String)> {
    let name = cookie_name(state);
    let value = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))?;
    let (org, token) = value.split_once('.')?;
    Some((org.parse().ok()?, hash_token(token)))
}

/// Begins a session and returns its secret for [`session_cookie`]. Signing in, taking an invitation and setting up
/// all end here.
pub fn begin_session(
    org: &mut Org<'_>,
    user: UserId,
    agent: &str,
) -> Result<(SessionId, String), StoreError> {
    let token = new_token();
    let (id, now): (SessionId, _) = (org.next_id(), org.now());
    let expires = now.checked_add((SESSION_DAYS * 24).hours()).unwrap_or(now);
    org.execute(
        "insert into sessions (org_id, id, user_id, token_hash, agent, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $6, $7)",
        args![id, user, hash_token(&token), agent, now, expires],
    )?;
    org.execute("delete from sessions where org_id = $1 and expires_at <= $2", args![now])?;
    org.record("session_begun", ("user", user.into()), serde_json::json!({ "session": i64::from(id) }))?;
    Ok((id, token))
}

/// Ends every session of a user but one: after a new password, or when the user goes.
pub fn end_sessions(org: &mut Org<'_>, user: UserId, but: Option<SessionId>) -> Result<u64, StoreError> {
    let but = but.map_or(0, i64::from);
    org.execute("delete from sessions where org_id = $1 and user_id = $2 and id <> $3", args![user, but])
}

/// The session with this hash, unless it has run out.
pub(crate) fn find(org: &mut Org<'_>, token_hash: &str) -> Result<Option<(SessionId, Who)>, StoreError> {
    let sql = "select id, user_id from sessions where org_id = $1 and token_hash = $2 and expires_at > $3";
    let now = org.now();
    let Some(row) = org.one(sql, args![token_hash, now])? else { return Ok(None) };
    let (session, user): (SessionId, UserId) = (row.get(0)?, row.get(1)?);
    Ok(Who::load(org, user)?.map(|who| (session, who)))
}

pub(crate) fn is_stale(org: &mut Org<'_>, session: SessionId) -> Result<bool, StoreError> {
    let hour_ago = org.now().as_microsecond() - HOUR_MICROSECONDS;
    let sql = "select 1 from sessions where org_id = $1 and id = $2 and seen_at < $3";
    Ok(org.one(sql, args![session, hour_ago])?.is_some())
}

pub(crate) fn seen(org: &mut Org<'_>, session: SessionId) -> Result<(), StoreError> {
    let now = org.now();
    let expires = now.checked_add((SESSION_DAYS * 24).hours()).unwrap_or(now);
    let sql = "update sessions set seen_at = $2, expires_at = $3 where org_id = $1 and id = $4";
    org.execute(sql, args![now, expires, session])?;
    Ok(())
}
