//! Companies.

pub mod actions;
mod pages;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/accounts", For::SignedIn, pages::index)
        .get("/accounts/new", For::SignedIn, pages::new)
        .post("/accounts", For::SignedIn, pages::create)
        .get("/accounts/{account}", For::SignedIn, pages::show)
        .get("/accounts/{account}/edit", For::SignedIn, pages::edit)
        .post("/accounts/{account}", For::SignedIn, pages::update)
}
