//! Takes a touch back with all it led to, and nothing else: what was changed since by somebody else stays.

use domain::hours::{day_short, local_day};
use domain::{AccountId, ProspectId, TouchId, UserId};
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::led_to::LedTo;
use super::queries;
use crate::prospects::actions::{self as prospects, Standing};

/// Takes a touch back with all it led to (results, booking, referral link, next day, promise, state). Own touches of today only.
pub fn undo(org: &mut Org<'_>, touch: TouchId, user: UserId) -> Result<()> {
    let found = queries::touch(org, touch)?.ok_or(Error::NotFound)?;
    if found.user != user {
        let text = format!("{} logged that. Only they can take it back.", found.user_name);
        return Err(Error::Forbidden(text));
    }
    let zone = crate::calendars::queries::zone_of(org, user)?.ok_or(Error::NotFound)?;
    if found.day != local_day(org.now(), &zone) {
        let day = day_short(found.day);
        let text = format!("That was logged on {day}. Only what was logged today can be taken back.");
        return Err(Error::Conflict(text));
    }
    if queries::led_into_pipeline(org, touch)? {
        let text = "A hand-off or an opportunity came of it. Take that back in the pipeline first.";
        return Err(Error::Conflict(text.to_owned()));
    }
    crate::results::actions::remove_of_touch(org, touch)?;
    if let Some(led_to) = LedTo::from_text(found.led_to.as_deref()) {
        take_back(org, touch, found.prospect, &led_to)?;
    }
    queries::delete(org, touch)?;
    let payload = json!({ "prospect": i64::from(found.prospect) });
    org.record("touch_undone", ("touch", touch.into()), payload)?;
    Ok(())
}

fn take_back(org: &mut Org<'_>, touch: TouchId, prospect: ProspectId, led_to: &LedTo) -> Result<()> {
    if let Some(promise) = led_to.promise {
        prospects::remove_promise(org, promise.into())?;
    }
    if let Some(call) = led_to.completed {
        crate::calendars::actions::uncomplete_scoping_call(org, call.into())?;
    }
    if let Some(call) = led_to.booked {
        crate::calendars::actions::unbook_scoping_call(org, call.into())?;
    }
    if let Some(referral) = led_to.referral {
        prospects::remove_referral(org, referral.into())?;
    }
    if let Some(referred) = led_to.referred {
        take_back_referred(org, referred.into(), led_to)?;
    }
    restore(org, touch, prospect, &led_to.before, &led_to.after)
}

/// The person who was named goes if they came with this touch and nothing happened since; else they stand as before.
fn take_back_referred(org: &mut Org<'_>, referred: ProspectId, led_to: &LedTo) -> Result<()> {
    let now = crate::prospects::queries::standing(org, referred)?;
    let untouched = now.is_some() && now == led_to.referred_after;
    if led_to.created_prospect {
        let unchanged = untouched && !crate::prospects::queries::was_edited(org, referred)?;
        if unchanged && prospects::remove_if_bare(org, referred)? {
            remove_account(org, led_to)?;
        }
    } else if untouched && let Some(before) = &led_to.referred_before {
        prospects::restore_standing(org, referred, before)?;
    }
    Ok(())
}

fn remove_account(org: &mut Org<'_>, led_to: &LedTo) -> Result<()> {
    if let Some(account) = led_to.created_account {
        crate::accounts::actions::remove_if_bare(org, AccountId::from(account))?;
    }
    Ok(())
}

/// Puts the prospect back if they still stand as this touch left them. If a later touch began where this one ended,
/// that one is told to go back further when its own turn comes.
fn restore(
    org: &mut Org<'_>,
    touch: TouchId,
    prospect: ProspectId,
    before: &Standing,
    after: &Standing,
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    if let Some((later, text)) = queries::next_with_record(org, prospect, touch)?
        && let Some(mut led_to) = LedTo::from_text(Some(&text))
        && led_to.before == *after
    {
        let unchanged = led_to.after == led_to.before;
        led_to.before = before.clone();
        if !unchanged {
            return Ok(queries::set_led_to(org, later, &led_to.to_text())?);
        }
        // The later touch changed nothing: what stood before it is what stands now.
        led_to.after = before.clone();
        queries::set_led_to(org, later, &led_to.to_text())?;
        return restore(org, later, prospect, before, after);
    }
    if crate::prospects::queries::standing(org, prospect)?.as_ref() == Some(after) {
        prospects::restore_standing(org, prospect, before)?;
    }
    Ok(())
}
