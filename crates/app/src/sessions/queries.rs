//! The tables of this slice: the only file that names them.

use domain::{SessionId, UserId};
use jiff::Timestamp;
use store::{Org, StoreError, args};

/// A browser that is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) agent: String,
    pub(crate) created: Timestamp,
    pub(crate) seen: Timestamp,
}

/// A user's sessions that still count, the last used first.
pub(crate) fn of_user(org: &mut Org<'_>, user: UserId) -> Result<Vec<Session>, StoreError> {
    let now = org.now();
    let sql = "select id, agent, created_at, seen_at from sessions
               where org_id = $1 and user_id = $2 and expires_at > $3 order by seen_at desc, id desc";
    let rows = org.query(sql, args![user, now])?;
    let read = |row: &store::Row| {
        Ok(Session { id: row.get(0)?, agent: row.get(1)?, created: row.get(2)?, seen: row.get(3)? })
    };
    rows.iter().map(read).collect()
}

pub(crate) fn delete(org: &mut Org<'_>, user: UserId, session: SessionId) -> Result<u64, StoreError> {
    org.execute("delete from sessions where org_id = $1 and user_id = $2 and id = $3", args![user, session])
}
