//! When blocks come round (A1): the weekly part of RRULE, RFC 5545 section 3.3.10.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};

use crate::hours::{add_days, days, days_between, week_of};

/// `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231`: on these days of every n-th week.
///
/// Weeks begin on Monday (RFC 5545's default `WKST`), and are counted from the week of the anchor, the day the
/// policy began. Example: every second Monday anchored on Tuesday 5 May 2026 gives 18 May, 1 June, 15 June …
/// (Monday 4 May lies before the anchor).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recurrence {
    interval: u32,
    weekdays: Vec<Weekday>,
    until: Option<Date>,
}

/// Why a rule can't be read: the part that is wrong.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RecurrenceError {
    /// Only weekly rules are understood.
    #[error("only FREQ=WEEKLY is understood, not {0:?}")]
    Frequency(String),
    /// FREQ is missing.
    #[error("FREQ is missing")]
    NoFrequency,
    /// No day given.
    #[error("BYDAY is missing")]
    NoDays,
    /// Not one of MO TU WE TH FR SA SU.
    #[error("{0:?} is no weekday of BYDAY")]
    Day(String),
    /// Not a number from 1 to 52.
    #[error("INTERVAL has to be 1 to 52, not {0:?}")]
    Interval(String),
    /// Not a date.
    #[error("UNTIL has to be a date like 20261231, not {0:?}")]
    Until(String),
    /// A part that this subset does not know.
    #[error("{0:?} is not understood")]
    Part(String),
    /// The same part twice.
    #[error("{0} is given twice")]
    Twice(String),
}

impl Recurrence {
    /// Every week on these days.
    pub fn weekly(weekdays: impl IntoIterator<Item = Weekday>) -> Result<Recurrence, RecurrenceError> {
        Recurrence::new(1, weekdays, None)
    }

    /// Every `interval` weeks on these days, up to and including `until`.
    pub fn new(
        interval: u32,
        weekdays: impl IntoIterator<Item = Weekday>,
        until: Option<Date>,
    ) -> Result<Recurrence, RecurrenceError> {
        if !(1..=52).contains(&interval) {
            return Err(RecurrenceError::Interval(interval.to_string()));
        }
        let mut weekdays: Vec<Weekday> = weekdays.into_iter().collect();
        weekdays.sort_by_key(|day| day.to_monday_zero_offset());
        weekdays.dedup();
        if weekdays.is_empty() {
            return Err(RecurrenceError::NoDays);
        }
        Ok(Recurrence { interval, weekdays, until })
    }

    /// Reads a rule, with or without the leading `RRULE:`.
    pub fn parse(text: &str) -> Result<Recurrence, RecurrenceError> {
        let text = text.trim();
        let text = text.strip_prefix("RRULE:").unwrap_or(text);
        let (mut frequency, mut interval, mut weekdays, mut until) = (None, None, None, None);
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (key, value) =
                part.trim().split_once('=').ok_or_else(|| RecurrenceError::Part(part.to_owned()))?;
            let key = key.to_ascii_uppercase();
            let twice = match key.as_str() {
                "FREQ" => frequency.replace(read_frequency(value)?).is_some(),
                "INTERVAL" => interval.replace(read_interval(value)?).is_some(),
                "BYDAY" => weekdays.replace(read_weekdays(value)?).is_some(),
                "UNTIL" => until.replace(read_until(value)?).is_some(),
                "WKST" if value.eq_ignore_ascii_case("MO") => false,
                _ => return Err(RecurrenceError::Part(part.to_owned())),
            };
            if twice {
                return Err(RecurrenceError::Twice(key));
            }
        }
        frequency.ok_or(RecurrenceError::NoFrequency)?;
        Recurrence::new(interval.unwrap_or(1), weekdays.ok_or(RecurrenceError::NoDays)?, until)
    }

    /// The days of the week, Monday first.
    pub fn weekdays(&self) -> &[Weekday] {
        &self.weekdays
    }

    /// Every how many weeks.
    pub fn interval(&self) -> u32 {
        self.interval
    }

    /// The last day on which the rule holds.
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// The days of the rule from one day to another, both included, ascending; none before the anchor.
    pub fn days(&self, from: Date, to: Date, anchor: Date) -> Vec<Date> {
        let to = self.until.map_or(to, |until| until.min(to));
        days(from.max(anchor), to).filter(|day| self.falls_on(*day, anchor)).collect()
    }

    fn falls_on(&self, day: Date, anchor: Date) -> bool {
        let weeks = days_between(week_of(anchor).0, week_of(day).0) / 7;
        weeks % i64::from(self.interval) == 0 && self.weekdays.contains(&day.weekday())
    }
}

const CODES: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

fn read_frequency(value: &str) -> Result<(), RecurrenceError> {
    if value.eq_ignore_ascii_case("WEEKLY") {
        Ok(())
    } else {
        Err(RecurrenceError::Frequency(value.to_owned()))
    }
}

fn read_interval(value: &str) -> Result<u32, RecurrenceError> {
    value
        .parse()
        .ok()
        .filter(|interval| (1..=52).contains(interval))
        .ok_or_else(|| RecurrenceError::Interval(value.to_owned()))
}

fn read_weekdays(value: &str) -> Result<Vec<Weekday>, RecurrenceError> {
    value
        .split(',')
        .map(|code| {
            CODES
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(code.trim()))
                .map(|(_, day)| *day)
                .ok_or_else(|| RecurrenceError::Day(code.to_owned()))
        })
        .collect()
}

/// A date, or the date of a date and time: a block that begins on the last day still counts.
fn read_until(value: &str) -> Result<Date, RecurrenceError> {
    let wrong = || RecurrenceError::Until(value.to_owned());
    let date = value.split('T').next().unwrap_or(value);
    if date.len() != 8 || !date.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    Date::strptime("%Y%m%d", date).map_err(|_| wrong())
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FREQ=WEEKLY")?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        let codes: Vec<&str> = self.weekdays.iter().map(|day| code(*day)).collect();
        write!(f, ";BYDAY={}", codes.join(","))?;
        match self.until {
            Some(until) => write!(f, ";UNTIL={}", until.strftime("%Y%m%d")),
            None => Ok(()),
        }
    }
}

fn code(day: Weekday) -> &'static str {
    CODES[day.to_monday_zero_offset() as usize].0
}

impl FromStr for Recurrence {
    type Err = RecurrenceError;
    fn from_str(text: &str) -> Result<Recurrence, RecurrenceError> {
        Recurrence::parse(text)
    }
}

/// The first day on which the rule holds on or after a day, looking two years ahead.
pub fn next_day(rule: &Recurrence, from: Date, anchor: Date) -> Option<Date> {
    days(from.max(anchor), add_days(from.max(anchor), 731))
        .take_while(|day| rule.until.is_none_or(|until| *day <= until))
        .find(|day| rule.falls_on(*day, anchor))
}
