//! HTML handlers of the pipeline.

pub(super) mod board;
pub(super) mod deals;
pub(super) mod handoffs;

use domain::UserId;
use domain::access::{Sight, What};
use jiff::civil::Date;
use store::Org;
use web::{Errors, Fields, Result, Who};

use crate::people::access;

/// Whether the viewer may change what belongs to an owner: their own, nobody's, their line's; team mates only read.
fn may_change(org: &mut Org<'_>, who: &Who, owner: Option<UserId>) -> Result<bool> {
    let Some(owner) = owner else { return Ok(true) };
    let sight = match access::grant(org, who, What::Records, owner) {
        Ok(grant) => grant.sight(),
        Err(web::Error::NotFound) => Sight::Nothing,
        Err(error) => return Err(error),
    };
    Ok(matches!(sight, Sight::All | Sight::AllHabitFirst | Sight::RecordsOnly))
}

/// A day that was typed; empty is none, anything unreadable an error at its field.
fn day(fields: &Fields, name: &str, errors: &mut Errors) -> Option<Date> {
    let text = fields.optional(name)?;
    let day = text.parse().ok();
    if day.is_none() {
        errors.add(name, "Write the day as 2026-05-14, or leave it empty.");
    }
    day
}

/// An amount that was typed; empty is none.
fn amount(fields: &Fields, currency: domain::Currency, errors: &mut Errors) -> Option<i64> {
    let text = fields.optional("amount")?;
    match domain::Money::parse(text, currency) {
        Ok(money) if money.currency != currency => {
            errors.add("amount", format!("Write it in {currency}."));
            None
        }
        Ok(money) if money.minor < 0 => {
            errors.add("amount", "An amount is above zero. Leave it empty if you do not know it yet.");
            None
        }
        Ok(money) => Some(money.minor),
        Err(_) => {
            errors.add("amount", "Write a number, like 48,500. Leave it empty if you do not know it yet.");
            None
        }
    }
}
