//! Opportunities as a long list: searched, sorted by a few columns, a page at a time.

use domain::{Currency, OpportunityId, UserId};
use jiff::civil::Date;
use store::{Org, StoreError, ToValue, Value, args};
use web::{Page, PageRequest};

use super::Scope;

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By name.
    Name,
    /// The largest first.
    Amount,
    /// The latest first.
    Created,
    /// The next step that is due first.
    Next,
}

impl Sort {
    /// As the address says it; the name for anything else.
    pub fn from_code(code: &str) -> Sort {
        match code {
            "amount" => Sort::Amount,
            "created" => Sort::Created,
            "next" => Sort::Next,
            _ => Sort::Name,
        }
    }

    /// The word in the address.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Name => "name",
            Sort::Amount => "amount",
            Sort::Created => "created",
            Sort::Next => "next",
        }
    }

    /// Whether the largest stands first.
    pub fn falls(self) -> bool {
        matches!(self, Sort::Amount | Sort::Created)
    }

    fn column(self) -> &'static str {
        match self {
            Sort::Name => "o.folded_name",
            Sort::Amount => "coalesce(o.amount_minor, -1)",
            Sort::Created => "coalesce(o.created_day, '')",
            // Without a next step there is none due: last.
            Sort::Next => "coalesce(o.next_step_day, '9999')",
        }
    }

    fn value(self, text: &str) -> Value {
        match self {
            Sort::Amount => text.parse::<i64>().unwrap_or(i64::MAX).to_value(),
            _ => text.to_value(),
        }
    }
}

/// What the list shows.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct Listing {
    pub scope: Scope,
    /// 'open', 'won', 'lost', or empty for all.
    pub state: &'static str,
    pub sort: Sort,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct Line {
    pub id: OpportunityId,
    pub name: String,
    pub account: Option<String>,
    pub amount_minor: Option<i64>,
    pub currency: Currency,
    pub state: String,
    pub stage: Option<String>,
    pub owner: Option<String>,
    pub created_day: Option<Date>,
    pub closed_day: Option<Date>,
    pub next_step: Option<String>,
    pub next_step_day: Option<Date>,
    key: String,
}

fn filter(listing: &Listing) -> String {
    format!(
        "{} and ($3 = '' or o.state = $3) and ($4 = '' or o.folded_name like $5 or a.folded_name like $5 or p.folded_name like $5)",
        listing.scope.deals()
    )
}

const JOINS: &str = "left join accounts a on a.org_id = o.org_id and a.id = o.account_id
    left join prospects p on p.org_id = o.org_id and p.id = o.prospect_id
    left join users u on u.org_id = o.org_id and u.id = o.owner_id
    left join stages s on s.org_id = o.org_id and s.id = o.stage_id";

/// A page of the list.
pub(in crate::opportunities) fn list(
    org: &mut Org<'_>,
    viewer: UserId,
    listing: &Listing,
    request: &PageRequest,
) -> Result<Page<Line>, StoreError> {
    let folded = domain::names::fold(&request.q);
    let pattern = format!("%{folded}%");
    let (column, sign, order) = match listing.sort.falls() {
        true => (listing.sort.column(), "<", "desc"),
        false => (listing.sort.column(), ">", "asc"),
    };
    let (after, after_id) = request.after_key();
    // The first page has no row before it.
    let begins = request.after.is_empty();
    let keyset = match begins {
        true => String::new(),
        false => format!("and ({column} {sign} $6 or ({column} = $6 and o.id {sign} $7))"),
    };
    let sql = format!(
        "select o.id, o.name, a.name, o.amount_minor, o.currency, o.state, s.name, u.name, o.created_day, o.closed_day,
           o.next_step, o.next_step_day, cast({column} as text)
         from opportunities o {JOINS} where o.org_id = $1 and {} {keyset}
         order by {column} {order}, o.id {order} limit {}",
        filter(listing),
        PageRequest::SIZE + 1
    );
    let mut values = args![viewer, listing.state, folded, pattern];
    if !begins {
        values.extend([listing.sort.value(&after), after_id.to_value()]);
    }
    let rows: Result<Vec<Line>, StoreError> = org.query(&sql, values)?.iter().map(read).collect();
    Ok(Page::cut(rows?, |line| (line.key.clone(), line.id.into())))
}

fn read(row: &store::Row) -> Result<Line, StoreError> {
    let currency: String = row.get(4)?;
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        account: row.get(2)?,
        amount_minor: row.get(3)?,
        currency: currency.parse().unwrap_or(Currency::USD),
        state: row.get(5)?,
        stage: row.get(6)?,
        owner: row.get(7)?,
        created_day: row.get(8)?,
        closed_day: row.get(9)?,
        next_step: row.get(10)?,
        next_step_day: row.get(11)?,
        key: row.get(12)?,
    })
}

/// How many the whole list has.
pub(in crate::opportunities) fn how_many(
    org: &mut Org<'_>,
    viewer: UserId,
    listing: &Listing,
    q: &str,
) -> Result<i64, StoreError> {
    let folded = domain::names::fold(q);
    let sql =
        format!("select count(*) from opportunities o {JOINS} where o.org_id = $1 and {}", filter(listing));
    let pattern = format!("%{folded}%");
    let row = org.one(&sql, args![viewer, listing.state, folded, pattern])?;
    row.map_or(Ok(0), |row| row.get(0))
}
