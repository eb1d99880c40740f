//! Verbs on accounts.

use domain::names::fold_company;
use domain::{AccountId, ImportId, UserId};
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::queries;

/// What is known of an account; `None` and empty leave a field as it is when an account is updated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountFields {
    pub name: String,
    pub external_id: Option<String>,
    pub owner: Option<UserId>,
    pub sector: Option<String>,
    pub size: Option<String>,
    pub revenue_minor: Option<i64>,
    pub founded: Option<i64>,
    pub place: Option<String>,
    pub parent_name: Option<String>,
    pub website: Option<String>,
    pub customer_since: Option<jiff::civil::Date>,
    pub import: Option<ImportId>,
}

/// What saving a row did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved<I> {
    Created(I),
    Updated(I),
    Unchanged(I),
}

impl<I: Copy> Saved<I> {
    /// The row.
    pub fn id(self) -> I {
        match self {
            Saved::Created(id) | Saved::Updated(id) | Saved::Unchanged(id) => id,
        }
    }
}

/// Creates an account.
pub fn create(org: &mut Org<'_>, fields: &AccountFields) -> Result<AccountId> {
    let fields = fields.tidied()?;
    let id: AccountId = org.next_id();
    queries::insert(org, id, &fields)?;
    org.record("account_created", ("account", id.into()), json!({}))?;
    Ok(id)
}

/// Changes what is given and differs; an event names the fields that changed.
pub fn update(org: &mut Org<'_>, account: AccountId, fields: &AccountFields) -> Result<Saved<AccountId>> {
    let stored = queries::fields(org, account)?.ok_or(Error::NotFound)?;
    let given = if fields.name.trim().is_empty() {
        AccountFields { name: stored.name.clone(), ..fields.clone() }
    } else {
        fields.clone()
    };
    let merged = stored.overlaid(&given.tidied()?);
    save(org, account, &stored, &merged)
}

/// As [`update`], but what is empty is emptied: a form shows every field, so what was cleared is meant.
pub fn replace(org: &mut Org<'_>, account: AccountId, fields: &AccountFields) -> Result<Saved<AccountId>> {
    let stored = queries::fields(org, account)?.ok_or(Error::NotFound)?;
    let tidied = fields.tidied()?;
    let kept = AccountFields { external_id: stored.external_id.clone(), import: stored.import, ..tidied };
    save(org, account, &stored, &kept)
}

fn save(
    org: &mut Org<'_>,
    account: AccountId,
    stored: &AccountFields,
    wanted: &AccountFields,
) -> Result<Saved<AccountId>> {
    let changed = stored.differing(wanted);
    if changed.is_empty() {
        return Ok(Saved::Unchanged(account));
    }
    queries::update(org, account, wanted)?;
    org.record("account_changed", ("account", account.into()), json!({ "fields": changed }))?;
    Ok(Saved::Updated(account))
}

/// The account of that (folded) name, created if there is none.
pub fn find_or_create(org: &mut Org<'_>, name: &str) -> Result<AccountId> {
    match queries::find_by_folded_name(org, &fold_company(name))? {
        Some(account) => Ok(account),
        None => create(org, &AccountFields { name: name.to_owned(), ..AccountFields::default() }),
    }
}

/// Takes back an account that was created by mistake and that nothing refers to; whether it did.
pub fn remove_if_bare(org: &mut Org<'_>, account: AccountId) -> Result<bool> {
    if queries::is_referred_to(org, account)? {
        return Ok(false);
    }
    queries::delete(org, account)?;
    org.record("account_removed", ("account", account.into()), json!({}))?;
    Ok(true)
}

/// Hands an account to an owner, or to nobody.
pub fn set_owner(org: &mut Org<'_>, account: AccountId, owner: Option<UserId>) -> Result<()> {
    let stored = queries::fields(org, account)?.ok_or(Error::NotFound)?;
    if stored.owner != owner {
        queries::set_owner(org, account, owner)?;
        org.record("account_changed", ("account", account.into()), json!({ "fields": ["owner"] }))?;
    }
    Ok(())
}

impl AccountFields {
    /// Trimmed, what is blank left out; the name must have a letter or a digit to be found by.
    fn tidied(&self) -> Result<AccountFields> {
        let name = self.name.trim().to_owned();
        if fold_company(&name).is_empty() {
            return Err(Error::at("name", "Write the company’s name."));
        }
        let tidy = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        Ok(AccountFields {
            name,
            external_id: tidy(&self.external_id),
            sector: tidy(&self.sector),
            size: tidy(&self.size),
            place: tidy(&self.place),
            parent_name: tidy(&self.parent_name),
            website: tidy(&self.website),
            ..self.clone()
        })
    }

    /// These, with what the other has on top.
    fn overlaid(&self, over: &AccountFields) -> AccountFields {
        AccountFields {
            name: over.name.clone(),
            external_id: over.external_id.clone().or_else(|| self.external_id.clone()),
            owner: over.owner.or(self.owner),
            sector: over.sector.clone().or_else(|| self.sector.clone()),
            size: over.size.clone().or_else(|| self.size.clone()),
            revenue_minor: over.revenue_minor.or(self.revenue_minor),
            founded: over.founded.or(self.founded),
            place: over.place.clone().or_else(|| self.place.clone()),
            parent_name: over.parent_name.clone().or_else(|| self.parent_name.clone()),
            website: over.website.clone().or_else(|| self.website.clone()),
            customer_since: over.customer_since.or(self.customer_since),
            // Where it came from first stays.
            import: self.import,
        }
    }

    /// The names of the fields in which two differ.
    fn differing(&self, other: &AccountFields) -> Vec<&'static str> {
        let checks = [
            ("name", self.name != other.name),
            ("external_id", self.external_id != other.external_id),
            ("owner", self.owner != other.owner),
            ("sector", self.sector != other.sector),
            ("size", self.size != other.size),
            ("revenue", self.revenue_minor != other.revenue_minor),
            ("founded", self.founded != other.founded),
            ("place", self.place != other.place),
            ("parent", self.parent_name != other.parent_name),
            ("website", self.website != other.website),
            ("customer_since", self.customer_since != other.customer_since),
        ];
        checks.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }
}
