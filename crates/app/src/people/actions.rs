//! Verbs on people: who there is, in which team, under whom.

use domain::{Roles, TeamId, UserId};
use store::Org;
use web::Result;

/// A user to be. `email` none makes a named owner who cannot sign in (state 'named').
#[derive(Clone, Debug)]
pub struct NewUser {
    pub name: String,
    pub email: Option<String>,
    pub roles: Roles,
    pub team: Option<TeamId>,
    pub reports_to: Option<UserId>,
    pub zone: String,
}

/// Creates a user; active when a password hash is given, else 'invited' (with an address) or 'named'.
pub fn create_user(_org: &mut Org<'_>, _new: &NewUser, _password_hash: Option<&str>) -> Result<UserId> {
    todo!()
}

/// Creates a team, or finds the one of that name.
pub fn create_team(_org: &mut Org<'_>, _name: &str, _huddle_minute: i64) -> Result<TeamId> {
    todo!()
}

/// Puts a user under a leader and into a team; rebuilds `lines` and `record_sight`. No circles.
pub fn place(_org: &mut Org<'_>, _user: UserId, _reports_to: Option<UserId>, _team: Option<TeamId>) -> Result<()> {
    todo!()
}

/// Finds the user whose name is meant, or creates a named owner to be claimed later.
pub fn owner_by_name(_org: &mut Org<'_>, _name: &str) -> Result<UserId> {
    todo!()
}

/// Creates an organisation and returns its id; its zone is an IANA name, its currency three letters.
pub fn create_organisation(_reference: &mut store::Reference<'_>, _name: &str, _currency: &str, _zone: &str) -> Result<domain::OrgId> {
    todo!()
}
