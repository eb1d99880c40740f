//! An opportunity's way: its stages, its next step, its end.

use domain::result::ResultKind;
use domain::{OpportunityId, StageId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Result};

use super::super::queries::{self, Deal, Stage};
use super::create::result_of;
use crate::accounts::actions::AccountFields;

/// The stages of a fresh organisation.
const DEFAULT_STAGES: [&str; 2] = ["Opportunity", "Decision"];

/// The stages of a fresh organisation: Opportunity, Decision. Nothing when it has some.
pub fn default_stages(org: &mut Org<'_>) -> Result<()> {
    if !queries::stages(org)?.is_empty() {
        return Ok(());
    }
    for (position, name) in DEFAULT_STAGES.into_iter().enumerate() {
        let id = org.next_id();
        queries::insert_stage(org, id, name, position)?;
    }
    Ok(())
}

/// The stage of that name, added at the end if there is none: an import brings its own.
pub fn stage_by_name(org: &mut Org<'_>, name: &str) -> Result<StageId> {
    default_stages(org)?;
    let stages = queries::stages(org)?;
    let folded = domain::names::fold(name);
    if let Some(stage) = stages.iter().find(|stage| domain::names::fold(&stage.name) == folded) {
        return Ok(stage.id);
    }
    let id: StageId = org.next_id();
    queries::insert_stage(org, id, name.trim(), stages.len())?;
    org.record("stage_added", ("stage", id.into()), serde_json::json!({}))?;
    Ok(id)
}

pub(super) fn first(org: &mut Org<'_>) -> Result<StageId> {
    default_stages(org)?;
    queries::stages(org)?.first().map(|stage| stage.id).ok_or(Error::NotFound)
}

pub(super) fn known(org: &mut Org<'_>, id: StageId) -> Result<Stage> {
    let stage = queries::stages(org)?.into_iter().find(|stage| stage.id == id);
    stage.ok_or_else(|| Error::at("stage", "Choose a stage of the list."))
}

/// Moves an open opportunity to a stage, on a day.
pub fn move_stage(org: &mut Org<'_>, opportunity: OpportunityId, stage: StageId, day: Date) -> Result<()> {
    let mut deal = super::open(org, opportunity)?;
    let to = known(org, stage)?;
    if deal.stage == Some(to.id) {
        return Ok(());
    }
    let from = name_of(org, deal.stage)?;
    (deal.stage, deal.stage_since) = (Some(to.id), Some(day));
    queries::save_deal(org, &deal, None)?;
    queries::insert_move(org, opportunity, from.as_deref(), &to.name, day)?;
    let payload = serde_json::json!({ "stage": i64::from(stage) });
    org.record("opportunity_moved", ("opportunity", opportunity.into()), payload)?;
    Ok(())
}

fn name_of(org: &mut Org<'_>, stage: Option<StageId>) -> Result<Option<String>> {
    let stages = queries::stages(org)?;
    Ok(stages.into_iter().find(|one| Some(one.id) == stage).map(|one| one.name))
}

/// What is done next, and when; nothing for "no next step".
pub fn set_next_step(
    org: &mut Org<'_>,
    opportunity: OpportunityId,
    text: Option<&str>,
    day: Option<Date>,
) -> Result<()> {
    let mut deal = super::open(org, opportunity)?;
    let text = text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    if (deal.next_step.as_ref(), deal.next_step_day) == (text.as_ref(), day) {
        return Ok(());
    }
    (deal.next_step, deal.next_step_day) = (text, day);
    queries::save_deal(org, &deal, None)?;
    let payload = serde_json::json!({ "fields": ["next_step"] });
    org.record("opportunity_changed", ("opportunity", opportunity.into()), payload)?;
    Ok(())
}

/// Won or lost (with a reason), on a day.
pub fn close(
    org: &mut Org<'_>,
    opportunity: OpportunityId,
    won: bool,
    reason: Option<&str>,
    day: Date,
) -> Result<()> {
    let mut deal = super::open(org, opportunity)?;
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if !won && reason.is_none() {
        return Err(Error::at("reason", "Write why it was lost. The next one starts from there."));
    }
    let from = name_of(org, deal.stage)?;
    deal.state = if won { "won" } else { "lost" }.to_owned();
    deal.lost_reason = reason.filter(|_| !won).map(str::to_owned);
    deal.closed_day = Some(day);
    (deal.next_step, deal.next_step_day) = (None, None);
    let now = org.now();
    queries::save_deal(org, &deal, Some(now))?;
    queries::insert_move(org, opportunity, from.as_deref(), if won { "Won" } else { "Lost" }, day)?;
    if won {
        if let Some(owner) = deal.owner {
            crate::results::actions::add(org, &result_of(&deal, ResultKind::Won, owner, day))?;
        }
        become_customer(org, &deal)?;
    } else {
        lose_prospect(org, &deal, reason, day)?;
    }
    let verb = if won { "opportunity_won" } else { "opportunity_lost" };
    org.record(verb, ("opportunity", opportunity.into()), serde_json::json!({}))?;
    Ok(())
}

/// A sale makes a customer of the person and the company, since the first one.
pub(super) fn become_customer(org: &mut Org<'_>, deal: &Deal) -> Result<()> {
    let Some(day) = deal.closed_day else { return Ok(()) };
    if let Some(prospect) = deal.prospect {
        crate::prospects::actions::set_state(org, prospect, "customer", None, day)?;
    }
    let Some(account) = deal.account else { return Ok(()) };
    let since = queries::account(org, account)?.and_then(|(_, since)| since);
    if since.is_none_or(|since| day < since) {
        let fields = AccountFields { customer_since: Some(day), ..AccountFields::default() };
        crate::accounts::actions::update(org, account, &fields)?;
    }
    Ok(())
}

/// The person is lost when nothing else is open with them and they buy nothing yet.
fn lose_prospect(org: &mut Org<'_>, deal: &Deal, reason: Option<&str>, day: Date) -> Result<()> {
    let Some(prospect) = deal.prospect else { return Ok(()) };
    let customer = queries::lead(org, prospect)?.is_none_or(|lead| lead.state == "customer");
    if !customer && !queries::has_other_open(org, prospect, deal.id)? {
        crate::prospects::actions::set_state(org, prospect, "lost", reason, day)?;
    }
    Ok(())
}
