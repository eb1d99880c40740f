//! Four measures and the sales they lead to (C1), the manager's habit first (B2). Every figure opens its rows.

mod board;
mod figures;
mod habit;
mod measure;
mod members;
mod pages;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new().get("/scoreboard", For::SignedIn, pages::index).get(
        "/scoreboard/rows",
        For::SignedIn,
        pages::rows,
    )
}
