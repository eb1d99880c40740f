//! The block that comes next, and the debriefs of those that were.

use domain::{BlockId, DebriefId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use crate::blocks::queries::{self as blocks, Block};

/// How far ahead the next block is looked for, in days: after a long leave there is none to agree yet.
const DAYS_AHEAD: i64 = 28;

/// The next block of a rep that has not begun.
pub(in crate::huddle) fn next_block(
    org: &mut Org<'_>,
    user: UserId,
    today: Date,
) -> Result<Option<Block>, StoreError> {
    let (from, to) = (domain::hours::add_days(today, -1), domain::hours::add_days(today, DAYS_AHEAD));
    let now = org.now();
    let to_come = |block: &Block| block.removed.is_none() && block.starts_at > now;
    Ok(blocks::between(org, user, from, to)?.into_iter().find(to_come))
}

/// A debrief as the rules see it; no words.
#[derive(Clone, Copy, Debug)]
pub(in crate::huddle) struct Written {
    pub id: DebriefId,
    pub replied_at: Option<Timestamp>,
}

fn read(row: &Row) -> Result<Written, StoreError> {
    Ok(Written { id: row.get(0)?, replied_at: row.get(1)? })
}

/// A rep's latest debrief, by its block.
pub(in crate::huddle) fn debrief_of(org: &mut Org<'_>, user: UserId) -> Result<Option<Written>, StoreError> {
    let sql = "select d.id, d.replied_at from debriefs d join blocks b on b.org_id = $1 and b.id = d.block_id
               where d.org_id = $1 and d.user_id = $2 order by b.starts_at desc, d.id desc limit 1";
    org.one(sql, args![user])?.map(|row| read(&row)).transpose()
}

/// The debrief of a block.
pub(in crate::huddle) fn debrief_of_block(
    org: &mut Org<'_>,
    block: BlockId,
) -> Result<Option<Written>, StoreError> {
    let sql = "select d.id, d.replied_at from debriefs d where d.org_id = $1 and d.block_id = $2";
    org.one(sql, args![block])?.map(|row| read(&row)).transpose()
}
