//! An opportunity is written anew: by its form, or by an import that brings it again.

use domain::OpportunityId;
use domain::result::ResultKind;
use jiff::civil::Date;
use store::Org;
use web::{Error, Result};

use super::super::queries::{self, Deal};
use super::create::{NewOpportunity, result_of};
use super::{amounts, stages};
use crate::accounts::actions::Saved;

/// Changes what is given and differs; `None` and empty leave a field as it is. An event names the fields that changed.
///
/// An open opportunity that comes as won or lost is over from its `closed_day` on; one that is over stays over.
pub fn update(
    org: &mut Org<'_>,
    opportunity: OpportunityId,
    new: &NewOpportunity,
) -> Result<Saved<OpportunityId>> {
    let before = super::found(org, opportunity)?;
    let mut deal = before.clone();
    if new.amount_minor.is_some_and(|amount| Some(amount) != deal.amount_minor) {
        amounts::settle_if_over(org, &mut deal)?;
    }
    let mut fields = Vec::new();
    let name = Some(new.name.trim().to_owned()).filter(|name| !name.is_empty());
    set(&mut deal.name, name, "name", &mut fields);
    keep(&mut deal.account, new.account, "account", &mut fields);
    keep(&mut deal.prospect, new.prospect, "prospect", &mut fields);
    keep(&mut deal.owner, new.owner, "owner", &mut fields);
    keep(&mut deal.amount_minor, new.amount_minor, "amount", &mut fields);
    keep(&mut deal.product, new.product.clone(), "product", &mut fields);
    keep(&mut deal.expected_day, new.expected_day, "expected_day", &mut fields);
    keep(
        &mut deal.created_day,
        new.created_day.filter(|_| before.created_day.is_none()),
        "created_day",
        &mut fields,
    );
    set(&mut deal.currency, new.currency, "currency", &mut fields);
    if let Some(stage) = new.stage {
        keep(&mut deal.stage, Some(stages::known(org, stage)?.id), "stage", &mut fields);
    }
    let ends = before.is_open() && matches!(new.state, "won" | "lost");
    if ends {
        deal.state = new.state.to_owned();
        deal.closed_day = new.closed_day;
        deal.lost_reason = new.lost_reason.clone();
        fields.push("state");
    }
    if fields.is_empty() {
        return Ok(Saved::Unchanged(opportunity));
    }
    let closed_at = ends.then(|| new.closed_at.unwrap_or(org.now()));
    queries::save_deal(org, &deal, closed_at)?;
    count(org, &before, &deal)?;
    org.record(
        "opportunity_changed",
        ("opportunity", opportunity.into()),
        serde_json::json!({ "fields": fields }),
    )?;
    Ok(Saved::Updated(opportunity))
}

/// Results that were not there before: the day of creation became known, or it was won.
fn count(org: &mut Org<'_>, before: &Deal, deal: &Deal) -> Result<()> {
    if let (None, Some(day), Some(user)) = (before.created_day, deal.created_day, deal.originator) {
        crate::results::actions::add(org, &result_of(deal, ResultKind::Opportunity, user, day))?;
    }
    if before.is_open() && deal.state == "won" {
        if let (Some(day), Some(user)) = (deal.closed_day, deal.owner) {
            crate::results::actions::add(org, &result_of(deal, ResultKind::Won, user, day))?;
        }
        stages::become_customer(org, deal)?;
    }
    Ok(())
}

fn set<T: PartialEq>(field: &mut T, new: Option<T>, name: &'static str, fields: &mut Vec<&'static str>) {
    if let Some(new) = new.filter(|new| new != field) {
        *field = new;
        fields.push(name);
    }
}

fn keep<T: PartialEq>(
    field: &mut Option<T>,
    new: Option<T>,
    name: &'static str,
    fields: &mut Vec<&'static str>,
) {
    if new.is_some() && new != *field {
        *field = new;
        fields.push(name);
    }
}

/// What it is called and when it may close, exactly as the form says it.
pub fn rename(
    org: &mut Org<'_>,
    opportunity: OpportunityId,
    name: &str,
    expected: Option<Date>,
) -> Result<()> {
    let mut deal = super::found(org, opportunity)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::at("name", "Give it a name: the company, or what it is about."));
    }
    if (deal.name.as_str(), deal.expected_day) == (name, expected) {
        return Ok(());
    }
    (deal.name, deal.expected_day) = (name.to_owned(), expected);
    queries::save_deal(org, &deal, None)?;
    let payload = serde_json::json!({ "fields": ["name", "expected_day"] });
    org.record("opportunity_changed", ("opportunity", opportunity.into()), payload)?;
    Ok(())
}
