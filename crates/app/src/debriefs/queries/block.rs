//! The block that a debrief is about.

use domain::goal::GoalKind;
use domain::segment::{Facts, behaviour};
use domain::{BlockId, DebriefId, ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, Row, StoreError, args};

/// A block, seen from its end.
#[derive(Clone, Debug)]
pub struct Ended {
    /// The block.
    pub id: BlockId,
    /// Its owner's day.
    pub day: Date,
    /// When it began.
    pub starts_at: Timestamp,
    /// When it ended, or will.
    pub ends_at: Timestamp,
    /// When its owner finished it before the end.
    pub finished_at: Option<Timestamp>,
    /// Its zone.
    pub zone: TimeZone,
    /// What its goal counts, and how many.
    pub goal: (GoalKind, Option<i64>),
}

impl Ended {
    /// Whether it has ended or was finished.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at <= now || self.finished_at.is_some_and(|at| at <= now)
    }

    /// When it was over, or will be.
    pub fn over_at(&self) -> Timestamp {
        self.finished_at.map_or(self.ends_at, |at| at.min(self.ends_at))
    }
}

const COLUMNS: &str = "b.id, b.day, b.starts_at, b.ends_at, b.finished_at, b.zone, b.goal_kind, b.goal_count";

/// A block of a user, unless it was taken off.
pub fn block(org: &mut Org<'_>, user: UserId, block: BlockId) -> Result<Option<Ended>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from blocks b
         where b.org_id = $1 and b.user_id = $2 and b.id = $3 and b.removed_reason is null"
    );
    org.one(&sql, args![user, block])?.as_ref().map(ended).transpose()
}

/// The latest block that is over and has no debrief, from a day on: what is long ago is not asked for any more.
pub fn block_to_debrief(org: &mut Org<'_>, user: UserId, from: Date) -> Result<Option<Ended>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from blocks b
         where b.org_id = $1 and b.user_id = $2 and b.day >= $3 and b.removed_reason is null
           and (b.ends_at <= $4 or b.finished_at <= $4)
           and not exists (select 1 from debriefs d where d.org_id = $1 and d.block_id = b.id)
         order by b.starts_at desc limit 1"
    );
    let now = org.now();
    org.one(&sql, args![user, from, now])?.as_ref().map(ended).transpose()
}

fn ended(row: &Row) -> Result<Ended, StoreError> {
    let (zone, kind): (String, String) = (row.get(5)?, row.get(6)?);
    Ok(Ended {
        id: row.get(0)?,
        day: row.get(1)?,
        starts_at: row.get(2)?,
        ends_at: row.get(3)?,
        finished_at: row.get(4)?,
        zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
        goal: (GoalKind::from_code(&kind).unwrap_or(GoalKind::ScopingCallBooked), row.get(7)?),
    })
}

/// What the debrief before said would be used.
#[derive(Clone, Debug)]
pub struct NamedUse {
    /// Which debrief said so.
    pub debrief: DebriefId,
    /// Of which day.
    pub day: Date,
    /// The words.
    pub text: String,
}

/// The use that was named in the debrief before a block's.
pub fn named_use_before(
    org: &mut Org<'_>,
    user: UserId,
    block: &Ended,
) -> Result<Option<NamedUse>, StoreError> {
    let sql = "select d.id, d.day, d.use_text from debriefs d
               join blocks b on b.org_id = $1 and b.id = d.block_id
               where d.org_id = $1 and d.user_id = $2 and b.starts_at < $3
               order by b.starts_at desc limit 1";
    let Some(row) = org.one(sql, args![user, block.starts_at])? else { return Ok(None) };
    Ok(Some(NamedUse { debrief: row.get(0)?, day: row.get(1)?, text: row.get(2)? }))
}

/// The kinds of results of a block, the most significant first, as an `order by`.
pub(super) const BEST_FIRST: &str =
    "case r.kind when 'won' then 0 when 'opportunity' then 1 when 'qualified_lead' then 2
    when 'lead_handed_over' then 3 when 'scoping_call_completed' then 4 when 'scoping_call_booked' then 5
    when 'referral' then 6 else 7 end";

/// The segment in which the person of the block's best result stood when the block began: a learning is shown again
/// when somebody of the same segment comes up.
pub(in crate::debriefs) fn segment_of_best(
    org: &mut Org<'_>,
    block: BlockId,
) -> Result<Option<String>, StoreError> {
    let sql = format!(
        "select r.prospect_id, b.starts_at, b.day from results r join blocks b on b.org_id = $1 and b.id = r.block_id
         where r.org_id = $1 and r.block_id = $2 and r.prospect_id is not null
         order by {BEST_FIRST}, r.at, r.id limit 1"
    );
    let Some(row) = org.one(&sql, args![block])? else { return Ok(None) };
    let (prospect, before): (ProspectId, Timestamp) = (row.get(0)?, row.get(1)?);
    let facts = facts_before(org, prospect, before)?;
    Ok(Some(behaviour(&facts, row.get(2)?).code().to_owned()))
}

/// What was on record about somebody before a moment. (A day they had named is not kept once it has passed.)
fn facts_before(org: &mut Org<'_>, prospect: ProspectId, at: Timestamp) -> Result<Facts, StoreError> {
    let sql = "select
                 (select max(r.day) from results r where r.org_id = $1 and r.prospect_id = $2
                    and r.kind = 'conversation' and r.at < $3),
                 (select max(r.day) from results r where r.org_id = $1 and r.prospect_id = $2
                    and r.kind = 'scoping_call_completed' and r.at < $3),
                 (select max(f.day) from referrals f where f.org_id = $1 and f.to_prospect_id = $2 and f.at < $3),
                 (select max(o.closed_day) from opportunities o where o.org_id = $1 and o.prospect_id = $2
                    and o.state = 'lost' and o.closed_at < $3)";
    let Some(row) = org.one(sql, args![prospect, at])? else { return Ok(Facts::default()) };
    Ok(Facts {
        last_conversation_day: row.get(0)?,
        scoping_call_completed_day: row.get(1)?,
        referred_on: row.get(2)?,
        lost_day: row.get(3)?,
        ..Facts::default()
    })
}
