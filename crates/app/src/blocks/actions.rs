//! Verbs on blocks: lay them out, be present, pause, be interrupted, finish, close with a verdict.

use domain::{BlockId, PolicyId, Role, TeamId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

/// A weekly slot of a team's policy for one role. `rrule` is a weekly RFC 5545 rule.
#[derive(Clone, Debug)]
pub struct NewPolicy {
    pub team: TeamId,
    pub role: Role,
    pub rrule: String,
    pub start_minute: i64,
    pub minutes: i64,
    pub quiet_minutes: i64,
    pub from_day: Date,
}

pub fn add_policy(_org: &mut Org<'_>, _new: &NewPolicy) -> Result<PolicyId> {
    todo!()
}

/// Ends a policy from a day on and takes its blocks from then on away; needs a reason when it leaves a role without hours.
pub fn end_policy(_org: &mut Org<'_>, _policy: PolicyId, _from: Date, _reason: Option<&str>) -> Result<()> {
    todo!()
}

/// Lays a user's blocks out from a day for eight weeks; laying out again changes nothing.
pub fn lay_out(_org: &mut Org<'_>, _user: UserId, _from: Date) -> Result<usize> {
    todo!()
}

/// The rep is present: enters Focus ('focus') or says "I'm prospecting" ('prospecting'). Ends a pause or an interruption.
pub fn start(_org: &mut Org<'_>, _block: BlockId, _user: UserId, _in_focus: bool) -> Result<()> {
    todo!()
}

pub fn pause(_org: &mut Org<'_>, _block: BlockId, _user: UserId, _reason: &str) -> Result<()> {
    todo!()
}

/// Somebody rang through, or an interruption came from outside. `about`: 'customer', 'prospect', 'internal'.
pub fn interrupt(
    _org: &mut Org<'_>,
    _block: BlockId,
    _by_user: Option<UserId>,
    _by_name: &str,
    _reason: &str,
    _about: &str,
) -> Result<()> {
    todo!()
}

/// The rep is done before the end: the rest is kept only if the plan is done.
pub fn finish(_org: &mut Org<'_>, _block: BlockId, _user: UserId) -> Result<()> {
    todo!()
}

/// Writes the verdict (minutes) of every block that is over and has none. Called by a job and before pages that show verdicts.
pub fn close_due(_org: &mut Org<'_>) -> Result<usize> {
    todo!()
}

pub fn move_to(_org: &mut Org<'_>, _block: BlockId, _user: UserId, _starts_at: Timestamp) -> Result<()> {
    todo!()
}

/// `kind`: 'leave', 'holiday', 'other' (counts as missed).
pub fn remove(_org: &mut Org<'_>, _block: BlockId, _by: UserId, _kind: &'static str, _reason: &str) -> Result<()> {
    todo!()
}

/// The goal as proposed by the rep, or agreed by the manager (`agreed_by`).
pub fn set_goal(_org: &mut Org<'_>, _block: BlockId, _count: i64, _agreed_by: Option<UserId>) -> Result<()> {
    todo!()
}

/// The plan of a block was committed (plans checks it first).
pub fn plan_committed(_org: &mut Org<'_>, _block: BlockId) -> Result<()> {
    todo!()
}

/// Everybody on the plan was tried (focus tells).
pub fn plan_done(_org: &mut Org<'_>, _block: BlockId, _done: bool) -> Result<()> {
    todo!()
}
