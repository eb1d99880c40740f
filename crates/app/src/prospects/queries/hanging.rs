//! What hangs on a prospect: facts, notes, promises, referrals.

use domain::names::fold;
use domain::{AccountId, FactId, NoteId, PromiseId, ProspectId, ReferralId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

/// A line under a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub id: FactId,
    pub label: String,
    pub text: String,
    pub source_url: Option<String>,
}

/// What is known about a prospect, in the order it was learned.
pub fn facts(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<Fact>, StoreError> {
    let sql = "select id, label, text, source_url from facts where org_id = $1 and prospect_id = $2 order by position, id";
    let rows = org.query(sql, args![prospect])?;
    rows.iter()
        .map(|row| {
            Ok(Fact { id: row.get(0)?, label: row.get(1)?, text: row.get(2)?, source_url: row.get(3)? })
        })
        .collect()
}

/// The fact under a label, however it is written: databases fold letters differently, so the comparison is ours.
pub(in crate::prospects) fn fact_labelled(
    org: &mut Org<'_>,
    prospect: ProspectId,
    label: &str,
) -> Result<Option<FactId>, StoreError> {
    let label = fold(label);
    Ok(facts(org, prospect)?.into_iter().find(|fact| fold(&fact.label) == label).map(|fact| fact.id))
}

pub(in crate::prospects) fn insert_fact(
    org: &mut Org<'_>,
    id: FactId,
    prospect: ProspectId,
    label: &str,
    text: &str,
    source_url: Option<&str>,
) -> Result<(), StoreError> {
    let sql = "insert into facts (org_id, id, prospect_id, label, text, source_url, position)
               values ($1, $2, $3, $4, $5, $6,
                 (select coalesce(max(f.position), 0) + 1 from facts f where f.org_id = $1 and f.prospect_id = $3))";
    org.execute(sql, args![id, prospect, label, text, source_url])?;
    Ok(())
}

pub(in crate::prospects) fn update_fact(
    org: &mut Org<'_>,
    id: FactId,
    text: &str,
    source_url: Option<&str>,
) -> Result<(), StoreError> {
    let sql =
        "update facts set text = $2, source_url = coalesce($3, source_url) where org_id = $1 and id = $4";
    org.execute(sql, args![text, source_url, id])?;
    Ok(())
}

pub(in crate::prospects) fn delete_fact(
    org: &mut Org<'_>,
    prospect: ProspectId,
    id: FactId,
) -> Result<u64, StoreError> {
    org.execute("delete from facts where org_id = $1 and prospect_id = $2 and id = $3", args![prospect, id])
}

/// What somebody wrote down.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub id: NoteId,
    pub author: Option<String>,
    pub author_id: Option<UserId>,
    pub text: String,
    pub at: Timestamp,
    pub day: Date,
}

fn to_note(row: &Row) -> Result<Note, StoreError> {
    Ok(Note {
        id: row.get(0)?,
        author: row.get(1)?,
        author_id: row.get(2)?,
        text: row.get(3)?,
        at: row.get(4)?,
        day: row.get(5)?,
    })
}

/// The notes about a prospect, the latest first.
pub fn notes(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<Note>, StoreError> {
    let sql = "select n.id, u.name, n.author_id, n.text, n.at, n.day from notes n
               left join users u on u.org_id = n.org_id and u.id = n.author_id
               where n.org_id = $1 and n.prospect_id = $2 order by n.at desc, n.id desc";
    org.query(sql, args![prospect])?.iter().map(to_note).collect()
}

/// The notes about an account, the latest first.
pub fn account_notes(org: &mut Org<'_>, account: AccountId) -> Result<Vec<Note>, StoreError> {
    let sql = "select n.id, u.name, n.author_id, n.text, n.at, n.day from notes n
               left join users u on u.org_id = n.org_id and u.id = n.author_id
               where n.org_id = $1 and n.account_id = $2 order by n.at desc, n.id desc";
    org.query(sql, args![account])?.iter().map(to_note).collect()
}

/// What a note is about.
#[derive(Clone, Copy)]
pub(in crate::prospects) enum NoteOn {
    Prospect(ProspectId),
    Account(AccountId),
}

pub(in crate::prospects) fn insert_note(
    org: &mut Org<'_>,
    id: NoteId,
    on: NoteOn,
    author: UserId,
    text: &str,
    day: Date,
) -> Result<(), StoreError> {
    let (prospect, account) = match on {
        NoteOn::Prospect(prospect) => (Some(prospect), None),
        NoteOn::Account(account) => (None, Some(account)),
    };
    let sql = "insert into notes (org_id, id, prospect_id, account_id, author_id, text, at, day)
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let now = org.now();
    org.execute(sql, args![id, prospect, account, author, text, now, day])?;
    Ok(())
}

/// A promise to a prospect.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    pub id: PromiseId,
    pub prospect: ProspectId,
    pub prospect_name: String,
    pub user: UserId,
    pub text: String,
    pub due: Date,
    pub made_at: Timestamp,
    pub done_at: Option<Timestamp>,
    pub done_day: Option<Date>,
}

const PROMISE: &str =
    "m.id, m.prospect_id, p.name, m.user_id, m.text, m.due_day, m.made_at, m.done_at, m.done_day
    from promises m join prospects p on p.org_id = m.org_id and p.id = m.prospect_id";

fn to_promise(row: &Row) -> Result<Promise, StoreError> {
    Ok(Promise {
        id: row.get(0)?,
        prospect: row.get(1)?,
        prospect_name: row.get(2)?,
        user: row.get(3)?,
        text: row.get(4)?,
        due: row.get(5)?,
        made_at: row.get(6)?,
        done_at: row.get(7)?,
        done_day: row.get(8)?,
    })
}

/// The promises made to a prospect, the latest first.
pub fn promises(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<Promise>, StoreError> {
    let sql = format!(
        "select {PROMISE} where m.org_id = $1 and m.prospect_id = $2 order by m.made_at desc, m.id desc"
    );
    org.query(&sql, args![prospect])?.iter().map(to_promise).collect()
}

/// One promise, whoever asks.
pub fn promise(org: &mut Org<'_>, id: PromiseId) -> Result<Option<Promise>, StoreError> {
    let sql = format!("select {PROMISE} where m.org_id = $1 and m.id = $2");
    org.one(&sql, args![id])?.map(|row| to_promise(&row)).transpose()
}

/// A user's open promises by their day, and those kept on `today`: the card on Today.
pub fn promises_on(org: &mut Org<'_>, user: UserId, today: Date) -> Result<Vec<Promise>, StoreError> {
    let sql = format!(
        "select {PROMISE} where m.org_id = $1 and m.user_id = $2 and (m.done_at is null or m.done_day = $3)
         order by m.due_day, m.id limit 50"
    );
    org.query(&sql, args![user, today])?.iter().map(to_promise).collect()
}

pub(in crate::prospects) fn insert_promise(
    org: &mut Org<'_>,
    id: PromiseId,
    prospect: ProspectId,
    user: UserId,
    text: &str,
    due: Date,
) -> Result<(), StoreError> {
    let sql = "insert into promises (org_id, id, prospect_id, user_id, text, due_day, made_at)
               values ($1, $2, $3, $4, $5, $6, $7)";
    let now = org.now();
    org.execute(sql, args![id, prospect, user, text, due, now])?;
    Ok(())
}

pub(in crate::prospects) fn set_promise_done(
    org: &mut Org<'_>,
    id: PromiseId,
    done_on: Option<Date>,
) -> Result<u64, StoreError> {
    let sql = "update promises set done_at = $2, done_day = $3 where org_id = $1 and id = $4";
    let at = done_on.map(|_| org.now());
    org.execute(sql, args![at, done_on, id])
}

pub(in crate::prospects) fn delete_promise(org: &mut Org<'_>, id: PromiseId) -> Result<u64, StoreError> {
    org.execute("delete from promises where org_id = $1 and id = $2", args![id])
}

/// A referral to be.
pub(in crate::prospects) struct NewReferral<'a> {
    pub(in crate::prospects) from: ProspectId,
    pub(in crate::prospects) to: ProspectId,
    pub(in crate::prospects) user: UserId,
    pub(in crate::prospects) touch: Option<TouchId>,
    pub(in crate::prospects) quote: Option<&'a str>,
    pub(in crate::prospects) day: Date,
}

pub(in crate::prospects) fn insert_referral(
    org: &mut Org<'_>,
    id: ReferralId,
    new: &NewReferral<'_>,
) -> Result<(), StoreError> {
    let sql = "insert into referrals (org_id, id, from_prospect_id, to_prospect_id, user_id, touch_id, quote, at, day)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let now = org.now();
    org.execute(sql, args![id, new.from, new.to, new.user, new.touch, new.quote, now, new.day])?;
    Ok(())
}

pub(in crate::prospects) fn delete_referral(org: &mut Org<'_>, id: ReferralId) -> Result<u64, StoreError> {
    org.execute("delete from referrals where org_id = $1 and id = $2", args![id])
}
