//! Verbs on results: added with the fact they came from, taken back with it.

use domain::result::ResultKind;
use domain::{
    AccountId, BlockId, HandoffId, ImportId, OpportunityId, ProspectId, ResultId, ScopingCallId, TouchId,
    UserId,
};
use jiff::civil::Date;
use store::Org;
use web::Result;

/// A result to be: what, credited to whom, on which of their days.
#[derive(Clone, Debug)]
pub struct NewResult {
    pub kind: ResultKind,
    pub user: UserId,
    pub day: Date,
    pub prospect: Option<ProspectId>,
    pub account: Option<AccountId>,
    pub touch: Option<TouchId>,
    pub block: Option<BlockId>,
    pub opportunity: Option<OpportunityId>,
    pub handoff: Option<HandoffId>,
    pub scoping_call: Option<ScopingCallId>,
    pub import: Option<ImportId>,
}

impl NewResult {
    /// A result with nothing but what, who and when.
    pub fn new(kind: ResultKind, user: UserId, day: Date) -> Self {
        NewResult {
            kind,
            user,
            day,
            prospect: None,
            account: None,
            touch: None,
            block: None,
            opportunity: None,
            handoff: None,
            scoping_call: None,
            import: None,
        }
    }
}

/// Adds a result at the transaction's moment, logged by its actor.
pub fn add(org: &mut Org<'_>, new: &NewResult) -> Result<ResultId> {
    let id: ResultId = org.next_id();
    let (at, actor) = (org.now(), org.actor());
    super::queries::insert(org, id, new, at, actor)?;
    let payload = serde_json::json!({ "kind": new.kind.code(), "user": i64::from(new.user) });
    org.record("result_added", ("result", id.into()), payload)?;
    Ok(id)
}

/// Takes back what a touch led to.
pub fn remove_of_touch(org: &mut Org<'_>, touch: TouchId) -> Result<()> {
    super::queries::delete_of_touch(org, touch)?;
    Ok(())
}
