//! What stands around the person: what is held, what was said to be used, what the team learned, who takes leads.

use domain::{BlockId, LearningId, TeamId, TouchId, UserId};
use jiff::Timestamp;
use store::{Org, StoreError, args};

/// How many messages wait for a user since a moment.
pub fn held_since(org: &mut Org<'_>, user: UserId, from: Timestamp) -> Result<u32, StoreError> {
    let sql = "select count(*) from messages m where m.org_id = $1 and m.to_user_id = $2 and m.sent_at >= $3
               and m.sent_at <= $4 and (m.delivered_at is null or m.delivered_at > $4)";
    let now = org.now();
    org.one(sql, args![user, from, now])?.map_or(Ok(0), |row| row.get(0))
}

/// What the user's latest debrief said would be used.
pub fn latest_use(org: &mut Org<'_>, user: UserId) -> Result<Option<String>, StoreError> {
    let sql = "select d.use_text from debriefs d join blocks b on b.org_id = $1 and b.id = d.block_id
               where d.org_id = $1 and d.user_id = $2 order by b.starts_at desc, b.id desc limit 1";
    org.one(sql, args![user])?.map(|row| row.get(0)).transpose()
}

/// A learning that fits the person.
#[derive(Clone, Debug)]
pub struct Learning {
    pub id: LearningId,
    pub text: String,
    pub author: UserId,
    pub author_name: String,
}

/// The learning of one's team for a segment that was used most, else the newest.
pub fn learning_for(
    org: &mut Org<'_>,
    user: UserId,
    team: Option<TeamId>,
    segment: &str,
) -> Result<Option<Learning>, StoreError> {
    let sql = "select l.id, l.text, l.author_id, u.name from learnings l
               join users u on u.org_id = $1 and u.id = l.author_id
               where l.org_id = $1 and l.segment = $2 and (l.author_id = $3 or u.team_id = $4)
               order by l.uses desc, l.at desc, l.id desc limit 1";
    let Some(row) = org.one(sql, args![segment, user, team])? else { return Ok(None) };
    Ok(Some(Learning { id: row.get(0)?, text: row.get(1)?, author: row.get(2)?, author_name: row.get(3)? }))
}

/// Whether a user said since a moment that they used a learning: it counts once a block.
pub fn used_since(
    org: &mut Org<'_>,
    user: UserId,
    learning: LearningId,
    from: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "select 1 from events where org_id = $1 and subject_kind = 'learning' and subject_id = $2
               and verb = 'learning_used' and actor_id = $3 and at >= $4 limit 1";
    Ok(org.one(sql, args![i64::from(learning), user, from])?.is_some())
}

/// The team of a learning's author.
pub fn team_of(
    org: &mut Org<'_>,
    learning: LearningId,
) -> Result<Option<(UserId, Option<TeamId>)>, StoreError> {
    let sql =
        "select l.author_id, u.team_id from learnings l join users u on u.org_id = $1 and u.id = l.author_id
               where l.org_id = $1 and l.id = $2";
    let Some(row) = org.one(sql, args![learning])? else { return Ok(None) };
    Ok(Some((row.get(0)?, row.get(1)?)))
}

/// Account executives who can take a lead or own an opportunity: those of one's team first, never oneself.
pub fn executives(
    org: &mut Org<'_>,
    user: UserId,
    team: Option<TeamId>,
) -> Result<Vec<(UserId, String)>, StoreError> {
    let sql = "select u.id, u.name from users u
               where u.org_id = $1 and u.id <> $2 and u.state = 'active' and u.roles like '%account_executive%'
               order by case when u.team_id = $3 then 0 else 1 end, u.folded_name, u.id";
    org.query(sql, args![user, team])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Whether the pipeline has what a touch was for: the lead handed over, the opportunity.
pub fn pipeline_knows(org: &mut Org<'_>, touch: TouchId) -> Result<bool, StoreError> {
    let sql = "select 1 from results r where r.org_id = $1 and r.touch_id = $2
               and r.kind in ('lead_handed_over', 'opportunity') limit 1";
    Ok(org.one(sql, args![touch])?.is_some())
}

/// Whether a block has its debrief.
pub fn has_debrief(org: &mut Org<'_>, block: BlockId) -> Result<bool, StoreError> {
    let sql = "select 1 from debriefs d where d.org_id = $1 and d.block_id = $2";
    Ok(org.one(sql, args![block])?.is_some())
}
