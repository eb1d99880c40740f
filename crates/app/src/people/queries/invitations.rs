//! Invitations.

use domain::{InvitationId, UserId};
use jiff::Timestamp;
use store::{Org, StoreError, args};

/// An invitation and whom it is for.
#[derive(Clone, Debug)]
pub(crate) struct Invitation {
    pub(crate) id: InvitationId,
    pub(crate) user: UserId,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) is_used: bool,
    pub(crate) is_late: bool,
    pub(crate) is_ended: bool,
}

impl Invitation {
    /// Whether it can still be taken.
    pub(crate) fn is_open(&self) -> bool {
        !self.is_used && !self.is_late && !self.is_ended
    }
}

pub(crate) fn invitation(org: &mut Org<'_>, token_hash: &str) -> Result<Option<Invitation>, StoreError> {
    let now = org.now();
    let sql = "select i.id, i.user_id, u.name, u.email, i.used_at, i.expires_at, u.state
               from invitations i join users u on u.org_id = i.org_id and u.id = i.user_id
               where i.org_id = $1 and i.token_hash = $2";
    let Some(row) = org.one(sql, args![token_hash])? else { return Ok(None) };
    Ok(Some(Invitation {
        id: row.get(0)?,
        user: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        is_used: row.get::<Option<Timestamp>>(4)?.is_some(),
        is_late: row.get::<Timestamp>(5)? <= now,
        is_ended: row.get::<String>(6)? == "ended",
    }))
}

pub(crate) fn insert_invitation(
    org: &mut Org<'_>,
    id: InvitationId,
    user: UserId,
    token_hash: &str,
    expires: Timestamp,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "insert into invitations (org_id, id, user_id, token_hash, created_at, expires_at)
               values ($1, $2, $3, $4, $5, $6)";
    org.execute(sql, args![id, user, token_hash, now, expires])?;
    Ok(())
}

/// Links that were not taken yet stop working.
pub(crate) fn void_invitations(org: &mut Org<'_>, user: UserId) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "update invitations set expires_at = $2
               where org_id = $1 and user_id = $3 and used_at is null and expires_at > $2";
    org.execute(sql, args![now, user])?;
    Ok(())
}

pub(crate) fn use_invitation(org: &mut Org<'_>, id: InvitationId) -> Result<(), StoreError> {
    let now = org.now();
    org.execute("update invitations set used_at = $2 where org_id = $1 and id = $3", args![now, id])?;
    Ok(())
}
