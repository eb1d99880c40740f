//! Verbs on a block's plan: put people on it, write objectives, commit.

use domain::{BlockId, PlanItemId, ProspectId};
use store::Org;
use web::Result;

/// Puts a prospect on the plan of a block, last.
pub fn add(_org: &mut Org<'_>, _block: BlockId, _prospect: ProspectId, _objective: &str, _why: &str, _why_due: bool) -> Result<PlanItemId> {
    todo!()
}

pub fn take_off(_org: &mut Org<'_>, _item: PlanItemId) -> Result<()> {
    todo!()
}

pub fn set_objective(_org: &mut Org<'_>, _item: PlanItemId, _objective: &str) -> Result<()> {
    todo!()
}

/// Commits: everybody has an objective, somebody is on it. The goal is kept with the block.
pub fn commit(_org: &mut Org<'_>, _block: BlockId, _goal: i64) -> Result<()> {
    todo!()
}
