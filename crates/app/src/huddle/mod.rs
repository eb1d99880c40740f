//! The manager's ten minutes: protect, check, ask, tomorrow.

pub mod actions;
mod pages;
pub mod queries;
mod sheet;
mod view;

use web::{For, Routes};

/// The slice's routes. Reading writes nothing: opening somebody's turn is a form, because it is evidence.
pub fn routes() -> Routes {
    Routes::new()
        .get("/huddle", For::Leaders, pages::show)
        .post("/huddle/start", For::Leaders, pages::start)
        .post("/huddle/end", For::Leaders, pages::end)
        .post("/huddle/turn", For::Leaders, pages::turn)
        .post("/huddle/goal", For::Leaders, pages::goal)
        .post("/huddle/reply", For::Leaders, pages::reply)
        .post("/huddle/ask", For::Leaders, pages::ask)
        .post("/huddle/conflict", For::Leaders, pages::conflict)
}
