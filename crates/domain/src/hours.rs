//! Working days, local days and the words for them. The zone is always a parameter: the rep's own.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// The days of the week on which somebody works. Never empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct WorkWeek(u8);

impl Default for WorkWeek {
    /// Monday to Friday.
    fn default() -> WorkWeek {
        WorkWeek(0b1_1111)
    }
}

impl WorkWeek {
    /// A week of these days; none for no day at all.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Option<WorkWeek> {
        WorkWeek::from_mask(days.into_iter().fold(0, |mask, day| mask | bit(day)))
    }

    /// From the stored mask, Monday = 1, Tuesday = 2, … Sunday = 64; none if it holds no day.
    pub fn from_mask(mask: u8) -> Option<WorkWeek> {
        (mask & 0x7f != 0).then_some(WorkWeek(mask & 0x7f))
    }

    /// The mask to store.
    pub fn mask(self) -> u8 {
        self.0
    }

    /// Whether this weekday is worked.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.to_monday_zero_offset()
}

/// A working week and the holidays that interrupt it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calendar {
    /// The days of the week that are worked.
    pub week: WorkWeek,
    /// Days off for everybody.
    pub holidays: BTreeSet<Date>,
}

impl Calendar {
    /// Monday to Friday without these holidays.
    pub fn with_holidays(holidays: impl IntoIterator<Item = Date>) -> Calendar {
        Calendar { week: WorkWeek::default(), holidays: holidays.into_iter().collect() }
    }

    /// Whether this day is worked.
    pub fn is_working(&self, day: Date) -> bool {
        self.week.has(day.weekday()) && !self.holidays.contains(&day)
    }

    /// The first working day after this day.
    pub fn next_working_day(&self, day: Date) -> Date {
        self.step(day, 1)
    }

    /// The last working day before this day.
    pub fn previous_working_day(&self, day: Date) -> Date {
        self.step(day, -1)
    }

    /// How many working days lie from one day to another, both included; 0 if `to` is before `from`.
    pub fn working_days(&self, from: Date, to: Date) -> u32 {
        days(from, to).filter(|day| self.is_working(*day)).count() as u32
    }

    /// Which working day of its month a day is, and how many the month has.
    ///
    /// Tuesday 12 May 2026 without holidays is `(8, 21)`. A day off counts as the working day before it,
    /// so that Sunday 10 May is `(6, 21)`, and 1 March on a Sunday is `(0, …)`.
    pub fn month_position(&self, day: Date) -> (u32, u32) {
        let (first, last) = month_of(day);
        (self.working_days(first, day), self.working_days(first, last))
    }

    fn step(&self, day: Date, by: i64) -> Date {
        // Ten years without a working day can only be a mistake in the holidays; then the neighbour has to do.
        let mut at = day;
        for _ in 0..3660 {
            at = add_days(at, by);
            if self.is_working(at) {
                return at;
            }
        }
        add_days(day, by)
    }
}

/// The day `count` days after (negative: before) this one; stops at the ends of the calendar.
pub fn add_days(day: Date, count: i64) -> Date {
    day.saturating_add(count.days())
}

/// Every day from one to another, both included; none if `to` is before `from`.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.series(1.day()).take_while(move |day| *day <= to)
}

/// How many days lie between: 1 from Monday to Tuesday, negative backwards.
pub fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// The day it is in this zone at this moment.
pub fn local_day(at: Timestamp, tz: &TimeZone) -> Date {
    tz.to_datetime(at).date()
}

/// The minutes since local midnight by the clock on the wall (0 to 1439).
pub fn minute_of_day(at: Timestamp, tz: &TimeZone) -> u32 {
    let time = tz.to_datetime(at).time();
    u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs())
}

/// The moment at which the clock on the wall shows this minute of this day (540 = 9:00; 1440 = the next midnight).
///
/// Daylight saving as in RFC 5545: a time that is skipped moves forward by the gap (2:30 becomes 3:30), of a time
/// that comes twice the first is meant. Moments outside jiff's years −9999 to 9999 stop at their ends.
pub fn at_minute(day: Date, minute_of_day: u32, tz: &TimeZone) -> Timestamp {
    let day = add_days(day, i64::from(minute_of_day / 1440));
    let minute = minute_of_day % 1440;
    let wall = day.at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
    let end = if day.year() > 0 { Timestamp::MAX } else { Timestamp::MIN };
    tz.to_ambiguous_timestamp(wall).compatible().unwrap_or(end)
}

/// The local midnight that begins this day (the first moment of it where midnight is skipped).
pub fn start_of_day(day: Date, tz: &TimeZone) -> Timestamp {
    at_minute(day, 0, tz)
}

/// The local midnight that ends this day: the first moment of the next.
pub fn end_of_day(day: Date, tz: &TimeZone) -> Timestamp {
    at_minute(day, 1440, tz)
}

/// The same local time, this many working days later.
///
/// Friday 16:10 and one working day is Monday 16:10. Something offered on a day off counts from that day, at the
/// same clock time of the first working day after it.
pub fn due_after_working_days(at: Timestamp, count: u32, tz: &TimeZone, calendar: &Calendar) -> Timestamp {
    let day = (0..count).fold(local_day(at, tz), |day, _| calendar.next_working_day(day));
    let wall = day.to_datetime(tz.to_datetime(at).time());
    tz.to_ambiguous_timestamp(wall).compatible().unwrap_or(at)
}

/// ISO year and week of a day: Friday 1 January 2027 is in week 53 of 2026.
pub fn iso_week(day: Date) -> (i16, i8) {
    let week = day.iso_week_date();
    (week.year(), week.week())
}

/// Monday and Sunday of the ISO week of a day.
pub fn week_of(day: Date) -> (Date, Date) {
    let monday = add_days(day, -i64::from(day.weekday().to_monday_zero_offset()));
    (monday, add_days(monday, 6))
}

/// First and last day of the month of a day.
pub fn month_of(day: Date) -> (Date, Date) {
    (day.first_of_month(), day.last_of_month())
}

/// The clock on the wall: `9:47`.
pub fn clock_text(at: Timestamp, tz: &TimeZone) -> String {
    minute_text(minute_of_day(at, tz))
}

/// A minute of the day as a clock shows it: 540 is `9:00`.
pub fn minute_text(minute_of_day: u32) -> String {
    format!("{}:{:02}", minute_of_day / 60, minute_of_day % 60)
}

/// `Thu 14 May`.
pub fn day_short(day: Date) -> String {
    format!("{} {} {}", &weekday_name(day.weekday())[..3], day.day(), &month_name(day)[..3])
}

/// `Tuesday 12 May`.
pub fn day_long(day: Date) -> String {
    format!("{} {} {}", weekday_name(day.weekday()), day.day(), month_name(day))
}

/// `7 May`, as in "Referred by Joel, 7 May".
pub fn day_and_month(day: Date) -> String {
    format!("{} {}", day.day(), month_name(day))
}

/// `Wednesday`.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// `May`.
pub fn month_name(day: Date) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[(day.month() - 1) as usize]
}

/// How long ago something was, in the words people use: `just now`, `12 minutes ago`, `3 hours ago`, `yesterday`,
/// `4 days ago`, else the day (`7 May`, with the year when it is another one).
///
/// Days are local: 23:50 seen at 0:10 is "20 minutes ago", 18:00 seen the next morning is "yesterday".
pub fn ago_text(at: Timestamp, now: Timestamp, tz: &TimeZone) -> String {
    let minutes = (now.as_second() - at.as_second()).max(0) / 60;
    let (day, today) = (local_day(at, tz), local_day(now, tz));
    match (minutes, days_between(day, today)) {
        (0, _) => "just now".to_owned(),
        (1, _) => "1 minute ago".to_owned(),
        (2..60, _) => format!("{minutes} minutes ago"),
        (60..120, 0) => "1 hour ago".to_owned(),
        (_, 0) => format!("{} hours ago", minutes / 60),
        (_, 1) => "yesterday".to_owned(),
        (_, days @ 2..7) => format!("{days} days ago"),
        _ if day.year() == today.year() => day_and_month(day),
        _ => format!("{} {}", day_and_month(day), day.year()),
    }
}

/// How long ago a day was, in words: `today`, `yesterday`, `47 days ago`, `11 months ago`, `2 years ago`.
///
/// Days up to 60, then whole months up to 23, then whole years.
pub fn days_ago_text(day: Date, today: Date) -> String {
    match days_between(day, today) {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=60 => format!("{days} days ago"),
        _ => match months_between(day, today) {
            ..=1 => "2 months ago".to_owned(),
            months @ 2..=23 => format!("{months} months ago"),
            months => format!("{} years ago", months / 12),
        },
    }
}

/// Whole months from one day to a later one: 11 from 12 June to 12 May of the next year; 0 if `to` is not later.
pub fn months_between(from: Date, to: Date) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    (months - i64::from(to.day() < from.day())).max(0)
}
