//! A user: created, changed, claimed, ended.

use domain::{Roles, TeamId, UserId};
use store::{Org, StoreError};
use web::{Error, Errors, Result};

use super::organisation::checked_zone;
use crate::people::queries::{self, NewRow};

/// A user to be. `email` none makes a named owner who cannot sign in (state 'named').
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The full name.
    pub name: String,
    /// The address that signs in.
    pub email: Option<String>,
    /// All roles.
    pub roles: Roles,
    /// The team, if any.
    pub team: Option<TeamId>,
    /// The leader; nobody for the one at the top.
    pub reports_to: Option<UserId>,
    /// An IANA time zone.
    pub zone: String,
}

/// Creates a user; active when a password hash is given, else 'invited' (with an address) or 'named'.
pub fn create_user(org: &mut Org<'_>, new: &NewUser, password_hash: Option<&str>) -> Result<UserId> {
    let row = checked(org, new, None)?;
    let state = match (&row.email, password_hash) {
        (None, _) => "named",
        (Some(_), None) => "invited",
        (Some(_), Some(_)) => "active",
    };
    let user: UserId = org.next_id();
    if let Some(email) = &row.email {
        take_address(org, email, user)?;
    }
    queries::insert_user(org, user, &row, state, password_hash)?;
    queries::begin_line(org, user, row.reports_to)?;
    queries::begin_sight(org, user)?;
    org.record("user_created", ("user", user.into()), serde_json::json!({ "state": state }))?;
    Ok(user)
}

/// Changes a user: name, roles, zone, and with [`super::place`] the leader and the team. The address stays.
pub fn edit_user(org: &mut Org<'_>, user: UserId, new: &NewUser) -> Result<()> {
    let row = checked(org, new, Some(user))?;
    let before = queries::user(org, user)?.ok_or(Error::NotFound)?;
    if before.roles.has(domain::Role::Admin) && !row.roles.has(domain::Role::Admin) {
        keep_an_admin(org, user, "roles")?;
    }
    queries::update_user(org, user, &row)?;
    super::place(org, user, row.reports_to, row.team)?;
    let fields = ["name", "roles", "zone", "team_id", "reports_to"];
    org.record("user_edited", ("user", user.into()), serde_json::json!({ "fields": fields }))?;
    Ok(())
}

/// Gives a named owner an address, so that an invitation can follow. The records stay theirs: nothing moves. An
/// address that nobody has signed in with yet can be mended the same way; links to it stop working.
pub fn claim(org: &mut Org<'_>, user: UserId, email: &str) -> Result<()> {
    let found = queries::user(org, user)?.ok_or(Error::NotFound)?;
    if !matches!(found.state.as_str(), "named" | "invited") {
        return Err(Error::Conflict(format!("{} signs in with an address already.", found.name)));
    }
    let mut errors = Errors::new();
    let email = checked_email(&mut errors, Some(email));
    let Some(email) = email.filter(|_| errors.is_empty()) else {
        errors.add("email", "Give the address that will sign in.");
        return Err(Error::Invalid(errors));
    };
    queries::release_addresses(&mut org.reference(), user)?;
    queries::void_invitations(org, user)?;
    take_address(org, &email, user)?;
    queries::set_address(org, user, &email)?;
    queries::begin_sight(org, user)?;
    org.record("user_claimed", ("user", user.into()), serde_json::json!({}))?;
    Ok(())
}

/// Ends a user: no session, no address, no place in the line; what they own stays theirs until it is given away.
/// Who reported to them reports to their leader.
pub fn end_user(org: &mut Org<'_>, user: UserId) -> Result<()> {
    let found = queries::user(org, user)?.ok_or(Error::NotFound)?;
    if org.actor() == Some(user) {
        return Err(Error::Conflict("You cannot end your own account. Ask another admin.".to_owned()));
    }
    if found.state == "ended" {
        return Ok(());
    }
    if found.roles.has(domain::Role::Admin) {
        keep_an_admin(org, user, "")?;
    }
    for report in queries::direct_reports(org, user)? {
        let team = queries::user(org, report)?.and_then(|report| report.team);
        super::place(org, report, found.reports_to, team)?;
    }
    super::place(org, user, None, None)?;
    queries::end_user(org, user)?;
    queries::void_invitations(org, user)?;
    web::end_sessions(org, user, None)?;
    queries::release_addresses(&mut org.reference(), user)?;
    queries::rebuild_sight(org)?;
    org.record("user_ended", ("user", user.into()), serde_json::json!({}))?;
    Ok(())
}

/// Somebody must be left who can let people in.
fn keep_an_admin(org: &mut Org<'_>, leaving: UserId, field: &str) -> Result<()> {
    if queries::has_other_admin(org, leaving)? {
        return Ok(());
    }
    Err(Error::at(field, "This is the only admin. Make somebody else an admin first."))
}

fn checked(org: &mut Org<'_>, new: &NewUser, user: Option<UserId>) -> Result<NewRow> {
    let mut errors = Errors::new();
    let name = checked_name(&mut errors, "name", &new.name);
    let zone = checked_zone(&mut errors, &new.zone);
    let email = checked_email(&mut errors, new.email.as_deref());
    if let Some(team) = new.team
        && queries::team(org, team)?.is_none()
    {
        errors.add("team", "That team is gone. Choose another.");
    }
    if let Some(leader) = new.reports_to {
        match queries::user(org, leader)? {
            Some(found) if found.state != "ended" && Some(leader) != user => {}
            _ => errors.add("reports_to", "Choose somebody else who is still here."),
        }
    }
    errors.check()?;
    Ok(NewRow { name, email, roles: new.roles, team: new.team, reports_to: new.reports_to, zone })
}

/// A name without blanks around it, or a message at the field.
pub(super) fn checked_name(errors: &mut Errors, field: &str, name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if domain::names::fold(&name).is_empty() {
        errors.add(field, "Give a name.");
    } else if name.chars().count() > 120 || name.chars().any(char::is_control) {
        errors.add(field, "Use at most 120 characters.");
    }
    name
}

/// Addresses are compared without case: nobody has two mailboxes that differ in it.
fn checked_email(errors: &mut Errors, email: Option<&str>) -> Option<String> {
    let email = domain_email(email?);
    if email.is_empty() {
        return None;
    }
    let looks_right = email.len() <= 254
        && !email.contains(|c: char| c.is_whitespace() || c.is_control())
        && email.rsplit_once('@').is_some_and(|(before, after)| !before.is_empty() && !after.is_empty());
    if !looks_right {
        errors.add("email", "That is not an e-mail address. It looks like name@company.com.");
    }
    Some(email)
}

fn domain_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// One address belongs to one user of one organisation. It is taken in the same transaction as the user, through
/// [`Org::reference`], so a crash leaves neither without the other.
fn take_address(org: &mut Org<'_>, email: &str, user: UserId) -> Result<()> {
    let taken = || Error::at("email", "Somebody signs in with this address already.");
    let id = org.id();
    let mut reference = org.reference();
    if queries::address(&mut reference, email)?.is_some() {
        return Err(taken());
    }
    match queries::take_address(&mut reference, email, id, user) {
        Err(error @ StoreError::Unique { .. }) if error.is_unique("addresses_pkey") => Err(taken()),
        other => Ok(other?),
    }
}
