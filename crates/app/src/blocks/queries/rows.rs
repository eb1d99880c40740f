//! Blocks as they are read, and the spans within them.

use domain::block::{BlockFacts, Minutes, Removal, Span, SpanKind};
use domain::goal::GoalKind;
use domain::{BlockId, PolicyId, SpanId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, Row, StoreError, args};

/// A protected block with everything on record about it.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// Whose it is.
    pub user: UserId,
    /// The policy that laid it out.
    pub policy: Option<PolicyId>,
    /// The owner's local day.
    pub day: Date,
    /// Scheduled start.
    pub starts_at: Timestamp,
    /// Scheduled end, exclusive.
    pub ends_at: Timestamp,
    /// From when on what others send is held.
    pub quiet_from_at: Timestamp,
    /// The owner's zone when it was laid out.
    pub zone: TimeZone,
    /// What its goal is set in.
    pub goal_kind: GoalKind,
    /// The goal, once there is one.
    pub goal_count: Option<i64>,
    /// What the rep proposed.
    pub goal_proposed: Option<i64>,
    /// The manager who agreed to it.
    pub goal_agreed_by: Option<UserId>,
    /// When the plan was committed.
    pub plan_committed_at: Option<Timestamp>,
    /// When the rep finished before the end.
    pub finished_at: Option<Timestamp>,
    /// Whether everybody on the plan had been tried.
    pub plan_done: bool,
    /// Whether, and as what, it was taken off.
    pub removed: Option<Removal>,
    /// Why.
    pub removed_reason: Option<String>,
    /// By whom.
    pub removed_by: Option<UserId>,
    /// Where it was before its first move.
    pub moved_from_at: Option<Timestamp>,
    /// The minutes, once they are written.
    pub verdict: Option<Minutes>,
    /// When the verdict was written.
    pub closed_at: Option<Timestamp>,
}

impl Block {
    /// What the rules of A1 need to know, at a moment.
    pub fn facts(&self, now: Timestamp) -> BlockFacts {
        BlockFacts {
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            plan_committed_at: self.plan_committed_at,
            finished_at: self.finished_at,
            plan_done: self.plan_done,
            removed: self.removed,
            now,
        }
    }

    /// When it ended or will end: an early finish is its end.
    pub fn end(&self) -> Timestamp {
        self.finished_at.map_or(self.ends_at, |at| at.min(self.ends_at))
    }

    /// Whether it is over at a moment.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.removed.is_none() && self.end() <= now
    }

    /// `9:00`.
    pub fn start_text(&self) -> String {
        domain::hours::clock_text(self.starts_at, &self.zone)
    }

    /// `11:00`.
    pub fn end_text(&self) -> String {
        domain::hours::clock_text(self.ends_at, &self.zone)
    }

    /// Its length.
    pub fn length_minutes(&self) -> i64 {
        self.ends_at.duration_since(self.starts_at).as_mins()
    }
}

/// A stretch of a block, and who held it up.
#[derive(Clone, Debug)]
pub struct SpanRow {
    /// Its id.
    pub id: SpanId,
    /// What it was, from when until when.
    pub span: Span,
    /// Why it was paused or interrupted.
    pub reason: Option<String>,
    /// 'customer', 'prospect' or 'internal'.
    pub about: Option<String>,
    /// Who interrupted, if a user did.
    pub by_user: Option<UserId>,
    /// Who interrupted, in words.
    pub by_name: Option<String>,
}

pub(super) const COLUMNS: &str = "b.id, b.user_id, b.policy_id, b.day, b.starts_at, b.ends_at, b.quiet_from_at, b.zone,
    b.goal_kind, b.goal_count, b.goal_proposed, b.goal_agreed_by, b.plan_committed_at, b.finished_at, b.plan_done,
    b.removed_kind, b.removed_reason, b.removed_by, b.moved_from_at, b.closed_at,
    b.scheduled_minutes, b.kept_minutes, b.broken_minutes, b.missed_minutes, b.unplanned_minutes";

pub(super) fn read(row: &Row) -> Result<Block, StoreError> {
    let (zone, kind): (String, String) = (row.get(7)?, row.get(8)?);
    let closed_at: Option<Timestamp> = row.get(19)?;
    let verdict = match row.get::<Option<u32>>(20)? {
        Some(scheduled) if closed_at.is_some() => Some(Minutes {
            scheduled,
            kept: row.get(21)?,
            broken: row.get(22)?,
            missed: row.get(23)?,
            unplanned: row.get(24)?,
            so_far: scheduled,
            remaining: 0,
        }),
        _ => None,
    };
    Ok(Block {
        id: row.get(0)?,
        user: row.get(1)?,
        policy: row.get(2)?,
        day: row.get(3)?,
        starts_at: row.get(4)?,
        ends_at: row.get(5)?,
        quiet_from_at: row.get(6)?,
        zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
        goal_kind: GoalKind::from_code(&kind).unwrap_or(GoalKind::ScopingCallBooked),
        goal_count: row.get(9)?,
        goal_proposed: row.get(10)?,
        goal_agreed_by: row.get(11)?,
        plan_committed_at: row.get(12)?,
        finished_at: row.get(13)?,
        plan_done: row.get(14)?,
        removed: row.get::<Option<String>>(15)?.and_then(|code| Removal::from_code(&code)),
        removed_reason: row.get(16)?,
        removed_by: row.get(17)?,
        moved_from_at: row.get(18)?,
        verdict,
        closed_at,
    })
}

fn select(org: &mut Org<'_>, rest: &str, args: Vec<store::Value>) -> Result<Vec<Block>, StoreError> {
    let sql = format!("select {COLUMNS} from blocks b where b.org_id = $1 and {rest}");
    org.query(&sql, args)?.iter().map(read).collect()
}

/// A block.
pub fn block(org: &mut Org<'_>, id: BlockId) -> Result<Option<Block>, StoreError> {
    Ok(select(org, "b.id = $2", args![id])?.into_iter().next())
}

/// A user's blocks of a day, also those taken off, by their start.
pub fn of_day(org: &mut Org<'_>, user: UserId, day: Date) -> Result<Vec<Block>, StoreError> {
    between(org, user, day, day)
}

/// A user's blocks from one day to another, both included, also those taken off, by their start.
pub fn between(org: &mut Org<'_>, user: UserId, from: Date, to: Date) -> Result<Vec<Block>, StoreError> {
    select(
        org,
        "b.user_id = $2 and b.day >= $3 and b.day <= $4 order by b.starts_at, b.id",
        args![user, from, to],
    )
}

/// The block a user is in, else the next one.
pub fn current_or_next(org: &mut Org<'_>, user: UserId, now: Timestamp) -> Result<Option<Block>, StoreError> {
    let rest = "b.user_id = $2 and b.ends_at > $3 and (b.finished_at is null or b.finished_at > $3)
                and b.removed_kind is null order by b.starts_at, b.id limit 1";
    Ok(select(org, rest, args![user, now])?.into_iter().next())
}

/// The last block of a user that is over.
pub fn latest_over(org: &mut Org<'_>, user: UserId, now: Timestamp) -> Result<Option<Block>, StoreError> {
    let rest = "b.user_id = $2 and (b.ends_at <= $3 or b.finished_at <= $3)
                and b.removed_kind is null order by b.starts_at desc, b.id desc limit 1";
    Ok(select(org, rest, args![user, now])?.into_iter().next())
}

/// What a policy (any policy) laid for a user from one day to another, by the day it was laid for.
pub(in crate::blocks) fn laid_between(
    org: &mut Org<'_>,
    user: UserId,
    from: Date,
    to: Date,
) -> Result<Vec<(Date, Block)>, StoreError> {
    let sql = format!(
        "select {COLUMNS}, b.laid_day from blocks b
         where b.org_id = $1 and b.user_id = $2 and b.laid_day >= $3 and b.laid_day <= $4 order by b.starts_at, b.id"
    );
    org.query(&sql, args![user, from, to])?.iter().map(|row| Ok((row.get(25)?, read(row)?))).collect()
}

/// Whether a user has another block in this stretch of time.
pub(in crate::blocks) fn own_overlaps(
    org: &mut Org<'_>,
    block: &Block,
    from: Timestamp,
    until: Timestamp,
) -> Result<bool, StoreError> {
    let rest = "b.user_id = $2 and b.id <> $3 and b.removed_kind is null and b.starts_at < $4 and b.ends_at > $5 limit 1";
    Ok(!select(org, rest, args![block.user, block.id, until, from])?.is_empty())
}

/// Blocks that are over and have no verdict yet.
pub(in crate::blocks) fn due(org: &mut Org<'_>, now: Timestamp) -> Result<Vec<Block>, StoreError> {
    select(org, "b.closed_at is null and b.ends_at <= $2 order by b.ends_at, b.id", args![now])
}

/// The spans of a block, in order.
pub fn spans(org: &mut Org<'_>, block: BlockId) -> Result<Vec<SpanRow>, StoreError> {
    let sql = "select id, kind, from_at, until_at, reason, about, by_user_id, by_name from spans
               where org_id = $1 and block_id = $2 order by from_at, id";
    org.query(sql, args![block])?.iter().map(|row| read_span(row, 0)).collect()
}

/// A span whose columns begin at `first`.
pub(super) fn read_span(row: &Row, first: usize) -> Result<SpanRow, StoreError> {
    let kind: String = row.get(first + 1)?;
    Ok(SpanRow {
        id: row.get(first)?,
        span: Span {
            kind: SpanKind::from_code(&kind).unwrap_or(SpanKind::Paused),
            from: row.get(first + 2)?,
            until: row.get(first + 3)?,
        },
        reason: row.get(first + 4)?,
        about: row.get(first + 5)?,
        by_user: row.get(first + 6)?,
        by_name: row.get(first + 7)?,
    })
}
