//! The manager's habit: full days of the huddle, and replies to debriefs. Never what the debriefs say.

use domain::{DebriefId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

use super::list;

/// A day on which somebody of the team had a block, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullDay {
    /// The manager's day.
    pub day: Date,
    /// Reps with a block that day.
    pub reps: i64,
    /// Those for whom all four steps were kept.
    pub full: i64,
}

impl FullDay {
    /// Whether all four steps were kept for every one of them.
    pub fn is_kept(&self) -> bool {
        self.full == self.reps
    }
}

/// The judged days of a manager.
pub fn full_days(
    org: &mut Org<'_>,
    manager: UserId,
    from: Date,
    to: Date,
) -> Result<Vec<FullDay>, StoreError> {
    let sql = "select h.day, count(*), cast(sum(h.protect_kept * h.check_kept * h.ask_kept * h.tomorrow_kept) as bigint)
               from habit_days h where h.org_id = $1 and h.manager_id = $2 and h.day >= $3 and h.day <= $4
               group by h.day order by h.day";
    let rows = org.query(sql, args![manager, from, to])?;
    rows.iter().map(|row| Ok(FullDay { day: row.get(0)?, reps: row.get(1)?, full: row.get(2)? })).collect()
}

/// A debrief, as far as its reply is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyLine {
    /// Which.
    pub debrief: DebriefId,
    /// The rep.
    pub user: UserId,
    /// The rep's day.
    pub day: Date,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// When it was answered.
    pub replied_at: Option<Timestamp>,
}

/// The debriefs of some people in a period, by day.
pub fn replies(
    org: &mut Org<'_>,
    users: &[UserId],
    from: Date,
    to: Date,
) -> Result<Vec<ReplyLine>, StoreError> {
    let (places, list) = list(4, users);
    let sql = format!(
        "select d.id, d.user_id, d.day, d.saved_at, d.replied_at from debriefs d
         where d.org_id = $1 and d.day >= $2 and d.day <= $3 and d.user_id in ({places}) order by d.day, d.saved_at, d.id"
    );
    let mut arguments = args![from, to];
    arguments.extend(list);
    let rows = org.query(&sql, arguments)?;
    rows.iter()
        .map(|row| {
            Ok(ReplyLine {
                debrief: row.get(0)?,
                user: row.get(1)?,
                day: row.get(2)?,
                saved_at: row.get(3)?,
                replied_at: row.get(4)?,
            })
        })
        .collect()
}
