//! Everybody who can stand on a board.

use domain::{Roles, TeamId, UserId};
use jiff::tz::TimeZone;
use store::{Org, StoreError, args};

/// A user as the board knows them.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub id: UserId,
    /// The full name.
    pub name: String,
    /// All roles.
    pub roles: Roles,
    /// The team, if any.
    pub team: Option<TeamId>,
    /// The leader, if any.
    pub reports_to: Option<UserId>,
    /// Their zone.
    pub zone: TimeZone,
    /// Whether they left.
    pub ended: bool,
}

/// All users, those who left too: history is theirs.
pub fn members(org: &mut Org<'_>) -> Result<Vec<Member>, StoreError> {
    let sql = "select id, name, roles, team_id, reports_to, zone, state from users where org_id = $1 order by folded_name, id";
    let rows = org.query(sql, args![])?;
    rows.iter()
        .map(|row| {
            let (roles, zone, state): (String, String, String) = (row.get(2)?, row.get(5)?, row.get(6)?);
            Ok(Member {
                id: row.get(0)?,
                name: row.get(1)?,
                roles: Roles::parse(&roles).unwrap_or_default(),
                team: row.get(3)?,
                reports_to: row.get(4)?,
                zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
                ended: state == "ended",
            })
        })
        .collect()
}
