//! The tables of this slice: the only file that names them.

use domain::{DebriefId, LearningId, UserId};
use jiff::civil::Date;
use store::{Org, StoreError, args};

#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) fn insert(
    org: &mut Org<'_>,
    id: LearningId,
    author: UserId,
    debrief: Option<DebriefId>,
    text: &str,
    folded: &str,
    segment: Option<&str>,
    day: Date,
) -> Result<(), StoreError> {
    let sql =
        "insert into learnings (org_id, id, debrief_id, author_id, text, folded_text, segment, at, day, uses)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    let now = org.now();
    org.execute(sql, args![id, debrief, author, text, folded, segment, now, day])?;
    Ok(())
}

pub(super) fn count_use(org: &mut Org<'_>, id: LearningId) -> Result<u64, StoreError> {
    org.execute("update learnings set uses = uses + 1 where org_id = $1 and id = $2", args![id])
}
