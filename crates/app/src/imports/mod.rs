//! CSV from any CRM: mapping, preview, matching, progress.
//!
//! Pure, in the order of a file's way: `encoding`, `reading`, `profile`, `headers`, `mapping`, `dates`, `values`,
//! `understand`, `draft`, and `file`, which is all of them. Then `actions` write chunks of rows, and `jobs` and the
//! command line drive them.

pub mod actions;
mod dates;
mod draft;
mod encoding;
mod field;
pub mod file;
mod headers;
pub mod jobs;
mod kind;
mod mapping;
mod pages;
mod preview;
mod profile;
pub mod queries;
mod reading;
mod understand;
mod values;
mod view;

pub use encoding::{NoText, decode};
pub use field::Field;
pub use file::{Opened, Place, Unreadable};
pub use kind::Kind;
pub use mapping::{Choices, LeftBehind};
pub use reading::{Reject, rejects_csv};

use web::{For, Routes};

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/imports", For::AdminsAndLeaders, pages::index)
        .post("/imports", For::AdminsAndLeaders, pages::create)
        .get("/imports/{import}", For::AdminsAndLeaders, pages::show)
        .post("/imports/{import}/columns", For::AdminsAndLeaders, pages::choose)
        .post("/imports/{import}/bring-in", For::AdminsAndLeaders, pages::bring_in)
        .post("/imports/{import}/throw-away", For::AdminsAndLeaders, pages::throw_away)
        .get("/imports/{import}/rejected.csv", For::AdminsAndLeaders, pages::rejected)
}
