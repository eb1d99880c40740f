//! A person from a row, with their company.

use domain::hours::day_and_month;
use domain::{AccountId, ProspectId};
use store::Org;
use web::{Error, Result};

use super::chunk::Did;
use super::found::Found;
use super::matching;
use crate::accounts::actions::AccountFields;
use crate::imports::draft::ProspectDraft;
use crate::prospects::actions::{self, ProspectFields};
use crate::prospects::queries;

/// The label under which a file's word on the last conversation is kept. It is told, not counted.
const LAST_CONVERSATION: &str = "Last conversation";

/// Creates the person, or fills in what differs.
pub(super) fn save(org: &mut Org<'_>, found: &mut Found<'_>, draft: &ProspectDraft) -> Result<Did> {
    let account = found.account(org, draft.company.as_deref())?;
    let known = matching::prospect(org, draft, account)?;
    if let Some(prospect) = known {
        let owner = queries::fields(org, prospect)?.ok_or(Error::NotFound)?.owner;
        found.check_sight(owner)?;
    }
    let fields = ProspectFields {
        name: draft.name.clone(),
        account,
        title: draft.title.clone(),
        email: draft.email.clone(),
        phone: draft.phone.clone(),
        place: draft.place.clone(),
        zone: None,
        summary: draft.summary.clone(),
        external_id: draft.external_id.clone(),
        owner: found.owner(org, draft.owner.as_deref())?,
        source: draft.source.clone(),
        import: Some(found.import),
    };
    let (prospect, did) = match known {
        Some(prospect) => (prospect, actions::update(org, prospect, &fields)?.into()),
        None => (actions::create(org, &fields)?, Did::Created),
    };
    let more = [
        stand(org, found, prospect, draft)?,
        remember(org, prospect, draft)?,
        keep_size(org, account, draft)?,
    ];
    Ok(if did == Did::Unchanged && more.contains(&true) { Did::Updated } else { did })
}

/// A file may say where somebody stands as long as nothing happened here that says otherwise.
fn stand(org: &mut Org<'_>, found: &Found<'_>, prospect: ProspectId, draft: &ProspectDraft) -> Result<bool> {
    let Some((state, reason)) = draft.outcome.filter(|(state, _)| *state != "lead") else { return Ok(false) };
    let standing = queries::standing(org, prospect)?.ok_or(Error::NotFound)?;
    if standing.state != "lead" {
        return Ok(false);
    }
    let day = draft.last_conversation.unwrap_or(found.today);
    actions::set_state(org, prospect, state, reason, day)?;
    Ok(true)
}

fn remember(org: &mut Org<'_>, prospect: ProspectId, draft: &ProspectDraft) -> Result<bool> {
    let Some(day) = draft.last_conversation else { return Ok(false) };
    let text = format!("{} {}", day_and_month(day), day.year());
    let known = queries::facts(org, prospect)?;
    if known.iter().any(|fact| fact.label == LAST_CONVERSATION && fact.text == text) {
        return Ok(false);
    }
    actions::set_fact(org, prospect, LAST_CONVERSATION, &text, None)?;
    Ok(true)
}

/// The company's size comes along with its people where nobody has said it yet.
fn keep_size(org: &mut Org<'_>, account: Option<AccountId>, draft: &ProspectDraft) -> Result<bool> {
    let (Some(account), Some(size)) = (account, &draft.company_size) else { return Ok(false) };
    let known = crate::accounts::queries::fields(org, account)?.ok_or(Error::NotFound)?;
    if known.size.is_some() {
        return Ok(false);
    }
    let fields = AccountFields { size: Some(size.clone()), ..AccountFields::default() };
    crate::accounts::actions::update(org, account, &fields)?;
    Ok(true)
}
