//! The tables of this slice: the only file that names them.

use domain::{OrgId, SessionId, UserId};
use jiff::Timestamp;
use store::{Org, Reference, StoreError, args};

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

/// Whose address it is.
pub(crate) fn by_address(
    reference: &mut Reference<'_>,
    email: &str,
) -> Result<Option<(OrgId, UserId)>, StoreError> {
    let row = reference.one("select org_id, user_id from addresses where email = $1", args![email])?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// The hash that a sign-in is checked against: none unless the user is active.
pub(crate) fn password_hash(org: &mut Org<'_>, user: UserId) -> Result<Option<String>, StoreError> {
    let sql = "select password_hash from users where org_id = $1 and id = $2 and state = 'active'";
    Ok(org.one(sql, args![user])?.map(|row| row.get(0)).transpose()?.flatten())
}

/// Name and zone of the only organisation; how many there are otherwise (0, or 2 for several).
pub(crate) fn only_organisation(
    reference: &mut Reference<'_>,
) -> Result<Result<(String, String), usize>, StoreError> {
    let rows = reference.query("select name, zone from organisations order by id limit 2", args![])?;
    match rows.as_slice() {
        [only] => Ok(Ok((only.get(0)?, only.get(1)?))),
        others => Ok(Err(others.len())),
    }
}

/// How many tries, since when.
pub(crate) fn tries(
    reference: &mut Reference<'_>,
    subject: &str,
) -> Result<Option<(i64, Timestamp)>, StoreError> {
    let row = reference.one("select failures, since_at from attempts where subject = $1", args![subject])?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

pub(crate) fn set_tries(
    reference: &mut Reference<'_>,
    subject: &str,
    tries: i64,
    since: Timestamp,
) -> Result<(), StoreError> {
    let sql = "insert into attempts (subject, failures, since_at) values ($1, $2, $3)
               on conflict (subject) do update set failures = excluded.failures, since_at = excluded.since_at";
    reference.execute(sql, args![subject, tries, since])?;
    Ok(())
}

pub(crate) fn delete_tries(reference: &mut Reference<'_>, subject: &str) -> Result<(), StoreError> {
    reference.execute("delete from attempts where subject = $1", args![subject])?;
    Ok(())
}

pub(crate) fn delete_old_tries(reference: &mut Reference<'_>, before: i64) -> Result<(), StoreError> {
    reference.execute("delete from attempts where since_at < $1", args![before])?;
    Ok(())
}
