//! The rules of Forenoon: what counts, what is kept, who sees what, whom to call next.
//!
//! Pure: no I/O, no clock and no randomness. `now` is always a parameter, a day is a civil date in its owner's
//! zone, money is integer minor units. Every rule names the row of the product description it serves (A1, B2 …)
//! and, where it computes something, the source of the formula and one worked example.

pub mod access;
pub mod block;
pub mod debrief;
pub mod expectation;
pub mod goal;
pub mod handoff;
pub mod hours;
mod id;
pub mod letter;
pub mod measure;
pub mod money;
pub mod names;
pub mod plan;
pub mod promise;
pub mod recurrence;
pub mod result;
pub mod role;
pub mod routine;
pub mod segment;
pub mod suggestion;

pub use id::*;
pub use money::{Currency, Money};
pub use role::{Role, Roles};
