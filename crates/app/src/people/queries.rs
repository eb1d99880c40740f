//! The tables of this slice: the only files that name them.

mod invitations;
mod lines;
mod organisations;
mod sight;
mod teams;
mod users;

pub(crate) use invitations::{Invitation, insert_invitation, invitation, use_invitation, void_invitations};
pub(crate) use lines::{begin_line, leads, leads_in, move_line};
pub use organisations::{Organisation, organisation};
pub(crate) use organisations::{
    address, insert_organisation, is_empty, organisations, release_addresses, take_address,
    update_organisation,
};
pub use sight::record_scope;
pub(crate) use sight::{Standing, begin_sight, rebuild_sight, standing};
pub use teams::{Team, team, team_by_name, teams};
pub(crate) use teams::{insert_team, update_team};
pub(crate) use users::{
    NewRow, activate, end_user, has_other_admin, insert_user, password_hash, set_address, set_password,
    set_place, set_profile, set_theme, update_user,
};
pub use users::{Person, direct_reports, in_team, names, people, user};
