//! Verbs on the pipeline: offer a lead, accept it, send it back; opportunities, their amounts and stages.

mod amounts;
mod create;
mod handoffs;
mod stages;
mod undo;
mod update;

pub use amounts::{set_amount, settle_due};
pub use create::{NewOpportunity, create};
pub use handoffs::{NewHandoff, accept, expire_due, offer, send_back, set_handoff_step};
pub use stages::{close, default_stages, move_stage, set_next_step, stage_by_name};
pub use undo::undo_of_touch;
pub use update::{rename, update};

pub(super) use create::may_own;

use store::Org;
use web::{Error, Result};

use super::queries::{self, Deal};

/// The opportunity, or "not here".
fn found(org: &mut Org<'_>, id: domain::OpportunityId) -> Result<Deal> {
    queries::deal(org, id)?.ok_or(Error::NotFound)
}

/// The opportunity while it can still change.
fn open(org: &mut Org<'_>, id: domain::OpportunityId) -> Result<Deal> {
    let deal = found(org, id)?;
    match deal.state.as_str() {
        "open" => Ok(deal),
        state => Err(Error::Conflict(format!("{} is {state} already.", deal.name))),
    }
}
