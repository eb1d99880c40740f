//! What an opportunity is worth, and at what new pipeline stands when its month is over (Counting).

use domain::OpportunityId;
use store::Org;
use web::{Error, Result};

use super::super::queries::{self, Deal};

/// Sets the amount, or says that there is none. The month it was created in keeps its figure once it is over.
pub fn set_amount(org: &mut Org<'_>, opportunity: OpportunityId, amount_minor: Option<i64>) -> Result<()> {
    let mut deal = super::found(org, opportunity)?;
    if amount_minor.is_some_and(|minor| minor < 0) {
        return Err(Error::at(
            "amount",
            "An amount is above zero. Leave it empty if you do not know it yet.",
        ));
    }
    if deal.amount_minor == amount_minor {
        return Ok(());
    }
    settle_if_over(org, &mut deal)?;
    deal.amount_minor = amount_minor;
    queries::save_deal(org, &deal, None)?;
    let payload = serde_json::json!({ "fields": ["amount"] });
    org.record("opportunity_changed", ("opportunity", opportunity.into()), payload)?;
    Ok(())
}

/// Writes into the books what stands: every opportunity whose creation month is over. How many.
///
/// Nothing counts differently before it ran: an amount changes only through [`set_amount`], which settles first.
pub fn settle_due(org: &mut Org<'_>) -> Result<usize> {
    // A day ahead of UTC is the latest that any zone can be; each is then judged in its own.
    let latest = domain::hours::add_days(domain::hours::local_day(org.now(), &jiff::tz::TimeZone::UTC), 1);
    let mut settled = 0;
    for mut deal in queries::unsettled_before(org, latest.first_of_month())? {
        settled += usize::from(settle_if_over(org, &mut deal)?);
    }
    Ok(settled)
}

/// Settles at the amount it has, if its month is over in the zone of the person credited.
pub(super) fn settle_if_over(org: &mut Org<'_>, deal: &mut Deal) -> Result<bool> {
    let Some(created) = deal.created_day.filter(|_| !deal.settled) else { return Ok(false) };
    let zone = match deal.originator {
        Some(user) => queries::person(org, user)?.map(|person| person.zone),
        None => None,
    };
    let zone = match zone {
        Some(zone) => zone,
        None => queries::agreement(org)?.zone,
    };
    if domain::hours::local_day(org.now(), &zone) <= created.last_of_month() {
        return Ok(false);
    }
    queries::settle(org, deal.id)?;
    (deal.settled, deal.settled_amount_minor) = (true, deal.amount_minor);
    Ok(true)
}
