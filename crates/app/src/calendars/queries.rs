//! The tables of this slice: the only file that names them.

use domain::{AccountId, MeetingId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, Row, StoreError, args};

use super::actions::NewMeeting;

/// A meeting on somebody's calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    pub id: MeetingId,
    pub user: UserId,
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// The owner's local day of the start.
    pub day: Date,
    pub prospect: Option<ProspectId>,
    /// 'meeting', 'scoping_call', 'huddle', 'own'.
    pub kind: String,
    pub organiser: Option<UserId>,
    pub organiser_name: Option<String>,
    /// 'asked' or 'declined' when a conflict with a block was answered.
    pub conflict_state: Option<String>,
    pub conflict_reason: Option<String>,
}

const MEETING: &str =
    "m.id, m.user_id, m.title, m.starts_at, m.ends_at, m.day, m.prospect_id, m.kind, m.organiser_id,
    m.organiser_name, m.conflict_state, m.conflict_reason";

fn to_meeting(row: &Row) -> Result<Meeting, StoreError> {
    Ok(Meeting {
        id: row.get(0)?,
        user: row.get(1)?,
        title: row.get(2)?,
        starts_at: row.get(3)?,
        ends_at: row.get(4)?,
        day: row.get(5)?,
        prospect: row.get(6)?,
        kind: row.get(7)?,
        organiser: row.get(8)?,
        organiser_name: row.get(9)?,
        conflict_state: row.get(10)?,
        conflict_reason: row.get(11)?,
    })
}

pub(super) fn insert_meeting(org: &mut Org<'_>, id: MeetingId, new: &NewMeeting) -> Result<(), StoreError> {
    let sql = "insert into meetings (org_id, id, user_id, title, starts_at, ends_at, day, prospect_id, organiser_id,
                 organiser_name, kind, created_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let now = org.now();
    let args = args![
        id,
        new.user,
        new.title.trim(),
        new.starts_at,
        new.ends_at,
        new.day,
        new.prospect,
        new.organiser,
        new.organiser_name,
        new.kind,
        now
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(super) fn move_meeting(
    org: &mut Org<'_>,
    id: MeetingId,
    starts_at: Timestamp,
    ends_at: Timestamp,
    day: Date,
) -> Result<(), StoreError> {
    let sql = "update meetings set starts_at = $2, ends_at = $3, day = $4, conflict_state = null, conflict_reason = null,
                 conflict_by = null, conflict_at = null
               where org_id = $1 and id = $5";
    org.execute(sql, args![starts_at, ends_at, day, id])?;
    Ok(())
}

pub(super) fn set_conflict(
    org: &mut Org<'_>,
    id: MeetingId,
    state: &str,
    reason: Option<&str>,
    by: UserId,
) -> Result<u64, StoreError> {
    let sql =
        "update meetings set conflict_state = $2, conflict_reason = $3, conflict_by = $4, conflict_at = $5
               where org_id = $1 and id = $6";
    let now = org.now();
    org.execute(sql, args![state, reason, by, now, id])
}

pub(super) fn hand_meeting_to(
    org: &mut Org<'_>,
    id: MeetingId,
    user: UserId,
    day: Date,
) -> Result<(), StoreError> {
    let sql = "update meetings set user_id = $2, day = $3 where org_id = $1 and id = $4";
    org.execute(sql, args![user, day, id])?;
    Ok(())
}

pub(super) fn delete_meeting(org: &mut Org<'_>, id: MeetingId) -> Result<(), StoreError> {
    org.execute("delete from meetings where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

/// One meeting, whoever asks.
pub fn meeting(org: &mut Org<'_>, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
    let sql = format!("select {MEETING} from meetings m where m.org_id = $1 and m.id = $2");
    org.one(&sql, args![id])?.map(|row| to_meeting(&row)).transpose()
}

/// A user's meetings from one of their days to another, both included, by their start.
pub fn meetings(org: &mut Org<'_>, user: UserId, from: Date, to: Date) -> Result<Vec<Meeting>, StoreError> {
    let sql = format!(
        "select {MEETING} from meetings m
         where m.org_id = $1 and m.user_id = $2 and m.day >= $3 and m.day <= $4 order by m.starts_at, m.id"
    );
    org.query(&sql, args![user, from, to])?.iter().map(to_meeting).collect()
}

/// A scoping call.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopingCall {
    pub id: ScopingCallId,
    pub prospect: ProspectId,
    pub booked_by: UserId,
    pub booked_day: Date,
    pub starts_at: Timestamp,
    /// 'booked', 'completed', 'cancelled'.
    pub state: String,
    pub held_by: Option<UserId>,
    pub completed_day: Option<Date>,
    pub meeting: Option<MeetingId>,
    pub touch: Option<TouchId>,
}

const CALL: &str =
    "c.id, c.prospect_id, c.booked_by, c.booked_day, c.starts_at, c.state, c.held_by, c.completed_day,
    c.meeting_id, c.touch_id";

fn to_call(row: &Row) -> Result<ScopingCall, StoreError> {
    Ok(ScopingCall {
        id: row.get(0)?,
        prospect: row.get(1)?,
        booked_by: row.get(2)?,
        booked_day: row.get(3)?,
        starts_at: row.get(4)?,
        state: row.get(5)?,
        held_by: row.get(6)?,
        completed_day: row.get(7)?,
        meeting: row.get(8)?,
        touch: row.get(9)?,
    })
}

#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) fn insert_call(
    org: &mut Org<'_>,
    id: ScopingCallId,
    prospect: ProspectId,
    booked_by: UserId,
    booked_day: Date,
    starts_at: Timestamp,
    meeting: MeetingId,
    touch: Option<TouchId>,
) -> Result<(), StoreError> {
    let sql = "insert into scoping_calls (org_id, id, prospect_id, booked_by, booked_at, booked_day, starts_at, state,
                 meeting_id, touch_id)
               values ($1, $2, $3, $4, $5, $6, $7, 'booked', $8, $9)";
    let now = org.now();
    org.execute(sql, args![id, prospect, booked_by, now, booked_day, starts_at, meeting, touch])?;
    Ok(())
}

pub(super) fn complete_call(
    org: &mut Org<'_>,
    id: ScopingCallId,
    held_by: UserId,
    day: Date,
) -> Result<(), StoreError> {
    let sql =
        "update scoping_calls set state = 'completed', held_by = $2, completed_at = $3, completed_day = $4
               where org_id = $1 and id = $5";
    let now = org.now();
    org.execute(sql, args![held_by, now, day, id])?;
    Ok(())
}

pub(super) fn uncomplete_call(org: &mut Org<'_>, id: ScopingCallId) -> Result<(), StoreError> {
    let sql =
        "update scoping_calls set state = 'booked', held_by = null, completed_at = null, completed_day = null
               where org_id = $1 and id = $2 and state = 'completed'";
    org.execute(sql, args![id])?;
    Ok(())
}

pub(super) fn cancel_call(org: &mut Org<'_>, id: ScopingCallId) -> Result<(), StoreError> {
    let sql = "update scoping_calls set state = 'cancelled', meeting_id = null where org_id = $1 and id = $2";
    org.execute(sql, args![id])?;
    Ok(())
}

pub(super) fn delete_call(org: &mut Org<'_>, id: ScopingCallId) -> Result<(), StoreError> {
    org.execute("delete from scoping_calls where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

pub(super) fn move_call_of_meeting(
    org: &mut Org<'_>,
    meeting: MeetingId,
    starts_at: Timestamp,
) -> Result<(), StoreError> {
    let sql =
        "update scoping_calls set starts_at = $2 where org_id = $1 and meeting_id = $3 and state = 'booked'";
    org.execute(sql, args![starts_at, meeting])?;
    Ok(())
}

pub(super) fn booked_call_of_meeting(
    org: &mut Org<'_>,
    meeting: MeetingId,
) -> Result<Option<ScopingCallId>, StoreError> {
    let sql = "select id from scoping_calls where org_id = $1 and meeting_id = $2 and state = 'booked'";
    org.one(sql, args![meeting])?.map(|row| row.get(0)).transpose()
}

/// One scoping call, whoever asks.
pub fn call(org: &mut Org<'_>, id: ScopingCallId) -> Result<Option<ScopingCall>, StoreError> {
    let sql = format!("select {CALL} from scoping_calls c where c.org_id = $1 and c.id = $2");
    org.one(&sql, args![id])?.map(|row| to_call(&row)).transpose()
}

/// The booked call with a prospect that has passed and was not yet logged: Focus' `B` means it then.
pub fn passed_call(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<ScopingCall>, StoreError> {
    let sql = format!(
        "select {CALL} from scoping_calls c
         where c.org_id = $1 and c.prospect_id = $2 and c.state = 'booked' and c.starts_at <= $3
         order by c.starts_at desc, c.id desc limit 1"
    );
    let now = org.now();
    org.one(&sql, args![prospect, now])?.map(|row| to_call(&row)).transpose()
}

/// The booked call with a prospect that is still to come.
pub fn coming_call(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<ScopingCall>, StoreError> {
    let sql = format!(
        "select {CALL} from scoping_calls c
         where c.org_id = $1 and c.prospect_id = $2 and c.state = 'booked' and c.starts_at > $3
         order by c.starts_at, c.id limit 1"
    );
    let now = org.now();
    org.one(&sql, args![prospect, now])?.map(|row| to_call(&row)).transpose()
}

/// Every scoping call with a prospect, the latest first.
pub fn calls_of(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<ScopingCall>, StoreError> {
    let sql = format!(
        "select {CALL} from scoping_calls c where c.org_id = $1 and c.prospect_id = $2 order by c.starts_at desc, c.id desc"
    );
    org.query(&sql, args![prospect])?.iter().map(to_call).collect()
}

/// What a call with a prospect is titled after: the account, else the person.
pub(super) fn whom(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<String>, StoreError> {
    let sql = "select coalesce(a.name, p.name) from prospects p
               left join accounts a on a.org_id = p.org_id and a.id = p.account_id
               where p.org_id = $1 and p.id = $2";
    org.one(sql, args![prospect])?.map(|row| row.get(0)).transpose()
}

pub(super) fn account_of(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<AccountId>, StoreError> {
    let sql = "select account_id from prospects where org_id = $1 and id = $2";
    org.one(sql, args![prospect])?.map_or(Ok(None), |row| row.get(0))
}

/// The zone in which a user's days are counted.
pub fn zone_of(org: &mut Org<'_>, user: UserId) -> Result<Option<TimeZone>, StoreError> {
    let sql = "select zone from users where org_id = $1 and id = $2";
    let Some(row) = org.one(sql, args![user])? else { return Ok(None) };
    let zone: String = row.get(0)?;
    Ok(Some(TimeZone::get(&zone).unwrap_or(TimeZone::UTC)))
}
