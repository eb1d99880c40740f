//! Tomorrow's plan: who, and the objective for each.

pub mod actions;
mod pages;
pub mod queries;
mod reasons;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/tomorrow", For::Selling, pages::show)
        .post("/plans/{block}", For::Selling, pages::save)
        .post("/plans/{block}/people", For::Selling, pages::add)
        .post("/plans/{block}/removals", For::Selling, pages::take_off)
        .post("/plans/{block}/order", For::Selling, pages::order)
        .post("/plans/{block}/commit", For::Selling, pages::commit)
}
