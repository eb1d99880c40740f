//! Protected time kept: the minutes of a period, and the blocks and losses they were summed from.

use std::collections::BTreeMap;

use domain::block::{self, Minutes, SpanKind};
use domain::{BlockId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, Value, args};

use super::history::placeholders;
use super::rows::{Block, COLUMNS, SpanRow, read, read_span};

/// The blocks of some people in a period. Every figure is the sum of the rows.
#[derive(Clone, Debug, Default)]
pub struct Protected {
    /// One row a block that has begun, by its start.
    pub rows: Vec<ProtectedBlock>,
}

/// A block that has begun, its minutes and what was lost of it.
#[derive(Clone, Debug)]
pub struct ProtectedBlock {
    /// The block.
    pub block: Block,
    /// The verdict, or what is decided so far.
    pub minutes: Minutes,
    /// What was lost, in order.
    pub lost: Vec<LostMark>,
}

/// A stretch of a block that was not kept.
#[derive(Clone, Debug)]
pub struct LostMark {
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Why.
    pub why: LostWhy,
    /// Who interrupted, if a user did; who may see it is for the caller (What::Interruptions).
    pub by_user: Option<UserId>,
    /// Who interrupted, in words.
    pub by_name: Option<String>,
    /// The typed reason.
    pub reason: Option<String>,
    /// 'customer', 'prospect', 'internal'.
    pub about: Option<String>,
}

/// Why a stretch was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LostWhy {
    /// The rep paused.
    Paused,
    /// Somebody interrupted.
    Interrupted,
    /// Late, or not there.
    Away,
}

impl Protected {
    /// The sum over all rows.
    pub fn minutes(&self) -> Minutes {
        self.rows.iter().map(|row| row.minutes).sum()
    }

    /// The sum over one user's rows.
    pub fn minutes_of(&self, user: UserId) -> Minutes {
        self.rows.iter().filter(|row| row.block.user == user).map(|row| row.minutes).sum()
    }
}

/// The blocks of these users from one day to another, both included, that have begun (or were taken off), with their
/// minutes and losses. A block that is still to come is neither kept nor missed.
pub fn protected(org: &mut Org<'_>, users: &[UserId], from: Date, to: Date) -> Result<Protected, StoreError> {
    if users.is_empty() {
        return Ok(Protected::default());
    }
    let now = org.now();
    let clause = format!(
        "b.day >= $2 and b.day <= $3 and b.starts_at <= $4 and b.user_id in ({})",
        placeholders(5, users.len())
    );
    let mut arguments = args![from, to, now];
    arguments.extend(users.iter().map(|user| Value::Int(i64::from(*user))));
    let mut spans = spans_of(org, &clause, arguments.clone())?;
    let sql =
        format!("select {COLUMNS} from blocks b where b.org_id = $1 and {clause} order by b.starts_at, b.id");
    let mut rows = Vec::new();
    for row in &org.query(&sql, arguments)? {
        let block = read(row)?;
        let spans = spans.remove(&block.id).unwrap_or_default();
        let minutes = match block.verdict {
            Some(verdict) => verdict,
            None => block::minutes(&block.facts(now), &spans.iter().map(|row| row.span).collect::<Vec<_>>()),
        };
        let lost = lost(&block, &spans, now);
        rows.push(ProtectedBlock { block, minutes, lost });
    }
    Ok(Protected { rows })
}

fn spans_of(
    org: &mut Org<'_>,
    clause: &str,
    arguments: Vec<Value>,
) -> Result<BTreeMap<BlockId, Vec<SpanRow>>, StoreError> {
    // The clause comes first so that its placeholders are the first to appear.
    let sql = format!(
        "select b.id, s.id, s.kind, s.from_at, s.until_at, s.reason, s.about, s.by_user_id, s.by_name
         from blocks b join spans s on s.org_id = b.org_id and s.block_id = b.id
         where b.org_id = $1 and {clause} order by b.id, s.from_at, s.id"
    );
    let mut spans: BTreeMap<BlockId, Vec<SpanRow>> = BTreeMap::new();
    for row in &org.query(&sql, arguments)? {
        spans.entry(row.get(0)?).or_default().push(read_span(row, 1)?);
    }
    Ok(spans)
}

/// What was lost of a block up to now: pauses and interruptions, and the time in which the rep was not there.
pub fn lost(block: &Block, spans: &[SpanRow], now: Timestamp) -> Vec<LostMark> {
    if block.removed.is_some() {
        return Vec::new();
    }
    let end = block.end().min(now);
    let mut marks = Vec::new();
    let mut covered = block.starts_at;
    for row in spans {
        let from = row.span.from.max(block.starts_at);
        let until = row.span.until.unwrap_or(end).min(end);
        if until <= from {
            continue;
        }
        if from > covered {
            marks.push(away(covered, from));
        }
        covered = covered.max(until);
        let why = match row.span.kind {
            SpanKind::Paused => LostWhy::Paused,
            SpanKind::Interrupted => LostWhy::Interrupted,
            SpanKind::Focus | SpanKind::Prospecting => continue,
        };
        marks.push(LostMark {
            from,
            until,
            why,
            by_user: row.by_user,
            by_name: row.by_name.clone(),
            reason: row.reason.clone(),
            about: row.about.clone(),
        });
    }
    if end > covered {
        marks.push(away(covered, end));
    }
    if block.finished_at.is_some_and(|at| at <= now) && !block.plan_done && block.ends_at > end {
        marks.push(away(end, block.ends_at));
    }
    // Less than half a minute is no minute: see `domain::block::minutes`.
    marks.retain(|mark| mark.until.duration_since(mark.from).as_secs() >= 30);
    marks.sort_by_key(|mark| mark.from);
    marks
}

fn away(from: Timestamp, until: Timestamp) -> LostMark {
    LostMark { from, until, why: LostWhy::Away, by_user: None, by_name: None, reason: None, about: None }
}
