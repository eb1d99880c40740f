//! Who stands above whom: one row for each leader above a user, and one for the user at depth 0. Kept by the write
//! that changes `reports_to`, so that a page asks one row and never climbs.

use domain::{TeamId, UserId};
use store::{Org, StoreError, args};

/// The line of a new user, under a leader who has one already.
pub(crate) fn begin_line(
    org: &mut Org<'_>,
    user: UserId,
    reports_to: Option<UserId>,
) -> Result<(), StoreError> {
    org.execute("insert into lines (org_id, leader_id, user_id, depth) values ($1, $2, $2, 0)", args![user])?;
    if let Some(leader) = reports_to {
        let sql = "insert into lines (org_id, leader_id, user_id, depth)
                   select org_id, leader_id, $2, depth + 1 from lines where org_id = $1 and user_id = $3";
        org.execute(sql, args![user, leader])?;
    }
    Ok(())
}

/// Moves a user and everybody below under another leader. The caller has made sure that it makes no circle.
pub(crate) fn move_line(
    org: &mut Org<'_>,
    user: UserId,
    reports_to: Option<UserId>,
) -> Result<(), StoreError> {
    let loosen = "delete from lines where org_id = $1
                  and user_id in (select b.user_id from lines b where b.org_id = $1 and b.leader_id = $2)
                  and leader_id not in (select b.user_id from lines b where b.org_id = $1 and b.leader_id = $2)";
    org.execute(loosen, args![user])?;
    if let Some(leader) = reports_to {
        let fasten = "insert into lines (org_id, leader_id, user_id, depth)
                      select a.org_id, a.leader_id, b.user_id, a.depth + b.depth + 1
                      from lines a join lines b on b.org_id = a.org_id
                      where a.org_id = $1 and a.user_id = $2 and b.leader_id = $3";
        org.execute(fasten, args![leader, user])?;
    }
    Ok(())
}

/// Whether `leader` stands above `user`, or is them.
pub(crate) fn leads(org: &mut Org<'_>, leader: UserId, user: UserId) -> Result<bool, StoreError> {
    let sql = "select 1 from lines where org_id = $1 and leader_id = $2 and user_id = $3";
    Ok(org.one(sql, args![leader, user])?.is_some())
}

/// Whether somebody of a team stands below a leader.
pub(crate) fn leads_in(org: &mut Org<'_>, leader: UserId, team: TeamId) -> Result<bool, StoreError> {
    let sql = "select 1 from lines l join users u on u.org_id = l.org_id and u.id = l.user_id
               where l.org_id = $1 and l.leader_id = $2 and l.depth > 0 and u.team_id = $3 limit 1";
    Ok(org.one(sql, args![leader, team])?.is_some())
}
