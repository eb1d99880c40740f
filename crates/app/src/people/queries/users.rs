//! Users.

use domain::{Roles, TeamId, UserId, names};
use store::{Org, Row, StoreError, args};

/// A user as lists and forms show them.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// The full name.
    pub name: String,
    /// The address that signs in.
    pub email: Option<String>,
    /// All roles.
    pub roles: Roles,
    /// The team, if any.
    pub team: Option<TeamId>,
    /// The leader, if any.
    pub reports_to: Option<UserId>,
    /// The time zone by its name.
    pub zone: String,
    /// 'named', 'invited', 'active' or 'ended'.
    pub state: String,
}

/// A user's columns, checked.
pub(crate) struct NewRow {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) roles: Roles,
    pub(crate) team: Option<TeamId>,
    pub(crate) reports_to: Option<UserId>,
    pub(crate) zone: String,
}

/// Everybody but those who ended, by name.
pub fn people(org: &mut Org<'_>) -> Result<Vec<Person>, StoreError> {
    let sql = "select id, name, email, roles, team_id, reports_to, zone, state from users
               where org_id = $1 and state <> 'ended' order by folded_name, id";
    org.query(sql, args![])?.iter().map(read).collect()
}

/// One user, whatever the state.
pub fn user(org: &mut Org<'_>, user: UserId) -> Result<Option<Person>, StoreError> {
    let sql = "select id, name, email, roles, team_id, reports_to, zone, state from users
               where org_id = $1 and id = $2";
    org.one(sql, args![user])?.as_ref().map(read).transpose()
}

/// Id and name of everybody, ended or not: a file may name who left.
pub fn names(org: &mut Org<'_>) -> Result<Vec<(UserId, String)>, StoreError> {
    let rows = org.query("select id, name from users where org_id = $1 order by id", args![])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The people of a team who are here, by name.
pub fn in_team(org: &mut Org<'_>, team: TeamId) -> Result<Vec<Person>, StoreError> {
    let sql = "select id, name, email, roles, team_id, reports_to, zone, state from users
               where org_id = $1 and team_id = $2 and state in ('active', 'invited') order by folded_name, id";
    org.query(sql, args![team])?.iter().map(read).collect()
}

/// Who reports to a leader directly, by name.
pub fn direct_reports(org: &mut Org<'_>, leader: UserId) -> Result<Vec<UserId>, StoreError> {
    let sql = "select id from users where org_id = $1 and reports_to = $2 and state <> 'ended' order by folded_name, id";
    org.query(sql, args![leader])?.iter().map(|row| row.get(0)).collect()
}

pub(crate) fn has_other_admin(org: &mut Org<'_>, leaving: UserId) -> Result<bool, StoreError> {
    let sql = "select 1 from users where org_id = $1 and id <> $2 and state = 'active'
               and ',' || roles || ',' like '%,admin,%' limit 1";
    Ok(org.one(sql, args![leaving])?.is_some())
}

pub(crate) fn insert_user(
    org: &mut Org<'_>,
    user: UserId,
    row: &NewRow,
    state: &str,
    password_hash: Option<&str>,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql =
        "insert into users (org_id, id, name, folded_name, email, roles, team_id, reports_to, zone, state,
                 password_hash, created_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let (folded, roles) = (names::fold(&row.name), row.roles.codes());
    let row = args![
        user,
        row.name,
        folded,
        row.email,
        roles,
        row.team,
        row.reports_to,
        row.zone,
        state,
        password_hash,
        now
    ];
    org.execute(sql, row)?;
    Ok(())
}

pub(crate) fn update_user(org: &mut Org<'_>, user: UserId, row: &NewRow) -> Result<(), StoreError> {
    let sql =
        "update users set name = $2, folded_name = $3, roles = $4, zone = $5 where org_id = $1 and id = $6";
    org.execute(sql, args![row.name, names::fold(&row.name), row.roles.codes(), row.zone, user])?;
    Ok(())
}

pub(crate) fn set_place(
    org: &mut Org<'_>,
    user: UserId,
    reports_to: Option<UserId>,
    team: Option<TeamId>,
) -> Result<(), StoreError> {
    let sql = "update users set reports_to = $2, team_id = $3 where org_id = $1 and id = $4";
    org.execute(sql, args![reports_to, team, user])?;
    Ok(())
}

pub(crate) fn set_address(org: &mut Org<'_>, user: UserId, email: &str) -> Result<(), StoreError> {
    let sql =
        "update users set email = $2, state = 'invited' where org_id = $1 and id = $3 and state <> 'active'";
    org.execute(sql, args![email, user])?;
    Ok(())
}

pub(crate) fn activate(org: &mut Org<'_>, user: UserId, password_hash: &str) -> Result<(), StoreError> {
    let sql = "update users set password_hash = $2, state = 'active'
               where org_id = $1 and id = $3 and state <> 'ended'";
    org.execute(sql, args![password_hash, user])?;
    Ok(())
}

pub(crate) fn end_user(org: &mut Org<'_>, user: UserId) -> Result<(), StoreError> {
    let sql = "update users set state = 'ended', email = null, password_hash = null, roles = ''
               where org_id = $1 and id = $2";
    org.execute(sql, args![user])?;
    Ok(())
}

pub(crate) fn set_profile(
    org: &mut Org<'_>,
    user: UserId,
    name: &str,
    zone: &str,
    single_keys: bool,
) -> Result<(), StoreError> {
    let sql = "update users set name = $2, folded_name = $3, zone = $4, single_keys = $5
               where org_id = $1 and id = $6";
    org.execute(sql, args![name, names::fold(name), zone, single_keys, user])?;
    Ok(())
}

pub(crate) fn set_theme(org: &mut Org<'_>, user: UserId, theme: &str) -> Result<(), StoreError> {
    org.execute("update users set theme = $2 where org_id = $1 and id = $3", args![theme, user])?;
    Ok(())
}

pub(crate) fn password_hash(org: &mut Org<'_>, user: UserId) -> Result<Option<String>, StoreError> {
    let row = org.one("select password_hash from users where org_id = $1 and id = $2", args![user])?;
    Ok(row.map(|row| row.get(0)).transpose()?.flatten())
}

pub(crate) fn set_password(org: &mut Org<'_>, user: UserId, hash: &str) -> Result<(), StoreError> {
    let sql = "update users set password_hash = $2 where org_id = $1 and id = $3 and state = 'active'";
    org.execute(sql, args![hash, user])?;
    Ok(())
}

fn read(row: &Row) -> Result<Person, StoreError> {
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        email: row.get(2)?,
        roles: Roles::parse(&row.get::<String>(3)?).unwrap_or_default(),
        team: row.get(4)?,
        reports_to: row.get(5)?,
        zone: row.get(6)?,
        state: row.get(7)?,
    })
}
