//! Two times to propose: free on the rep's calendar, outside their blocks, on different days soon.

use domain::hours::{Calendar, at_minute, local_day, minute_of_day, minute_text, weekday_name};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::Org;
use web::{Result, Who};

/// A scoping call's length.
const MINUTES: i64 = 30;
/// Minutes of the day to try, the most likely first: one day in the afternoon, one around noon.
const TRIED: [[u32; 6]; 2] = [[840, 900, 960, 690, 780, 600], [660, 600, 690, 840, 900, 960]];

/// A proposed time.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// On the rep's clock: `2026-05-14T14:00`.
    pub wall: DateTime,
    /// As the rep reads it: `Thu 14 May, 14:00`.
    pub own_text: String,
    /// As it stands in a letter to somebody in another zone: `Thursday at 20:00`.
    pub their_text: String,
}

/// Two times on the second and third working day from today.
pub(super) fn propose(
    org: &mut Org<'_>,
    who: &Who,
    calendar: &Calendar,
    there: Option<&TimeZone>,
) -> Result<[Slot; 2]> {
    let first = calendar.next_working_day(calendar.next_working_day(who.today(org)));
    let second = calendar.next_working_day(first);
    Ok([on(org, who, first, &TRIED[0], there)?, on(org, who, second, &TRIED[1], there)?])
}

fn on(org: &mut Org<'_>, who: &Who, day: Date, tried: &[u32], there: Option<&TimeZone>) -> Result<Slot> {
    let meetings = crate::calendars::queries::meetings(org, who.user, day, day)?;
    let blocks = crate::blocks::queries::of_day(org, who.user, day)?;
    let mut busy: Vec<(Timestamp, Timestamp)> =
        meetings.iter().map(|one| (one.starts_at, one.ends_at)).collect();
    busy.extend(
        blocks.iter().filter(|block| block.removed.is_none()).map(|block| (block.starts_at, block.ends_at)),
    );
    let free = |minute: &&u32| {
        let from = at_minute(day, **minute, &who.zone);
        let until = from.saturating_add(SignedDuration::from_mins(MINUTES)).unwrap_or(from);
        !busy.iter().any(|(start, end)| *start < until && from < *end) && is_office_hour(from, there)
    };
    let minute = tried.iter().find(free).or(tried.first()).copied().unwrap_or(840);
    let at = at_minute(day, minute, &who.zone);
    let zone = there.unwrap_or(&who.zone);
    let their_day = local_day(at, zone);
    Ok(Slot {
        wall: who.zone.to_datetime(at),
        own_text: format!("{}, {}", domain::hours::day_short(day), minute_text(minute)),
        their_text: format!(
            "{} at {}",
            weekday_name(their_day.weekday()),
            minute_text(minute_of_day(at, zone))
        ),
    })
}

/// Nobody is asked for a call at night.
fn is_office_hour(at: Timestamp, there: Option<&TimeZone>) -> bool {
    there.is_none_or(|zone| (480..=1050).contains(&minute_of_day(at, zone)))
}
