//! Verbs on meetings and scoping calls.

use domain::{MeetingId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

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

pub fn add_meeting(_org: &mut Org<'_>, _new: &NewMeeting) -> Result<MeetingId> {
    todo!()
}

/// Moves a meeting to another start, keeping its length.
pub fn move_meeting(_org: &mut Org<'_>, _meeting: MeetingId, _starts_at: Timestamp, _day: Date) -> Result<()> {
    todo!()
}

/// Takes the meeting off its owner's calendar.
pub fn remove_meeting(_org: &mut Org<'_>, _meeting: MeetingId) -> Result<()> {
    todo!()
}

/// Answers a conflict with a block: 'asked' (the organiser) or 'declined' (it stays, with a reason).
pub fn answer_conflict(_org: &mut Org<'_>, _meeting: MeetingId, _state: &'static str, _reason: Option<&str>, _by: UserId) -> Result<()> {
    todo!()
}

/// Books a scoping call of 30 minutes with a prospect: a row of its own and a meeting on `booked_by`'s calendar.
pub fn book_scoping_call(
    _org: &mut Org<'_>,
    _prospect: ProspectId,
    _booked_by: UserId,
    _starts_at: Timestamp,
    _zone: &jiff::tz::TimeZone,
    _touch: Option<TouchId>,
) -> Result<ScopingCallId> {
    todo!()
}

/// It was held: `held_by` logs it; the result is credited to who booked it (through results), on `day`.
pub fn complete_scoping_call(_org: &mut Org<'_>, _call: ScopingCallId, _held_by: UserId, _day: Date, _touch: Option<TouchId>) -> Result<()> {
    todo!()
}

/// It will not be held.
pub fn cancel_scoping_call(_org: &mut Org<'_>, _call: ScopingCallId) -> Result<()> {
    todo!()
}

/// Hands the meeting of a booked call to another user's calendar (an accepted hand-off).
pub fn hand_scoping_call_to(_org: &mut Org<'_>, _call: ScopingCallId, _user: UserId) -> Result<()> {
    todo!()
}
