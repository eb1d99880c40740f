//! The table of scoping calls.

use domain::{MeetingId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

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
pub(in crate::calendars) fn insert_call(
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

pub(in crate::calendars) fn complete_call(
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

pub(in crate::calendars) fn uncomplete_call(org: &mut Org<'_>, id: ScopingCallId) -> Result<(), StoreError> {
    let sql =
        "update scoping_calls set state = 'booked', held_by = null, completed_at = null, completed_day = null
               where org_id = $1 and id = $2 and state = 'completed'";
    org.execute(sql, args![id])?;
    Ok(())
}

pub(in crate::calendars) fn cancel_call(org: &mut Org<'_>, id: ScopingCallId) -> Result<(), StoreError> {
    let sql = "update scoping_calls set state = 'cancelled', meeting_id = null where org_id = $1 and id = $2";
    org.execute(sql, args![id])?;
    Ok(())
}

pub(in crate::calendars) fn delete_call(org: &mut Org<'_>, id: ScopingCallId) -> Result<(), StoreError> {
    org.execute("delete from scoping_calls where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

pub(in crate::calendars) fn move_call_of_meeting(
    org: &mut Org<'_>,
    meeting: MeetingId,
    starts_at: Timestamp,
) -> Result<(), StoreError> {
    let sql =
        "update scoping_calls set starts_at = $2 where org_id = $1 and meeting_id = $3 and state = 'booked'";
    org.execute(sql, args![starts_at, meeting])?;
    Ok(())
}

pub(in crate::calendars) fn booked_call_of_meeting(
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
