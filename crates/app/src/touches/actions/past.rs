//! Past touches from another system: counted by the same rules, on the days on which they happened.

use domain::result::{Channel, Outcome, ResultKind};
use domain::{ImportId, ProspectId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::Result;

use super::queries;
use crate::accounts::actions::Saved;
use crate::results::actions::{self as results, NewResult};

/// A touch that another system has on record. The moment and the user's local day are given, not the clock's.
#[derive(Clone, Debug)]
pub struct PastTouch {
    pub prospect: ProspectId,
    pub user: UserId,
    pub at: Timestamp,
    pub day: Date,
    pub channel: Channel,
    pub outcome: Outcome,
    pub note: Option<String>,
    pub external_id: Option<String>,
    pub import: Option<ImportId>,
}

/// Takes a past touch over, with a conversation if there was one. The same external id again changes nothing.
pub fn import(org: &mut Org<'_>, past: &PastTouch) -> Result<Saved<TouchId>> {
    if let Some(external_id) = past.external_id.as_deref()
        && let Some(known) = queries::find_by_external_id(org, external_id)?
    {
        return Ok(Saved::Unchanged(known));
    }
    let id: TouchId = org.next_id();
    queries::insert_past(org, id, past)?;
    if past.outcome != Outcome::NotReached {
        let result = NewResult {
            prospect: Some(past.prospect),
            account: queries::account_of(org, past.prospect)?,
            touch: Some(id),
            import: past.import,
            ..NewResult::new(ResultKind::Conversation, past.user, past.day)
        };
        org.at(past.at, |org| results::add(org, &result))?;
    }
    let payload = json!({ "prospect": i64::from(past.prospect), "outcome": past.outcome.code() });
    org.record("touch_imported", ("touch", id.into()), payload)?;
    Ok(Saved::Created(id))
}
