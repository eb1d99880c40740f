//! What happened with a prospect: everything the timeline and the cadence line are made of.

use std::collections::BTreeMap;

use domain::{AccountId, HandoffId, OpportunityId, ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// The most touches a page shows: years of them for anybody but a machine.
const TOUCHES: i64 = 300;

/// One attempt to reach the prospect.
#[derive(Clone, Debug)]
pub struct Touch {
    pub at: Timestamp,
    pub day: Date,
    pub user: UserId,
    pub user_name: String,
    pub channel: String,
    pub outcome: String,
    pub logged_as: String,
    pub note: Option<String>,
    pub in_block: bool,
    /// Who was named in it.
    pub named: Option<(ProspectId, String)>,
    /// For when a call was booked in it.
    pub call_at: Option<Timestamp>,
}

/// The touches with a prospect, the latest first.
pub fn touches(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<Touch>, StoreError> {
    let sql = "select t.at, t.day, t.user_id, u.name, t.channel, t.outcome, t.logged_as, t.note, t.block_id, f.to_prospect_id,
                 q.name, c.starts_at
               from touches t
               join users u on u.org_id = t.org_id and u.id = t.user_id
               left join referrals f on f.org_id = t.org_id and f.from_prospect_id = t.prospect_id and f.touch_id = t.id
               left join prospects q on q.org_id = t.org_id and q.id = f.to_prospect_id
               left join scoping_calls c on c.org_id = t.org_id and c.prospect_id = t.prospect_id and c.touch_id = t.id
               where t.org_id = $1 and t.prospect_id = $2 order by t.at desc, t.id desc limit $3";
    let rows = org.query(sql, args![prospect, TOUCHES])?;
    rows.iter()
        .map(|row| {
            let named: Option<ProspectId> = row.get(9)?;
            Ok(Touch {
                at: row.get(0)?,
                day: row.get(1)?,
                user: row.get(2)?,
                user_name: row.get(3)?,
                channel: row.get(4)?,
                outcome: row.get(5)?,
                logged_as: row.get(6)?,
                note: row.get(7)?,
                in_block: row.get::<Option<i64>>(8)?.is_some(),
                named: named.zip(row.get(10)?),
                call_at: row.get(11)?,
            })
        })
        .collect()
}

/// When the next conversation was set, and for which day: from the event log, which says days and no words.
pub fn days_set(
    org: &mut Org<'_>,
    prospect: ProspectId,
) -> Result<BTreeMap<Timestamp, (Date, bool)>, StoreError> {
    let sql =
        "select at, payload from events where org_id = $1 and subject_kind = 'prospect' and subject_id = $2
               and verb = 'next_set' order by id";
    let mut days = BTreeMap::new();
    for row in org.query(sql, args![prospect])? {
        if let Some(set) = day_in(&row.get::<String>(1)?) {
            days.insert(row.get(0)?, set);
        }
    }
    Ok(days)
}

/// The day in the payload of `next_set`, and whether the prospect named it.
pub(super) fn day_in(payload: &str) -> Option<(Date, bool)> {
    let payload: serde_json::Value = serde_json::from_str(payload).ok()?;
    let day = payload.get("day")?.as_str()?.parse().ok()?;
    Some((day, payload.get("named_by_them").and_then(serde_json::Value::as_bool).unwrap_or(false)))
}

/// Somebody named this prospect.
#[derive(Clone, Debug)]
pub struct NamedBy {
    pub from: ProspectId,
    pub from_name: String,
    pub account: Option<String>,
    pub quote: Option<String>,
    pub user_name: String,
    pub user: UserId,
    pub at: Timestamp,
    pub day: Date,
}

/// Who named the prospect, the latest first.
pub fn named_by(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<NamedBy>, StoreError> {
    let sql = "select f.from_prospect_id, p.name, a.name, f.quote, u.name, f.user_id, f.at, f.day
               from referrals f
               join prospects p on p.org_id = f.org_id and p.id = f.from_prospect_id
               left join accounts a on a.org_id = p.org_id and a.id = p.account_id
               join users u on u.org_id = f.org_id and u.id = f.user_id
               where f.org_id = $1 and f.to_prospect_id = $2 order by f.at desc, f.id desc";
    let rows = org.query(sql, args![prospect])?;
    rows.iter()
        .map(|row| {
            Ok(NamedBy {
                from: row.get(0)?,
                from_name: row.get(1)?,
                account: row.get(2)?,
                quote: row.get(3)?,
                user_name: row.get(4)?,
                user: row.get(5)?,
                at: row.get(6)?,
                day: row.get(7)?,
            })
        })
        .collect()
}

/// A lead that was offered.
#[derive(Clone, Debug)]
pub struct Offered {
    pub id: HandoffId,
    pub to_name: String,
    pub state: String,
    pub at: Timestamp,
    pub day: Date,
}

/// The hand-offs of a prospect, the latest first.
pub fn offers(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<Offered>, StoreError> {
    let sql = "select h.id, u.name, h.state, h.offered_at, h.offered_day from handoffs h
               join users u on u.org_id = h.org_id and u.id = h.to_user_id
               where h.org_id = $1 and h.prospect_id = $2 order by h.offered_at desc, h.id desc";
    let rows = org.query(sql, args![prospect])?;
    rows.iter()
        .map(|row| {
            Ok(Offered {
                id: row.get(0)?,
                to_name: row.get(1)?,
                state: row.get(2)?,
                at: row.get(3)?,
                day: row.get(4)?,
            })
        })
        .collect()
}

/// A possible sale.
#[derive(Clone, Debug)]
pub struct Sale {
    pub id: OpportunityId,
    pub name: String,
    pub amount_minor: Option<i64>,
    pub currency: String,
    pub state: String,
    pub at: Timestamp,
    pub day: Option<Date>,
}

/// The opportunities of a prospect, the latest first.
pub fn sales(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<Sale>, StoreError> {
    let sql = "select id, name, amount_minor, currency, state, created_at, created_day from opportunities
               where org_id = $1 and prospect_id = $2 order by created_at desc, id desc";
    org.query(sql, args![prospect])?.iter().map(to_sale).collect()
}

fn to_sale(row: &store::Row) -> Result<Sale, StoreError> {
    Ok(Sale {
        id: row.get(0)?,
        name: row.get(1)?,
        amount_minor: row.get(2)?,
        currency: row.get(3)?,
        state: row.get(4)?,
        at: row.get(5)?,
        day: row.get(6)?,
    })
}

/// When the booked call with a prospect is, if one is to come.
pub fn coming_call(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<Timestamp>, StoreError> {
    let sql = "select min(starts_at) from scoping_calls
               where org_id = $1 and prospect_id = $2 and state = 'booked' and starts_at > $3";
    let now = org.now();
    org.one(sql, args![prospect, now])?.map_or(Ok(None), |row| row.get(0))
}

/// The viewer's block that holds a moment, if one does.
pub fn is_in_block(org: &mut Org<'_>, user: UserId, day: Date, at: Timestamp) -> Result<bool, StoreError> {
    let sql =
        "select 1 from blocks b where b.org_id = $1 and b.user_id = $2 and b.day = $3 and b.starts_at <= $4
               and b.ends_at > $4 and b.removed_kind is null";
    Ok(org.one(sql, args![user, day, at])?.is_some())
}

/// Names that a page shows beside the record: the account's and the owner's.
pub fn names_beside(
    org: &mut Org<'_>,
    account: Option<AccountId>,
    owner: Option<UserId>,
) -> Result<(Option<String>, Option<String>), StoreError> {
    let account = match account {
        Some(id) => org.one("select name from accounts where org_id = $1 and id = $2", args![id])?,
        None => None,
    };
    let owner = match owner {
        Some(id) => org.one("select name from users where org_id = $1 and id = $2", args![id])?,
        None => None,
    };
    Ok((account.map(|row| row.get(0)).transpose()?, owner.map(|row| row.get(0)).transpose()?))
}
