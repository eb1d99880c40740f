//! The block that a debrief is about, and what was said before it.

use domain::segment::{Facts, behaviour};
use domain::{BlockId, ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// The latest block that is over and has no debrief, from a day on: what is long ago is not asked for any more.
pub fn block_to_debrief(org: &mut Org<'_>, user: UserId, from: Date) -> Result<Option<BlockId>, StoreError> {
    let sql = "select b.id from blocks b
               where b.org_id = $1 and b.user_id = $2 and b.day >= $3 and b.removed_kind is null
                 and (b.ends_at <= $4 or b.finished_at <= $4)
                 and not exists (select 1 from debriefs d where d.org_id = $1 and d.block_id = b.id)
               order by b.starts_at desc, b.id desc limit 1";
    let now = org.now();
    org.one(sql, args![user, from, now])?.map(|row| row.get(0)).transpose()
}

/// What the debrief before said would be used.
#[derive(Clone, Debug)]
pub struct NamedUse {
    /// Of which day.
    pub day: Date,
    /// The words.
    pub text: String,
}

/// The use that was named in the debrief before a block that began then.
pub fn named_use_before(
    org: &mut Org<'_>,
    user: UserId,
    starts_at: Timestamp,
) -> Result<Option<NamedUse>, StoreError> {
    let sql = "select d.day, d.use_text from debriefs d
               join blocks b on b.org_id = $1 and b.id = d.block_id
               where d.org_id = $1 and d.user_id = $2 and b.starts_at < $3
               order by b.starts_at desc, b.id desc limit 1";
    let Some(row) = org.one(sql, args![user, starts_at])? else { return Ok(None) };
    Ok(Some(NamedUse { day: row.get(0)?, text: row.get(1)? }))
}

/// The segment in which the person of the block's best result stood when the block began: a learning is shown again
/// when somebody of the same segment comes up.
pub(in crate::debriefs) fn segment_of_best(
    org: &mut Org<'_>,
    block: BlockId,
) -> Result<Option<String>, StoreError> {
    let sql = format!(
        "select r.prospect_id, b.starts_at, b.day from results r
         join blocks b on b.org_id = $1 and b.id = r.block_id
         where r.org_id = $1 and r.block_id = $2 and r.prospect_id is not null
         order by {}, r.at, r.id limit 1",
        super::results::BEST_FIRST
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
