//! The tables of goals, holidays and leave.

use domain::UserId;
use domain::hours::Calendar;
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// The organisation's working days: its week and its holidays.
pub fn calendar(org: &mut Org<'_>) -> Result<Calendar, StoreError> {
    let rows = org.query("select day from holidays where org_id = $1", args![])?;
    let mut calendar = Calendar::default();
    for row in rows {
        calendar.holidays.insert(row.get::<Date>(0)?);
    }
    Ok(calendar)
}

/// A goal's target for the period that begins on `from`, else the latest one set before it.
pub fn goal(
    org: &mut Org<'_>,
    scope: &str,
    scope_id: i64,
    measure: &str,
    period: &str,
    from: Date,
) -> Result<Option<i64>, StoreError> {
    let sql = "select target from goals where org_id = $1 and scope = $2 and scope_id = $3 and measure = $4 and period = $5
               and from_day <= $6 order by from_day desc limit 1";
    let row = org.one(sql, args![scope, scope_id, measure, period, from])?;
    row.map(|row| row.get(0)).transpose()
}

/// Whether a user is on leave on a day.
pub fn on_leave(org: &mut Org<'_>, user: UserId, day: Date) -> Result<bool, StoreError> {
    let sql = "select 1 from leaves where org_id = $1 and user_id = $2 and from_day <= $3 and to_day >= $3";
    Ok(org.one(sql, args![user, day])?.is_some())
}
