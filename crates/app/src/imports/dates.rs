//! Days as exports write them: ISO, with time and zone, with slashes or dots in either order, in words, as Excel
//! numbers. Which order day and month have is told by the whole column, else asked.

mod clock;
mod evidence;
mod words;

use jiff::civil::{Date, Time, date};
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

use clock::time_of;
use evidence::order_of;
pub use evidence::{ColumnOrder, Evidence};
use words::words_of;

/// The order of day, month and year where the year doesn't stand first in four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    Dmy,
    Mdy,
    Ymd,
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDay {
    #[error("is not a day")]
    Unreadable,
    #[error("is a day that does not exist")]
    NotThere,
    #[error("could be two days; say which with date_order")]
    Unclear,
}

impl Order {
    const ALL: [Order; 3] = [Order::Mdy, Order::Dmy, Order::Ymd];

    /// The order in words, for the page.
    pub fn label(self) -> &'static str {
        match self {
            Order::Dmy => "Day, month, year",
            Order::Mdy => "Month, day, year",
            Order::Ymd => "Year, month, day",
        }
    }

    /// The code in map files.
    pub fn code(self) -> &'static str {
        match self {
            Order::Dmy => "dmy",
            Order::Mdy => "mdy",
            Order::Ymd => "ymd",
        }
    }

    /// The order with this code.
    pub fn from_code(code: &str) -> Option<Order> {
        Order::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// Reads a day. An instant is the day it fell on in `zone`, but for a midnight in UTC: exports write bare days so.
pub fn read(text: &str, order: Option<Order>, zone: &TimeZone) -> Result<Date, NoDay> {
    let text = text.trim();
    if let Some(day) = excel_day(text) {
        return Ok(day);
    }
    let (day, rest) = split_time(text);
    let day = match words_of(day) {
        Some(day) => day?,
        None => digits_of(day, order)?,
    };
    let Some((time, offset)) = time_of(rest)? else { return Ok(day) };
    match offset {
        Some(offset) if !(time == Time::midnight() && offset == Offset::UTC) => {
            let at = offset.to_timestamp(day.to_datetime(time)).map_err(|_| NoDay::NotThere)?;
            Ok(at.to_zoned(zone.clone()).date())
        }
        _ => Ok(day),
    }
}

/// `45631.0`: days since 30 December 1899, from 1927 to 2119 so that a year or a number of employees is none.
fn excel_day(text: &str) -> Option<Date> {
    let whole = text.split('.').next().unwrap_or("");
    let fraction = text.get(whole.len()..).unwrap_or("").trim_start_matches('.');
    if whole.len() != 5
        || !whole.bytes().all(|b| b.is_ascii_digit())
        || !fraction.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let days: i32 = whole.parse().ok().filter(|days| (10_000..=80_000).contains(days))?;
    date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

/// The day and what follows it.
fn split_time(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.char_indices().find(|(index, c)| {
        let after_digit = text[..*index].ends_with(|c: char| c.is_ascii_digit());
        *c == 'T' && after_digit
            || c.is_whitespace() && text[index + c.len_utf8()..].trim_start().get(..3).is_some_and(is_clock)
    }) {
        // Exports hold no-break spaces: the separator may be longer than a byte.
        Some((index, c)) => (&text[..index], text[index + c.len_utf8()..].trim()),
        None => (text, ""),
    }
}

/// `09:` or `9:1`.
fn is_clock(start: &str) -> bool {
    start.starts_with(|c: char| c.is_ascii_digit()) && start.contains(':')
}

/// A number of a date and how many digits it was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    number: i16,
    digits: usize,
    /// Only dashes stand in dates that begin with a short year (20-10-16).
    dashed: bool,
}

fn parts_of(day: &str) -> Option<[Part; 3]> {
    let separator = day.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = day.trim_end_matches('.').split(separator).map(|part| {
        let part = part.trim();
        let fits = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        Some(Part {
            number: part.parse().ok().filter(|_| fits)?,
            digits: part.len(),
            dashed: separator == '-',
        })
    });
    let three = [parts.next()??, parts.next()??, parts.next()??];
    // The year in front in four digits needs no order.
    (parts.next().is_none() && three[0].digits < 3).then_some(three)
}

fn digits_of(day: &str, order: Option<Order>) -> Result<Date, NoDay> {
    if let Some(parts) = parts_of(day) {
        return match order {
            Some(order) => in_order(parts, order),
            None => match order_of(std::iter::once(day)) {
                ColumnOrder::Found(order) => in_order(parts, order),
                _ => Err(NoDay::Unclear),
            },
        };
    }
    let separator = day.chars().find(|c| matches!(c, '/' | '.' | '-')).unwrap_or('-');
    let numbers: Vec<&str> = day.split(separator).collect();
    let numbers = match (numbers.as_slice(), day.len()) {
        ([year, month, day], _) => [*year, *month, *day],
        // 20240531
        ([all], 8) if all.is_ascii() => [&all[..4], &all[4..6], &all[6..]],
        _ => return Err(NoDay::Unreadable),
    };
    if numbers[0].len() != 4 || numbers.iter().any(|n| n.is_empty() || !n.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(NoDay::Unreadable);
    }
    let number = |index: usize| numbers[index].parse::<i16>().map_err(|_| NoDay::Unreadable);
    civil(number(0)?, number(1)?, number(2)?)
}

fn in_order([a, b, c]: [Part; 3], order: Order) -> Result<Date, NoDay> {
    let (year, month, day) = match order {
        Order::Dmy => (c, b, a),
        Order::Mdy => (c, a, b),
        Order::Ymd if a.dashed => (a, b, c),
        Order::Ymd => return Err(NoDay::Unreadable),
    };
    if month.digits > 2 || day.digits > 2 || !matches!(year.digits, 2 | 4) {
        return Err(NoDay::Unreadable);
    }
    civil(full_year(year), month.number, day.number)
}

/// Two digits: 69 is 1969, 68 is 2068 (POSIX).
fn full_year(year: Part) -> i16 {
    match (year.digits, year.number) {
        (2, 0..=68) => 2000 + year.number,
        (2, _) => 1900 + year.number,
        _ => year.number,
    }
}

fn civil(year: i16, month: i16, day: i16) -> Result<Date, NoDay> {
    let (month, day) = (i8::try_from(month), i8::try_from(day));
    let (Ok(month), Ok(day)) = (month, day) else { return Err(NoDay::NotThere) };
    Date::new(year, month, day).map_err(|_| NoDay::NotThere)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, order: Option<Order>, expected: Result<Date, NoDay>) {
        let zone = TimeZone::get("America/New_York").unwrap();
        assert_eq!(read(text, order, &zone), expected, "{text}");
    }

    #[test]
    fn f1_days_are_read_in_the_usual_formats() {
        let day = Ok(date(2026, 4, 29));
        for text in [
            "2026-04-29",
            "2026/04/29",
            "2026.4.29",
            "20260429",
            "2026-04-29 09:14",
            "2026-04-29\u{a0}09:14",
            "2026-04-29T09:14:03.12",
            "2026-04-29T00:00:00.000Z",
            "2026-04-29T00:00:00+00:00",
            "2026-04-29T12:00:00.000GMT",
            "04/29/2026",
            "29.04.2026",
            "29/04/26",
            "29 April 2026",
            "April 29, 2026",
            "29-Apr-2026",
            "Wed 29 Apr 26",
            "04/29/2026 02:14:45 PM",
            "46141.0",
            "46141.5",
            "46141",
            "2026-04-30T02:00:00Z",
            "04/30/2026 02:14:45+0800",
        ] {
            check(text, None, day);
        }
        check("2026-02-30", None, Err(NoDay::NotThere));
        check("4/5/2026", None, Err(NoDay::Unclear));
        check("4/5/2026", Some(Order::Dmy), Ok(date(2026, 5, 4)));
        check("4/5/2026", Some(Order::Mdy), Ok(date(2026, 4, 5)));
        check("20-10-16", Some(Order::Ymd), Ok(date(2020, 10, 16)));
        for text in
            ["wrongdate", "", "2009\\7\\14", "2009-07/14 02:14", "1996", "12", "2026-04-29T25:00", "x/y/z"]
        {
            assert!(read(text, Some(Order::Dmy), &TimeZone::UTC).is_err(), "{text}");
        }
    }

    #[test]
    fn f1_the_order_of_day_and_month_is_told_by_the_whole_column() {
        let check =
            |values: &[&str], expected: ColumnOrder| assert_eq!(order_of(values.iter().copied()), expected);
        check(&["2026-04-29", "45631"], ColumnOrder::Plain);
        check(&["4/5/2026", "4/29/2026"], ColumnOrder::Found(Order::Mdy));
        check(&["4/5/2026", "29/4/2026"], ColumnOrder::Found(Order::Dmy));
        check(&["4/4/2026"], ColumnOrder::Found(Order::Mdy));
        check(&["4/4/2026", "4/5/2026"], ColumnOrder::Ask("4/5/2026".into()));
        check(&["99-10-16", "20-10-31"], ColumnOrder::Found(Order::Ymd));
        check(&["4/29/2026", "99/99/9999"], ColumnOrder::Found(Order::Mdy));
    }
}
