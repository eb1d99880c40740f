//! What a key asks for beyond its results: the person named, the call booked or held, the day, the state.

use domain::hours::{day_short, local_day};
use domain::names::{fold, fold_company};
use domain::{ScopingCallId, TouchId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use web::{Error, Result};

use super::led_to::LedTo;
use super::{LoggedAs, NewTouch, queries};
use crate::prospects::actions::{self as prospects, Next, ProspectFields};

/// Does what the key asks for beyond its results.
pub(super) fn follow(
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
