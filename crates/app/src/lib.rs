//! The application: a street of slices in levels. A slice sees lower levels only, and of them only `actions`, `queries`
//! and people's `access`; `xtask arch` holds it to that.

pub mod accounts;
pub mod blocks;
pub mod calendars;
pub mod debriefs;
pub mod demo;
pub mod focus;
pub mod help;
mod housekeeping;
pub mod huddle;
pub mod imports;
pub mod learnings;
pub mod messages;
pub mod opportunities;
pub mod people;
pub mod plans;
pub mod prospects;
pub mod results;
pub mod scoreboard;
pub mod sessions;
pub mod settings;
pub mod today;
pub mod touches;

pub use housekeeping::{is_empty, keep_house, tidy, work};

use axum::Router;
use store::Store;
use web::{Routes, Settings, State};

/// Every route of the application.
pub fn routes() -> Routes {
    Routes::new()
        .merge(people::routes())
        .merge(sessions::routes())
        .merge(settings::routes())
        .merge(help::routes())
        .merge(accounts::routes())
        .merge(prospects::routes())
        .merge(learnings::routes())
        .merge(results::routes())
        .merge(calendars::routes())
        .merge(touches::routes())
        .merge(blocks::routes())
        .merge(opportunities::routes())
        .merge(plans::routes())
        .merge(focus::routes())
        .merge(debriefs::routes())
        .merge(imports::routes())
        .merge(messages::routes())
        .merge(today::routes())
        .merge(huddle::routes())
        .merge(scoreboard::routes())
        .merge(demo::routes())
}

/// The finished application over an open store.
pub fn router(store: Store, settings: Settings) -> Router {
    let state = State::new(store, settings, today::day_line);
    web::harden(routes(), state)
}
