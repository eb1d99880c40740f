//! What the pipeline needs to know of users, prospects and scoping calls: read only.

use domain::{AccountId, Currency, ProspectId, Roles, ScopingCallId, UserId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, StoreError, args};

/// A user as far as the pipeline cares.
#[derive(Clone, Debug)]
pub struct Person {
    /// The user.
    pub id: UserId,
    /// The full name.
    pub name: String,
    /// All roles.
    pub roles: Roles,
    /// Their zone: their days.
    pub zone: TimeZone,
    /// 'named', 'invited', 'active' or 'ended'.
    pub state: String,
}

impl Person {
    /// Their day at a moment.
    pub fn day(&self, at: jiff::Timestamp) -> Date {
        domain::hours::local_day(at, &self.zone)
    }
}

/// A user of the organisation.
pub fn person(org: &mut Org<'_>, user: UserId) -> Result<Option<Person>, StoreError> {
    let sql = "select id, name, roles, zone, state from users where org_id = $1 and id = $2";
    org.one(sql, args![user])?.map(|row| read_person(&row)).transpose()
}

fn read_person(row: &store::Row) -> Result<Person, StoreError> {
    let (roles, zone): (String, String) = (row.get(2)?, row.get(3)?);
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        roles: Roles::parse(&roles).unwrap_or_default(),
        zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
        state: row.get(4)?,
    })
}

/// Account executives who can be asked to take a lead, by name.
pub(in crate::opportunities) fn account_executives(org: &mut Org<'_>) -> Result<Vec<Person>, StoreError> {
    let sql = "select id, name, roles, zone, state from users
               where org_id = $1 and state = 'active' and roles like '%account_executive%' order by folded_name, id";
    org.query(sql, args![])?.iter().map(read_person).collect()
}

/// What the organisation agreed: when a lead may be handed over, in how many working days it is answered, the currency.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct Agreement {
    pub after_booking: bool,
    pub days: u32,
    pub currency: Currency,
    pub zone: TimeZone,
}

pub(in crate::opportunities) fn agreement(org: &mut Org<'_>) -> Result<Agreement, StoreError> {
    let id = i64::from(org.id());
    let sql = "select hand_off_after, hand_off_days, currency, zone from organisations where id = $1";
    let row = org.reference().one(sql, args![id])?;
    let Some(row) = row else {
        return Ok(Agreement { after_booking: false, days: 1, currency: Currency::USD, zone: TimeZone::UTC });
    };
    let (after, currency, zone): (String, String, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
    Ok(Agreement {
        after_booking: after == "booked",
        days: row.get(1)?,
        currency: currency.parse().unwrap_or(Currency::USD),
        zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
    })
}

/// A prospect as far as the pipeline cares.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct Lead {
    pub name: String,
    pub account: Option<AccountId>,
    pub account_name: Option<String>,
    pub state: String,
}

pub(in crate::opportunities) fn lead(
    org: &mut Org<'_>,
    prospect: ProspectId,
) -> Result<Option<Lead>, StoreError> {
    let sql = "select p.name, p.account_id, a.name, p.state from prospects p
               left join accounts a on a.org_id = p.org_id and a.id = p.account_id
               where p.org_id = $1 and p.id = $2";
    let Some(row) = org.one(sql, args![prospect])? else { return Ok(None) };
    Ok(Some(Lead { name: row.get(0)?, account: row.get(1)?, account_name: row.get(2)?, state: row.get(3)? }))
}

/// The account's name and since when it is a customer.
pub(in crate::opportunities) fn account(
    org: &mut Org<'_>,
    account: AccountId,
) -> Result<Option<(String, Option<Date>)>, StoreError> {
    let sql = "select name, customer_since_day from accounts where org_id = $1 and id = $2";
    org.one(sql, args![account])?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// The latest scoping call with a prospect that a hand-off may rest on: held, or booked too.
pub(in crate::opportunities) fn scoping_call(
    org: &mut Org<'_>,
    prospect: ProspectId,
    also_booked: bool,
) -> Result<Option<ScopingCallId>, StoreError> {
    let sql = "select id from scoping_calls where org_id = $1 and prospect_id = $2
               and (state = 'completed' or (state = 'booked' and $3 = 1)) order by starts_at desc, id desc limit 1";
    org.one(sql, args![prospect, i64::from(also_booked)])?.map(|row| row.get(0)).transpose()
}

/// Whether a call with this prospect is booked, completed or cancelled.
pub(in crate::opportunities) fn scoping_call_state(
    org: &mut Org<'_>,
    call: ScopingCallId,
    prospect: ProspectId,
) -> Result<Option<String>, StoreError> {
    let sql = "select state from scoping_calls where org_id = $1 and id = $2 and prospect_id = $3";
    org.one(sql, args![call, prospect])?.map(|row| row.get(0)).transpose()
}

/// The block in which a touch was made.
pub(in crate::opportunities) fn block_of_touch(
    org: &mut Org<'_>,
    touch: Option<domain::TouchId>,
) -> Result<Option<domain::BlockId>, StoreError> {
    let Some(touch) = touch else { return Ok(None) };
    let row = org.one("select block_id from touches where org_id = $1 and id = $2", args![touch])?;
    row.map_or(Ok(None), |row| row.get(0))
}

/// Whether the viewer reads this prospect.
pub(in crate::opportunities) fn sees_prospect(
    org: &mut Org<'_>,
    viewer: UserId,
    prospect: ProspectId,
) -> Result<bool, StoreError> {
    let scope = crate::people::access::record_scope("p.owner_id");
    let sql = format!("select 1 from prospects p where p.org_id = $1 and {scope} and p.id = $3");
    Ok(org.one(&sql, args![viewer, prospect])?.is_some())
}
