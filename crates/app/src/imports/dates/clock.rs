//! The time behind a day, with its zone: only to tell on which day an instant falls.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::NoDay;

/// `09:14`, `9:14:03.5 PM`, each with or without `Z`, `GMT`, `+02:00` or `+0800`.
pub(super) fn time_of(text: &str) -> Result<Option<(Time, Option<Offset>)>, NoDay> {
    if text.is_empty() {
        return Ok(None);
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len());
    let (clock, rest) = (&text[..end], text[end..].trim().to_ascii_uppercase());
    let (afternoon, rest) = match (rest.strip_prefix("PM"), rest.strip_prefix("AM")) {
        (Some(rest), _) => (Some(true), rest.trim()),
        (_, Some(rest)) => (Some(false), rest.trim()),
        _ => (None, rest.as_str()),
    };
    let mut numbers = clock.split('.').next().unwrap_or("").split(':').map(|part| part.parse::<i8>());
    let mut next = |fallback| numbers.next().unwrap_or(Ok(fallback)).map_err(|_| NoDay::Unreadable);
    let (hour, minute, second) = (next(-1)?, next(0)?, next(0)?);
    let hour = match afternoon {
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None => hour,
    };
    let time = Time::new(hour, minute, second.min(59), 0).map_err(|_| NoDay::NotThere)?;
    let offset = match rest {
        "" => None,
        "Z" | "UTC" | "GMT" => Some(Offset::UTC),
        signed => Some(offset_of(signed).ok_or(NoDay::Unreadable)?),
    };
    Ok(Some((time, offset)))
}

fn offset_of(text: &str) -> Option<Offset> {
    let (sign, digits) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let hours: i32 = digits[..2].parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Ok(0), str::parse).ok()?;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}
