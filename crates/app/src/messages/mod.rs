//! What others send a rep, held while a block lasts; ringing through.

pub mod actions;
mod pages;
pub mod queries;
mod ring;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/messages", For::SignedIn, pages::index)
        .get("/messages/new", For::SignedIn, pages::new)
        .post("/messages", For::SignedIn, pages::create)
        .get("/blocks/{block}/ring", For::SignedIn, ring::new)
        .post("/blocks/{block}/ring", For::SignedIn, ring::create)
}
