//! A company from a row.

use store::Org;
use web::{Error, Result};

use super::chunk::Did;
use super::found::Found;
use super::matching;
use crate::accounts::actions::{self, AccountFields};
use crate::imports::draft::AccountDraft;

/// Creates the company, or fills in what differs.
pub(super) fn save(org: &mut Org<'_>, found: &mut Found<'_>, draft: &AccountDraft) -> Result<Did> {
    let known = matching::account(org, draft)?;
    if let Some(account) = known {
        let owner = crate::accounts::queries::fields(org, account)?.ok_or(Error::NotFound)?.owner;
        found.check_sight(owner)?;
    }
    let fields = AccountFields {
        name: draft.name.clone(),
        external_id: draft.external_id.clone(),
        owner: found.owner(org, draft.owner.as_deref())?,
        sector: draft.sector.clone(),
        size: draft.size.clone(),
        revenue_minor: draft.revenue_minor,
        founded: draft.founded,
        place: draft.place.clone(),
        parent_name: draft.parent.clone(),
        website: draft.website.clone(),
        customer_since: draft.customer_since,
        import: Some(found.import),
    };
    match known {
        Some(account) => Ok(actions::update(org, account, &fields)?.into()),
        None => {
            actions::create(org, &fields)?;
            Ok(Did::Created)
        }
    }
}
