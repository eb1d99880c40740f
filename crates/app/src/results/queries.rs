//! The table of results, and the counts that every board is made of.

use std::collections::BTreeMap;

use domain::result::ResultKind;
use domain::{AccountId, BlockId, OpportunityId, ProspectId, ResultId, TeamId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use super::actions::NewResult;

pub(super) fn insert(
    org: &mut Org<'_>,
    id: ResultId,
    new: &NewResult,
    at: Timestamp,
    logged_by: Option<UserId>,
) -> Result<(), StoreError> {
    let sql = "insert into results (org_id, id, kind, user_id, day, at, prospect_id, account_id, touch_id, block_id,
                 opportunity_id, handoff_id, scoping_call_id, logged_by, import_id)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    let args = args![
        id,
        new.kind.code(),
        new.user,
        new.day,
        at,
        new.prospect,
        new.account,
        new.touch,
        new.block,
        new.opportunity,
        new.handoff,
        new.scoping_call,
        logged_by,
        new.import
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(super) fn delete_of_touch(org: &mut Org<'_>, touch: TouchId) -> Result<(), StoreError> {
    org.execute("delete from results where org_id = $1 and touch_id = $2", args![touch])?;
    Ok(())
}

/// How many results of a kind are credited to a user from one day to another, both included.
pub fn count(
    org: &mut Org<'_>,
    user: UserId,
    kind: ResultKind,
    from: Date,
    to: Date,
) -> Result<i64, StoreError> {
    let sql = "select count(*) from results where org_id = $1 and user_id = $2 and kind = $3 and day >= $4 and day <= $5";
    let row = org.one(sql, args![user, kind.code(), from, to])?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// How many results of a kind came of a block.
pub fn count_in_block(org: &mut Org<'_>, block: BlockId, kind: ResultKind) -> Result<i64, StoreError> {
    let sql = "select count(*) from results where org_id = $1 and block_id = $2 and kind = $3";
    let row = org.one(sql, args![block, kind.code()])?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// Whose results are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// One user's.
    User(UserId),
    /// Those of everybody who is in a team.
    Team(TeamId),
}

impl Of {
    /// A condition on `r.user_id`; `$2` is the id.
    fn condition(self) -> (&'static str, i64) {
        match self {
            Of::User(user) => ("r.user_id = $2", user.into()),
            Of::Team(team) => (
                "r.user_id in (select u.id from users u where u.org_id = $1 and u.team_id = $2)",
                team.into(),
            ),
        }
    }
}

/// How many results of a kind a user or a team has from one day to another, both included.
pub fn count_of(
    org: &mut Org<'_>,
    of: Of,
    kind: ResultKind,
    from: Date,
    to: Date,
) -> Result<i64, StoreError> {
    let (whose, id) = of.condition();
    let sql = format!(
        "select count(*) from results r where r.org_id = $1 and {whose} and r.kind = $3 and r.day >= $4 and r.day <= $5"
    );
    org.one(&sql, args![id, kind.code(), from, to])?.map_or(Ok(0), |row| row.get(0))
}

/// How many results of a kind each user has from one day to another, both included; users without any are not in it.
pub fn by_user(
    org: &mut Org<'_>,
    kind: ResultKind,
    from: Date,
    to: Date,
) -> Result<BTreeMap<UserId, i64>, StoreError> {
    let sql =
        "select user_id, count(*) from results where org_id = $1 and kind = $2 and day >= $3 and day <= $4
               group by user_id";
    org.query(sql, args![kind.code(), from, to])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// How many results of a kind a user has on each day; days without any are not in it.
pub fn by_day(
    org: &mut Org<'_>,
    user: UserId,
    kind: ResultKind,
    from: Date,
    to: Date,
) -> Result<BTreeMap<Date, i64>, StoreError> {
    let sql = "select day, count(*) from results where org_id = $1 and user_id = $2 and kind = $3 and day >= $4 and day <= $5
               group by day";
    org.query(sql, args![user, kind.code(), from, to])?
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect()
}

/// A row behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultRow {
    pub id: ResultId,
    pub kind: ResultKind,
    pub user: UserId,
    pub user_name: String,
    pub day: Date,
    pub prospect: Option<(ProspectId, String)>,
    pub account: Option<(AccountId, String)>,
    pub opportunity: Option<OpportunityId>,
    /// Who wrote it down, where that was somebody else.
    pub logged_by: Option<String>,
}

/// The rows behind a figure, the latest first; at most `limit`.
pub fn rows(
    org: &mut Org<'_>,
    of: Of,
    kind: ResultKind,
    from: Date,
    to: Date,
    limit: usize,
) -> Result<Vec<ResultRow>, StoreError> {
    let (whose, id) = of.condition();
    let sql = format!(
        "select r.id, r.kind, r.user_id, w.name, r.day, r.prospect_id, p.name, r.account_id, a.name, r.opportunity_id,
           case when r.logged_by <> r.user_id then b.name end
         from results r
         join users w on w.org_id = r.org_id and w.id = r.user_id
         left join prospects p on p.org_id = r.org_id and p.id = r.prospect_id
         left join accounts a on a.org_id = r.org_id and a.id = coalesce(r.account_id, p.account_id)
         left join users b on b.org_id = r.org_id and b.id = r.logged_by
         where r.org_id = $1 and {whose} and r.kind = $3 and r.day >= $4 and r.day <= $5
         order by r.day desc, r.at desc, r.id desc limit $6"
    );
    org.query(&sql, args![id, kind.code(), from, to, limit])?.iter().map(to_row).collect()
}

fn to_row(row: &Row) -> Result<ResultRow, StoreError> {
    let (prospect, account): (Option<ProspectId>, Option<AccountId>) = (row.get(5)?, row.get(7)?);
    Ok(ResultRow {
        id: row.get(0)?,
        kind: ResultKind::from_code(&row.get::<String>(1)?).unwrap_or(ResultKind::Conversation),
        user: row.get(2)?,
        user_name: row.get(3)?,
        day: row.get(4)?,
        prospect: prospect.zip(row.get(6)?),
        account: account.zip(row.get(8)?),
        opportunity: row.get(9)?,
        logged_by: row.get(10)?,
    })
}

/// A manager's own habit over a period: rep-days on which all four steps were kept, of those that had a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    pub manager: UserId,
    pub name: String,
    pub full: i64,
    pub rep_days: i64,
}

/// The habit of whoever leads the user or the members of the team, directly.
pub fn habits(org: &mut Org<'_>, of: Of, from: Date, to: Date) -> Result<Vec<Habit>, StoreError> {
    let (whose, id) = match of {
        Of::User(user) => ("w.id = $2", i64::from(user)),
        Of::Team(team) => ("w.team_id = $2 and w.state <> 'ended'", team.into()),
    };
    let sql = format!(
        "with leaders as (select w.reports_to as id from users w where w.org_id = $1 and {whose})
         select m.id, m.name,
           (select count(*) from habit_days d where d.org_id = $1 and d.manager_id = m.id and d.day >= $3 and d.day <= $4
              and d.protect_kept + d.check_kept + d.ask_kept + d.tomorrow_kept = 4),
           (select count(*) from habit_days d where d.org_id = $1 and d.manager_id = m.id and d.day >= $3 and d.day <= $4)
         from users m where m.org_id = $1 and m.id in (select leaders.id from leaders) order by m.folded_name, m.id"
    );
    org.query(&sql, args![id, from, to])?
        .iter()
        .map(|row| {
            Ok(Habit { manager: row.get(0)?, name: row.get(1)?, full: row.get(2)?, rep_days: row.get(3)? })
        })
        .collect()
}
