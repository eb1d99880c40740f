//! How often a segment's advice worked, from the organisation's own data.

use domain::segment::Behaviour;
use jiff::civil::Date;
use store::{Org, StoreError, args};

use super::history::day_in;

/// How many tries, and how many of them booked a scoping call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    pub tries: i64,
    pub booked: i64,
}

impl Worked {
    fn add(&mut self, booked: bool) {
        self.tries += 1;
        self.booked += i64::from(booked);
    }
}

/// The advice followed, and not followed where that can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub followed: Worked,
    pub instead: Worked,
}

/// The most recent named days that are looked at: enough for a rate, however long the history.
const LOOKED_AT: i64 = 1000;

/// What is on record for a behaviour's advice; nothing where none of it can be counted.
pub fn worked(org: &mut Org<'_>, behaviour: Behaviour, since: Date) -> Result<Option<Record>, StoreError> {
    match behaviour {
        Behaviour::NamedADay => named_days(org).map(Some),
        Behaviour::Referred => referred(org, since).map(Some),
        _ => Ok(None),
    }
}

/// Of the people who named a day: those whose next touch was on that day, and those whose was earlier.
fn named_days(org: &mut Org<'_>) -> Result<Record, StoreError> {
    let sql = "select e.payload, t.day,
                 (select count(*) from results r
                  where r.org_id = $1 and r.touch_id = t.id and r.kind = 'scoping_call_booked')
               from events e
               join touches t on t.org_id = e.org_id and t.id =
                 (select n.id from touches n where n.org_id = $1 and n.prospect_id = e.subject_id and n.at > e.at
                  order by n.at, n.id limit 1)
               where e.org_id = $1 and e.verb = 'next_set' and e.subject_kind = 'prospect'
                 and e.payload like '%\"named_by_them\":true%'
               order by e.id desc limit $2";
    let mut record = Record::default();
    for row in org.query(sql, args![LOOKED_AT])? {
        let (touched, booked): (Date, i64) = (row.get(1)?, row.get(2)?);
        match day_in(&row.get::<String>(0)?) {
            Some((named, true)) if touched == named => record.followed.add(booked > 0),
            Some((named, true)) if touched < named => record.instead.add(booked > 0),
            _ => {}
        }
    }
    Ok(record)
}

/// Of the people who were named by somebody since a day and were talked to: how many booked.
fn referred(org: &mut Org<'_>, since: Date) -> Result<Record, StoreError> {
    let sql = "select count(distinct f.to_prospect_id),
                 count(distinct case when r.kind = 'scoping_call_booked' then f.to_prospect_id end)
               from referrals f
               join results r on r.org_id = f.org_id and r.prospect_id = f.to_prospect_id and r.at > f.at
               where f.org_id = $1 and f.day >= $2";
    let Some(row) = org.one(sql, args![since])? else { return Ok(Record::default()) };
    let followed = Worked { tries: row.get(0)?, booked: row.get(1)? };
    Ok(Record { followed, ..Record::default() })
}
