//! Owners in a file: names that may or may not be users yet.

use domain::{Roles, UserId, names};
use store::Org;
use web::Result;

use super::{NewUser, create_user};
use crate::people::queries;

/// Finds the user whose name is meant, or creates a named owner to be claimed later. The very same name wins; a name
/// that could mean several people means none of them.
pub fn owner_by_name(org: &mut Org<'_>, name: &str) -> Result<UserId> {
    let folded = names::fold(name);
    let people = queries::names(org)?;
    if let Some((user, _)) = people.iter().find(|(_, known)| names::fold(known) == folded) {
        return Ok(*user);
    }
    let mut alike = people.iter().filter(|(_, known)| names::same_person(name, known));
    if let (Some((user, _)), None) = (alike.next(), alike.next()) {
        return Ok(*user);
    }
    let zone = queries::organisation(org)?.zone;
    let owner = NewUser {
        name: name.to_owned(),
        email: None,
        roles: Roles::NONE,
        team: None,
        reports_to: None,
        zone,
    };
    create_user(org, &owner, None)
}
