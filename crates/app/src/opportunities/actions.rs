//! Verbs on the pipeline: offer a lead, accept it, send it back; opportunities and their stages.

use domain::{AccountId, HandoffId, ImportId, OpportunityId, ProspectId, ScopingCallId, StageId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

/// A lead offered, with its qualification answers.
#[derive(Clone, Debug)]
pub struct NewHandoff {
    pub prospect: ProspectId,
    pub from: UserId,
    pub to: UserId,
    pub needs: String,
    pub by_when: String,
    pub decides: String,
    pub scoping_call: Option<ScopingCallId>,
    pub touch: Option<domain::TouchId>,
}

/// Offers a lead: needs a completed (or booked, as the organisation chose) scoping call; adds the result "lead handed over".
pub fn offer(_org: &mut Org<'_>, _new: &NewHandoff) -> Result<HandoffId> {
    todo!()
}

/// Accepts it: counts a qualified lead for its originator today, hands the booked call over.
pub fn accept(_org: &mut Org<'_>, _handoff: HandoffId, _by: UserId) -> Result<()> {
    todo!()
}

pub fn send_back(_org: &mut Org<'_>, _handoff: HandoffId, _by: UserId, _reason: &str, _line: &str) -> Result<()> {
    todo!()
}

/// Escalates what is nearly late and expires what is.
pub fn expire_due(_org: &mut Org<'_>) -> Result<usize> {
    todo!()
}

/// An opportunity to be.
#[derive(Clone, Debug, Default)]
pub struct NewOpportunity {
    pub name: String,
    pub account: Option<AccountId>,
    pub prospect: Option<ProspectId>,
    pub owner: Option<UserId>,
    pub originator: Option<UserId>,
    pub amount_minor: Option<i64>,
    pub product: Option<String>,
    pub stage: Option<StageId>,
    pub created_day: Option<Date>,
    pub expected_day: Option<Date>,
    pub next_step: Option<String>,
    pub next_step_day: Option<Date>,
    pub handoff: Option<HandoffId>,
    pub external_id: Option<String>,
    pub import: Option<ImportId>,
    /// 'open', 'won' or 'lost'; with a day when it is over.
    pub state: &'static str,
    pub closed_day: Option<Date>,
    pub closed_at: Option<Timestamp>,
    pub lost_reason: Option<String>,
    pub touch: Option<domain::TouchId>,
    pub block: Option<domain::BlockId>,
}

/// Creates an opportunity and the result "opportunity" (credited to the originator of an accepted lead, else the creator).
pub fn create(_org: &mut Org<'_>, _new: &NewOpportunity) -> Result<OpportunityId> {
    todo!()
}

pub fn set_amount(_org: &mut Org<'_>, _opportunity: OpportunityId, _amount_minor: Option<i64>) -> Result<()> {
    todo!()
}

pub fn move_stage(_org: &mut Org<'_>, _opportunity: OpportunityId, _stage: StageId, _day: Date) -> Result<()> {
    todo!()
}

pub fn set_next_step(_org: &mut Org<'_>, _opportunity: OpportunityId, _text: Option<&str>, _day: Option<Date>) -> Result<()> {
    todo!()
}

/// Won or lost (with a reason), on a day.
pub fn close(_org: &mut Org<'_>, _opportunity: OpportunityId, _won: bool, _reason: Option<&str>, _day: Date) -> Result<()> {
    todo!()
}

/// The stages of a fresh organisation: Opportunity, Decision.
pub fn default_stages(_org: &mut Org<'_>) -> Result<()> {
    todo!()
}
