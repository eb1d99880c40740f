//! Verbs on touches: log one with what it led to (here), take it back (`undo`), and take over past ones (`past`).

mod follow;
mod led_to;
mod past;
mod undo;

pub use past::{PastTouch, import};
pub use undo::undo;

use domain::hours::local_day;
use domain::result::{Channel, Key, Outcome, ResultKind, imply_on};
use domain::{BlockId, PlanItemId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use store::{Org, StoreError};
use web::{Error, Result};

use super::queries;
use crate::prospects::actions::{self as prospects, Next};
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
    follow::follow(org, new, id, today, zone, &mut led_to)?;
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

/// Whoever was talked to today is done for today: a day that is today or past goes, with what it was for.
fn clear_what_is_done(org: &mut Org<'_>, new: &NewTouch, today: Date) -> Result<()> {
    let now = crate::prospects::queries::standing(org, new.prospect)?.ok_or(Error::NotFound)?;
    if now.next.day.is_some_and(|day| day <= today) {
        prospects::set_next(org, new.prospect, &Next::default())?;
    }
    Ok(())
}
