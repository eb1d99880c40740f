//! Tomorrow's plan (A4): who is contacted in the next block, with an objective for each.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::hours::start_of_day;

/// How a plan stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlanState {
    /// Not committed, and the block has not begun.
    Draft,
    /// Committed before the midnight that begins the block's day.
    Committed,
    /// Committed after that midnight, before the block began.
    Late,
    /// The block began without a committed plan.
    Unplanned,
}

impl PlanState {
    /// The word on the page.
    pub const fn label(self) -> &'static str {
        match self {
            PlanState::Draft => "Draft",
            PlanState::Committed => "Committed",
            PlanState::Late => "Late",
            PlanState::Unplanned => "Unplanned",
        }
    }

    /// Whether the plan was there when the block began, or is already.
    pub const fn is_committed(self) -> bool {
        matches!(self, PlanState::Committed | PlanState::Late)
    }
}

/// The state of the plan for a block on the local `day` in the rep's zone.
///
/// Committing while the block runs leaves it unplanned: preparing inside a block is not prospecting.
/// Example: for a block on Wednesday 13 May at 9:00, 23:59 on Tuesday is committed, 0:00 on Wednesday is late,
/// 9:00 is unplanned.
pub fn state(
    committed_at: Option<Timestamp>,
    block_start: Timestamp,
    day: Date,
    tz: &TimeZone,
    now: Timestamp,
) -> PlanState {
    match committed_at.filter(|at| *at <= now) {
        Some(at) if at < block_start && at < start_of_day(day, tz) => PlanState::Committed,
        Some(at) if at < block_start => PlanState::Late,
        None if now < block_start => PlanState::Draft,
        _ => PlanState::Unplanned,
    }
}

/// Why a plan can't be committed.
#[derive(Clone, PartialEq, Eq, Debug, Default, thiserror::Error)]
#[error("{} on the plan without an objective{}", missing.len(), if *empty { ", nobody on it" } else { "" })]
pub struct PlanErrors {
    /// Positions (from 0) of the people without an objective.
    pub missing: Vec<usize>,
    /// Nobody is on the plan.
    pub empty: bool,
}

/// Checks the objectives of a plan, in its order: at least one person, and words for each.
pub fn check<T: AsRef<str>>(objectives: &[T]) -> Result<(), PlanErrors> {
    let missing: Vec<usize> = objectives
        .iter()
        .enumerate()
        .filter(|(_, words)| words.as_ref().trim().is_empty())
        .map(|(position, _)| position)
        .collect();
    let empty = objectives.is_empty();
    if missing.is_empty() && !empty { Ok(()) } else { Err(PlanErrors { missing, empty }) }
}
