//! That a huddle was held, and what its manager did in it.

use domain::{TeamId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

/// A team's huddle of a day.
#[derive(Clone, Copy, Debug)]
pub(in crate::huddle) struct HuddleRow {
    pub manager: UserId,
    pub started_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// The huddle of a team on a day, once it has begun.
pub(in crate::huddle) fn huddle(
    org: &mut Org<'_>,
    team: TeamId,
    day: Date,
) -> Result<Option<HuddleRow>, StoreError> {
    let sql = "select manager_id, started_at, ended_at from huddles where org_id = $1 and team_id = $2 and day = $3";
    let Some(row) = org.one(sql, args![team, day])? else { return Ok(None) };
    Ok(Some(HuddleRow { manager: row.get(0)?, started_at: row.get(1)?, ended_at: row.get(2)? }))
}

pub(in crate::huddle) fn insert_huddle(
    org: &mut Org<'_>,
    team: TeamId,
    manager: UserId,
    day: Date,
) -> Result<bool, StoreError> {
    let sql = "insert into huddles (org_id, team_id, day, manager_id, started_at) values ($1, $2, $3, $4, $5)
               on conflict (org_id, team_id, day) do nothing";
    let now = org.now();
    Ok(org.execute(sql, args![team, day, manager, now])? > 0)
}

pub(in crate::huddle) fn end_huddle(
    org: &mut Org<'_>,
    team: TeamId,
    manager: UserId,
    day: Date,
) -> Result<bool, StoreError> {
    let sql = "update huddles set ended_at = $2
               where org_id = $1 and team_id = $3 and manager_id = $4 and day = $5 and ended_at is null";
    let now = org.now();
    Ok(org.execute(sql, args![now, team, manager, day])? > 0)
}

/// One piece of evidence.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Evidence {
    pub what: String,
    pub about: i64,
    pub at: Timestamp,
}

fn read(row: &Row) -> Result<Evidence, StoreError> {
    Ok(Evidence { what: row.get(0)?, about: row.get(1)?, at: row.get(2)? })
}

/// Keeps a piece of evidence; the first time counts.
pub(in crate::huddle) fn add_evidence(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    day: Date,
    what: &str,
    about: i64,
) -> Result<bool, StoreError> {
    let sql = "insert into huddle_evidence (org_id, manager_id, user_id, day, what, ref_id, at)
               values ($1, $2, $3, $4, $5, $6, $7)
               on conflict (org_id, manager_id, user_id, day, what, ref_id) do nothing";
    let now = org.now();
    Ok(org.execute(sql, args![manager, user, day, what, about, now])? > 0)
}

/// What a manager did about a rep on one of the manager's days, in order.
pub(in crate::huddle) fn evidence_of_day(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    day: Date,
) -> Result<Vec<Evidence>, StoreError> {
    let sql = "select what, ref_id, at from huddle_evidence
               where org_id = $1 and manager_id = $2 and user_id = $3 and day = $4 order by at, what, ref_id";
    org.query(sql, args![manager, user, day])?.iter().map(read).collect()
}

/// When a manager first did something, on whatever day.
pub(in crate::huddle) fn evidence_ever(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    what: &str,
    about: i64,
) -> Result<Option<Timestamp>, StoreError> {
    let sql = "select min(at) from huddle_evidence
               where org_id = $1 and manager_id = $2 and user_id = $3 and what = $4 and ref_id = $5";
    let row = org.one(sql, args![manager, user, what, about])?;
    Ok(row.map(|row| row.get::<Option<Timestamp>>(0)).transpose()?.flatten())
}
