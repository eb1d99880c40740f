//! A colleague from a row, with their manager and the manager's team. Nobody can sign in by it, and nobody who can
//! sign in gets other roles by it.

use domain::names::{fold, given, possessive, same_person};
use domain::{Role, Roles, TeamId, UserId};
use store::Org;
use web::{Error, Result};

use super::chunk::Did;
use super::found::Found;
use crate::imports::draft::UserDraft;
use crate::people::actions::{self, NewUser};
use crate::people::queries::Person;

/// When a team that a file brings meets until somebody sets another time: 11:30.
const HUDDLE_MINUTE: i64 = 11 * 60 + 30;

/// Creates the colleague, or puts the one who is here under the manager and into the team.
pub(super) fn save(org: &mut Org<'_>, found: &mut Found<'_>, draft: &UserDraft) -> Result<Did> {
    let manager = match draft.manager.as_deref().filter(|manager| fold(manager) != fold(&draft.name)) {
        Some(name) => Some(manager(org, found, name)?),
        None => None,
    };
    let team = match (&draft.team, &manager) {
        (Some(team), _) => Some(actions::create_team(org, team, HUDDLE_MINUTE)?),
        (None, Some(manager)) => manager.team,
        (None, None) => None,
    };
    let leader = manager.map(|manager| manager.id);
    match find(org, found, &draft.name, draft.email.as_deref())? {
        Some(person) => bring_up_to_date(org, found, draft, &person, leader, team),
        None => {
            let roles = draft.roles.unwrap_or(Role::AccountExecutive.into());
            create(org, found, &draft.name, draft.email.clone(), roles, leader, team)?;
            Ok(Did::Created)
        }
    }
}

fn bring_up_to_date(
    org: &mut Org<'_>,
    found: &mut Found<'_>,
    draft: &UserDraft,
    person: &Person,
    leader: Option<UserId>,
    team: Option<TeamId>,
) -> Result<Did> {
    let mut did = Did::Unchanged;
    if let (Some(email), None) = (&draft.email, &person.email) {
        actions::claim(org, person.id, email)?;
        did = Did::Updated;
    }
    // A named owner of an earlier file has no role yet.
    if person.roles.is_empty() && person.state == "named" {
        let roles = draft.roles.unwrap_or(Role::AccountExecutive.into());
        set_roles(org, person, roles)?;
        did = Did::Updated;
    }
    let (leader, team) = (leader.or(person.reports_to), team.or(person.team));
    if (leader, team) != (person.reports_to, person.team) {
        actions::place(org, person.id, leader, team)?;
        did = Did::Updated;
    }
    if did == Did::Updated {
        found.people_changed();
    }
    Ok(did)
}

/// The manager of that name, with a team; created as one who can't sign in yet.
fn manager(org: &mut Org<'_>, found: &mut Found<'_>, name: &str) -> Result<Person> {
    let known = find(org, found, name, None)?;
    if let Some(person) = &known
        && person.team.is_some()
        && (person.roles.leads() || person.state != "named")
    {
        return Ok(person.clone());
    }
    let team = match known.as_ref().and_then(|person| person.team) {
        Some(team) => team,
        None => team_of(org, name)?,
    };
    let id = match &known {
        None => create(org, found, name, None, Role::SalesManager.into(), None, Some(team))?,
        Some(person) => {
            if person.state == "named" && !person.roles.leads() {
                set_roles(org, person, person.roles.with(Role::SalesManager))?;
            }
            actions::place(org, person.id, person.reports_to, Some(team))?;
            person.id
        }
    };
    found.people_changed();
    crate::people::queries::user(org, id)?.ok_or(Error::NotFound)
}

/// "Dana’s team"; with the family name when another team is called so.
fn team_of(org: &mut Org<'_>, manager: &str) -> Result<TeamId> {
    let short = format!("{} team", possessive(given(manager)));
    let taken = crate::people::queries::team_by_name(org, &short)?.is_some();
    let name = if taken { format!("{} team", possessive(manager)) } else { short };
    actions::create_team(org, &name, HUDDLE_MINUTE)
}

fn create(
    org: &mut Org<'_>,
    found: &mut Found<'_>,
    name: &str,
    email: Option<String>,
    roles: Roles,
    reports_to: Option<UserId>,
    team: Option<TeamId>,
) -> Result<UserId> {
    let zone = found.terms.zone.iana_name().unwrap_or("UTC").to_owned();
    let new = NewUser { name: name.to_owned(), email, roles, team, reports_to, zone };
    let user = actions::create_user(org, &new, None)?;
    found.people_changed();
    Ok(user)
}

fn set_roles(org: &mut Org<'_>, person: &Person, roles: Roles) -> Result<()> {
    let new = NewUser {
        name: person.name.clone(),
        email: None,
        roles,
        team: person.team,
        reports_to: person.reports_to,
        zone: person.zone.clone(),
    };
    actions::edit_user(org, person.id, &new)
}

/// By address, else by the very name, else by a name that means one person only.
fn find(org: &mut Org<'_>, found: &mut Found<'_>, name: &str, email: Option<&str>) -> Result<Option<Person>> {
    let people = found.people(org)?;
    if let Some(person) = people.iter().find(|person| email.is_some() && person.email.as_deref() == email) {
        return Ok(Some(person.clone()));
    }
    // Two people may share a name; an address of one's own tells them apart.
    let open = |person: &&Person| email.is_none() || person.email.is_none();
    let folded = fold(name);
    if let Some(person) = people.iter().filter(open).find(|person| fold(&person.name) == folded) {
        return Ok(Some(person.clone()));
    }
    let mut alike = people.iter().filter(open).filter(|person| same_person(name, &person.name));
    match (alike.next(), alike.next()) {
        (Some(person), None) => Ok(Some(person.clone())),
        _ => Ok(None),
    }
}
