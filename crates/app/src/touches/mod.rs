//! Attempts to reach a prospect, with what they led to.

pub mod actions;
mod pages;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/prospects/{prospect}/log", For::SignedIn, pages::new)
        .post("/touches", For::SignedIn, pages::create)
        .post("/touches/{touch}/undo", For::SignedIn, pages::undo)
}
