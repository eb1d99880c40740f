//! Moving a block, and the quiet before it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::BlockFacts;
use crate::hours::{iso_week, local_day};

/// Why a block can't be moved there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum MoveError {
    /// It has begun, ended or been finished.
    #[error("the block has begun")]
    Begun,
    /// It was taken off the calendar.
    #[error("the block was removed")]
    Removed,
    /// Another ISO week in the rep's zone.
    #[error("another week")]
    OtherWeek,
    /// The new start has passed.
    #[error("in the past")]
    Past,
}

/// Whether a rep may move a block to another start (A1): before it starts, within the same ISO week of the rep's zone,
/// not into the past. The length stays, so that moving loses no hours: see [`moved_end`].
pub fn may_move(
    block: &BlockFacts,
    new_start: Timestamp,
    now: Timestamp,
    tz: &TimeZone,
) -> Result<(), MoveError> {
    let week = |at| iso_week(local_day(at, tz));
    if block.removed.is_some() {
        Err(MoveError::Removed)
    } else if block.starts_at <= now || block.finished_at.is_some() {
        Err(MoveError::Begun)
    } else if new_start < now {
        Err(MoveError::Past)
    } else if week(new_start) != week(block.starts_at) {
        Err(MoveError::OtherWeek)
    } else {
        Ok(())
    }
}

/// The end of a block that begins at `new_start` and is as long as before.
pub fn moved_end(block: &BlockFacts, new_start: Timestamp) -> Timestamp {
    new_start.saturating_add(block.ends_at.duration_since(block.starts_at)).unwrap_or(Timestamp::MAX)
}

/// From when on what others send is held (A2): `quiet_minutes` before the start, 30 by default.
pub fn quiet_from(starts_at: Timestamp, quiet_minutes: u32) -> Timestamp {
    starts_at.saturating_sub(SignedDuration::from_mins(i64::from(quiet_minutes))).unwrap_or(Timestamp::MIN)
}
