//! People at companies: the list, the page with its timeline, notes, facts, promises, referrals.

pub mod actions;
mod advice;
mod pages;
pub mod queries;
mod show;
mod timeline;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/prospects", For::SignedIn, pages::record::index)
        .get("/prospects/new", For::SignedIn, pages::record::new)
        .post("/prospects", For::SignedIn, pages::record::create)
        .get("/prospects/{prospect}", For::SignedIn, pages::record::show)
        .get("/prospects/{prospect}/edit", For::SignedIn, pages::record::edit)
        .post("/prospects/{prospect}", For::SignedIn, pages::record::update)
        .post("/prospects/{prospect}/take", For::Selling, pages::record::take)
        .get("/prospects/{prospect}/next", For::SignedIn, pages::next::edit)
        .post("/prospects/{prospect}/next", For::SignedIn, pages::next::update)
        .get("/prospects/{prospect}/facts", For::SignedIn, pages::facts::edit)
        .post("/prospects/{prospect}/facts", For::SignedIn, pages::facts::update)
        .post("/prospects/{prospect}/facts/{fact}/remove", For::SignedIn, pages::facts::destroy)
        .post("/prospects/{prospect}/notes", For::SignedIn, pages::notes::create)
        .post("/notes", For::SignedIn, pages::notes::create_on_account)
        .post("/promises/{promise}", For::SignedIn, pages::promises::update)
}
