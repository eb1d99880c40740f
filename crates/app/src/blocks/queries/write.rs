//! Every statement that changes blocks and spans.

use domain::block::{Laid, Minutes, Removal, SpanKind};
use domain::goal::GoalKind;
use domain::{BlockId, PolicyId, Role, SpanId, TeamId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// The row that keeps why a team's role has no hours: a policy of no minutes, which lays nothing out.
pub(in crate::blocks) fn insert_reason(
    org: &mut Org<'_>,
    id: PolicyId,
    team: TeamId,
    role: Role,
    day: Date,
    reason: &str,
) -> Result<(), StoreError> {
    let sql = "insert into policies (org_id, id, team_id, role, rrule, start_minute, minutes, quiet_minutes, from_day, until_day,
                 suspended_reason, suspended_by, created_at)
               values ($1, $2, $3, $4, '', 0, 0, 0, $5, $5, $6, $7, $8)";
    let (now, by) = (org.now(), org.actor());
    org.execute(sql, args![id, team, role.code(), day, reason, by, now])?;
    Ok(())
}

/// A block to be.
pub(in crate::blocks) struct NewBlock<'a> {
    pub user: UserId,
    pub policy: PolicyId,
    pub laid: Laid,
    pub quiet_from: Timestamp,
    pub zone: &'a str,
    pub goal_kind: GoalKind,
}

/// Lays a block; nothing happens where the policy has laid one for that day already.
pub(in crate::blocks) fn insert_block(org: &mut Org<'_>, new: &NewBlock<'_>) -> Result<bool, StoreError> {
    let id: BlockId = org.next_id();
    let sql = "insert into blocks (org_id, id, user_id, policy_id, day, starts_at, ends_at, quiet_from_at, zone, laid_day, goal_kind)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $5, $10)
               on conflict (org_id, user_id, policy_id, laid_day) do nothing";
    let laid = &new.laid;
    let arguments = args![
        id,
        new.user,
        new.policy,
        laid.day,
        laid.starts_at,
        laid.ends_at,
        new.quiet_from,
        new.zone,
        new.goal_kind.code()
    ];
    Ok(org.execute(sql, arguments)? > 0)
}

/// Takes a laid block away without a trace: its policy no longer lays it, and nothing happened in it.
pub(in crate::blocks) fn delete_block(org: &mut Org<'_>, block: BlockId) -> Result<(), StoreError> {
    org.execute("delete from spans where org_id = $1 and block_id = $2", args![block])?;
    org.execute("delete from blocks where org_id = $1 and id = $2", args![block])?;
    Ok(())
}

/// Puts a block somewhere else. `moved_from` keeps where it was laid, and stays at the first move.
pub(in crate::blocks) fn place(
    org: &mut Org<'_>,
    block: BlockId,
    day: Date,
    (starts_at, ends_at): (Timestamp, Timestamp),
    quiet_from: Timestamp,
    moved_from: Option<Timestamp>,
) -> Result<(), StoreError> {
    let sql =
        "update blocks set day = $2, starts_at = $3, ends_at = $4, quiet_from_at = $5, moved_from_at = $6
               where org_id = $1 and id = $7";
    org.execute(sql, args![day, starts_at, ends_at, quiet_from, moved_from, block])?;
    Ok(())
}

/// Sets the zone a block counts its day in.
pub(in crate::blocks) fn set_zone(org: &mut Org<'_>, block: BlockId, zone: &str) -> Result<(), StoreError> {
    org.execute("update blocks set zone = $2 where org_id = $1 and id = $3", args![zone, block])?;
    Ok(())
}

/// Takes a block off, or puts it back on.
pub(in crate::blocks) fn set_removed(
    org: &mut Org<'_>,
    block: BlockId,
    removal: Option<Removal>,
    reason: Option<&str>,
    by: Option<UserId>,
) -> Result<(), StoreError> {
    let sql = "update blocks set removed_kind = $2, removed_reason = $3, removed_by = $4 where org_id = $1 and id = $5";
    org.execute(sql, args![removal.map(Removal::code), reason, by, block])?;
    Ok(())
}

/// The goal a rep sets. An agreement stands only while the number does.
pub(in crate::blocks) fn propose_goal(
    org: &mut Org<'_>,
    block: BlockId,
    count: i64,
) -> Result<(), StoreError> {
    let sql = "update blocks set
                 goal_agreed_by = case when goal_count = $2 then goal_agreed_by else null end,
                 goal_agreed_at = case when goal_count = $2 then goal_agreed_at else null end,
                 goal_count = $2, goal_proposed = $2
               where org_id = $1 and id = $3";
    org.execute(sql, args![count, block])?;
    Ok(())
}

/// The goal a manager agrees to; what the rep proposed stays beside it.
pub(in crate::blocks) fn agree_goal(
    org: &mut Org<'_>,
    block: BlockId,
    count: i64,
    by: UserId,
) -> Result<(), StoreError> {
    let sql = "update blocks set goal_count = $2, goal_agreed_by = $3, goal_agreed_at = $4 where org_id = $1 and id = $5";
    let now = org.now();
    org.execute(sql, args![count, by, now, block])?;
    Ok(())
}

/// What the goal of a block, and of the user's later ones that have no plan yet, is set in.
pub(in crate::blocks) fn set_goal_kind(
    org: &mut Org<'_>,
    block: BlockId,
    user: UserId,
    starts_at: Timestamp,
    kind: GoalKind,
) -> Result<(), StoreError> {
    let sql = "update blocks set goal_kind = $2 where org_id = $1 and (id = $3 or
                 (user_id = $4 and starts_at > $5 and plan_committed_at is null and closed_at is null))";
    org.execute(sql, args![kind.code(), block, user, starts_at])?;
    Ok(())
}

pub(in crate::blocks) fn set_plan_committed(org: &mut Org<'_>, block: BlockId) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "update blocks set plan_committed_at = $2 where org_id = $1 and id = $3 and plan_committed_at is null";
    org.execute(sql, args![now, block])?;
    Ok(())
}

pub(in crate::blocks) fn set_plan_done(
    org: &mut Org<'_>,
    block: BlockId,
    done: bool,
) -> Result<(), StoreError> {
    let sql = "update blocks set plan_done = $2 where org_id = $1 and id = $3 and closed_at is null";
    org.execute(sql, args![done, block])?;
    Ok(())
}

pub(in crate::blocks) fn set_finished(org: &mut Org<'_>, block: BlockId) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "update blocks set finished_at = $2 where org_id = $1 and id = $3 and finished_at is null";
    org.execute(sql, args![now, block])?;
    Ok(())
}

/// A span to be, from now on.
#[derive(Default)]
pub(in crate::blocks) struct NewSpan<'a> {
    pub reason: Option<&'a str>,
    pub about: Option<&'a str>,
    pub by_user: Option<UserId>,
    pub by_name: Option<&'a str>,
}

/// Ends what is going on in a block now, and begins something else.
pub(in crate::blocks) fn begin_span(
    org: &mut Org<'_>,
    block: BlockId,
    kind: SpanKind,
    new: &NewSpan<'_>,
) -> Result<(), StoreError> {
    let now = org.now();
    end_spans(org, block, now)?;
    let id: SpanId = org.next_id();
    let sql = "insert into spans (org_id, id, block_id, kind, from_at, reason, about, by_user_id, by_name)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    org.execute(sql, args![id, block, kind.code(), now, new.reason, new.about, new.by_user, new.by_name])?;
    Ok(())
}

/// Ends whatever is going on in a block.
pub(in crate::blocks) fn end_spans(
    org: &mut Org<'_>,
    block: BlockId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "update spans set until_at = case when from_at > $2 then from_at else $2 end
               where org_id = $1 and block_id = $3 and until_at is null";
    org.execute(sql, args![at, block])?;
    Ok(())
}

/// Writes the verdict, once.
pub(in crate::blocks) fn write_verdict(
    org: &mut Org<'_>,
    block: BlockId,
    minutes: &Minutes,
) -> Result<bool, StoreError> {
    let now = org.now();
    let sql = "update blocks set scheduled_minutes = $2, kept_minutes = $3, broken_minutes = $4, missed_minutes = $5,
                 unplanned_minutes = $6, closed_at = $7
               where org_id = $1 and id = $8 and closed_at is null";
    let arguments =
        args![minutes.scheduled, minutes.kept, minutes.broken, minutes.missed, minutes.unplanned, now, block];
    Ok(org.execute(sql, arguments)? > 0)
}
