//! Opportunities as new pipeline and as sales.

use domain::{Currency, OpportunityId, UserId};
use jiff::civil::Date;
use store::{Org, Row, StoreError, ToValue, args};

use super::{ROWS, list};
use crate::opportunities::queries::PIPELINE_AMOUNT;

/// Which opportunities, credited to whom, on which day, at what amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deals {
    /// New pipeline: credited to the originator on the day of creation, at the amount its month ended with.
    Created,
    /// Sales: the owner's, on the day of closing.
    Won,
    /// Sales of others, as the originator's.
    Sourced,
}

impl Deals {
    fn credited(self) -> &'static str {
        match self {
            Deals::Created => "coalesce(o.originator_id, o.owner_id)",
            Deals::Won => "o.owner_id",
            Deals::Sourced => "o.originator_id",
        }
    }

    fn day(self) -> &'static str {
        match self {
            Deals::Created => "o.created_day",
            Deals::Won | Deals::Sourced => "o.closed_day",
        }
    }

    fn amount(self) -> &'static str {
        match self {
            Deals::Created => PIPELINE_AMOUNT,
            Deals::Won | Deals::Sourced => "o.amount_minor",
        }
    }

    /// From `$2` to `$3`.
    fn clause(self) -> String {
        let day = self.day();
        let which = match self {
            Deals::Created => "",
            Deals::Won => " and o.state = 'won'",
            Deals::Sourced => {
                " and o.state = 'won' and o.originator_id is not null and (o.owner_id is null or o.owner_id <> o.originator_id)"
            }
        };
        format!("{day} >= $2 and {day} <= $3{which}")
    }
}

/// What somebody is credited with in a currency.
#[derive(Clone, Debug, PartialEq)]
pub struct DealSum {
    /// Credited to; nobody for history without an owner.
    pub user: Option<UserId>,
    /// In which currency.
    pub currency: Currency,
    /// How many.
    pub count: i64,
    /// How many of them have no amount.
    pub without_amount: i64,
    /// The sum of the others.
    pub minor: i64,
}

/// The sums of a period, by person and currency.
pub fn deal_sums(org: &mut Org<'_>, deals: Deals, from: Date, to: Date) -> Result<Vec<DealSum>, StoreError> {
    let (credited, amount) = (deals.credited(), deals.amount());
    let sql = format!(
        "select {credited}, o.currency, count(*), cast(sum(case when {amount} is null then 1 else 0 end) as bigint),
           cast(coalesce(sum({amount}), 0) as bigint)
         from opportunities o where o.org_id = $1 and {} group by {credited}, o.currency order by 1, 2",
        deals.clause()
    );
    let rows = org.query(&sql, args![from, to])?;
    rows.iter()
        .map(|row| {
            Ok(DealSum {
                user: row.get(0)?,
                currency: currency(row, 1)?,
                count: row.get(2)?,
                without_amount: row.get(3)?,
                minor: row.get(4)?,
            })
        })
        .collect()
}

fn currency(row: &Row, column: usize) -> Result<Currency, StoreError> {
    Ok(row.get::<String>(column)?.parse().unwrap_or(Currency::USD))
}

/// An opportunity behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct DealLine {
    /// Which.
    pub id: OpportunityId,
    /// What it is called.
    pub name: String,
    /// The company.
    pub account: Option<String>,
    /// The day it counts on.
    pub day: Date,
    /// The amount it counts with.
    pub minor: Option<i64>,
    /// In which currency.
    pub currency: Currency,
    /// Credited to.
    pub user: Option<UserId>,
    /// Who found it.
    pub originator: Option<String>,
    /// When it was created.
    pub created_day: Option<Date>,
}

fn read(row: &Row) -> Result<DealLine, StoreError> {
    Ok(DealLine {
        id: row.get(0)?,
        name: row.get(1)?,
        account: row.get(2)?,
        day: row.get(3)?,
        minor: row.get(4)?,
        currency: currency(row, 5)?,
        user: row.get(6)?,
        originator: row.get(7)?,
        created_day: row.get(8)?,
    })
}

fn select(deals: Deals, users: &str, nobody: bool) -> String {
    let credited = deals.credited();
    let nobody = if nobody { format!(" or {credited} is null") } else { String::new() };
    format!(
        "select o.id, o.name, a.name, {}, {}, o.currency, {credited}, u.name, o.created_day from opportunities o
         left join accounts a on a.org_id = o.org_id and a.id = o.account_id
         left join users u on u.org_id = o.org_id and u.id = o.originator_id
         where o.org_id = $1 and {} and ({credited} in ({users}){nobody})",
        deals.day(),
        deals.amount(),
        deals.clause()
    )
}

/// The rows behind a figure, by day; one more than a page when there is another page.
pub fn deal_lines(
    org: &mut Org<'_>,
    deals: Deals,
    users: &[UserId],
    nobody: bool,
    (from, to): (Date, Date),
    after: Option<(Date, i64)>,
) -> Result<Vec<DealLine>, StoreError> {
    let (places, list) = list(4, users);
    let mut arguments = args![from, to];
    arguments.extend(list);
    let mut sql = select(deals, &places, nobody);
    if let Some((day, id)) = after {
        let (column, place) = (deals.day(), 4 + users.len());
        sql += &format!(" and ({column} > ${place} or ({column} = ${place} and o.id > ${}))", place + 1);
        arguments.extend([day.to_value(), id.to_value()]);
    }
    sql += &format!(" order by {}, o.id limit {}", deals.day(), ROWS + 1);
    org.query(&sql, arguments)?.iter().map(read).collect()
}

/// The latest sale of some people in a period.
pub fn last_won(
    org: &mut Org<'_>,
    users: &[UserId],
    (from, to): (Date, Date),
) -> Result<Option<DealLine>, StoreError> {
    let (places, list) = list(4, users);
    let mut arguments = args![from, to];
    arguments.extend(list);
    let sql = select(Deals::Won, &places, false)
        + " order by o.closed_day desc, o.closed_at desc, o.id desc limit 1";
    org.one(&sql, arguments)?.map(|row| read(&row)).transpose()
}
