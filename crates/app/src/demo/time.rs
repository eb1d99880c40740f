//! When things happen. The story is written for Tuesday 12 May 2026; asked for another day, the whole world is shifted by
//! whole weeks, so that weekdays stay what they are: to the latest Tuesday that is not after the clock's day. (Asked for on
//! a Thursday, the company's day was the Tuesday before, and is over.)

use domain::hours::{add_days, at_minute, days, days_between};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The day of the pictures.
const THE_DAY: Date = date(2026, 5, 12);

/// How far the story is shifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Timeline {
    shift: i64,
}

impl Timeline {
    /// The story as seen from a day.
    pub(super) fn around(today: Date) -> Timeline {
        Timeline { shift: days_between(THE_DAY, today).div_euclid(7) * 7 }
    }

    /// A story shifted by so many days.
    pub(super) fn shifted(shift: i64) -> Timeline {
        Timeline { shift }
    }

    /// By how many days.
    pub(super) fn shift(self) -> i64 {
        self.shift
    }

    /// A day of 2026 as the story has it.
    pub(super) fn day(self, month: i8, day: i8) -> Date {
        self.on(date(2026, month, day))
    }

    /// Any day as the story has it.
    pub(super) fn on(self, written: Date) -> Date {
        add_days(written, self.shift)
    }

    /// The day of the pictures.
    pub(super) fn the_day(self) -> Date {
        self.on(THE_DAY)
    }

    /// Where a day of the calendar stands in the story as written.
    pub(super) fn written(self, day: Date) -> Date {
        add_days(day, -self.shift)
    }

    /// The working days of the story before the day of the pictures, in order.
    pub(super) fn past(self) -> impl Iterator<Item = Date> {
        let last = add_days(self.the_day(), -1);
        days(self.day(2, 2), last).filter(|day| is_working(*day))
    }
}

fn is_working(day: Date) -> bool {
    day.weekday().to_monday_zero_offset() < 5
}

/// The working day so many working days later (or earlier): the story knows no holidays.
pub(super) fn working_days_on(day: Date, count: i64) -> Date {
    let step = if count < 0 { -1 } else { 1 };
    (0..count.abs()).fold(day, |day, _| {
        let mut next = add_days(day, step);
        while !is_working(next) {
            next = add_days(next, step);
        }
        next
    })
}

/// A moment of a day by the clock on the wall.
pub(super) fn at(day: Date, (hour, minute): (u32, u32), zone: &TimeZone) -> Timestamp {
    at_minute(day, hour * 60 + minute, zone)
}

/// Some minutes later.
pub(super) fn later(at: Timestamp, minutes: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_is_shifted_by_whole_weeks() {
        let shift = |year, month, day| Timeline::around(date(year, month, day)).shift();
        assert_eq!((shift(2026, 5, 12), shift(2026, 5, 18), shift(2026, 5, 19)), (0, 0, 7));
        assert_eq!(shift(2026, 5, 11), -7);
        assert_eq!(Timeline::around(date(2027, 1, 1)).the_day().weekday(), THE_DAY.weekday());
    }

    #[test]
    fn working_days_skip_the_weekend_both_ways() {
        assert_eq!(working_days_on(date(2026, 5, 8), 1), date(2026, 5, 11));
        assert_eq!(working_days_on(date(2026, 5, 11), -1), date(2026, 5, 8));
    }
}
