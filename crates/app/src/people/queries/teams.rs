//! Teams.

use domain::TeamId;
use store::{Org, Row, StoreError, args};

/// A team.
#[derive(Clone, Debug)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Minute of the manager's day at which the huddle is held.
    pub huddle_minute: i64,
}

/// Every team, by name.
pub fn teams(org: &mut Org<'_>) -> Result<Vec<Team>, StoreError> {
    let rows =
        org.query("select id, name, huddle_minute from teams where org_id = $1 order by name", args![])?;
    rows.iter().map(read).collect()
}

/// One team.
pub fn team(org: &mut Org<'_>, team: TeamId) -> Result<Option<Team>, StoreError> {
    let sql = "select id, name, huddle_minute from teams where org_id = $1 and id = $2";
    org.one(sql, args![team])?.as_ref().map(read).transpose()
}

/// The team of a name.
pub fn team_by_name(org: &mut Org<'_>, name: &str) -> Result<Option<TeamId>, StoreError> {
    let row = org.one("select id from teams where org_id = $1 and name = $2", args![name])?;
    row.map(|row| row.get(0)).transpose()
}

pub(crate) fn insert_team(
    org: &mut Org<'_>,
    team: TeamId,
    name: &str,
    huddle_minute: i64,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "insert into teams (org_id, id, name, huddle_minute, created_at) values ($1, $2, $3, $4, $5)";
    org.execute(sql, args![team, name, huddle_minute, now])?;
    Ok(())
}

pub(crate) fn update_team(
    org: &mut Org<'_>,
    team: TeamId,
    name: &str,
    huddle_minute: i64,
) -> Result<(), StoreError> {
    let sql = "update teams set name = $2, huddle_minute = $3 where org_id = $1 and id = $4";
    org.execute(sql, args![name, huddle_minute, team])?;
    Ok(())
}

fn read(row: &Row) -> Result<Team, StoreError> {
    Ok(Team { id: row.get(0)?, name: row.get(1)?, huddle_minute: row.get(2)? })
}
