//! Minutes that add up, and their share, which never flatters.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// The minutes of a block, or of many: they add up. `scheduled = kept + broken + missed + remaining`, exactly;
/// `remaining` is 0 once the block is over.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Minutes {
    /// All minutes of the block; 0 if it was removed for leave or a holiday.
    pub scheduled: u32,
    /// Present, with a committed plan.
    pub kept: u32,
    /// Paused or interrupted.
    pub broken: u32,
    /// Late, not there, without a plan, or removed for anything but leave or a holiday.
    pub missed: u32,
    /// The part of `missed` in which the rep was present, without a committed plan.
    pub unplanned: u32,
    /// The minutes that are decided: `kept + broken + missed`.
    pub so_far: u32,
    /// The minutes still to come: `scheduled - so_far`.
    pub remaining: u32,
}

impl Minutes {
    /// Minutes lost to the goal: broken and missed.
    pub fn lost(self) -> u32 {
        self.broken + self.missed
    }

    /// Protected time kept: kept ÷ decided minutes; none while nothing is decided.
    ///
    /// For a finished period this is kept ÷ scheduled, as A1 has it; a block that is still to come is no miss.
    pub fn share(self) -> Option<Share> {
        (self.so_far > 0).then_some(Share { kept: self.kept, of: self.so_far })
    }
}

impl Add for Minutes {
    type Output = Minutes;
    fn add(self, other: Minutes) -> Minutes {
        Minutes {
            scheduled: self.scheduled + other.scheduled,
            kept: self.kept + other.kept,
            broken: self.broken + other.broken,
            missed: self.missed + other.missed,
            unplanned: self.unplanned + other.unplanned,
            so_far: self.so_far + other.so_far,
            remaining: self.remaining + other.remaining,
        }
    }
}

impl AddAssign for Minutes {
    fn add_assign(&mut self, other: Minutes) {
        *self = *self + other;
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Minutes>>(all: I) -> Minutes {
        all.fold(Minutes::default(), Add::add)
    }
}

/// A share of minutes, printed to a tenth of a percent and rounded down: `99.2%`.
///
/// It says `100%` only when every minute was kept: 1,999 of 2,000 is `99.9%`. The goal is 100 %, and less is a miss.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Share {
    /// Minutes kept.
    pub kept: u32,
    /// Of so many.
    pub of: u32,
}

impl Share {
    /// The share in tenths of a percent, rounded down: 992.
    pub fn tenths(self) -> u32 {
        (u64::from(self.kept) * 1000 / u64::from(self.of.max(1))) as u32
    }

    /// Whether the goal is met: every minute kept.
    pub fn is_whole(self) -> bool {
        self.kept == self.of
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.tenths() / 10, self.tenths() % 10) {
            (whole, 0) => write!(f, "{whole}%"),
            (whole, tenth) => write!(f, "{whole}.{tenth}%"),
        }
    }
}
