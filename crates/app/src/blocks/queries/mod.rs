//! The tables of blocks, their spans and the policies they come from: the only files that name them.

mod history;
mod policies;
mod protected;
mod rows;
mod sight;
mod write;

pub use history::{Conflict, conflicts, last_comparable_results};
pub use policies::{Bare, PolicyRow, policies_of, role_holders, roles_without_hours, team_name};
pub use protected::{LostMark, LostWhy, Protected, ProtectedBlock, lost, protected};
pub use rows::{Block, SpanRow, between, block, current_or_next, latest_over, of_day, spans};
pub use sight::{TeamRow, is_in_line, teams_led, users_of_team};

pub(super) use policies::{Policy, end_policy, insert_policy, policies_for, policy, policy_applies};
pub(super) use rows::{due, laid_between, own_overlaps};
pub(super) use sight::{Seller, active_sellers, leave_days, seller};
pub(super) use write::*;

use domain::UserId;
use domain::block::{self, BlockState, Minutes};
use jiff::Timestamp;
use store::{Org, StoreError, args};

/// The minutes of a block: its verdict once it is written, until then what is decided so far.
pub fn minutes(org: &mut Org<'_>, block: &Block) -> Result<Minutes, StoreError> {
    if let Some(verdict) = block.verdict {
        return Ok(verdict);
    }
    let spans: Vec<block::Span> = spans(org, block.id)?.into_iter().map(|row| row.span).collect();
    Ok(block::minutes(&block.facts(org.now()), &spans))
}

/// How a block stands now.
pub fn state(org: &mut Org<'_>, block: &Block) -> Result<BlockState, StoreError> {
    let spans: Vec<block::Span> = spans(org, block.id)?.into_iter().map(|row| row.span).collect();
    Ok(block::state(&block.facts(org.now()), &spans))
}

/// Until when what others send a user is held (A2): from the quiet minutes before a block to its end. Blocks whose
/// quiet minutes begin before the one before has ended are one long silence.
pub fn quiet_until(org: &mut Org<'_>, user: UserId, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    Ok(silence(org, user, now)?.map(|(_, until)| until))
}

/// The silence in which a user is now: since when, and until when.
pub fn silence(
    org: &mut Org<'_>,
    user: UserId,
    now: Timestamp,
) -> Result<Option<(Timestamp, Timestamp)>, StoreError> {
    // A finished block ends when it was finished: from then on nothing is held.
    let sql = "select quiet_from_at, case when finished_at is null then ends_at else finished_at end
               from blocks where org_id = $1 and user_id = $2 and removed_kind is null
               and quiet_from_at <= $3 and ends_at > $4 order by quiet_from_at";
    let day_before = now.saturating_sub(jiff::SignedDuration::from_hours(24)).unwrap_or(now);
    let day_after = now.saturating_add(jiff::SignedDuration::from_hours(24)).unwrap_or(now);
    let mut silences: Vec<(Timestamp, Timestamp)> = Vec::new();
    for row in org.query(sql, args![user, day_after, day_before])? {
        let (from, until): (Timestamp, Timestamp) = (row.get(0)?, row.get(1)?);
        match silences.last_mut() {
            _ if until <= from => {}
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => silences.push((from, until)),
        }
    }
    Ok(silences.into_iter().find(|(from, until)| *from <= now && now < *until))
}
