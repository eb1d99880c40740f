//! The organisation itself: created once, its rules changed by admins.

use domain::{Currency, OrgId};
use jiff::tz::TimeZone;
use store::{Org, Reference};
use web::{Errors, Result};

use super::user::checked_name;
use crate::people::queries;

/// Creates an organisation and returns its id; its zone is an IANA name, its currency three letters.
pub fn create_organisation(
    reference: &mut Reference<'_>,
    name: &str,
    currency: &str,
    zone: &str,
) -> Result<OrgId> {
    let mut errors = Errors::new();
    let name = checked_name(&mut errors, "organisation", name);
    let currency = checked_currency(&mut errors, currency);
    let zone = checked_zone(&mut errors, zone);
    errors.check()?;
    let org = queries::insert_organisation(reference, &name, &currency, &zone)?;
    reference.within(org, None, |inside| {
        inside.record("organisation_created", ("organisation", org.into()), serde_json::json!({}))
    })?;
    Ok(org)
}

/// Changes the organisation's name and the rules of the hand-off: `after` is 'completed' or 'booked', `days` the
/// working days an account executive has to answer.
pub fn edit_organisation(org: &mut Org<'_>, name: &str, after: &str, days: &str) -> Result<()> {
    let mut errors = Errors::new();
    let name = checked_name(&mut errors, "name", name);
    if !matches!(after, "completed" | "booked") {
        errors.add("hand_off_after", "Choose one of the two.");
    }
    let days = days.parse::<i64>().ok().filter(|days| (1..=10).contains(days));
    if days.is_none() {
        errors.add("hand_off_days", "Give 1 to 10 working days.");
    }
    errors.check()?;
    queries::update_organisation(org, &name, after, days.unwrap_or(1))?;
    let id = org.id();
    let fields = ["name", "hand_off_after", "hand_off_days"];
    org.record("organisation_edited", ("organisation", id.into()), serde_json::json!({ "fields": fields }))?;
    Ok(())
}

fn checked_currency(errors: &mut Errors, code: &str) -> String {
    let code = code.trim().to_uppercase();
    if Currency::parse(&code).is_err() {
        errors.add("currency", "Give the three letters of a currency, such as USD or EUR.");
    }
    code
}

/// The zone as it is kept, or a message at the field `zone`.
pub(super) fn checked_zone(errors: &mut Errors, zone: &str) -> String {
    let zone = zone.trim();
    if TimeZone::get(zone).is_err() {
        errors.add("zone", "Give a time zone by its name, such as Europe/Madrid.");
    }
    zone.to_owned()
}
