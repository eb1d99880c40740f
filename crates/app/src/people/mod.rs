//! Users, teams, who reports to whom, invitations, set-up, and the table "Who sees what".

pub mod access;
pub mod actions;
pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
