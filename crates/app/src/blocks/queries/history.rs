//! What earlier blocks brought, and what stands over those to come.

use domain::goal::GoalKind;
use domain::{BlockId, MeetingId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, Value, args};

/// The results of a kind in each of a user's last blocks, newest last: what a goal is proposed from (A3).
/// Comparable is every block of the user that was held: over, and not taken off.
pub fn last_comparable_results(
    org: &mut Org<'_>,
    user: UserId,
    kind: GoalKind,
    count: usize,
) -> Result<Vec<u32>, StoreError> {
    let sql =
        "select (select count(*) from results r where r.org_id = $1 and r.block_id = b.id and r.kind = $2)
               from blocks b where b.org_id = $1 and b.user_id = $3 and b.removed_kind is null
               and (b.ends_at <= $4 or b.finished_at <= $4) order by b.starts_at desc, b.id desc limit $5";
    let now = org.now();
    let rows = org.query(sql, args![kind.counts().code(), user, now, count])?;
    let mut results = rows.iter().map(|row| row.get::<u32>(0)).collect::<Result<Vec<_>, _>>()?;
    results.reverse();
    Ok(results)
}

/// A meeting that stands over a block and was not answered yet.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The meeting.
    pub meeting: MeetingId,
    /// What it is called.
    pub title: String,
    /// Its start.
    pub starts_at: Timestamp,
    /// Its end.
    pub ends_at: Timestamp,
    /// Whose calendar it is on.
    pub user: UserId,
    /// The block under it.
    pub block: BlockId,
    /// The block's day.
    pub day: Date,
    /// Who called it, if a user did.
    pub organiser: Option<UserId>,
    /// Who called it, in words.
    pub organiser_name: Option<String>,
    /// 'meeting', 'huddle' or 'own'.
    pub kind: String,
}

/// Meetings over the blocks of some users from one day to another, both included (A2). What was asked, declined with
/// a reason, or lies under a block that is over is no conflict any more; a scoping call is prospecting itself.
pub fn conflicts(
    org: &mut Org<'_>,
    users: &[UserId],
    from: Date,
    to: Date,
) -> Result<Vec<Conflict>, StoreError> {
    if users.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select m.id, m.title, m.starts_at, m.ends_at, m.user_id, b.id, b.day, m.organiser_id, m.organiser_name, m.kind
         from blocks b join meetings m on m.org_id = $1 and m.user_id = b.user_id and m.day >= $2 and m.day <= $3
           and m.starts_at < b.ends_at and m.ends_at > b.starts_at
         where b.org_id = $1 and b.day >= $2 and b.day <= $3 and b.removed_kind is null and b.ends_at > $4
           and b.finished_at is null and m.conflict_state is null and m.kind <> 'scoping_call'
           and b.user_id in ({}) order by m.starts_at, m.id",
        placeholders(5, users.len())
    );
    let mut arguments = args![from, to, org.now()];
    arguments.extend(users.iter().map(|user| Value::Int(i64::from(*user))));
    org.query(&sql, arguments)?
        .iter()
        .map(|row| {
            Ok(Conflict {
                meeting: row.get(0)?,
                title: row.get(1)?,
                starts_at: row.get(2)?,
                ends_at: row.get(3)?,
                user: row.get(4)?,
                block: row.get(5)?,
                day: row.get(6)?,
                organiser: row.get(7)?,
                organiser_name: row.get(8)?,
                kind: row.get(9)?,
            })
        })
        .collect()
}

/// `$5, $6, $7`.
pub(super) fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}
