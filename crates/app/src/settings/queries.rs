//! The tables of goals, holidays and leave.

mod lists;

pub(crate) use lists::{Away, Scope, away, below, holidays, is_below, scopes};

use domain::hours::Calendar;
use domain::{TeamId, UserId};
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
    // A goal of nothing is none: that is how one is taken back.
    let target: Option<i64> = row.map(|row| row.get(0)).transpose()?;
    Ok(target.filter(|target| *target > 0))
}

/// Whether a user is on leave on a day.
pub fn on_leave(org: &mut Org<'_>, user: UserId, day: Date) -> Result<bool, StoreError> {
    let sql = "select 1 from leaves where org_id = $1 and user_id = $2 and from_day <= $3 and to_day >= $3";
    Ok(org.one(sql, args![user, day])?.is_some())
}

pub(crate) fn is_user(org: &mut Org<'_>, user: UserId) -> Result<bool, StoreError> {
    let sql = "select 1 from users where org_id = $1 and id = $2 and state <> 'ended'";
    Ok(org.one(sql, args![user])?.is_some())
}

pub(crate) fn is_team(org: &mut Org<'_>, team: TeamId) -> Result<bool, StoreError> {
    Ok(org.one("select 1 from teams where org_id = $1 and id = $2", args![team])?.is_some())
}

pub(crate) fn put_goal(
    org: &mut Org<'_>,
    scope: &str,
    scope_id: i64,
    measure: &str,
    period: &str,
    from: Date,
    target: i64,
) -> Result<(), StoreError> {
    let (by, now) = (org.actor(), org.now());
    let sql = "insert into goals (org_id, scope, scope_id, measure, period, from_day, target, set_by, set_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               on conflict (org_id, scope, scope_id, measure, period, from_day)
               do update set target = excluded.target, set_by = excluded.set_by, set_at = excluded.set_at";
    org.execute(sql, args![scope, scope_id, measure, period, from, target, by, now])?;
    Ok(())
}

pub(crate) fn put_holiday(org: &mut Org<'_>, day: Date, name: &str) -> Result<(), StoreError> {
    let sql = "insert into holidays (org_id, day, name) values ($1, $2, $3)
               on conflict (org_id, day) do update set name = excluded.name";
    org.execute(sql, args![day, name])?;
    Ok(())
}

pub(crate) fn delete_holiday(org: &mut Org<'_>, day: Date) -> Result<u64, StoreError> {
    org.execute("delete from holidays where org_id = $1 and day = $2", args![day])
}

pub(crate) fn put_leave(org: &mut Org<'_>, user: UserId, from: Date, to: Date) -> Result<(), StoreError> {
    let sql = "insert into leaves (org_id, user_id, from_day, to_day) values ($1, $2, $3, $4)
               on conflict (org_id, user_id, from_day) do update set to_day = excluded.to_day";
    org.execute(sql, args![user, from, to])?;
    Ok(())
}

pub(crate) fn delete_leave(org: &mut Org<'_>, user: UserId, from: Date) -> Result<u64, StoreError> {
    org.execute("delete from leaves where org_id = $1 and user_id = $2 and from_day = $3", args![user, from])
}
