//! Verbs on touches: log one with what it led to (here), take it back (`undo`), and take over past ones (`past`).

mod led_to;
mod past;
mod undo;

pub use past::{PastTouch, import};
pub use undo::undo;

use domain::hours::{day_short, local_day};
use domain::names::{fold, fold_company};
use domain::result::{Channel, Key, Outcome, ResultKind, imply_on};
use domain::{BlockId, PlanItemId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use store::{Org, StoreError};
use web::{Error, Result};

use super::queries;
use crate::prospects::actions::{self as prospects, Next, ProspectFields};
use crate::results::actions::{self as results, NewResult};
use led_to::LedTo;

/// What a touch led to, as its key says it. Handing over and opportunities are focus' (they need the pipeline):
/// it logs the touch as `HandedOver` or `Opportunity` and then calls the opportunities' action.
#[derive(Clone, Debug, PartialEq)]
pub enum LoggedAs {
    Conversation,
    /// Somebody was named; the person is found or created, linked, and due tomorrow. Without a company they work where
    /// the prospect does.
    Referral {
        name: String,
        company: Option<String>,
        quote: Option<String>,
    },
    /// A scoping call was booked for then.
    Booked {
        starts_at: Timestamp,
    },
    /// The booked call was held.
    Completed {
        call: ScopingCallId,
    },
    HandedOver,
    Opportunity,
    /// Not now: call again on that day (with the minute if named).
    NotNow {
        day: Date,
        minute: Option<i64>,
    },
    NotAFit {
        reason: String,
    },
    NotReached,
}

impl LoggedAs {
    /// The key that says it.
    pub fn key(&self) -> Key {
        match self {
            LoggedAs::Conversation => Key::Conversation,
            LoggedAs::Referral { .. } => Key::Referral,
            LoggedAs::Booked { .. } => Key::Booked,
            LoggedAs::Completed { .. } => Key::Completed,
            LoggedAs::HandedOver => Key::HandOver,
            LoggedAs::Opportunity => Key::Opportunity,
            LoggedAs::NotNow { .. } => Key::NotNow,
            LoggedAs::NotAFit { .. } => Key::NotAFit,
            LoggedAs::NotReached => Key::NotReached,
        }
    }
}

/// A touch to be.
#[derive(Clone, Debug)]
pub struct NewTouch {
    pub prospect: ProspectId,
    pub user: UserId,
    pub channel: Channel,
    pub logged_as: LoggedAs,
    /// A reply in writing: the outcome is 'answered' instead of 'talked'.
    pub in_writing: bool,
    pub block: Option<BlockId>,
    pub plan_item: Option<PlanItemId>,
    pub note: Option<String>,
    /// Something promised on the way, with its day.
    pub promise: Option<(String, Date)>,
    /// Given by the browser: the same key again logs nothing and returns the first touch.
    pub client_key: Option<String>,
}

/// Logs a touch with its results (by the rules under Counting) on the user's local day.
pub fn log(org: &mut Org<'_>, new: &NewTouch, zone: &TimeZone) -> Result<TouchId> {
    if let Some(first) = arrived_before(org, new)? {
        return Ok(first);
    }
    let before = crate::prospects::queries::standing(org, new.prospect)?.ok_or(Error::NotFound)?;
    let today = local_day(org.now(), zone);
    let key = new.logged_as.key();
    let (implied, kinds) = imply_on(key, new.channel);
    let outcome = if new.in_writing && implied == Outcome::Talked { Outcome::Answered } else { implied };
    let id: TouchId = org.next_id();
    match org.attempt(|org| queries::insert(org, id, new, today, outcome)) {
        Ok(()) => {}
        Err(error) if error.is_unique("touches_user_id_client_key") => return second_arrival(org, new),
        Err(error) => return Err(error.into()),
    }
    let mut led_to = LedTo { before, ..LedTo::default() };
    credit(org, new, id, today, &kinds)?;
    follow(org, new, id, today, zone, &mut led_to)?;
    if outcome != Outcome::NotReached {
        clear_what_is_done(org, new, today)?;
    }
    if let Some((text, due)) = &new.promise {
        if *due < today {
            return Err(Error::at("promise_day", "Pick today or a day to come."));
        }
        led_to.promise = Some(prospects::promise(org, new.prospect, new.user, text, *due)?.into());
    }
    led_to.after = crate::prospects::queries::standing(org, new.prospect)?.ok_or(Error::NotFound)?;
    queries::set_led_to(org, id, &led_to.to_text())?;
    let payload =
        json!({ "prospect": i64::from(new.prospect), "key": key.code(), "outcome": outcome.code() });
    org.record("touch_logged", ("touch", id.into()), payload)?;
    Ok(id)
}

fn arrived_before(org: &mut Org<'_>, new: &NewTouch) -> Result<Option<TouchId>> {
    match new.client_key.as_deref() {
        Some(key) => Ok(queries::find_by_client_key(org, new.user, key)?),
        None => Ok(None),
    }
}

/// The same touch came twice at the same time and the other one was first. Where this transaction cannot see it yet,
/// the answer is "try again", and the next try finds it.
fn second_arrival(org: &mut Org<'_>, new: &NewTouch) -> Result<TouchId> {
    let unseen = || StoreError::Busy("the same touch is being logged".to_owned());
    Ok(arrived_before(org, new)?.ok_or_else(unseen)?)
}

/// Adds the results a key implies, but those that another action brings with its own row: a completed call, a lead
/// handed over and an opportunity.
fn credit(
    org: &mut Org<'_>,
    new: &NewTouch,
    touch: TouchId,
    today: Date,
    kinds: &[ResultKind],
) -> Result<()> {
    let account = queries::account_of(org, new.prospect)?;
    for kind in kinds {
        if matches!(
            kind,
            ResultKind::ScopingCallCompleted | ResultKind::LeadHandedOver | ResultKind::Opportunity
        ) {
            continue;
        }
        let result = NewResult {
            prospect: Some(new.prospect),
            account,
            touch: Some(touch),
            block: new.block,
            ..NewResult::new(*kind, new.user, today)
        };
        results::add(org, &result)?;
    }
    Ok(())
}

/// Does what the key asks for beyond its results.
fn follow(
    org: &mut Org<'_>,
    new: &NewTouch,
    touch: TouchId,
    today: Date,
    zone: &TimeZone,
    led_to: &mut LedTo,
) -> Result<()> {
    match &new.logged_as {
        LoggedAs::Conversation | LoggedAs::HandedOver | LoggedAs::Opportunity | LoggedAs::NotReached => {
            Ok(())
        }
        LoggedAs::Referral { name, company, quote } => {
            let named = (name.as_str(), company.as_deref(), quote.as_deref());
            refer(org, new, touch, today, named, led_to)
        }
        LoggedAs::Booked { starts_at } => {
            let call = book(org, new, touch, *starts_at, zone)?;
            led_to.booked = Some(call.into());
            Ok(())
        }
        LoggedAs::Completed { call } => {
            complete(org, new, touch, *call, zone)?;
            led_to.completed = Some((*call).into());
            Ok(())
        }
        LoggedAs::NotNow { day, minute } => {
            if *day <= today {
                return Err(Error::at("day", "Pick a day after today."));
            }
            let objective = led_to.before.next.objective.clone();
            let next = Next { day: Some(*day), minute: *minute, objective, named_by_them: true };
            prospects::set_next(org, new.prospect, &next)
        }
        LoggedAs::NotAFit { reason } => {
            prospects::set_state(org, new.prospect, "disqualified", Some(reason.as_str()), today)?;
            prospects::set_next(org, new.prospect, &Next::default())
        }
    }
}

/// Finds or creates the person who was named, links the two and puts them on the next working day.
fn refer(
    org: &mut Org<'_>,
    new: &NewTouch,
    touch: TouchId,
    today: Date,
    (name, company, quote): (&str, Option<&str>, Option<&str>),
    led_to: &mut LedTo,
) -> Result<()> {
    if fold(name).is_empty() {
        return Err(Error::at("name", "Write whom they named."));
    }
    let account = match company.map(str::trim).filter(|company| !company.is_empty()) {
        None => queries::account_of(org, new.prospect)?,
        Some(company) if fold_company(company).is_empty() => {
            return Err(Error::at(
                "company",
                "Write the company’s name, or leave it empty for the same one.",
            ));
        }
        Some(company) => {
            let found = crate::accounts::queries::find_by_folded_name(org, &fold_company(company))?;
            let account = crate::accounts::actions::find_or_create(org, company)?;
            led_to.created_account = found.is_none().then_some(account.into());
            Some(account)
        }
    };
    let found = crate::prospects::queries::find_by_folded_name(org, &fold(name), account)?;
    let referred = match found {
        Some(referred) => referred,
        None => {
            let fields = ProspectFields {
                name: name.trim().to_owned(),
                account,
                owner: Some(new.user),
                source: Some("referral".to_owned()),
                ..ProspectFields::default()
            };
            prospects::create(org, &fields)?
        }
    };
    let standing = crate::prospects::queries::standing(org, referred)?.ok_or(Error::NotFound)?;
    let referral = prospects::refer(org, new.prospect, referred, new.user, Some(touch), quote, today)?;
    // Somebody else's prospect keeps their owner and their day; a day that was named and is to come stands, too.
    let ours = standing.owner.is_none() || standing.owner == Some(new.user.into());
    let has_day = standing.next.day.is_some_and(|day| day > today);
    if ours {
        prospects::set_owner(org, referred, Some(new.user))?;
        if !has_day {
            let day = crate::settings::queries::calendar(org)?.next_working_day(today);
            let next = Next { day: Some(day), ..Next::default() };
            prospects::set_next(org, referred, &next)?;
        }
    }
    led_to.referral = Some(referral.into());
    led_to.referred = Some(referred.into());
    led_to.created_prospect = found.is_none();
    led_to.referred_after = crate::prospects::queries::standing(org, referred)?;
    led_to.referred_before = Some(standing);
    Ok(())
}

fn book(
    org: &mut Org<'_>,
    new: &NewTouch,
    touch: TouchId,
    starts_at: Timestamp,
    zone: &TimeZone,
) -> Result<ScopingCallId> {
    if starts_at <= org.now() {
        return Err(Error::at("starts_at", "Pick a time to come."));
    }
    if let Some(booked) = crate::calendars::queries::coming_call(org, new.prospect)? {
        let day = day_short(local_day(booked.starts_at, zone));
        let text = format!("A call is booked already, for {day}. Move that one on the calendar.");
        return Err(Error::at("starts_at", text));
    }
    crate::calendars::actions::book_scoping_call(org, new.prospect, new.user, starts_at, zone, Some(touch))
}

/// Logs the call as held, on the local day of who booked it.
fn complete(
    org: &mut Org<'_>,
    new: &NewTouch,
    touch: TouchId,
    call: ScopingCallId,
    zone: &TimeZone,
) -> Result<()> {
    let booked = crate::calendars::queries::call(org, call)?.filter(|booked| booked.prospect == new.prospect);
    let booked = booked.ok_or(Error::NotFound)?;
    if booked.starts_at > org.now() {
        let day = day_short(local_day(booked.starts_at, zone));
        return Err(Error::at("call", format!("The call is on {day}. Log it when it was held, or move it.")));
    }
    let theirs = crate::calendars::queries::zone_of(org, booked.booked_by)?;
    let day = local_day(org.now(), theirs.as_ref().unwrap_or(zone));
    crate::calendars::actions::complete_in_block(org, call, new.user, day, Some(touch), new.block)
}

/// Whoever was talked to today is done for today: a day that is today or past goes, with what it was for.
fn clear_what_is_done(org: &mut Org<'_>, new: &NewTouch, today: Date) -> Result<()> {
    let now = crate::prospects::queries::standing(org, new.prospect)?.ok_or(Error::NotFound)?;
    if now.next.day.is_some_and(|day| day <= today) {
        prospects::set_next(org, new.prospect, &Next::default())?;
    }
    Ok(())
}
