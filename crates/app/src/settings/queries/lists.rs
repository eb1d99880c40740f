//! What the pages list: whose goals and leave somebody looks after, holidays to come, who is away.

use domain::{Roles, UserId};
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// Somebody or some team that has goals.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    /// 'team' or 'user'.
    pub(crate) kind: &'static str,
    pub(crate) id: i64,
    pub(crate) name: String,
}

/// The teams and the selling people below a leader: teams first, people under their team's name.
pub(crate) fn scopes(org: &mut Org<'_>, leader: UserId) -> Result<Vec<Scope>, StoreError> {
    let sql = "select distinct t.id, t.name from lines l
               join users u on u.org_id = l.org_id and u.id = l.user_id
               join teams t on t.org_id = u.org_id and t.id = u.team_id
               where l.org_id = $1 and l.leader_id = $2 and l.depth > 0 and u.state <> 'ended' order by t.name";
    let mut scopes = Vec::new();
    for row in org.query(sql, args![leader])? {
        scopes.push(Scope { kind: "team", id: row.get(0)?, name: row.get(1)? });
    }
    let sql = "select u.id, u.name, u.roles from lines l
               join users u on u.org_id = l.org_id and u.id = l.user_id
               left join teams t on t.org_id = u.org_id and t.id = u.team_id
               where l.org_id = $1 and l.leader_id = $2 and l.depth > 0 and u.state in ('active', 'invited')
               order by coalesce(t.name, ''), u.folded_name, u.id";
    for row in org.query(sql, args![leader])? {
        if Roles::parse(&row.get::<String>(2)?).unwrap_or_default().is_selling() {
            scopes.push(Scope { kind: "user", id: row.get(0)?, name: row.get(1)? });
        }
    }
    Ok(scopes)
}

/// Holidays from a day on.
pub(crate) fn holidays(org: &mut Org<'_>, from: Date) -> Result<Vec<(Date, String)>, StoreError> {
    let sql = "select day, name from holidays where org_id = $1 and day >= $2 order by day";
    let rows = org.query(sql, args![from])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Somebody's days away.
#[derive(Clone, Debug)]
pub(crate) struct Away {
    pub(crate) user: UserId,
    pub(crate) name: String,
    pub(crate) from: Date,
    pub(crate) to: Date,
}

/// Leave that is not over, of oneself and of everybody below; of everybody for admins.
pub(crate) fn away(
    org: &mut Org<'_>,
    viewer: UserId,
    everybody: bool,
    today: Date,
) -> Result<Vec<Away>, StoreError> {
    let sql = "select v.user_id, u.name, v.from_day, v.to_day from leaves v
               join users u on u.org_id = v.org_id and u.id = v.user_id
               where v.org_id = $1 and v.to_day >= $2 and ($3 = 1 or exists
                 (select 1 from lines l where l.org_id = $1 and l.leader_id = $4 and l.user_id = v.user_id))
               order by v.from_day, u.folded_name, v.user_id";
    let rows = org.query(sql, args![today, everybody, viewer])?;
    let read = |row: &store::Row| {
        Ok(Away { user: row.get(0)?, name: row.get(1)?, from: row.get(2)?, to: row.get(3)? })
    };
    rows.iter().map(read).collect()
}

/// Everybody below a leader, by name; everybody at all for admins.
pub(crate) fn below(
    org: &mut Org<'_>,
    leader: UserId,
    everybody: bool,
) -> Result<Vec<(UserId, String)>, StoreError> {
    let sql = "select u.id, u.name from users u
               where u.org_id = $1 and u.state in ('active', 'invited') and ($2 = 1 or exists
                 (select 1 from lines l where l.org_id = $1 and l.leader_id = $3 and l.user_id = u.id and l.depth > 0))
               order by u.folded_name, u.id";
    let rows = org.query(sql, args![everybody, leader])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Whether a user stands below a leader.
pub(crate) fn is_below(org: &mut Org<'_>, leader: UserId, user: UserId) -> Result<bool, StoreError> {
    let sql = "select 1 from lines where org_id = $1 and leader_id = $2 and user_id = $3 and depth > 0";
    Ok(org.one(sql, args![leader, user])?.is_some())
}
