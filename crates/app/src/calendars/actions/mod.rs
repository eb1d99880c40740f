//! Verbs on meetings. Those on scoping calls stand beside, in `calls`; both are told from here.

mod calls;

pub use calls::{
    book_scoping_call, cancel_scoping_call, complete_in_block, complete_scoping_call, hand_scoping_call_to,
    unbook_scoping_call, uncomplete_scoping_call,
};

use domain::{MeetingId, ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Errors, Result};

use super::queries;

/// A meeting to be. `kind`: 'meeting', 'scoping_call', 'huddle', 'own'.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    pub user: UserId,
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// The owner's local day of the start.
    pub day: Date,
    pub kind: &'static str,
    pub prospect: Option<ProspectId>,
    pub organiser: Option<UserId>,
    pub organiser_name: Option<String>,
}

/// The longest meeting there is, in seconds: a whole day.
const LONGEST_SECONDS: i64 = 24 * 3600;

/// Puts a meeting on its owner's calendar.
pub fn add_meeting(org: &mut Org<'_>, new: &NewMeeting) -> Result<MeetingId> {
    let mut errors = Errors::new();
    if new.title.trim().is_empty() {
        errors.add("title", "Say what it is: “Deal desk”, “Dentist”.");
    }
    let seconds = new.ends_at.as_second() - new.starts_at.as_second();
    if seconds <= 0 {
        errors.add("ends", "It must end after it starts.");
    } else if seconds > LONGEST_SECONDS {
        errors.add("ends", "A meeting is a day long at most.");
    }
    errors.check()?;
    let id: MeetingId = org.next_id();
    queries::insert_meeting(org, id, new)?;
    let payload = json!({ "user": i64::from(new.user), "kind": new.kind });
    org.record("meeting_added", ("meeting", id.into()), payload)?;
    Ok(id)
}

/// Moves a meeting to another start, keeping its length. A scoping call moves with it, and a conflict that was
/// answered for the old time is open again.
pub fn move_meeting(org: &mut Org<'_>, meeting: MeetingId, starts_at: Timestamp, day: Date) -> Result<()> {
    let old = queries::meeting(org, meeting)?.ok_or(Error::NotFound)?;
    if old.starts_at == starts_at {
        return Ok(());
    }
    let ends_at = starts_at.checked_add(old.ends_at.duration_since(old.starts_at));
    let ends_at = ends_at.map_err(|_| Error::at("starts", "Pick a day on the calendar."))?;
    queries::move_meeting(org, meeting, starts_at, ends_at, day)?;
    queries::move_call_of_meeting(org, meeting, starts_at)?;
    let payload = json!({ "user": i64::from(old.user), "from_at": old.starts_at.as_microsecond() });
    org.record("meeting_moved", ("meeting", meeting.into()), payload)?;
    Ok(())
}

/// Takes the meeting off its owner's calendar. A booked scoping call goes with it: it will not be held.
pub fn remove_meeting(org: &mut Org<'_>, meeting: MeetingId) -> Result<()> {
    let old = queries::meeting(org, meeting)?.ok_or(Error::NotFound)?;
    if let Some(call) = queries::booked_call_of_meeting(org, meeting)? {
        return cancel_scoping_call(org, call);
    }
    take_off(org, meeting, old.user)
}

/// Answers a conflict with a block: 'asked' (the organiser) or 'declined' (it stays, with a reason).
pub fn answer_conflict(
    org: &mut Org<'_>,
    meeting: MeetingId,
    state: &'static str,
    reason: Option<&str>,
    by: UserId,
) -> Result<()> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if state == "declined" && reason.is_none() {
        return Err(Error::at("reason", "Say why it stays over the block."));
    }
    if queries::set_conflict(org, meeting, state, reason, by)? == 0 {
        return Err(Error::NotFound);
    }
    let payload = json!({ "state": state, "by": i64::from(by) });
    org.record("conflict_answered", ("meeting", meeting.into()), payload)?;
    Ok(())
}

fn take_off(org: &mut Org<'_>, meeting: MeetingId, user: UserId) -> Result<()> {
    queries::delete_meeting(org, meeting)?;
    org.record("meeting_removed", ("meeting", meeting.into()), json!({ "user": i64::from(user) }))?;
    Ok(())
}
