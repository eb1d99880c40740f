//! The user guide of docs/guide, served under /help.

mod pages;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/help", For::Anyone, pages::index)
        .get("/help/{page}", For::Anyone, pages::show)
        .get("/assets/{*path}", For::Anyone, pages::asset)
        .get("/health", For::Anyone, pages::health)
}
