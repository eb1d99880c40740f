//! Hand-offs and opportunities: the pipeline.

pub mod actions;
mod board;
mod pages;
pub mod queries;
mod view;
mod wording;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/pipeline", For::SignedIn, pages::board::index)
        .get("/opportunities/new", For::SignedIn, pages::deals::new)
        .post("/opportunities", For::SignedIn, pages::deals::create)
        .get("/opportunities/{opportunity}", For::SignedIn, pages::deals::show)
        .post("/opportunities/{opportunity}", For::SignedIn, pages::deals::update)
        .post("/opportunities/{opportunity}/close", For::SignedIn, pages::deals::close)
        .get("/handoffs/new", For::Selling, pages::handoffs::new)
        .post("/handoffs", For::Selling, pages::handoffs::create)
        .get("/handoffs/{handoff}", For::SignedIn, pages::handoffs::show)
        .post("/handoffs/{handoff}/accept", For::SignedIn, pages::handoffs::accept)
        .post("/handoffs/{handoff}/send-back", For::SignedIn, pages::handoffs::send_back)
        .post("/handoffs/{handoff}/step", For::SignedIn, pages::handoffs::step)
}
