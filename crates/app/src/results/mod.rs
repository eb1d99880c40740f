//! Results: the only thing that counts. Written by touches, hand-offs and opportunities, counted by everybody; every
//! figure opens its rows here.

pub mod actions;
mod pages;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new().get("/results", For::SignedIn, pages::index)
}
