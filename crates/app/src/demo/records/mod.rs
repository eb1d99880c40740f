//! Whom the company knows: the people of the pictures by name, and some four hundred more that nobody wrote down.

mod facts;
mod named;
mod pool;
mod words;

pub(super) use named::write_down;
pub(super) use pool::{Lead, Pool, Used, fill};
