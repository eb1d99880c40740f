//! Meetings and scoping calls.

pub mod actions;
mod pages;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/new", For::SignedIn, pages::new)
        .post("/meetings", For::SignedIn, pages::create)
        .get("/meetings/{meeting}", For::SignedIn, pages::edit)
        .post("/meetings/{meeting}/move", For::SignedIn, pages::update)
        .post("/meetings/{meeting}/remove", For::SignedIn, pages::destroy)
}
