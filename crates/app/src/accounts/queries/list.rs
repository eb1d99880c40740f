//! The list of accounts, finding them by name, and what belongs to one.

use domain::names::fold;
use domain::{AccountId, OpportunityId, ProspectId, UserId};
use jiff::civil::Date;
use store::{Org, Row, StoreError, ToValue, Value, args};
use web::{Page, PageRequest, Who};

use crate::people::access::record_scope;

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: AccountId,
    pub name: String,
    pub folded_name: String,
    pub sector: Option<String>,
    pub place: Option<String>,
    pub owner: Option<(UserId, String)>,
    pub customer_since: Option<Date>,
    /// People there, whoever owns them.
    pub people: i64,
    pub open_sales: i64,
}

/// A page of the accounts in the viewer's sight, by name.
pub fn list(org: &mut Org<'_>, who: &Who, request: &PageRequest) -> Result<Page<Listed>, StoreError> {
    let (after, after_id) = request.after_key();
    let rows = select(org, who, &request.q, (&after, after_id), PageRequest::SIZE + 1)?;
    Ok(Page::cut(rows, |row| (row.folded_name.clone(), row.id.into())))
}

/// The accounts in the viewer's sight whose name has all the words, by name.
pub fn find_by_name(
    org: &mut Org<'_>,
    who: &Who,
    words: &str,
    limit: usize,
) -> Result<Vec<Listed>, StoreError> {
    select(org, who, words, ("", 0), limit)
}

fn select(
    org: &mut Org<'_>,
    who: &Who,
    words: &str,
    (after, after_id): (&str, i64),
    limit: usize,
) -> Result<Vec<Listed>, StoreError> {
    let mut args = vec![who.user.to_value()];
    let mut conditions = vec![record_scope("a.owner_id")];
    // Folding leaves letters, digits and blanks: nothing that `like` reads as a pattern.
    for word in fold(words).split(' ').filter(|word| !word.is_empty()).take(6) {
        let word = place(&mut args, format!("%{word}%"));
        conditions.push(format!("a.folded_name like {word}"));
    }
    if !after.is_empty() || after_id > 0 {
        let (name, id) = (place(&mut args, after), place(&mut args, after_id));
        conditions.push(format!("(a.folded_name > {name} or (a.folded_name = {name} and a.id > {id}))"));
    }
    let limit = place(&mut args, limit);
    let sql = format!(
        "select a.id, a.name, a.folded_name, a.sector, a.place, a.owner_id, u.name, a.customer_since_day,
           (select count(*) from prospects p where p.org_id = $1 and p.account_id = a.id),
           (select count(*) from opportunities o where o.org_id = $1 and o.account_id = a.id and o.state = 'open')
         from accounts a left join users u on u.org_id = a.org_id and u.id = a.owner_id
         where a.org_id = $1 and {} order by a.folded_name, a.id limit {limit}",
        conditions.join(" and ")
    );
    org.query(&sql, args)?.iter().map(to_listed).collect()
}

/// Adds an argument; its placeholder.
fn place(args: &mut Vec<Value>, value: impl ToValue) -> String {
    args.push(value.to_value());
    format!("${}", args.len() + 1)
}

fn to_listed(row: &Row) -> Result<Listed, StoreError> {
    let owner: Option<UserId> = row.get(5)?;
    Ok(Listed {
        id: row.get(0)?,
        name: row.get(1)?,
        folded_name: row.get(2)?,
        sector: row.get(3)?,
        place: row.get(4)?,
        owner: owner.zip(row.get(6)?),
        customer_since: row.get(7)?,
        people: row.get(8)?,
        open_sales: row.get(9)?,
    })
}

/// Somebody at an account.
#[derive(Clone, Debug)]
pub struct PersonRow {
    pub id: ProspectId,
    pub name: String,
    pub title: Option<String>,
    pub owner: Option<String>,
    pub next_day: Option<Date>,
    pub state: String,
}

/// The people at an account whom the viewer sees, by name.
pub fn people(org: &mut Org<'_>, who: &Who, account: AccountId) -> Result<Vec<PersonRow>, StoreError> {
    let sql = format!(
        "select p.id, p.name, p.title, u.name, p.next_day, p.state from prospects p
         left join users u on u.org_id = p.org_id and u.id = p.owner_id
         where p.org_id = $1 and {} and p.account_id = $3 order by p.folded_name, p.id limit 200",
        record_scope("p.owner_id")
    );
    let rows = org.query(&sql, args![who.user, account])?;
    rows.iter()
        .map(|row| {
            Ok(PersonRow {
                id: row.get(0)?,
                name: row.get(1)?,
                title: row.get(2)?,
                owner: row.get(3)?,
                next_day: row.get(4)?,
                state: row.get(5)?,
            })
        })
        .collect()
}

/// A possible sale to an account.
#[derive(Clone, Debug)]
pub struct SaleRow {
    pub id: OpportunityId,
    pub name: String,
    pub amount_minor: Option<i64>,
    pub currency: String,
    pub state: String,
    pub owner: Option<String>,
    pub created_day: Option<Date>,
}

/// The opportunities with an account that the viewer sees, the latest first.
pub fn sales(org: &mut Org<'_>, who: &Who, account: AccountId) -> Result<Vec<SaleRow>, StoreError> {
    let sql = format!(
        "select o.id, o.name, o.amount_minor, o.currency, o.state, u.name, o.created_day from opportunities o
         left join users u on u.org_id = o.org_id and u.id = o.owner_id
         where o.org_id = $1 and {} and o.account_id = $3 order by o.created_at desc, o.id desc limit 100",
        record_scope("o.owner_id")
    );
    let rows = org.query(&sql, args![who.user, account])?;
    rows.iter()
        .map(|row| {
            Ok(SaleRow {
                id: row.get(0)?,
                name: row.get(1)?,
                amount_minor: row.get(2)?,
                currency: row.get(3)?,
                state: row.get(4)?,
                owner: row.get(5)?,
                created_day: row.get(6)?,
            })
        })
        .collect()
}

/// What somebody wrote about an account.
#[derive(Clone, Debug)]
pub struct NoteRow {
    pub author: Option<String>,
    pub text: String,
    pub day: Date,
}

/// The notes about an account, the latest first.
pub fn notes(org: &mut Org<'_>, account: AccountId) -> Result<Vec<NoteRow>, StoreError> {
    let sql = "select u.name, n.text, n.day from notes n
               left join users u on u.org_id = n.org_id and u.id = n.author_id
               where n.org_id = $1 and n.account_id = $2 order by n.at desc, n.id desc limit 100";
    let rows = org.query(sql, args![account])?;
    rows.iter().map(|row| Ok(NoteRow { author: row.get(0)?, text: row.get(1)?, day: row.get(2)? })).collect()
}
