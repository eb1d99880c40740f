//! The forms of this slice as they were sent: text as typed, so that they can be shown again, and what it means.

use domain::{Role, Roles, TeamId, UserId};
use store::Org;
use web::{Error, Errors, Fields, Result, Who};

use super::access;
use super::actions::NewUser;
use super::queries::{self, Person, Team};

/// What a person's form may choose from.
pub(super) struct Choices {
    pub(super) roles: Roles,
    pub(super) teams: Vec<Team>,
    pub(super) leaders: Vec<(UserId, String)>,
    pub(super) is_admin: bool,
}

/// A person.
#[derive(Clone, Default)]
pub(super) struct PersonForm {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) roles: Roles,
    pub(super) team: String,
    pub(super) reports_to: String,
    pub(super) zone: String,
    pub(super) errors: Errors,
}

impl PersonForm {
    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        PersonForm {
            name: text("name"),
            email: text("email"),
            roles: fields.all("roles").filter_map(Role::from_code).collect(),
            team: text("team"),
            reports_to: text("reports_to"),
            zone: text("zone"),
            errors: Errors::new(),
        }
    }

    pub(super) fn of(person: &Person) -> Self {
        let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        PersonForm {
            name: person.name.clone(),
            email: person.email.clone().unwrap_or_default(),
            roles: person.roles,
            team: id(person.team.map(i64::from)),
            reports_to: id(person.reports_to.map(i64::from)),
            zone: person.zone.clone(),
            errors: Errors::new(),
        }
    }

    /// What the form means, if the viewer may ask for it: a leader gives no role above their line and places people
    /// only below themself.
    pub(super) fn checked(&self, org: &mut Org<'_>, who: &Who, before: Option<&Person>) -> Result<NewUser> {
        let mut errors = Errors::new();
        let had = before.map_or(Roles::NONE, |person| person.roles);
        let allowed = access::may_give(who);
        if self.roles.iter().any(|role| !allowed.has(role) && !had.has(role)) {
            errors.add("roles", "Only an admin gives that role.");
        }
        let is_named = before.is_some_and(|person| person.state == "named") && self.email.is_empty();
        if self.roles.is_empty() && !is_named {
            errors.add("roles", "Choose at least one role: it decides which pages there are.");
        }
        let reports_to = read_id::<UserId>(&mut errors, "reports_to", &self.reports_to);
        let is_admin = who.roles.has(Role::Admin);
        if !is_admin {
            match reports_to {
                Some(leader) if queries::leads(org, who.user, leader)? => {}
                _ => errors.add("reports_to", "Choose yourself or somebody who reports to you."),
            }
        }
        let team = read_id::<TeamId>(&mut errors, "team", &self.team);
        errors.check()?;
        Ok(NewUser {
            name: self.name.clone(),
            email: Some(self.email.to_lowercase()).filter(|email| !email.is_empty()),
            roles: self.roles,
            team,
            reports_to,
            zone: self.zone.clone(),
        })
    }
}

fn read_id<T: From<i64>>(errors: &mut Errors, field: &str, text: &str) -> Option<T> {
    if text.is_empty() {
        return None;
    }
    let id = text.parse::<i64>().ok();
    if id.is_none() {
        errors.add(field, "Choose one of the list.");
    }
    id.map(T::from)
}

/// A team.
#[derive(Default)]
pub(super) struct TeamForm {
    pub(super) name: String,
    pub(super) huddle: String,
    pub(super) errors: Errors,
}

/// What a user sets for themself.
pub(super) struct OwnForm {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) zone: String,
    pub(super) theme: String,
    pub(super) single_keys: bool,
    pub(super) errors: Errors,
}

/// The organisation.
pub(super) struct OrganisationForm {
    pub(super) name: String,
    pub(super) currency: String,
    pub(super) zone: String,
    pub(super) after: String,
    pub(super) days: String,
    pub(super) errors: Errors,
}

/// The first page. The password is never shown again.
#[derive(Clone)]
pub(super) struct SetUpForm {
    pub(super) token: String,
    pub(super) organisation: String,
    pub(super) currency: String,
    pub(super) zone: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) leads: bool,
    pub(super) errors: Errors,
}

impl SetUpForm {
    pub(super) fn empty() -> Self {
        SetUpForm { currency: "USD".to_owned(), leads: false, ..SetUpForm::read(&Fields::default()) }
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        SetUpForm {
            token: text("token"),
            organisation: text("organisation"),
            currency: text("currency"),
            zone: text("zone"),
            name: text("name"),
            email: text("email"),
            leads: fields.ticked("leads"),
            errors: Errors::new(),
        }
    }

    /// The form of a refused attempt.
    pub(super) fn refused(&self, errors: Errors) -> Self {
        SetUpForm { errors, ..self.clone() }
    }
}

/// What an error says to a form; any other error goes on.
pub(super) fn errors_of(error: Error, field: &str) -> Result<Errors> {
    match error {
        Error::Conflict(text) => Ok(Errors::at(field, text)),
        other => other.into_errors(),
    }
}
