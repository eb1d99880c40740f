//! Verbs on promises: something the rep told a prospect they would do, with a day.

use domain::{PromiseId, ProspectId, UserId};
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::queries;

/// Writes a promise down.
pub fn promise(
    org: &mut Org<'_>,
    prospect: ProspectId,
    user: UserId,
    text: &str,
    due: Date,
) -> Result<PromiseId> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::at("promise", "Write what you promised."));
    }
    if !queries::exists(org, prospect)? {
        return Err(Error::NotFound);
    }
    let id: PromiseId = org.next_id();
    queries::insert_promise(org, id, prospect, user, text, due)?;
    let payload = json!({ "prospect": i64::from(prospect), "due": due });
    org.record("promise_made", ("promise", id.into()), payload)?;
    Ok(id)
}

/// Ticks a promise, or unticks it.
pub fn keep_promise(org: &mut Org<'_>, promise: PromiseId, done_on: Option<Date>) -> Result<()> {
    if queries::set_promise_done(org, promise, done_on)? == 0 {
        return Err(Error::NotFound);
    }
    let verb = if done_on.is_some() { "promise_kept" } else { "promise_reopened" };
    org.record(verb, ("promise", promise.into()), json!({}))?;
    Ok(())
}

/// Takes a promise back: it was written down by mistake.
pub fn remove_promise(org: &mut Org<'_>, promise: PromiseId) -> Result<()> {
    if queries::delete_promise(org, promise)? > 0 {
        org.record("promise_removed", ("promise", promise.into()), json!({}))?;
    }
    Ok(())
}
