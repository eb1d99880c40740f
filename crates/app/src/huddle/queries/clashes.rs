//! Meetings that stand over blocks, answered or not: what Protect clears.

use domain::{MeetingId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

/// A meeting over a block.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Clash {
    pub meeting: MeetingId,
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub organiser: Option<UserId>,
    pub organiser_name: Option<String>,
    /// 'asked' or 'declined'.
    pub state: Option<String>,
    pub answered_at: Option<Timestamp>,
    /// Why it stays, when it was declined.
    pub reason: Option<String>,
    pub created_at: Timestamp,
    /// The block's day, in the rep's zone.
    pub day: Date,
    pub block_starts_at: Timestamp,
    pub block_ends_at: Timestamp,
}

impl Clash {
    /// Whether it was neither resolved nor declined with a reason at a moment. Asking resolves nothing yet.
    pub fn is_open(&self, at: Timestamp) -> bool {
        let declined = self.state.as_deref() == Some("declined");
        !(declined && self.answered_at.is_none_or(|answered| answered <= at))
    }
}

const SELECT: &str = "select m.id, m.title, m.starts_at, m.ends_at, m.organiser_id, m.organiser_name,
    m.conflict_state, m.conflict_at, m.conflict_reason, m.created_at, b.day, b.starts_at, b.ends_at
    from blocks b join meetings m on m.org_id = b.org_id and m.user_id = b.user_id
      and m.starts_at < b.ends_at and m.ends_at > b.starts_at and m.kind <> 'scoping_call'
    where b.org_id = $1 and b.removed_kind is null";

fn read(row: &Row) -> Result<Clash, StoreError> {
    Ok(Clash {
        meeting: row.get(0)?,
        title: row.get(1)?,
        starts_at: row.get(2)?,
        ends_at: row.get(3)?,
        organiser: row.get(4)?,
        organiser_name: row.get(5)?,
        state: row.get(6)?,
        answered_at: row.get(7)?,
        reason: row.get(8)?,
        created_at: row.get(9)?,
        day: row.get(10)?,
        block_starts_at: row.get(11)?,
        block_ends_at: row.get(12)?,
    })
}

/// The meetings over a rep's blocks from one of the rep's days to another, both included, each once. A scoping call is
/// prospecting itself.
pub(in crate::huddle) fn clashes(
    org: &mut Org<'_>,
    user: UserId,
    from: Date,
    to: Date,
) -> Result<Vec<Clash>, StoreError> {
    let sql =
        format!("{SELECT} and b.user_id = $2 and b.day >= $3 and b.day <= $4 order by m.starts_at, m.id");
    let mut clashes: Vec<Clash> =
        org.query(&sql, args![user, from, to])?.iter().map(read).collect::<Result<_, _>>()?;
    clashes.dedup_by_key(|clash| clash.meeting);
    Ok(clashes)
}

/// One of them, of any day.
pub(in crate::huddle) fn clash(
    org: &mut Org<'_>,
    user: UserId,
    meeting: MeetingId,
) -> Result<Option<Clash>, StoreError> {
    let sql = format!("{SELECT} and b.user_id = $2 and m.id = $3 order by b.starts_at limit 1");
    org.one(&sql, args![user, meeting])?.map(|row| read(&row)).transpose()
}
