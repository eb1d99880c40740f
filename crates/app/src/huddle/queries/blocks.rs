//! The block that comes next, and the debriefs of those that were.

use domain::goal::GoalKind;
use domain::result::ResultKind;
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

/// What came of a block, kind by kind.
pub(in crate::huddle) fn block_results(
    org: &mut Org<'_>,
    block: BlockId,
) -> Result<Vec<(ResultKind, i64)>, StoreError> {
    let sql =
        "select r.kind, count(*) from results r where r.org_id = $1 and r.block_id = $2 group by r.kind";
    let mut counts = Vec::new();
    for row in org.query(sql, args![block])? {
        if let Some(kind) = ResultKind::from_code(&row.get::<String>(0)?) {
            counts.push((kind, row.get(1)?));
        }
    }
    counts.sort_unstable();
    Ok(counts)
}

/// The day and the results of a kind of each of a rep's last ten blocks, newest last.
pub(in crate::huddle) fn last_ten(
    org: &mut Org<'_>,
    user: UserId,
    kind: GoalKind,
) -> Result<Vec<(Date, u32)>, StoreError> {
    let sql = "select b.day, (select count(*) from results r where r.org_id = $1 and r.block_id = b.id and r.kind = $2)
               from blocks b where b.org_id = $1 and b.user_id = $3 and b.removed_kind is null
               and (b.ends_at <= $4 or b.finished_at <= $4) order by b.starts_at desc, b.id desc limit $5";
    let now = org.now();
    let rows = org.query(sql, args![kind.counts().code(), user, now, domain::goal::BLOCKS_LOOKED_AT])?;
    let mut blocks =
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect::<Result<Vec<_>, StoreError>>()?;
    blocks.reverse();
    Ok(blocks)
}
