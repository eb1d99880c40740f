//! The tables of imports, and looks at other slices' rows that matching needs.

mod matching;
mod pieces;
mod rejects;
mod runs;

pub(super) use matching::*;
pub(super) use pieces::*;
pub(super) use rejects::*;
pub(super) use runs::*;

pub use rejects::all_rejects;
pub use runs::{Run, run};
