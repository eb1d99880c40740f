//! Verbs on prospects: records, notes, facts, promises, referrals, the next conversation.

use domain::{AccountId, FactId, ImportId, NoteId, PromiseId, ProspectId, ReferralId, TouchId, UserId};
use jiff::civil::Date;
use store::Org;
use web::Result;

use crate::accounts::actions::Saved;

/// What is known of a prospect; `None` and empty leave a field as it is when a prospect is updated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProspectFields {
    pub name: String,
    pub account: Option<AccountId>,
    pub title: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub place: Option<String>,
    pub zone: Option<String>,
    pub summary: Option<String>,
    pub external_id: Option<String>,
    pub owner: Option<UserId>,
    pub source: Option<String>,
    pub import: Option<ImportId>,
}

/// The next conversation that was agreed or is intended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Next {
    pub day: Option<Date>,
    pub minute: Option<i64>,
    pub objective: Option<String>,
    /// Whether the prospect named the day.
    pub named_by_them: bool,
}

pub fn create(_org: &mut Org<'_>, _fields: &ProspectFields) -> Result<ProspectId> {
    todo!()
}

/// Changes what is given and differs; an event names the fields that changed.
pub fn update(_org: &mut Org<'_>, _prospect: ProspectId, _fields: &ProspectFields) -> Result<Saved<ProspectId>> {
    todo!()
}

/// 'lead', 'qualified', 'disqualified', 'customer' or 'lost', with a reason.
pub fn set_state(_org: &mut Org<'_>, _prospect: ProspectId, _state: &'static str, _reason: Option<&str>, _day: Date) -> Result<()> {
    todo!()
}

pub fn set_next(_org: &mut Org<'_>, _prospect: ProspectId, _next: &Next) -> Result<()> {
    todo!()
}

pub fn add_note(_org: &mut Org<'_>, _prospect: ProspectId, _author: UserId, _text: &str, _day: Date) -> Result<NoteId> {
    todo!()
}

/// Adds or replaces the line under a label.
pub fn set_fact(_org: &mut Org<'_>, _prospect: ProspectId, _label: &str, _text: &str, _source_url: Option<&str>) -> Result<FactId> {
    todo!()
}

pub fn promise(_org: &mut Org<'_>, _prospect: ProspectId, _user: UserId, _text: &str, _due: Date) -> Result<PromiseId> {
    todo!()
}

/// Ticks a promise, or unticks it.
pub fn keep_promise(_org: &mut Org<'_>, _promise: PromiseId, _done_on: Option<Date>) -> Result<()> {
    todo!()
}

/// One person named another.
pub fn refer(
    _org: &mut Org<'_>,
    _from: ProspectId,
    _to: ProspectId,
    _user: UserId,
    _touch: Option<TouchId>,
    _quote: Option<&str>,
    _day: Date,
) -> Result<ReferralId> {
    todo!()
}
