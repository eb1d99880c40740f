//! What stands around a plan: the day's success, who sees it, whom a name finds, and what history says about a reason.

use domain::hours::days_between;
use domain::{ProspectId, UserId, names};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

use crate::blocks::queries as blocks;
use crate::people::access::record_scope;

/// The user's success of a day, if it was chosen.
pub(in crate::plans) fn success(
    org: &mut Org<'_>,
    user: UserId,
    day: Date,
) -> Result<Option<String>, StoreError> {
    let row = org.one(
        "select text from successes where org_id = $1 and user_id = $2 and day = $3",
        args![user, day],
    )?;
    row.map(|row| row.get(0)).transpose()
}

/// Who stands above a user, the nearest first.
pub(in crate::plans) fn leaders_above(org: &mut Org<'_>, user: UserId) -> Result<Vec<String>, StoreError> {
    let sql = "select u.name from lines l join users u on u.org_id = l.org_id and u.id = l.leader_id
               where l.org_id = $1 and l.user_id = $2 and l.depth > 0 order by l.depth limit 2";
    org.query(sql, args![user])?.iter().map(|row| row.get(0)).collect()
}

/// The user's next block after a day, or one of that day that is still to come.
pub(in crate::plans) fn next_block_after(
    org: &mut Org<'_>,
    user: UserId,
    day: Date,
    now: Timestamp,
) -> Result<Option<blocks::Block>, StoreError> {
    let sql = "select id from blocks where org_id = $1 and user_id = $2 and day > $3 and starts_at > $4 and removed_kind is null
               order by starts_at, id limit 1";
    match org.one(sql, args![user, day, now])? {
        Some(row) => blocks::block(org, row.get(0)?),
        None => Ok(None),
    }
}

/// Whether there is anybody to plan at all.
pub(in crate::plans) fn has_prospects(org: &mut Org<'_>, user: UserId) -> Result<bool, StoreError> {
    let sql =
        format!("select 1 from prospects p where p.org_id = $1 and {} limit 1", record_scope("p.owner_id"));
    Ok(org.one(&sql, args![user])?.is_some())
}

/// Somebody a name found.
#[derive(Clone, Debug)]
pub(in crate::plans) struct Found {
    pub id: ProspectId,
    pub name: String,
    pub account: Option<String>,
}

/// Whom a name finds among the records in the user's sight.
pub(in crate::plans) fn find_by_name(
    org: &mut Org<'_>,
    user: UserId,
    words: &str,
) -> Result<Vec<Found>, StoreError> {
    let folded = names::fold(words);
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select p.id, p.name, a.name from prospects p left join accounts a on a.org_id = p.org_id and a.id = p.account_id
         where p.org_id = $1 and {} and p.state <> 'disqualified' and (p.folded_name like $3 or a.folded_name like $3)
         order by p.folded_name, p.id limit 12",
        record_scope("p.owner_id")
    );
    let rows = org.query(&sql, args![user, format!("%{folded}%")])?;
    rows.iter().map(|row| Ok(Found { id: row.get(0)?, name: row.get(1)?, account: row.get(2)? })).collect()
}

/// How often something came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plans) struct Odds {
    pub came: usize,
    pub of: usize,
}

/// Fewer than this say nothing.
const FEWEST: usize = 10;

impl Odds {
    fn of(came: usize, of: usize) -> Option<Odds> {
        (of >= FEWEST).then_some(Odds { came, of })
    }
}

/// Of those on the user's plans because they had named the day and who were tried in that block: how many talked.
pub(in crate::plans) fn odds_of_named_days(
    org: &mut Org<'_>,
    user: UserId,
) -> Result<Option<Odds>, StoreError> {
    let sql = "select max(case when t.outcome <> 'not_reached' then 1 else 0 end) from plan_items i
               join blocks b on b.org_id = i.org_id and b.id = i.block_id
               join touches t on t.org_id = i.org_id and t.block_id = i.block_id and t.prospect_id = i.prospect_id
               where i.org_id = $1 and b.user_id = $2 and i.why_due = 1 and i.why like 'Named %' group by i.id";
    let rows = org.query(sql, args![user])?;
    let talked = rows.iter().map(|row| row.get::<i64>(0)).collect::<Result<Vec<_>, _>>()?;
    Ok(Odds::of(talked.iter().filter(|talked| **talked > 0).count(), talked.len()))
}

/// Of the referrals in the organisation whose person was talked to within a day: how many booked a scoping call.
pub(in crate::plans) fn odds_of_quick_referrals(org: &mut Org<'_>) -> Result<Option<Odds>, StoreError> {
    let sql = "select r.day,
                 (select min(t.day) from touches t where t.org_id = $1 and t.prospect_id = r.to_prospect_id and t.at > r.at
                  and t.outcome <> 'not_reached'),
                 (select count(*) from results x where x.org_id = $1 and x.prospect_id = r.to_prospect_id and x.at > r.at
                  and x.kind = 'scoping_call_booked')
               from referrals r where r.org_id = $1 order by r.at desc limit 500";
    let (mut came, mut of) = (0, 0);
    for row in &org.query(sql, args![])? {
        let (named, talked, booked): (Date, Option<Date>, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if talked.is_some_and(|talked| days_between(named, talked) <= 1) {
            of += 1;
            came += usize::from(booked > 0);
        }
    }
    Ok(Odds::of(came, of))
}

/// Whether a prospect is among the records in a user's sight.
pub(in crate::plans) fn is_in_sight(
    org: &mut Org<'_>,
    user: UserId,
    prospect: ProspectId,
) -> Result<bool, StoreError> {
    let sql = format!(
        "select 1 from prospects p where p.org_id = $1 and {} and p.id = $3",
        record_scope("p.owner_id")
    );
    Ok(org.one(&sql, args![user, prospect])?.is_some())
}
