//! Everything the prospect page shows, read in one snapshot.

use domain::hours::{add_days, at_minute, days_between};
use domain::segment::{Behaviour, Segment, segment};
use domain::{Money, ProspectId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use ui::chart::Touched;
use web::{Error, Result, Who};

use super::actions::{ProspectFields, Standing};
use super::queries::{self, Fact, Leave, Link, Promise, Record, Touch};
use super::timeline::{Entry, Story};

/// The page.
pub(super) struct Shown {
    pub(super) id: ProspectId,
    pub(super) fields: ProspectFields,
    pub(super) account: Option<String>,
    pub(super) owner: Option<String>,
    pub(super) is_mine: bool,
    pub(super) leave: Leave,
    pub(super) standing: Standing,
    pub(super) coming_call: Option<Timestamp>,
    pub(super) in_your_block: bool,
    pub(super) today: Date,
    pub(super) zone: TimeZone,
    pub(super) entries: Vec<Entry>,
    pub(super) open_promises: Vec<Promise>,
    pub(super) segment: Segment,
    pub(super) record: Option<Record>,
    pub(super) chain: Vec<Link>,
    pub(super) sourced: Option<Money>,
    pub(super) cadence: Vec<Mark>,
    pub(super) facts: Vec<Fact>,
    pub(super) sells: bool,
}

/// A touch on the cadence line, with its share of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) at: f64,
    pub(super) touched: Touched,
    pub(super) day: Date,
    pub(super) is_labelled: bool,
}

/// Reads the page; `NotFound` for a prospect out of sight.
pub(super) fn read(org: &mut Org<'_>, who: &Who, id: ProspectId) -> Result<Shown> {
    let leave = queries::leave(org, who, id)?;
    let fields = queries::fields(org, id)?.ok_or(Error::NotFound)?;
    let standing = queries::standing(org, id)?.ok_or(Error::NotFound)?;
    let (account, owner) = queries::names_beside(org, fields.account, fields.owner)?;
    let (today, zone) = (who.today(org), who.zone.clone());
    let coming_call = queries::coming_call(org, id)?;
    let touches = queries::touches(org, id)?;
    let promises = queries::promises(org, id)?;
    let entries = Story {
        prospect: &fields.name,
        viewer: who.user,
        today,
        zone: &zone,
        touches: &touches,
        days_set: &queries::days_set(org, id)?,
        named_by: &queries::named_by(org, id)?,
        notes: &queries::notes(org, id)?,
        promises: &promises,
        offers: &queries::offers(org, id)?,
        sales: &queries::sales(org, id)?,
    }
    .tell();
    let segment = segment_of(org, id, today)?;
    let record = match segment {
        Segment::By(behaviour) => queries::worked(org, behaviour, add_days(today, -365))?,
        Segment::Ended(_) => None,
    };
    let chain = queries::chain(org, who, id)?;
    let next_at = next_moment(&standing, coming_call, &zone);
    let in_your_block = match next_at {
        Some((day, at)) => queries::is_in_block(org, who.user, day, at)?,
        None => false,
    };
    Ok(Shown {
        id,
        is_mine: fields.owner == Some(who.user),
        account,
        owner,
        leave,
        coming_call,
        in_your_block,
        today,
        entries,
        open_promises: promises.into_iter().filter(|promise| promise.done_at.is_none()).collect(),
        segment,
        record,
        sourced: sourced(&chain, who),
        chain,
        cadence: cadence(&touches, standing.next.day, today),
        facts: queries::facts(org, id)?,
        sells: who.roles.is_selling(),
        zone,
        fields,
        standing,
    })
}

fn segment_of(org: &mut Org<'_>, id: ProspectId, today: Date) -> Result<Segment> {
    let facts = queries::segment_facts(org, &[id])?;
    Ok(facts.get(&id).map_or(Segment::By(Behaviour::New), |facts| segment(facts, today)))
}

/// The moment of the next conversation, where a minute is known.
fn next_moment(standing: &Standing, call: Option<Timestamp>, zone: &TimeZone) -> Option<(Date, Timestamp)> {
    if let Some(at) = call {
        return Some((domain::hours::local_day(at, zone), at));
    }
    let (day, minute) = (standing.next.day?, standing.next.minute?);
    Some((day, at_minute(day, u32::try_from(minute).ok()?, zone)))
}

/// Pipeline that came of everybody below the first person of the chain.
fn sourced(chain: &[Link], who: &Who) -> Option<Money> {
    let minor: i64 = chain.iter().skip(1).map(|link| link.pipeline_minor).sum();
    (minor > 0).then(|| Money::new(minor, who.currency))
}

/// Touches as shares of the time since the first, and the next one. Days get their label where there is room.
fn cadence(touches: &[Touch], next: Option<Date>, today: Date) -> Vec<Mark> {
    let Some(first) = touches.last().map(|touch| touch.day) else { return Vec::new() };
    let next = next.filter(|day| *day >= today);
    let end = next.unwrap_or(today).max(today);
    let whole = days_between(first, end).max(1) as f64;
    let mut marks: Vec<Mark> = Vec::new();
    let told = touches.iter().rev().map(|touch| {
        let reached = touch.outcome != domain::result::Outcome::NotReached.code();
        (touch.day, if reached { Touched::Talked } else { Touched::NotReached })
    });
    for (day, touched) in told.chain(next.map(|day| (day, Touched::Next))) {
        let at = days_between(first, day) as f64 / whole;
        // Twelve characters at 400 px: labels nearer than a sixth of the line would touch.
        let last_label = marks.iter().rev().find(|mark| mark.is_labelled).map(|mark| mark.at);
        let is_labelled = last_label.is_none_or(|before| at - before > 0.16);
        marks.push(Mark { at, touched, day, is_labelled });
    }
    if let Some(last) = marks.last_mut()
        && last.touched == Touched::Next
    {
        last.is_labelled = true;
        let (count, end) = (marks.len(), marks[marks.len() - 1].at);
        for mark in marks.iter_mut().take(count - 1) {
            mark.is_labelled &= end - mark.at > 0.16;
        }
    }
    marks
}
