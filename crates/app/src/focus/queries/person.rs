//! The person who is up: who they are, how it went so far, what is known.

use domain::result::{Channel, Outcome};
use domain::{ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, Row, StoreError, args};

/// Who they are.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: ProspectId,
    pub name: String,
    pub title: Option<String>,
    pub account: Option<String>,
    pub place: Option<String>,
    pub zone: Option<TimeZone>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub summary: Option<String>,
}

pub fn person(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<Person>, StoreError> {
    let sql = "select p.id, p.name, p.title, a.name, coalesce(p.place, a.place), p.zone, p.phone, p.email, p.summary
               from prospects p left join accounts a on a.org_id = $1 and a.id = p.account_id
               where p.org_id = $1 and p.id = $2";
    let Some(row) = org.one(sql, args![prospect])? else { return Ok(None) };
    let zone: Option<String> = row.get(5)?;
    Ok(Some(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        title: row.get(2)?,
        account: row.get(3)?,
        place: row.get(4)?,
        zone: zone.and_then(|zone| TimeZone::get(&zone).ok()),
        phone: row.get(6)?,
        email: row.get(7)?,
        summary: row.get(8)?,
    }))
}

/// The last attempt.
#[derive(Clone, Debug)]
pub struct Try {
    pub day: Date,
    pub channel: Option<Channel>,
    pub outcome: Option<Outcome>,
}

/// The last attempt to reach somebody, by whomever.
pub fn last_try(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<Try>, StoreError> {
    let sql = "select t.day, t.channel, t.outcome from touches t
               where t.org_id = $1 and t.prospect_id = $2 order by t.at desc, t.id desc limit 1";
    let Some(row) = org.one(sql, args![prospect])? else { return Ok(None) };
    let (channel, outcome): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(Some(Try {
        day: row.get(0)?,
        channel: Channel::from_code(&channel),
        outcome: Outcome::from_code(&outcome),
    }))
}

/// The day of the last conversation and who had it; one's own before a colleague's.
pub fn last_conversation(
    org: &mut Org<'_>,
    prospect: ProspectId,
    user: UserId,
) -> Result<Option<(Date, UserId, String)>, StoreError> {
    let sql =
        "select r.day, r.user_id, u.name from results r join users u on u.org_id = $1 and u.id = r.user_id
               where r.org_id = $1 and r.prospect_id = $2 and r.kind = 'conversation'
               order by case when r.user_id = $3 then 0 else 1 end, r.at desc, r.id desc limit 1";
    let Some(row) = org.one(sql, args![prospect, user])? else { return Ok(None) };
    Ok(Some((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Who named somebody, to whom, with which words.
#[derive(Clone, Debug)]
pub struct Referral {
    pub from: String,
    pub from_account: Option<String>,
    pub to_user: UserId,
    pub to_user_name: String,
    pub quote: Option<String>,
    pub day: Date,
}

/// What somebody sent who is on the plan: it is prospecting, so it shows when they come up (A2).
#[derive(Clone, Debug)]
pub struct Message {
    pub text: String,
    pub sent_at: Timestamp,
}

/// Everything that is known.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub referrals: Vec<Referral>,
    pub messages: Vec<Message>,
    /// What is promised and not yet kept, with its day.
    pub promises: Vec<(String, Date)>,
    /// The booked call, past or to come.
    pub booked: Option<Timestamp>,
    /// To whom the lead is offered.
    pub offered_to: Option<String>,
}

pub fn known(org: &mut Org<'_>, prospect: ProspectId, user: UserId) -> Result<Known, StoreError> {
    let booked = "select c.starts_at from scoping_calls c where c.org_id = $1 and c.prospect_id = $2
                  and c.state = 'booked' order by c.starts_at limit 1";
    let offered = "select u.name from handoffs h join users u on u.org_id = $1 and u.id = h.to_user_id
                   where h.org_id = $1 and h.prospect_id = $2 and h.state = 'offered' limit 1";
    Ok(Known {
        referrals: referrals(org, prospect)?,
        messages: messages(org, prospect, user)?,
        promises: promises(org, prospect)?,
        booked: org.one(booked, args![prospect])?.map(|row| row.get(0)).transpose()?,
        offered_to: org.one(offered, args![prospect])?.map(|row| row.get(0)).transpose()?,
    })
}

fn referrals(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<Referral>, StoreError> {
    let sql = "select p.name, a.name, f.user_id, u.name, f.quote, f.day from referrals f
               join prospects p on p.org_id = $1 and p.id = f.from_prospect_id
               left join accounts a on a.org_id = $1 and a.id = p.account_id
               join users u on u.org_id = $1 and u.id = f.user_id
               where f.org_id = $1 and f.to_prospect_id = $2 order by f.at desc, f.id desc limit 3";
    let read = |row: &Row| {
        Ok(Referral {
            from: row.get(0)?,
            from_account: row.get(1)?,
            to_user: row.get(2)?,
            to_user_name: row.get(3)?,
            quote: row.get(4)?,
            day: row.get(5)?,
        })
    };
    org.query(sql, args![prospect])?.iter().map(read).collect()
}

/// From outside only: what colleagues send waits like everything else.
fn messages(org: &mut Org<'_>, prospect: ProspectId, user: UserId) -> Result<Vec<Message>, StoreError> {
    let sql = "select m.text, m.sent_at from messages m
               where m.org_id = $1 and m.to_user_id = $2 and m.prospect_id = $3 and m.from_user_id is null
                 and m.read_at is null and m.sent_at <= $4 order by m.sent_at desc, m.id desc limit 3";
    let now = org.now();
    let read = |row: &Row| Ok(Message { text: row.get(0)?, sent_at: row.get(1)? });
    org.query(sql, args![user, prospect, now])?.iter().map(read).collect()
}

fn promises(org: &mut Org<'_>, prospect: ProspectId) -> Result<Vec<(String, Date)>, StoreError> {
    let sql = "select m.text, m.due_day from promises m
               where m.org_id = $1 and m.prospect_id = $2 and m.done_at is null order by m.due_day, m.id limit 3";
    org.query(sql, args![prospect])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
