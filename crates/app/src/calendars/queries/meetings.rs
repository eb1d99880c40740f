//! The table of meetings.

use domain::{MeetingId, ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use crate::calendars::actions::NewMeeting;

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

pub(in crate::calendars) fn insert_meeting(
    org: &mut Org<'_>,
    id: MeetingId,
    new: &NewMeeting,
) -> Result<(), StoreError> {
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

pub(in crate::calendars) fn move_meeting(
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

pub(in crate::calendars) fn set_conflict(
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

pub(in crate::calendars) fn hand_meeting_to(
    org: &mut Org<'_>,
    id: MeetingId,
    user: UserId,
    day: Date,
) -> Result<(), StoreError> {
    let sql = "update meetings set user_id = $2, day = $3 where org_id = $1 and id = $4";
    org.execute(sql, args![user, day, id])?;
    Ok(())
}

pub(in crate::calendars) fn delete_meeting(org: &mut Org<'_>, id: MeetingId) -> Result<(), StoreError> {
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
