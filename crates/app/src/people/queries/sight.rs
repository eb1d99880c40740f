//! Whose records a viewer reads, the last row of "Who sees what": own, the team's, the line's; all for executives and
//! admins. Who is there no longer, or not yet, reads nothing. Kept like `lines`.

use domain::{TeamId, UserId};
use store::{Org, StoreError, args};

/// Viewers who can ever look.
const LOOKS: &str = "v.state in ('active', 'invited')";

/// Executives and admins; `executive` must not be found inside `account_executive`.
const SEES_ALL: &str =
    "(',' || v.roles || ',' like '%,executive,%' or ',' || v.roles || ',' like '%,admin,%')";

const INTO: &str = "insert into record_sight (org_id, viewer_id, user_id)";
const ONCE: &str = "on conflict (org_id, viewer_id, user_id) do nothing";

/// Rebuilds the whole table from users and lines: after a move.
pub(crate) fn rebuild_sight(org: &mut Org<'_>) -> Result<(), StoreError> {
    org.execute("delete from record_sight where org_id = $1", args![])?;
    for rule in rules("") {
        org.execute(&rule, args![])?;
    }
    Ok(())
}

/// Adds what a new user (`$2`) sees and who sees them: the same rules, asked for one person only.
pub(crate) fn begin_sight(org: &mut Org<'_>, user: UserId) -> Result<(), StoreError> {
    for side in ["and v.id = $2", "and u.id = $2"] {
        for rule in rules(side) {
            org.execute(&rule, args![user])?;
        }
    }
    Ok(())
}

/// One statement a rule: the line (oneself included), the team, everybody.
fn rules(one: &str) -> [String; 3] {
    [
        format!(
            "{INTO} select v.org_id, v.id, u.id from lines l
             join users v on v.org_id = l.org_id and v.id = l.leader_id
             join users u on u.org_id = l.org_id and u.id = l.user_id
             where l.org_id = $1 and {LOOKS} {one} {ONCE}"
        ),
        format!(
            "{INTO} select v.org_id, v.id, u.id from users v
             join users u on u.org_id = v.org_id and u.team_id = v.team_id
             where v.org_id = $1 and {LOOKS} {one} {ONCE}"
        ),
        format!(
            "{INTO} select v.org_id, v.id, u.id from users v
             join users u on u.org_id = v.org_id
             where v.org_id = $1 and {LOOKS} and {SEES_ALL} {one} {ONCE}"
        ),
    ]
}

/// Where a user stands, seen by a viewer.
pub(crate) struct Standing {
    pub(crate) team: Option<TeamId>,
    /// How far the viewer stands above them: 0 for oneself, none for no line.
    pub(crate) depth: Option<i64>,
}

/// A user's team, and how far above them a viewer stands.
pub(crate) fn standing(
    org: &mut Org<'_>,
    viewer: UserId,
    user: UserId,
) -> Result<Option<Standing>, StoreError> {
    let sql = "select u.team_id,
                 (select l.depth from lines l where l.org_id = $1 and l.leader_id = $2 and l.user_id = u.id)
               from users u where u.org_id = $1 and u.id = $3";
    let row = org.one(sql, args![viewer, user])?;
    row.map(|row| Ok(Standing { team: row.get(0)?, depth: row.get(1)? })).transpose()
}

/// SQL that keeps a record whose owner column is `owner` within the viewer's sight; `$2` must be the viewer.
/// Own, unassigned, the team's or the line's, all for executives and admins: table `record_sight` says which.
pub fn record_scope(owner: &str) -> String {
    format!(
        "({owner} is null or {owner} in (select rs.user_id from record_sight rs where rs.org_id = $1 and rs.viewer_id = $2))"
    )
}
