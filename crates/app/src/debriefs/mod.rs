//! What was learned in a block, and the day's success.

pub mod actions;
mod pages;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/debrief", For::Selling, pages::latest)
        .get("/blocks/{block}/debrief", For::SignedIn, pages::show)
        .post("/blocks/{block}/debrief", For::Selling, pages::save)
        .post("/successes", For::SignedIn, pages::choose_success)
}
