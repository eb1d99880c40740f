//! Verbs on learnings.

use domain::{DebriefId, LearningId, UserId};
use jiff::civil::Date;
use store::Org;
use web::Result;

/// Shares a learning with the team.
pub fn share(
    _org: &mut Org<'_>,
    _author: UserId,
    _debrief: Option<DebriefId>,
    _text: &str,
    _segment: Option<&str>,
    _day: Date,
) -> Result<LearningId> {
    todo!()
}

/// Counts one use.
pub fn used(_org: &mut Org<'_>, _learning: LearningId) -> Result<()> {
    todo!()
}
