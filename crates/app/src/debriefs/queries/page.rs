//! What the debrief page shows beside the questions.

use domain::{BlockId, TeamId, UserId};
use jiff::Timestamp;
use store::{Org, StoreError, args};

/// How many people were on a block's plan.
pub(in crate::debriefs) fn planned(org: &mut Org<'_>, block: BlockId) -> Result<u32, StoreError> {
    let sql = "select count(*) from plan_items i where i.org_id = $1 and i.block_id = $2";
    org.one(sql, args![block])?.map_or(Ok(0), |row| row.get(0))
}

/// Who was on the plan and was not tried, in the plan's order.
pub(in crate::debriefs) fn not_tried(org: &mut Org<'_>, block: BlockId) -> Result<Vec<String>, StoreError> {
    let sql = "select p.name from plan_items i join prospects p on p.org_id = $1 and p.id = i.prospect_id
               where i.org_id = $1 and i.block_id = $2
                 and not exists (select 1 from touches t where t.org_id = $1 and t.block_id = i.block_id
                                   and t.prospect_id = i.prospect_id)
               order by i.position, i.id";
    org.query(sql, args![block])?.iter().map(|row| row.get(0)).collect()
}

/// A message that waited.
#[derive(Clone, Debug)]
pub(in crate::debriefs) struct Waited {
    pub text: String,
    pub from: String,
    pub sent_at: Timestamp,
    /// Who was asked instead.
    pub passed_to: Option<String>,
}

/// What was held for a user from one moment to another, in the order sent.
pub(in crate::debriefs) fn waited(
    org: &mut Org<'_>,
    user: UserId,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Waited>, StoreError> {
    let sql = "select m.text, m.from_name, m.sent_at, u.name from messages m
               left join users u on u.org_id = $1 and u.id = m.passed_to_id
               where m.org_id = $1 and m.to_user_id = $2 and m.sent_at >= $3 and m.sent_at < $4
                 and (m.delivered_at is null or m.delivered_at >= $4) order by m.sent_at, m.id";
    let rows = org.query(sql, args![user, from, until])?;
    let read = |row: &store::Row| {
        Ok(Waited { text: row.get(0)?, from: row.get(1)?, sent_at: row.get(2)?, passed_to: row.get(3)? })
    };
    rows.iter().map(read).collect()
}

/// Who reads a user's debriefs, and at which minute of the day the team's huddle is.
#[derive(Clone, Debug, Default)]
pub(in crate::debriefs) struct Reader {
    pub manager: Option<String>,
    pub huddle_minute: Option<u32>,
}

pub(in crate::debriefs) fn reader(org: &mut Org<'_>, user: UserId) -> Result<Reader, StoreError> {
    let sql = "select m.name, t.huddle_minute from users u
               left join users m on m.org_id = $1 and m.id = u.reports_to
               left join teams t on t.org_id = $1 and t.id = u.team_id
               where u.org_id = $1 and u.id = $2";
    let Some(row) = org.one(sql, args![user])? else { return Ok(Reader::default()) };
    Ok(Reader { manager: row.get(0)?, huddle_minute: row.get(1)? })
}

/// Two given names of others in a team who prospect: who would use a learning.
pub(in crate::debriefs) fn mates(
    org: &mut Org<'_>,
    team: TeamId,
    user: UserId,
) -> Result<Vec<String>, StoreError> {
    let sql = "select u.name from users u where u.org_id = $1 and u.team_id = $2 and u.id <> $3
               and u.state = 'active' and u.roles not like '%sales_manager%' order by u.id limit 2";
    let names: Vec<String> =
        org.query(sql, args![team, user])?.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    Ok(names.iter().map(|name| domain::names::given(name).to_owned()).collect())
}
