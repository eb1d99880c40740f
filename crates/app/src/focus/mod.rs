//! The runner for a block: one prospect at a time, one key logs what came of it and brings the next.

mod actions;
mod form;
mod pages;
pub mod queries;
mod scene;
mod slots;
mod up;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/focus", For::Selling, pages::show)
        .post("/focus/enter", For::Selling, pages::enter)
        .post("/focus/results", For::Selling, pages::log)
        .post("/focus/pause", For::Selling, pages::pause)
        .post("/focus/interrupted", For::Selling, pages::interrupted)
        .post("/focus/finish", For::Selling, pages::finish)
        .post("/focus/learnings/{learning}/used", For::Selling, pages::used)
}
