//! Signing in and out, and the sessions behind it.

pub mod actions;
mod pages;
pub mod queries;
mod sign_in;
mod tries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", For::SignedIn, pages::first)
        .get("/sign-in", For::Anyone, sign_in::new)
        .post("/sign-in", For::Anyone, sign_in::create)
        .get("/sign-in/forgotten", For::Anyone, sign_in::forgotten)
        .post("/sign-out", For::Anyone, pages::sign_out)
        .get("/settings/sessions", For::SignedIn, pages::index)
        .post("/settings/sessions/{session}/end", For::SignedIn, pages::destroy)
}
