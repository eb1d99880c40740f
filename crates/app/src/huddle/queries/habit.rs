//! The verdicts on a manager's days, a row for each rep who had a block.

use domain::UserId;
use domain::routine::{RepDay, Step};
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// A day of a manager that is over: the reps who had a block, and how many of them each step was kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HabitDay {
    /// The manager's day.
    pub day: Date,
    /// Reps who had a block.
    pub reps: u32,
    /// Reps for whom all four steps were kept.
    pub full_reps: u32,
    /// Reps for whom each step was kept, in the order of [`Step::ALL`].
    pub per_step: [u32; 4],
}

impl HabitDay {
    /// Whether all four steps were kept for everybody.
    pub fn is_full(&self) -> bool {
        self.full_reps == self.reps
    }
}

/// The verdicts on a manager's days from one to another, both included. Days on which nobody had a block have none.
pub fn habit(org: &mut Org<'_>, manager: UserId, from: Date, to: Date) -> Result<Vec<HabitDay>, StoreError> {
    let sql =
        "select day, count(*), cast(sum(protect_kept * check_kept * ask_kept * tomorrow_kept) as bigint),
                 cast(sum(protect_kept) as bigint), cast(sum(check_kept) as bigint), cast(sum(ask_kept) as bigint),
                 cast(sum(tomorrow_kept) as bigint)
               from habit_days where org_id = $1 and manager_id = $2 and day >= $3 and day <= $4 group by day order by day";
    let rows = org.query(sql, args![manager, from, to])?;
    rows.iter()
        .map(|row| {
            Ok(HabitDay {
                day: row.get(0)?,
                reps: row.get(1)?,
                full_reps: row.get(2)?,
                per_step: [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
            })
        })
        .collect()
}

/// Writes the verdict on a rep's day, once.
pub(in crate::huddle) fn insert_verdict(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    day: Date,
    facts: &RepDay,
) -> Result<bool, StoreError> {
    let sql = "insert into habit_days (org_id, manager_id, user_id, day, protect_kept, check_kept, ask_kept, tomorrow_kept)
               values ($1, $2, $3, $4, $5, $6, $7, $8)
               on conflict (org_id, manager_id, day, user_id) do nothing";
    let kept = |step| facts.kept(step);
    let arguments = args![
        manager,
        user,
        day,
        kept(Step::Protect),
        kept(Step::Check),
        kept(Step::Ask),
        kept(Step::Tomorrow)
    ];
    Ok(org.execute(sql, arguments)? > 0)
}

/// Days within a stretch on which reports of a manager had a block that nobody was judged for yet.
pub(in crate::huddle) fn unjudged(
    org: &mut Org<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<(UserId, Date)>, StoreError> {
    let sql = "select distinct u.reports_to, b.day from blocks b join users u on u.org_id = $1 and u.id = b.user_id
               where b.org_id = $1 and b.day >= $2 and b.day <= $3 and b.removed_kind is null and u.reports_to is not null
               and not exists (select 1 from habit_days h where h.org_id = $1 and h.user_id = b.user_id and h.day = b.day)
               order by b.day, u.reports_to";
    org.query(sql, args![from, to])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The reports of a manager who had a block on a day and were not judged yet, by whichever manager.
pub(in crate::huddle) fn with_block_on(
    org: &mut Org<'_>,
    manager: UserId,
    day: Date,
) -> Result<Vec<UserId>, StoreError> {
    let sql = "select distinct b.user_id from blocks b join users u on u.org_id = $1 and u.id = b.user_id
               where b.org_id = $1 and u.reports_to = $2 and b.day = $3 and b.removed_kind is null
               and not exists (select 1 from habit_days h where h.org_id = $1 and h.user_id = b.user_id and h.day = b.day)
               order by b.user_id";
    org.query(sql, args![manager, day])?.iter().map(|row| row.get(0)).collect()
}
