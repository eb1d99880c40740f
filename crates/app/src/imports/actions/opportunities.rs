//! An opportunity from a row, with its company, its owner and its stage.

use domain::names::fold;
use domain::{AccountId, OpportunityId, ProspectId};
use store::Org;
use web::{Error, Result};

use super::chunk::Did;
use super::found::Found;
use super::matching;
use crate::imports::draft::OpportunityDraft;
use crate::imports::values::Standing;
use crate::opportunities::actions::{self, NewOpportunity};

/// Creates the opportunity, or changes what differs. It is credited to its owner, on the day it began.
pub(super) fn save(org: &mut Org<'_>, found: &mut Found<'_>, draft: &OpportunityDraft) -> Result<Did> {
    let account = found.account(org, draft.company.as_deref())?;
    let known = matching::opportunity(org, draft, account)?;
    if let Some(known) = known {
        let deal = crate::opportunities::queries::deal(org, known)?.ok_or(Error::NotFound)?;
        found.check_sight(deal.owner)?;
    }
    let owner = found.owner(org, draft.owner.as_deref())?;
    let (state, stage) = match &draft.standing {
        Standing::Open(stage) => ("open", stage.as_deref()),
        Standing::Won => ("won", None),
        Standing::Lost => ("lost", None),
    };
    let new = NewOpportunity {
        name: draft.name.clone(),
        account,
        prospect: person(org, draft, account)?,
        owner,
        originator: owner,
        amount_minor: draft.amount_minor,
        currency: draft.currency,
        product: draft.product.clone(),
        stage: found.stage(org, stage)?,
        created_day: draft.created_day,
        expected_day: draft.expected_day,
        next_step: draft.next_step.clone(),
        next_step_day: draft.next_step_day,
        external_id: draft.external_id.clone(),
        import: Some(found.import),
        state,
        closed_day: draft.closed_day,
        lost_reason: draft.lost_reason.clone(),
        ..NewOpportunity::default()
    };
    match known {
        None => {
            actions::create(org, &new)?;
            Ok(Did::Created)
        }
        Some(known) => {
            let did = actions::update(org, known, &new)?.into();
            let stepped = next_step(org, known, draft)?;
            Ok(if did == Did::Unchanged && stepped { Did::Updated } else { did })
        }
    }
}

fn next_step(org: &mut Org<'_>, known: OpportunityId, draft: &OpportunityDraft) -> Result<bool> {
    if draft.next_step.is_none() && draft.next_step_day.is_none() {
        return Ok(false);
    }
    let deal = crate::opportunities::queries::deal(org, known)?.ok_or(Error::NotFound)?;
    let same = (&deal.next_step, deal.next_step_day) == (&draft.next_step, draft.next_step_day);
    if same || !deal.is_open() {
        return Ok(false);
    }
    actions::set_next_step(org, known, draft.next_step.as_deref(), draft.next_step_day)?;
    Ok(true)
}

/// The person it is with, if they are here: by address, else by name at the company.
fn person(
    org: &mut Org<'_>,
    draft: &OpportunityDraft,
    account: Option<AccountId>,
) -> Result<Option<ProspectId>> {
    use crate::prospects::queries;
    if let Some(email) = &draft.person_email
        && let Some(found) = queries::find_by_email(org, email)?
    {
        return Ok(Some(found));
    }
    match &draft.person {
        Some(name) => Ok(queries::find_by_folded_name(org, &fold(name), account)?),
        None => Ok(None),
    }
}
