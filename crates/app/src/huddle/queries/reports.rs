//! Whose huddle it is, and who takes part.

use domain::{Roles, TeamId, UserId};
use jiff::tz::TimeZone;
use store::{Org, StoreError, args};

/// A manager, as the rules need to know them.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Leader {
    pub name: String,
    pub zone: TimeZone,
    pub active: bool,
}

/// Somebody who reports directly.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Report {
    pub user: UserId,
    pub name: String,
    pub roles: Roles,
    pub team: Option<TeamId>,
    pub zone: TimeZone,
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// A manager's zone and name.
pub(in crate::huddle) fn leader(org: &mut Org<'_>, user: UserId) -> Result<Option<Leader>, StoreError> {
    let sql = "select name, zone, state from users where org_id = $1 and id = $2";
    let Some(row) = org.one(sql, args![user])? else { return Ok(None) };
    let (zone_name, state): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(Some(Leader { name: row.get(0)?, zone: zone(&zone_name), active: state == "active" }))
}

/// Those who report to a manager directly and sell, the first role's people first, then by name.
pub(in crate::huddle) fn reports(org: &mut Org<'_>, manager: UserId) -> Result<Vec<Report>, StoreError> {
    let sql = "select id, name, roles, team_id, zone from users
               where org_id = $1 and reports_to = $2 and state = 'active' order by folded_name, id";
    let mut reports = Vec::new();
    for row in org.query(sql, args![manager])? {
        let roles = Roles::parse(&row.get::<String>(2)?).unwrap_or_default();
        if roles.is_selling() {
            let zone_name: String = row.get(4)?;
            reports.push(Report {
                user: row.get(0)?,
                name: row.get(1)?,
                roles,
                team: row.get(3)?,
                zone: zone(&zone_name),
            });
        }
    }
    reports.sort_by_key(|report| report.roles.iter().next());
    Ok(reports)
}

/// Whether a user reports to a manager directly.
pub(in crate::huddle) fn is_report(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
) -> Result<bool, StoreError> {
    let sql = "select 1 from users where org_id = $1 and id = $2 and reports_to = $3 and state <> 'ended'";
    Ok(org.one(sql, args![user, manager])?.is_some())
}

/// Whether a team is the manager's: somebody who sells in it reports to them.
pub(in crate::huddle) fn serves_team(
    org: &mut Org<'_>,
    manager: UserId,
    team: TeamId,
) -> Result<bool, StoreError> {
    Ok(reports(org, manager)?.iter().any(|report| report.team == Some(team)))
}

/// A manager somebody stands above, or whose habit they may see.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Below {
    pub user: UserId,
    pub name: String,
    pub zone: TimeZone,
}

/// The managers of people who sell: those in a leader's line, or all of them for an executive; never the leader.
pub(in crate::huddle) fn managers_below(
    org: &mut Org<'_>,
    leader: UserId,
    all: bool,
) -> Result<Vec<Below>, StoreError> {
    let sql = "select m.id, m.name, m.zone, u.roles from users u join users m on m.org_id = u.org_id and m.id = u.reports_to
               where u.org_id = $1 and u.state = 'active' and m.state = 'active' and m.id <> $2
               and ($3 = 1 or m.id in (select l.user_id from lines l where l.org_id = $1 and l.leader_id = $2 and l.depth > 0))
               order by m.folded_name, m.id";
    let mut managers: Vec<Below> = Vec::new();
    for row in org.query(sql, args![leader, all])? {
        let (user, zone_name): (UserId, String) = (row.get(0)?, row.get(2)?);
        let sells = Roles::parse(&row.get::<String>(3)?).unwrap_or_default().is_selling();
        if sells && managers.last().is_none_or(|last| last.user != user) {
            managers.push(Below { user, name: row.get(1)?, zone: zone(&zone_name) });
        }
    }
    Ok(managers)
}

/// The given name of somebody's own leader: who else sees the habit.
pub(in crate::huddle) fn leader_of(org: &mut Org<'_>, user: UserId) -> Result<Option<String>, StoreError> {
    let sql = "select l.name from users u join users l on l.org_id = u.org_id and l.id = u.reports_to
               where u.org_id = $1 and u.id = $2";
    let row = org.one(sql, args![user])?;
    let name: Option<String> = row.map(|row| row.get(0)).transpose()?;
    Ok(name.map(|name| domain::names::given(&name).to_owned()))
}
