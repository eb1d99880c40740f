//! Verbs on accounts.

use domain::{AccountId, ImportId, UserId};
use store::Org;
use web::Result;

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
pub fn create(_org: &mut Org<'_>, _fields: &AccountFields) -> Result<AccountId> {
    todo!()
}

/// Changes what is given and differs; an event names the fields that changed.
pub fn update(_org: &mut Org<'_>, _account: AccountId, _fields: &AccountFields) -> Result<Saved<AccountId>> {
    todo!()
}

/// The account of that (folded) name, created if there is none.
pub fn find_or_create(_org: &mut Org<'_>, _name: &str) -> Result<AccountId> {
    todo!()
}
