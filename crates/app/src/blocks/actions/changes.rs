//! Moving a block, taking it off, its goal, and what its plan tells it.

use domain::block::{self, MoveError, Removal};
use domain::goal::GoalKind;
use domain::hours::local_day;
use domain::{BlockId, UserId};
use jiff::Timestamp;
use store::Org;
use web::{Error, Result};

use super::{check_open, find, find_own, reason_of};
use crate::blocks::queries;
use crate::settings::queries as settings;

/// Moves a block before it starts, within its week (A1); it stays as long as it was.
pub fn move_to(org: &mut Org<'_>, block: BlockId, user: UserId, starts_at: Timestamp) -> Result<()> {
    let found = find_own(org, block, user)?;
    let facts = found.facts(org.now());
    block::may_move(&facts, starts_at, org.now(), &found.zone).map_err(refused)?;
    let (ends_at, day) = (block::moved_end(&facts, starts_at), local_day(starts_at, &found.zone));
    if settings::calendar(org)?.holidays.contains(&day) || settings::on_leave(org, user, day)? {
        return Err(Error::at("starts", "That is a day off. Pick a working day of this week."));
    }
    if queries::own_overlaps(org, &found, starts_at, ends_at)? {
        return Err(Error::at("starts", "You have another block then. Pick a time beside it."));
    }
    let quiet = starts_at - found.starts_at.duration_since(found.quiet_from_at);
    let moved_from = Some(found.moved_from_at.unwrap_or(found.starts_at));
    queries::place(org, block, day, (starts_at, ends_at), quiet, moved_from)?;
    org.record("block_moved", ("block", block.into()), serde_json::json!({ "fields": ["starts_at"] }))?;
    Ok(())
}

fn refused(error: MoveError) -> Error {
    let words = match error {
        MoveError::Begun => {
            return Error::Conflict("This block has begun. It can’t be moved any more.".to_owned());
        }
        MoveError::Removed => return Error::Conflict("This block was taken off the calendar.".to_owned()),
        MoveError::OtherWeek => "A block stays in its week. Pick a day from Monday to Sunday of it.",
        MoveError::Past => "That time has passed. Pick a later one.",
    };
    Error::at("starts", words)
}

/// Takes a block off before it starts. `kind`: 'leave', 'holiday', 'other' (every minute counts as missed, A1).
pub fn remove(org: &mut Org<'_>, block: BlockId, by: UserId, kind: &'static str, reason: &str) -> Result<()> {
    let found = find(org, block)?;
    let removal = Removal::from_code(kind)
        .ok_or_else(|| Error::at("kind", "Say whether it is leave, a holiday, or something else."))?;
    check_open(&found, org.now())?;
    if found.starts_at <= org.now() {
        return Err(Error::Conflict("This block has begun. It can’t be taken off any more.".to_owned()));
    }
    let reason = reason_of(reason, "Say why the block is taken off; it is kept.")?;
    queries::set_removed(org, block, Some(removal), Some(reason), Some(by))?;
    let payload = serde_json::json!({ "kind": kind, "by": i64::from(by), "user": i64::from(found.user) });
    org.record("block_removed", ("block", block.into()), payload)?;
    Ok(())
}

/// The goal as proposed by the rep, or agreed by the manager (`agreed_by`).
pub fn set_goal(org: &mut Org<'_>, block: BlockId, count: i64, agreed_by: Option<UserId>) -> Result<()> {
    let found = find(org, block)?;
    check_open(&found, org.now())?;
    if !(1..=99).contains(&count) {
        return Err(Error::at("goal", "Give a goal from 1 to 99."));
    }
    let (verb, by) = match agreed_by {
        Some(manager) => {
            queries::agree_goal(org, block, count, manager)?;
            ("goal_agreed", manager)
        }
        None => {
            queries::propose_goal(org, block, count)?;
            ("goal_set", found.user)
        }
    };
    let payload = serde_json::json!({ "kind": found.goal_kind.code(), "by": i64::from(by) });
    org.record(verb, ("block", block.into()), payload)?;
    Ok(())
}

/// What the goal is set in, as the rep chose; also for the rep's later blocks that have no committed plan yet.
pub fn set_goal_kind(org: &mut Org<'_>, block: BlockId, kind: GoalKind) -> Result<()> {
    let found = find(org, block)?;
    check_open(&found, org.now())?;
    if found.goal_kind != kind {
        queries::set_goal_kind(org, block, found.user, found.starts_at, kind)?;
        org.record("goal_kind_chosen", ("block", block.into()), serde_json::json!({ "kind": kind.code() }))?;
    }
    Ok(())
}

/// The plan of a block was committed (plans checks it first). The first time counts.
pub fn plan_committed(org: &mut Org<'_>, block: BlockId) -> Result<()> {
    let found = find(org, block)?;
    check_open(&found, org.now())?;
    if found.plan_committed_at.is_none() {
        queries::set_plan_committed(org, block)?;
        org.record("plan_committed", ("block", block.into()), serde_json::json!({}))?;
    }
    Ok(())
}

/// Everybody on the plan was tried (focus tells).
pub fn plan_done(org: &mut Org<'_>, block: BlockId, done: bool) -> Result<()> {
    let found = find(org, block)?;
    if found.plan_done != done {
        queries::set_plan_done(org, block, done)?;
    }
    Ok(())
}
