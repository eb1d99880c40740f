//! From a policy to blocks on the calendar, eight weeks ahead.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::hours::{Calendar, add_days, at_minute};
use crate::recurrence::Recurrence;

/// One line of a block policy: when, in minutes of the rep's local day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// On which days.
    pub rule: Recurrence,
    /// The day the policy began: weeks are counted from here.
    pub anchor: Date,
    /// 540 is 9:00.
    pub from_minute: u32,
    /// Exclusive; 660 is 11:00.
    pub until_minute: u32,
}

impl Slot {
    /// Minutes a week, averaged over the interval.
    pub fn minutes_a_week(&self) -> u32 {
        self.until_minute.saturating_sub(self.from_minute) * self.rule.weekdays().len() as u32
            / self.rule.interval()
    }
}

/// A block as laid out from a policy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Laid {
    /// The rep's local day.
    pub day: Date,
    /// Start.
    pub starts_at: Timestamp,
    /// End, exclusive.
    pub ends_at: Timestamp,
}

/// How many weeks ahead blocks are laid out (A1).
pub const WEEKS_AHEAD: u32 = 8;

/// Lays out the blocks of a policy in a rep's zone: `weeks` weeks from `from_day` on, without days off and leave.
///
/// Ascending by start. Slots of one day that overlap are laid once: the later one is left out.
/// Example: Tuesdays 9:00 to 11:00 for eight weeks gives eight blocks, fewer by each holiday.
pub fn layout(
    slots: &[Slot],
    from_day: Date,
    weeks: u32,
    tz: &TimeZone,
    calendar: &Calendar,
    leave: &BTreeSet<Date>,
) -> Vec<Laid> {
    let to = add_days(from_day, i64::from(weeks) * 7 - 1);
    let mut laid: Vec<Laid> = slots
        .iter()
        .flat_map(|slot| slot.rule.days(from_day, to, slot.anchor).into_iter().map(move |day| (slot, day)))
        // The slot names its weekdays itself, so only holidays and leave are days off here.
        .filter(|(_, day)| !calendar.holidays.contains(day) && !leave.contains(day))
        .map(|(slot, day)| Laid {
            day,
            starts_at: at_minute(day, slot.from_minute, tz),
            ends_at: at_minute(day, slot.until_minute, tz),
        })
        .filter(|block| block.starts_at < block.ends_at)
        .collect();
    laid.sort_by_key(|block| (block.starts_at, block.ends_at));
    laid.dedup_by(|next, kept| next.starts_at < kept.ends_at);
    laid
}
