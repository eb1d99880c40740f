//! The tables of this slice: hand-offs, opportunities, stages and their moves.

mod deals;
mod handoffs;
mod people;
mod stages;

pub use deals::{Deal, deal, deal_by_external_id};
pub use handoffs::{HandoffRow, handoff, open_handoff_of};
pub use people::{Person, person};
pub use stages::{Stage, stages};

pub(super) use deals::*;
pub(super) use handoffs::*;
pub(super) use people::*;
pub(super) use stages::*;
