//! Verbs on people: who there is, in which team, under whom.

mod invitation;
mod organisation;
mod owner;
mod place;
mod profile;
mod team;
mod user;

pub use invitation::{INVITATION_DAYS, accept_invitation, invite};
pub use organisation::{create_organisation, edit_organisation};
pub use owner::owner_by_name;
pub use place::place;
pub use profile::{set_password, set_profile, set_theme};
pub use team::{create_team, edit_team};
pub use user::{NewUser, claim, create_user, edit_user, end_user};
