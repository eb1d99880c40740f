//! Protected blocks: policies, the weeks ahead, presence, the minutes.

pub mod actions;
mod pages;
mod policies;
pub mod queries;
mod view;

use domain::access::What;
use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/blocks", For::Selling, pages::index)
        .get_about("/blocks/of/{user}", What::Blocks, pages::of_user)
        .post("/blocks/{block}/moves", For::Selling, pages::move_it)
        .post("/blocks/{block}/presences", For::Selling, pages::be_there)
        .post("/blocks/{block}/pauses", For::Selling, pages::pause)
        .post("/blocks/{block}/interruptions", For::Selling, pages::interrupted)
        .post("/blocks/{block}/finishes", For::Selling, pages::finish)
        .post("/blocks/{block}/removals", For::Leaders, pages::remove)
        .get("/policies", For::AdminsAndLeaders, policies::index)
        .post("/policies", For::AdminsAndLeaders, policies::create)
        .post("/policies/{policy}/ends", For::AdminsAndLeaders, policies::end)
        .post("/policies/reasons", For::AdminsAndLeaders, policies::explain)
}
