//! What was learned and is worth keeping.

pub mod actions;
mod pages;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new().get("/learnings", For::SignedIn, pages::index).post(
        "/learnings/{learning}/used",
        For::SignedIn,
        pages::used,
    )
}
