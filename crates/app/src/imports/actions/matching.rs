//! Which record a row means: external id, else e-mail, else folded name and company. A weaker sign counts only where
//! a stronger one doesn't contradict it.

use domain::names::{fold, fold_company};
use domain::{AccountId, OpportunityId, ProspectId};
use store::Org;
use web::Result;

use crate::imports::draft::{AccountDraft, OpportunityDraft, ProspectDraft};
use crate::imports::queries;

/// The company that is meant.
pub(super) fn account(org: &mut Org<'_>, draft: &AccountDraft) -> Result<Option<AccountId>> {
    use crate::accounts::queries as accounts;
    if let Some(id) = &draft.external_id
        && let Some(found) = accounts::find_by_external_id(org, id)?
    {
        return Ok(Some(found));
    }
    let Some(found) = accounts::find_by_folded_name(org, &fold_company(&draft.name))? else {
        return Ok(None);
    };
    let known = accounts::fields(org, found)?.and_then(|fields| fields.external_id);
    Ok((known.is_none() || draft.external_id.is_none()).then_some(found))
}

/// The person that is meant; `account` is their company's, if it is here.
pub(in crate::imports) fn prospect(
    org: &mut Org<'_>,
    draft: &ProspectDraft,
    account: Option<AccountId>,
) -> Result<Option<ProspectId>> {
    use crate::prospects::queries as prospects;
    if let Some(id) = &draft.external_id
        && let Some(found) = prospects::find_by_external_id(org, id)?
    {
        return Ok(Some(found));
    }
    let mut found = match &draft.email {
        Some(email) => prospects::find_by_email(org, email)?,
        None => None,
    };
    if found.is_none() && account.is_some() == draft.company.is_some() {
        found = prospects::find_by_folded_name(org, &fold(&draft.name), account)?;
    }
    let Some(found) = found else { return Ok(None) };
    let Some(known) = prospects::fields(org, found)? else { return Ok(None) };
    let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
    let contradicts = differ(&known.external_id, &draft.external_id) || differ(&known.email, &draft.email);
    Ok((!contradicts).then_some(found))
}

/// The opportunity that is meant.
pub(super) fn opportunity(
    org: &mut Org<'_>,
    draft: &OpportunityDraft,
    account: Option<AccountId>,
) -> Result<Option<OpportunityId>> {
    if let Some(id) = &draft.external_id
        && let Some(found) = crate::opportunities::queries::deal_by_external_id(org, id)?
    {
        return Ok(Some(found));
    }
    // Names of opportunities repeat; with an id of its own only an opportunity without one can be the same.
    let has_id = draft.external_id.is_some();
    if has_id && account.is_none() {
        return Ok(None);
    }
    Ok(queries::opportunity_named(org, &fold(&draft.name), account, draft.created_day, has_id)?)
}
