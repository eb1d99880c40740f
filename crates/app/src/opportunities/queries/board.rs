//! Opportunities as the board shows them, and the figures above and below it.

use domain::{Currency, OpportunityId, StageId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use super::{PIPELINE_AMOUNT, Scope};

/// An open opportunity on its card.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct DealCard {
    pub id: OpportunityId,
    pub name: String,
    pub amount_minor: Option<i64>,
    pub currency: Currency,
    pub since: Option<Date>,
    pub next_step: Option<String>,
    pub next_step_day: Option<Date>,
    pub owner: Option<UserId>,
    pub owner_name: Option<String>,
    pub originator: Option<UserId>,
    pub originator_name: Option<String>,
    /// The last contact with its prospect, else its last change.
    pub quiet_since: Timestamp,
}

fn read(row: &Row) -> Result<DealCard, StoreError> {
    let currency: String = row.get(3)?;
    let (contact, updated): (Option<Timestamp>, Timestamp) = (row.get(11)?, row.get(12)?);
    Ok(DealCard {
        id: row.get(0)?,
        name: row.get(1)?,
        amount_minor: row.get(2)?,
        currency: currency.parse().unwrap_or(Currency::USD),
        since: row.get(4)?,
        next_step: row.get(5)?,
        next_step_day: row.get(6)?,
        owner: row.get(7)?,
        owner_name: row.get(8)?,
        originator: row.get(9)?,
        originator_name: row.get(10)?,
        quiet_since: contact.map_or(updated, |contact| contact.max(updated)),
    })
}

/// Open opportunities of a stage, the largest first; `first` is the stage that takes those without one.
pub(in crate::opportunities) fn cards(
    org: &mut Org<'_>,
    viewer: UserId,
    scope: Scope,
    stage: StageId,
    first: bool,
) -> Result<Vec<DealCard>, StoreError> {
    let sql = format!(
        "select o.id, coalesce(a.name, o.name), o.amount_minor, o.currency,
           coalesce(o.stage_since_day, o.created_day), o.next_step, o.next_step_day, o.owner_id, u.name, o.originator_id, g.name,
           (select max(t.at) from touches t where t.org_id = $1 and t.prospect_id = o.prospect_id), o.updated_at
         from opportunities o
         left join accounts a on a.org_id = o.org_id and a.id = o.account_id
         left join users u on u.org_id = o.org_id and u.id = o.owner_id
         left join users g on g.org_id = o.org_id and g.id = o.originator_id
         where o.org_id = $1 and {} and o.state = 'open' and (o.stage_id = $3 or ($4 = 1 and o.stage_id is null))
         order by coalesce(o.amount_minor, -1) desc, o.id limit 12",
        scope.deals()
    );
    org.query(&sql, args![viewer, stage, i64::from(first)])?.iter().map(read).collect()
}

/// How many and how much, by stage and currency.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct Sum {
    pub stage: Option<StageId>,
    pub currency: Currency,
    pub count: i64,
    pub without_amount: i64,
    pub minor: i64,
}

/// Sums of the open opportunities in a scope.
pub(in crate::opportunities) fn open_sums(
    org: &mut Org<'_>,
    viewer: UserId,
    scope: Scope,
) -> Result<Vec<Sum>, StoreError> {
    let sql = format!(
        "select o.stage_id, o.currency, count(*), cast(sum(case when o.amount_minor is null then 1 else 0 end) as bigint),
           cast(coalesce(sum(o.amount_minor), 0) as bigint)
         from opportunities o where o.org_id = $1 and {} and o.state = 'open' group by o.stage_id, o.currency",
        scope.deals()
    );
    org.query(&sql, args![viewer])?.iter().map(read_sum).collect()
}

/// Opportunities created from a day on in a scope, by currency, at what counts as new pipeline.
pub(in crate::opportunities) fn created_sums(
    org: &mut Org<'_>,
    viewer: UserId,
    scope: Scope,
    from: Date,
) -> Result<Vec<Sum>, StoreError> {
    let sql = format!(
        "select cast(null as bigint), o.currency, count(*),
           cast(sum(case when {PIPELINE_AMOUNT} is null then 1 else 0 end) as bigint),
           cast(coalesce(sum({PIPELINE_AMOUNT}), 0) as bigint)
         from opportunities o where o.org_id = $1 and {} and o.created_day >= $3 group by o.currency",
        scope.deals()
    );
    org.query(&sql, args![viewer, from])?.iter().map(read_sum).collect()
}

fn read_sum(row: &Row) -> Result<Sum, StoreError> {
    let currency: String = row.get(1)?;
    Ok(Sum {
        stage: row.get(0)?,
        currency: currency.parse().unwrap_or(Currency::USD),
        count: row.get(2)?,
        without_amount: row.get(3)?,
        minor: row.get(4)?,
    })
}

/// How opportunities created from a day on stand: open, won, lost.
pub(in crate::opportunities) fn outcomes(
    org: &mut Org<'_>,
    viewer: UserId,
    scope: Scope,
    from: Date,
) -> Result<(i64, i64, i64), StoreError> {
    let sql = format!(
        "select cast(coalesce(sum(case when o.state = 'open' then 1 else 0 end), 0) as bigint),
           cast(coalesce(sum(case when o.state = 'won' then 1 else 0 end), 0) as bigint),
           cast(coalesce(sum(case when o.state = 'lost' then 1 else 0 end), 0) as bigint)
         from opportunities o where o.org_id = $1 and {} and o.created_day >= $3",
        scope.deals()
    );
    let row = org.one(&sql, args![viewer, from])?;
    row.map_or(Ok((0, 0, 0)), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Won and lost by those whose records the viewer reads, from a day on: the win rate's evidence.
pub(in crate::opportunities) fn decided(
    org: &mut Org<'_>,
    viewer: UserId,
    from: Date,
) -> Result<(u32, u32), StoreError> {
    let sql = format!(
        "select cast(coalesce(sum(case when o.state = 'won' then 1 else 0 end), 0) as bigint),
           cast(coalesce(sum(case when o.state = 'lost' then 1 else 0 end), 0) as bigint)
         from opportunities o where o.org_id = $1 and {} and o.state <> 'open' and o.closed_day >= $3",
        Scope::Team.deals()
    );
    let row = org.one(&sql, args![viewer, from])?;
    row.map_or(Ok((0, 0)), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Leads offered from a day on: all, those accepted, and those of them whose scoping call took place.
pub(in crate::opportunities) fn handed(
    org: &mut Org<'_>,
    viewer: UserId,
    scope: Scope,
    from: Date,
) -> Result<(i64, i64, i64), StoreError> {
    let sql = format!(
        "select count(*), cast(coalesce(sum(case when h.state = 'accepted' then 1 else 0 end), 0) as bigint),
           cast(coalesce(sum(case when h.state = 'accepted' and c.state = 'completed' then 1 else 0 end), 0) as bigint)
         from handoffs h left join scoping_calls c on c.org_id = h.org_id and c.id = h.scoping_call_id
         where h.org_id = $1 and {} and h.offered_day >= $3",
        scope.handoffs()
    );
    let row = org.one(&sql, args![viewer, from])?;
    row.map_or(Ok((0, 0, 0)), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}
