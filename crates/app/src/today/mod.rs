//! Today: the day line under every page, the plan and the goal, what was promised; the palette and the search.

mod day_line;
mod finder;
mod moment;
mod pages;
pub mod queries;
mod view;

pub use day_line::day_line;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/today", For::SignedIn, pages::show)
        .get("/palette", For::SignedIn, finder::palette)
        .get("/search", For::SignedIn, finder::search)
}
