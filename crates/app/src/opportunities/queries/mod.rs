//! The tables of this slice: hand-offs, opportunities, stages and their moves.

mod board;
mod deals;
mod handoffs;
mod leads;
mod people;
mod scope;
mod stages;
mod table;

pub use deals::{Deal, PIPELINE_AMOUNT, deal, deal_by_external_id};
pub use handoffs::{HandoffRow, handoff, open_handoff_of};
pub use people::{Person, person};
pub use scope::Scope;
pub use stages::{Stage, stages};
pub use table::Sort;

pub(super) use board::*;
pub(super) use deals::*;
pub(super) use handoffs::*;
pub(super) use leads::*;
pub(super) use people::*;
pub(super) use stages::*;
pub(super) use table::*;
