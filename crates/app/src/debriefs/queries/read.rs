//! What others ask of debriefs and successes. Somebody's own words take a [`Grant`].

use domain::access::{Sight, What};
use domain::debrief::UsedYesterday;
use domain::{BlockId, DebriefId, TeamId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use crate::people::access::Grant;

/// A debrief with its reply.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// Its id.
    pub id: DebriefId,
    /// The block it is about.
    pub block: BlockId,
    /// Who wrote it.
    pub user: UserId,
    /// The block's day.
    pub day: Date,
    /// What was learned.
    pub learned: String,
    /// How it will be used.
    pub use_text: String,
    /// Whether the use named before was used.
    pub used_yesterday: Option<UsedYesterday>,
    /// When it was first saved.
    pub saved_at: Timestamp,
    /// What the manager answered.
    pub reply: Option<String>,
    /// Who answered.
    pub reply_by: Option<UserId>,
    /// The name of who answered.
    pub reply_by_name: Option<String>,
    /// When it was first answered.
    pub replied_at: Option<Timestamp>,
}

const COLUMNS: &str = "d.id, d.block_id, d.user_id, d.day, d.learned, d.use_text, d.used_yesterday, d.saved_at,
    d.reply, d.reply_by, (select u.name from users u where u.org_id = $1 and u.id = d.reply_by), d.replied_at";

/// Whether a grant is one to read the words.
fn readable(grant: &Grant) -> bool {
    grant.what() == What::Debriefs && grant.sight() == Sight::All
}

/// The latest debrief of a user, by its block.
pub fn latest_of(org: &mut Org<'_>, grant: &Grant) -> Result<Option<Debrief>, StoreError> {
    Ok(of_user(org, grant, 1)?.pop())
}

/// The debriefs of a user, the latest block's first.
pub fn of_user(org: &mut Org<'_>, grant: &Grant, limit: u32) -> Result<Vec<Debrief>, StoreError> {
    if !readable(grant) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select {COLUMNS} from debriefs d join blocks b on b.org_id = $1 and b.id = d.block_id
         where d.org_id = $1 and d.user_id = $2 order by b.starts_at desc limit $3"
    );
    org.query(&sql, args![grant.user(), limit])?.iter().map(debrief).collect()
}

/// The debrief of a user's block.
pub fn of_block(org: &mut Org<'_>, grant: &Grant, block: BlockId) -> Result<Option<Debrief>, StoreError> {
    if !readable(grant) {
        return Ok(None);
    }
    let sql = format!(
        "select {COLUMNS} from debriefs d where d.org_id = $1 and d.user_id = $2 and d.block_id = $3"
    );
    org.one(&sql, args![grant.user(), block])?.as_ref().map(debrief).transpose()
}

/// A user's debriefs that nobody has answered, the latest first.
pub fn unanswered(org: &mut Org<'_>, grant: &Grant) -> Result<Vec<Debrief>, StoreError> {
    if !readable(grant) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select {COLUMNS} from debriefs d
         where d.org_id = $1 and d.user_id = $2 and d.replied_at is null order by d.saved_at desc"
    );
    org.query(&sql, args![grant.user()])?.iter().map(debrief).collect()
}

/// What the user's latest debrief said would be used: shown to the user in Focus and on Today.
pub fn latest_use(org: &mut Org<'_>, user: UserId) -> Result<Option<String>, StoreError> {
    let sql = "select d.use_text from debriefs d join blocks b on b.org_id = $1 and b.id = d.block_id
               where d.org_id = $1 and d.user_id = $2 order by b.starts_at desc limit 1";
    org.one(sql, args![user])?.map(|row| row.get(0)).transpose()
}

fn debrief(row: &Row) -> Result<Debrief, StoreError> {
    Ok(Debrief {
        id: row.get(0)?,
        block: row.get(1)?,
        user: row.get(2)?,
        day: row.get(3)?,
        learned: row.get(4)?,
        use_text: row.get(5)?,
        used_yesterday: row.get::<Option<String>>(6)?.and_then(|code| UsedYesterday::from_code(&code)),
        saved_at: row.get(7)?,
        reply: row.get(8)?,
        reply_by: row.get(9)?,
        reply_by_name: row.get(10)?,
        replied_at: row.get(11)?,
    })
}

/// When a debrief was saved and when it was answered: the manager's habit "replies within a day" is made of these.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// Which.
    pub debrief: DebriefId,
    /// Whose.
    pub user: UserId,
    /// Of which day.
    pub day: Date,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// When it was first answered.
    pub replied_at: Option<Timestamp>,
}

/// The debriefs of those who report to a manager, from one day to another, both included. No words.
pub fn answered(
    org: &mut Org<'_>,
    manager: UserId,
    from: Date,
    to: Date,
) -> Result<Vec<Answered>, StoreError> {
    let sql = "select d.id, d.user_id, d.day, d.saved_at, d.replied_at from debriefs d
               join lines l on l.org_id = $1 and l.user_id = d.user_id
               where d.org_id = $1 and l.leader_id = $2 and l.depth = 1 and d.day >= $3 and d.day <= $4
               order by d.saved_at";
    let rows = org.query(sql, args![manager, from, to])?;
    let read = |row: &Row| {
        Ok(Answered {
            debrief: row.get(0)?,
            user: row.get(1)?,
            day: row.get(2)?,
            saved_at: row.get(3)?,
            replied_at: row.get(4)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Somebody's most significant success of a day.
#[derive(Clone, Debug)]
pub struct Success {
    /// Whose.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// In their words.
    pub text: String,
    /// When it was chosen.
    pub chosen_at: Timestamp,
}

/// A user's success of a day.
pub fn success_of(org: &mut Org<'_>, user: UserId, day: Date) -> Result<Option<String>, StoreError> {
    let sql = "select s.text from successes s where s.org_id = $1 and s.user_id = $2 and s.day = $3";
    org.one(sql, args![user, day])?.map(|row| row.get(0)).transpose()
}

/// A team's successes of a day, the latest first. The team sees them.
pub fn team_successes(org: &mut Org<'_>, team: TeamId, day: Date) -> Result<Vec<Success>, StoreError> {
    let sql = "select s.user_id, u.name, s.text, s.chosen_at from successes s
               join users u on u.org_id = $1 and u.id = s.user_id
               where s.org_id = $1 and u.team_id = $2 and s.day = $3 order by s.chosen_at desc, s.user_id";
    let rows = org.query(sql, args![team, day])?;
    let read = |row: &Row| {
        Ok(Success { user: row.get(0)?, name: row.get(1)?, text: row.get(2)?, chosen_at: row.get(3)? })
    };
    rows.iter().map(read).collect()
}

/// The debrief of a block, and whether it was answered.
pub(in crate::debriefs) fn of_block_id(
    org: &mut Org<'_>,
    block: BlockId,
) -> Result<Option<(DebriefId, bool)>, StoreError> {
    let sql = "select d.id, d.replied_at from debriefs d where d.org_id = $1 and d.block_id = $2";
    let Some(row) = org.one(sql, args![block])? else { return Ok(None) };
    Ok(Some((row.get(0)?, row.get::<Option<Timestamp>>(1)?.is_some())))
}

pub(in crate::debriefs) fn author(org: &mut Org<'_>, id: DebriefId) -> Result<Option<UserId>, StoreError> {
    let sql = "select d.user_id from debriefs d where d.org_id = $1 and d.id = $2";
    org.one(sql, args![id])?.map(|row| row.get(0)).transpose()
}

/// Whether a user reports to another directly.
pub(in crate::debriefs) fn is_manager_of(
    org: &mut Org<'_>,
    leader: UserId,
    user: UserId,
) -> Result<bool, StoreError> {
    let sql =
        "select 1 from lines l where l.org_id = $1 and l.leader_id = $2 and l.user_id = $3 and l.depth = 1";
    Ok(org.one(sql, args![leader, user])?.is_some())
}

/// Whether a learning was made of a debrief.
pub(in crate::debriefs) fn is_shared(org: &mut Org<'_>, id: DebriefId) -> Result<bool, StoreError> {
    let sql = "select 1 from learnings l where l.org_id = $1 and l.debrief_id = $2 limit 1";
    Ok(org.one(sql, args![id])?.is_some())
}
