//! Users, teams, who reports to whom, invitations, set-up, and the table "Who sees what".

pub mod access;
pub mod actions;
mod form;
mod invitation;
mod organisation;
mod own;
mod pages;
pub mod queries;
mod set_up;
mod teams;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/set-up", For::Anyone, set_up::new)
        .post("/set-up", For::Anyone, set_up::create)
        .get("/people", For::AdminsAndLeaders, pages::index)
        .post("/people", For::AdminsAndLeaders, pages::create)
        .get("/people/new", For::AdminsAndLeaders, pages::new)
        .get("/people/{user}", For::AdminsAndLeaders, pages::edit)
        .post("/people/{user}", For::AdminsAndLeaders, pages::update)
        .post("/people/{user}/end", For::AdminsAndLeaders, pages::destroy)
        .post("/people/{user}/invitation", For::AdminsAndLeaders, invitation::create)
        .get("/people/teams/new", For::Admins, teams::new)
        .post("/people/teams", For::Admins, teams::create)
        .get("/people/teams/{team}", For::AdminsAndLeaders, teams::edit)
        .post("/people/teams/{team}", For::AdminsAndLeaders, teams::update)
        .get("/invitations/{secret}", For::Anyone, invitation::show)
        .post("/invitations/{secret}", For::Anyone, invitation::accept)
        .get("/settings", For::SignedIn, own::edit)
        .post("/settings", For::SignedIn, own::update)
        .post("/settings/theme", For::SignedIn, own::theme)
        .post("/settings/password", For::SignedIn, own::password)
        .get("/settings/organisation", For::Admins, organisation::edit)
        .post("/settings/organisation", For::Admins, organisation::update)
}
