//! What the rows of a chunk have in common: owners, companies and stages by name, looked up once.

use std::collections::{HashMap, HashSet};

use domain::names::{fold, fold_company};
use domain::{AccountId, ImportId, StageId, UserId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Result};

use crate::accounts::actions::{self as accounts, AccountFields};
use crate::imports::queries;
use crate::imports::understand::Terms;
use crate::people::queries::Person;

/// Lookups of one chunk.
pub(super) struct Found<'t> {
    pub(super) import: ImportId,
    pub(super) terms: &'t Terms,
    pub(super) today: Date,
    owners: HashMap<String, UserId>,
    accounts: HashMap<String, AccountId>,
    stages: HashMap<String, StageId>,
    people: Option<Vec<Person>>,
    /// Whose records the importer sees; none when a program imports, which sees all.
    visible: Option<HashSet<UserId>>,
}

impl<'t> Found<'t> {
    /// Nothing found yet.
    pub(super) fn begin(org: &mut Org<'_>, import: ImportId, terms: &'t Terms) -> Result<Found<'t>> {
        let visible = match org.actor() {
            Some(actor) => Some(queries::visible_owners(org, actor)?),
            None => None,
        };
        Ok(Found {
            import,
            terms,
            today: domain::hours::local_day(org.now(), &terms.zone),
            owners: HashMap::new(),
            accounts: HashMap::new(),
            stages: HashMap::new(),
            people: None,
            visible,
        })
    }

    /// Lets go of everything but what can't change: a row was undone.
    pub(super) fn forget(&mut self) {
        self.owners.clear();
        self.accounts.clear();
        self.stages.clear();
        self.people = None;
    }

    /// The user whose name or address is meant; a named owner when there is none.
    pub(super) fn owner(&mut self, org: &mut Org<'_>, name: Option<&str>) -> Result<Option<UserId>> {
        let Some(name) = name else { return Ok(None) };
        if let Some(owner) = self.owners.get(name) {
            return Ok(Some(*owner));
        }
        let address = name.to_lowercase();
        let known = match address.contains('@') {
            true => self
                .people(org)?
                .iter()
                .find(|person| person.email.as_deref() == Some(&address))
                .map(|p| p.id),
            false => None,
        };
        if fold(name).is_empty() {
            return Err(Error::at("owner", format!("“{name}” is not a name.")));
        }
        let owner = match known {
            Some(owner) => owner,
            None => crate::people::actions::owner_by_name(org, name)?,
        };
        self.owners.insert(name.to_owned(), owner);
        Ok(Some(owner))
    }

    /// The company of that name, created when there is none.
    pub(super) fn account(&mut self, org: &mut Org<'_>, name: Option<&str>) -> Result<Option<AccountId>> {
        let Some(name) = name else { return Ok(None) };
        let folded = fold_company(name);
        if folded.is_empty() {
            return Err(Error::at("company", format!("“{name}” is not a company’s name.")));
        }
        if let Some(account) = self.accounts.get(&folded) {
            return Ok(Some(*account));
        }
        let account = match crate::accounts::queries::find_by_folded_name(org, &folded)? {
            Some(account) => account,
            None => {
                let import = Some(self.import);
                accounts::create(
                    org,
                    &AccountFields { name: name.to_owned(), import, ..AccountFields::default() },
                )?
            }
        };
        self.accounts.insert(folded, account);
        Ok(Some(account))
    }

    /// The stage of that name, added when there is none.
    pub(super) fn stage(&mut self, org: &mut Org<'_>, name: Option<&str>) -> Result<Option<StageId>> {
        let Some(name) = name else { return Ok(None) };
        if let Some(stage) = self.stages.get(name) {
            return Ok(Some(*stage));
        }
        let stage = crate::opportunities::actions::stage_by_name(org, name)?;
        self.stages.insert(name.to_owned(), stage);
        Ok(Some(stage))
    }

    /// Everybody who is here.
    pub(super) fn people(&mut self, org: &mut Org<'_>) -> Result<&[Person]> {
        if self.people.is_none() {
            self.people = Some(crate::people::queries::people(org)?);
        }
        Ok(self.people.as_deref().unwrap_or_default())
    }

    /// After a user was created or changed.
    pub(super) fn people_changed(&mut self) {
        self.people = None;
        self.owners.clear();
    }

    /// Refuses to change a record that the importer does not see.
    pub(super) fn check_sight(&self, owner: Option<UserId>) -> Result<()> {
        match (&self.visible, owner) {
            (Some(visible), Some(owner)) if !visible.contains(&owner) => Err(Error::Forbidden(
                "This one belongs to a team that you don’t see. Ask an admin to bring it in.".to_owned(),
            )),
            _ => Ok(()),
        }
    }
}
