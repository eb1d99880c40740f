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
mod profile;
pub mod queries;
mod reading;
mod understand;
mod values;

pub use encoding::{NoText, decode};
pub use field::Field;
pub use file::{Opened, Place, Unreadable};
pub use kind::Kind;
pub use mapping::{Choices, LeftBehind};
pub use reading::Reject;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
