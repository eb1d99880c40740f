//! Goals by month, holidays and leave.

pub mod actions;
mod days_off;
mod goals;
pub mod queries;
mod view;

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/goals", For::Leaders, goals::edit)
        .post("/settings/goals", For::Leaders, goals::update)
        .get("/settings/days-off", For::SignedIn, days_off::index)
        .post("/settings/days-off/holidays", For::Admins, days_off::create_holiday)
        .post("/settings/days-off/holidays/end", For::Admins, days_off::destroy_holiday)
        .post("/settings/days-off/leave", For::AdminsAndLeaders, days_off::create_leave)
        .post("/settings/days-off/leave/end", For::AdminsAndLeaders, days_off::destroy_leave)
}
