//! What meetings and calls need to know of other slices: names, zones, who reports to whom.

use domain::{AccountId, ProspectId, UserId};
use jiff::tz::TimeZone;
use store::{Org, StoreError, args};

/// What a call with a prospect is titled after: the account, else the person.
pub(in crate::calendars) fn whom(
    org: &mut Org<'_>,
    prospect: ProspectId,
) -> Result<Option<String>, StoreError> {
    let sql = "select coalesce(a.name, p.name) from prospects p
               left join accounts a on a.org_id = p.org_id and a.id = p.account_id
               where p.org_id = $1 and p.id = $2";
    org.one(sql, args![prospect])?.map(|row| row.get(0)).transpose()
}

pub(in crate::calendars) fn account_of(
    org: &mut Org<'_>,
    prospect: ProspectId,
) -> Result<Option<AccountId>, StoreError> {
    let sql = "select account_id from prospects where org_id = $1 and id = $2";
    org.one(sql, args![prospect])?.map_or(Ok(None), |row| row.get(0))
}

/// The zone in which a user's days are counted.
pub fn zone_of(org: &mut Org<'_>, user: UserId) -> Result<Option<TimeZone>, StoreError> {
    let sql = "select zone from users where org_id = $1 and id = $2";
    let Some(row) = org.one(sql, args![user])? else { return Ok(None) };
    let zone: String = row.get(0)?;
    Ok(Some(TimeZone::get(&zone).unwrap_or(TimeZone::UTC)))
}

/// Whether a user is the leader's report, directly or further down, or the leader.
pub(in crate::calendars) fn is_in_line(
    org: &mut Org<'_>,
    leader: UserId,
    user: UserId,
) -> Result<bool, StoreError> {
    let sql = "select 1 from lines where org_id = $1 and leader_id = $2 and user_id = $3";
    Ok(org.one(sql, args![leader, user])?.is_some())
}

/// The leader and all who report to them, by name; the leader first.
pub(in crate::calendars) fn line_names(
    org: &mut Org<'_>,
    leader: UserId,
) -> Result<Vec<(UserId, String)>, StoreError> {
    let sql = "select u.id, u.name from lines l join users u on u.org_id = l.org_id and u.id = l.user_id
               where l.org_id = $1 and l.leader_id = $2 and u.state <> 'ended'
               order by case when l.depth = 0 then 0 else 1 end, u.folded_name, u.id";
    org.query(sql, args![leader])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
