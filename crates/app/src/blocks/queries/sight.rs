//! Who the blocks are laid out for, and who leads whom.

use std::collections::BTreeSet;

use domain::{Role, Roles, TeamId, UserId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, Row, StoreError, args};
use web::Who;

/// Somebody who sells, as laying out needs to know them.
#[derive(Clone, Debug)]
pub(in crate::blocks) struct Seller {
    pub user: UserId,
    pub team: Option<TeamId>,
    pub roles: Roles,
    pub zone: TimeZone,
    pub zone_name: String,
    pub active: bool,
}

const SELLER: &str = "select id, team_id, roles, zone, state from users where org_id = $1";

fn read(row: &Row) -> Result<Seller, StoreError> {
    let (roles, zone_name, state): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    Ok(Seller {
        user: row.get(0)?,
        team: row.get(1)?,
        roles: Roles::parse(&roles).unwrap_or_default(),
        zone: TimeZone::get(&zone_name).unwrap_or(TimeZone::UTC),
        zone_name,
        active: state == "active",
    })
}

/// A user, selling or not.
pub(in crate::blocks) fn seller(org: &mut Org<'_>, user: UserId) -> Result<Option<Seller>, StoreError> {
    org.one(&format!("{SELLER} and id = $2"), args![user])?.map(|row| read(&row)).transpose()
}

/// Everybody who sells and can sign in.
pub(in crate::blocks) fn active_sellers(org: &mut Org<'_>) -> Result<Vec<Seller>, StoreError> {
    let rows = org.query(&format!("{SELLER} and state = 'active' order by id"), args![])?;
    let sellers = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(sellers.into_iter().filter(|seller| seller.roles.is_selling()).collect())
}

/// Whether somebody leads a user, directly or further up.
pub fn is_in_line(org: &mut Org<'_>, leader: UserId, user: UserId) -> Result<bool, StoreError> {
    let sql = "select 1 from lines where org_id = $1 and leader_id = $2 and user_id = $3 and depth > 0";
    Ok(org.one(sql, args![leader, user])?.is_some())
}

/// A team.
#[derive(Clone, Debug)]
pub struct TeamRow {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
}

/// The teams whose policies somebody may change: an admin's and an executive's are all, a leader's are those with
/// people of their line, and their own.
pub fn teams_led(org: &mut Org<'_>, who: &Who) -> Result<Vec<TeamRow>, StoreError> {
    let all = who.roles.has(Role::Admin) || who.roles.has(Role::Executive);
    let sql = "select t.id, t.name from teams t where t.org_id = $1 and ($2 = 1 or t.id = $3 or t.id in
                 (select u.team_id from users u join lines l on l.org_id = u.org_id and l.user_id = u.id
                  where u.org_id = $1 and l.leader_id = $4 and l.depth > 0 and u.team_id is not null))
               order by t.name, t.id";
    let own = who.team.filter(|_| who.leads);
    let rows = org.query(sql, args![all, own, who.user])?;
    rows.iter().map(|row| Ok(TeamRow { id: row.get(0)?, name: row.get(1)? })).collect()
}

/// The people of a team who sell, by name.
pub fn users_of_team(org: &mut Org<'_>, team: TeamId) -> Result<Vec<(UserId, String)>, StoreError> {
    let sql = "select id, name, roles from users where org_id = $1 and team_id = $2 and state = 'active' order by name, id";
    let mut people = Vec::new();
    for row in org.query(sql, args![team])? {
        if Roles::parse(&row.get::<String>(2)?).unwrap_or_default().is_selling() {
            people.push((row.get(0)?, row.get(1)?));
        }
    }
    Ok(people)
}

/// The days from one to another on which a user is away.
pub(in crate::blocks) fn leave_days(
    org: &mut Org<'_>,
    user: UserId,
    from: Date,
    to: Date,
) -> Result<BTreeSet<Date>, StoreError> {
    let sql = "select from_day, to_day from leaves where org_id = $1 and user_id = $2 and from_day <= $3 and to_day >= $4";
    let mut away = BTreeSet::new();
    for row in org.query(sql, args![user, to, from])? {
        let (first, last): (Date, Date) = (row.get(0)?, row.get(1)?);
        away.extend(domain::hours::days(first.max(from), last.min(to)));
    }
    Ok(away)
}
