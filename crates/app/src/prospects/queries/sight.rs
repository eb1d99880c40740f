//! May the viewer read a prospect, write to it, log with it? Whoever may not read learns nothing: 404.
//!
//! Reading: the table "Who sees what" (own, unassigned, the team's, the line's, all for executives and admins), and
//! whoever was handed the lead. Writing: the owner, the owner's leaders, an admin, and anybody while it is unassigned.
//! Logging: these, and whoever was handed the lead: an account executive holds a call that somebody else booked.

use domain::{ProspectId, Role, UserId};
use store::{Org, args};
use web::{Error, Result, Who};

use crate::people::access::record_scope;

/// What the viewer may do with a prospect they may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    pub owner: Option<UserId>,
    /// Change the record, its next conversation and what is written down.
    pub edit: bool,
    /// Log touches.
    pub log: bool,
}

/// Asks for one prospect; `NotFound` when the viewer may not read it.
pub fn leave(org: &mut Org<'_>, who: &Who, prospect: ProspectId) -> Result<Leave> {
    let sql = format!(
        "select p.owner_id,
           (select count(*) from prospects q where q.org_id = $1 and q.id = p.id and {}),
           (select count(*) from lines l where l.org_id = $1 and l.leader_id = $2 and l.user_id = p.owner_id),
           (select count(*) from handoffs h where h.org_id = $1 and h.prospect_id = p.id and h.to_user_id = $2
              and h.state in ('offered', 'accepted'))
           + (select count(*) from opportunities o where o.org_id = $1 and o.prospect_id = p.id and o.owner_id = $2)
           + (select count(*) from meetings m where m.org_id = $1 and m.prospect_id = p.id and m.user_id = $2)
         from prospects p where p.org_id = $1 and p.id = $3",
        record_scope("q.owner_id")
    );
    let row = org.one(&sql, args![who.user, prospect])?.ok_or(Error::NotFound)?;
    let owner: Option<UserId> = row.get(0)?;
    let (in_scope, in_line, handed): (i64, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
    if in_scope == 0 && handed == 0 {
        return Err(Error::NotFound);
    }
    let edit = owner.is_none() || in_line > 0 || who.roles.has(Role::Admin);
    Ok(Leave { owner, edit, log: edit || handed > 0 })
}

/// For a form that changes the record.
pub fn may_edit(org: &mut Org<'_>, who: &Who, prospect: ProspectId) -> Result<Leave> {
    let leave = leave(org, who, prospect)?;
    if leave.edit { Ok(leave) } else { Err(refusal("change this")) }
}

/// For a form that logs a touch.
pub fn may_log(org: &mut Org<'_>, who: &Who, prospect: ProspectId) -> Result<Leave> {
    let leave = leave(org, who, prospect)?;
    if leave.log { Ok(leave) } else { Err(refusal("log with this person")) }
}

fn refusal(verb: &str) -> Error {
    Error::Forbidden(format!("Only the owner, a leader of theirs or an admin can {verb}. Ask them."))
}

/// Everybody who reports to a user, directly or further down, and the user.
pub fn line_of(org: &mut Org<'_>, leader: UserId) -> Result<Vec<UserId>> {
    let rows = org.query("select user_id from lines where org_id = $1 and leader_id = $2", args![leader])?;
    Ok(rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?)
}
