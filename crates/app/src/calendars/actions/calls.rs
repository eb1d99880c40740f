//! Verbs on scoping calls: booked by one person, perhaps held by another, credited to who booked it.

use domain::hours::local_day;
use domain::result::ResultKind;
use domain::{BlockId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::{NewMeeting, add_meeting, queries, take_off};
use crate::results::actions::{self as results, NewResult};

/// How long a scoping call is planned for, in minutes.
const CALL_MINUTES: i64 = 30;

/// Books a scoping call of 30 minutes with a prospect: a row of its own and a meeting on `booked_by`'s calendar.
pub fn book_scoping_call(
    org: &mut Org<'_>,
    prospect: ProspectId,
    booked_by: UserId,
    starts_at: Timestamp,
    zone: &TimeZone,
    touch: Option<TouchId>,
) -> Result<ScopingCallId> {
    let with = queries::whom(org, prospect)?.ok_or(Error::NotFound)?;
    let ends_at = starts_at.checked_add(CALL_MINUTES.minutes());
    let ends_at = ends_at.map_err(|_| Error::at("starts_at", "Pick a day on the calendar."))?;
    let meeting = add_meeting(
        org,
        &NewMeeting {
            user: booked_by,
            title: format!("Scoping call, {with}"),
            starts_at,
            ends_at,
            day: local_day(starts_at, zone),
            kind: "scoping_call",
            prospect: Some(prospect),
            organiser: Some(booked_by),
            organiser_name: None,
        },
    )?;
    let id: ScopingCallId = org.next_id();
    let booked_day = local_day(org.now(), zone);
    queries::insert_call(org, id, prospect, booked_by, booked_day, starts_at, meeting, touch)?;
    let payload = json!({ "prospect": i64::from(prospect), "booked_by": i64::from(booked_by) });
    org.record("scoping_call_booked", ("scoping_call", id.into()), payload)?;
    Ok(id)
}

/// It was held: `held_by` logs it; the result is credited to who booked it (through results), on `day`.
pub fn complete_scoping_call(
    org: &mut Org<'_>,
    call: ScopingCallId,
    held_by: UserId,
    day: Date,
    touch: Option<TouchId>,
) -> Result<()> {
    complete_in_block(org, call, held_by, day, touch, None)
}

/// As [`complete_scoping_call`], from within a block. The block's own result only if its owner booked the call.
pub fn complete_in_block(
    org: &mut Org<'_>,
    call: ScopingCallId,
    held_by: UserId,
    day: Date,
    touch: Option<TouchId>,
    block: Option<BlockId>,
) -> Result<()> {
    let booked = queries::call(org, call)?.ok_or(Error::NotFound)?;
    match booked.state.as_str() {
        "booked" => {}
        "completed" => return Err(Error::at("call", "That call is logged as completed already.")),
        _ => return Err(Error::at("call", "That call was cancelled. Book it again.")),
    }
    queries::complete_call(org, call, held_by, day)?;
    let credit = NewResult {
        prospect: Some(booked.prospect),
        account: queries::account_of(org, booked.prospect)?,
        touch,
        block: block.filter(|_| held_by == booked.booked_by),
        scoping_call: Some(call),
        ..NewResult::new(ResultKind::ScopingCallCompleted, booked.booked_by, day)
    };
    org.as_user(held_by, |org| results::add(org, &credit))?;
    let payload = json!({ "prospect": i64::from(booked.prospect), "held_by": i64::from(held_by) });
    org.record("scoping_call_completed", ("scoping_call", call.into()), payload)?;
    Ok(())
}

/// It will not be held: the meeting goes, the row stays.
pub fn cancel_scoping_call(org: &mut Org<'_>, call: ScopingCallId) -> Result<()> {
    let booked = queries::call(org, call)?.ok_or(Error::NotFound)?;
    if booked.state != "booked" {
        return Err(Error::Conflict("That call is not booked any more.".to_owned()));
    }
    remove_its_meeting(org, &booked)?;
    queries::cancel_call(org, call)?;
    let payload = json!({ "prospect": i64::from(booked.prospect) });
    org.record("scoping_call_cancelled", ("scoping_call", call.into()), payload)?;
    Ok(())
}

/// Hands the meeting of a booked call to another user's calendar (an accepted hand-off).
pub fn hand_scoping_call_to(org: &mut Org<'_>, call: ScopingCallId, user: UserId) -> Result<()> {
    let booked = queries::call(org, call)?.ok_or(Error::NotFound)?;
    let Some(meeting) = booked.meeting else { return Ok(()) };
    let zone = queries::zone_of(org, user)?.ok_or(Error::NotFound)?;
    queries::hand_meeting_to(org, meeting, user, local_day(booked.starts_at, &zone))?;
    let payload = json!({ "to": i64::from(user) });
    org.record("scoping_call_handed_over", ("scoping_call", call.into()), payload)?;
    Ok(())
}

/// Takes a booking back as if it had not been made (the touch that made it is undone).
pub fn unbook_scoping_call(org: &mut Org<'_>, call: ScopingCallId) -> Result<()> {
    let booked = queries::call(org, call)?.ok_or(Error::NotFound)?;
    if booked.state == "completed" {
        let text = "The call was held since. Take that back first.";
        return Err(Error::Conflict(text.to_owned()));
    }
    remove_its_meeting(org, &booked)?;
    queries::delete_call(org, call)?;
    org.record("scoping_call_unbooked", ("scoping_call", call.into()), json!({}))?;
    Ok(())
}

/// Takes a completion back: the call is booked again. Its result goes with the touch that brought it.
pub fn uncomplete_scoping_call(org: &mut Org<'_>, call: ScopingCallId) -> Result<()> {
    queries::uncomplete_call(org, call)?;
    org.record("scoping_call_uncompleted", ("scoping_call", call.into()), json!({}))?;
    Ok(())
}

fn remove_its_meeting(org: &mut Org<'_>, call: &queries::ScopingCall) -> Result<()> {
    let Some(meeting) = call.meeting else { return Ok(()) };
    match queries::meeting(org, meeting)? {
        Some(found) => take_off(org, meeting, found.user),
        None => Ok(()),
    }
}
