//! The table of opportunities.

use domain::{AccountId, Currency, HandoffId, ImportId, Money, OpportunityId, ProspectId, StageId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

/// An opportunity as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// The opportunity.
    pub id: OpportunityId,
    /// What it is called.
    pub name: String,
    /// With which company.
    pub account: Option<AccountId>,
    /// With whom.
    pub prospect: Option<ProspectId>,
    /// Whose it is.
    pub owner: Option<UserId>,
    /// Who is credited with the pipeline.
    pub originator: Option<UserId>,
    /// The amount now, if there is one.
    pub amount_minor: Option<i64>,
    /// What new pipeline stands at, once its month is over.
    pub settled_amount_minor: Option<i64>,
    /// Whether its creation month is over, in the books.
    pub settled: bool,
    /// The currency of its amounts.
    pub currency: Currency,
    /// 'open', 'won' or 'lost'.
    pub state: String,
    /// The stage while it is open.
    pub stage: Option<StageId>,
    /// Since when.
    pub stage_since: Option<Date>,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// The originator's day of creation; none when an import doesn't know it.
    pub created_day: Option<Date>,
    /// When it may close.
    pub expected_day: Option<Date>,
    /// When it did.
    pub closed_day: Option<Date>,
    /// What is done next.
    pub next_step: Option<String>,
    /// On which day.
    pub next_step_day: Option<Date>,
    /// The hand-off it came from.
    pub handoff: Option<HandoffId>,
    /// What is sold.
    pub product: Option<String>,
    /// Its id where it was imported from.
    pub external_id: Option<String>,
    /// The import that made it.
    pub import: Option<ImportId>,
    /// When it was written last.
    pub updated_at: Timestamp,
}

impl Deal {
    /// The amount now.
    pub fn amount(&self) -> Option<Money> {
        self.amount_minor.map(|minor| Money::new(minor, self.currency))
    }

    /// Whether it can still be won.
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }
}

/// The amount that counts as new pipeline: what it stood at when its month ended. An amount changes only after
/// the month before was settled, so that an unsettled one is right as it is.
pub const PIPELINE_AMOUNT: &str =
    "case when o.settled = 1 then o.settled_amount_minor else o.amount_minor end";

const COLUMNS: &str = "id, name, account_id, prospect_id, owner_id, originator_id, amount_minor, settled_amount_minor, \
                       settled, currency, state, stage_id, stage_since_day, lost_reason, created_day, expected_day, \
                       closed_day, next_step, next_step_day, handoff_id, product, external_id, import_id, updated_at";

fn read(row: &Row) -> Result<Deal, StoreError> {
    let currency: String = row.get(9)?;
    Ok(Deal {
        id: row.get(0)?,
        name: row.get(1)?,
        account: row.get(2)?,
        prospect: row.get(3)?,
        owner: row.get(4)?,
        originator: row.get(5)?,
        amount_minor: row.get(6)?,
        settled_amount_minor: row.get(7)?,
        settled: row.get(8)?,
        currency: currency.parse().unwrap_or(Currency::USD),
        state: row.get(10)?,
        stage: row.get(11)?,
        stage_since: row.get(12)?,
        lost_reason: row.get(13)?,
        created_day: row.get(14)?,
        expected_day: row.get(15)?,
        closed_day: row.get(16)?,
        next_step: row.get(17)?,
        next_step_day: row.get(18)?,
        handoff: row.get(19)?,
        product: row.get(20)?,
        external_id: row.get(21)?,
        import: row.get(22)?,
        updated_at: row.get(23)?,
    })
}

/// One opportunity.
pub fn deal(org: &mut Org<'_>, id: OpportunityId) -> Result<Option<Deal>, StoreError> {
    let sql = format!("select {COLUMNS} from opportunities where org_id = $1 and id = $2");
    org.one(&sql, args![id])?.map(|row| read(&row)).transpose()
}

/// The opportunity that has this id where it was imported from.
pub fn deal_by_external_id(
    org: &mut Org<'_>,
    external_id: &str,
) -> Result<Option<OpportunityId>, StoreError> {
    let sql = "select id from opportunities where org_id = $1 and external_id = $2 order by id limit 1";
    org.one(sql, args![external_id])?.map(|row| row.get(0)).transpose()
}

pub(in crate::opportunities) fn insert_deal(
    org: &mut Org<'_>,
    deal: &Deal,
    closed_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "insert into opportunities (org_id, id, name, folded_name, account_id, prospect_id, owner_id, originator_id,
                 amount_minor, settled_amount_minor, settled, currency, state, stage_id, stage_since_day, lost_reason,
                 created_at, created_day, expected_day, closed_at, closed_day, next_step, next_step_day, handoff_id,
                 product, external_id, import_id, updated_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                 $22, $23, $24, $25, $26, $27, $28)";
    let args = args![
        deal.id,
        deal.name,
        domain::names::fold(&deal.name),
        deal.account,
        deal.prospect,
        deal.owner,
        deal.originator,
        deal.amount_minor,
        deal.settled_amount_minor,
        deal.settled,
        deal.currency.code(),
        deal.state,
        deal.stage,
        deal.stage_since,
        deal.lost_reason,
        now,
        deal.created_day,
        deal.expected_day,
        closed_at,
        deal.closed_day,
        deal.next_step,
        deal.next_step_day,
        deal.handoff,
        deal.product,
        deal.external_id,
        deal.import,
        now
    ];
    org.execute(sql, args)?;
    Ok(())
}

/// Writes everything that can change.
pub(in crate::opportunities) fn save_deal(
    org: &mut Org<'_>,
    deal: &Deal,
    closed_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "update opportunities set name = $2, folded_name = $3, account_id = $4, prospect_id = $5, owner_id = $6,
                 originator_id = $7, amount_minor = $8, settled_amount_minor = $9, settled = $10, currency = $11, state = $12,
                 stage_id = $13, stage_since_day = $14, lost_reason = $15, created_day = $16, expected_day = $17,
                 closed_at = coalesce($18, closed_at), closed_day = $19, next_step = $20, next_step_day = $21, product = $22,
                 updated_at = $23
               where org_id = $1 and id = $24";
    let args = args![
        deal.name,
        domain::names::fold(&deal.name),
        deal.account,
        deal.prospect,
        deal.owner,
        deal.originator,
        deal.amount_minor,
        deal.settled_amount_minor,
        deal.settled,
        deal.currency.code(),
        deal.state,
        deal.stage,
        deal.stage_since,
        deal.lost_reason,
        deal.created_day,
        deal.expected_day,
        closed_at,
        deal.closed_day,
        deal.next_step,
        deal.next_step_day,
        deal.product,
        now,
        deal.id
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(in crate::opportunities) fn delete_deal(org: &mut Org<'_>, id: OpportunityId) -> Result<(), StoreError> {
    org.execute("delete from opportunities where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

/// Opportunities created before a day whose month is not yet closed in the books.
pub(in crate::opportunities) fn unsettled_before(
    org: &mut Org<'_>,
    day: Date,
) -> Result<Vec<Deal>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from opportunities where org_id = $1 and settled = 0 and created_day < $2 order by id limit 5000"
    );
    org.query(&sql, args![day])?.iter().map(read).collect()
}

pub(in crate::opportunities) fn settle(org: &mut Org<'_>, id: OpportunityId) -> Result<(), StoreError> {
    let sql = "update opportunities set settled = 1, settled_amount_minor = amount_minor where org_id = $1 and id = $2";
    org.execute(sql, args![id])?;
    Ok(())
}

/// Whether a prospect has an open opportunity beside this one.
pub(in crate::opportunities) fn has_other_open(
    org: &mut Org<'_>,
    prospect: ProspectId,
    but: OpportunityId,
) -> Result<bool, StoreError> {
    let sql = "select 1 from opportunities where org_id = $1 and prospect_id = $2 and id <> $3 and state = 'open' limit 1";
    Ok(org.one(sql, args![prospect, but])?.is_some())
}

/// Whether the viewer reads this opportunity.
pub(in crate::opportunities) fn sees_deal(
    org: &mut Org<'_>,
    viewer: UserId,
    id: OpportunityId,
) -> Result<bool, StoreError> {
    let scope = super::Scope::Team.deals();
    let sql = format!("select 1 from opportunities o where o.org_id = $1 and {scope} and o.id = $3");
    Ok(org.one(&sql, args![viewer, id])?.is_some())
}
