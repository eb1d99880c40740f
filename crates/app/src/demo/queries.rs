//! What only the demo asks of the database: whom a name means, how far the day was played, and wiping everything to build
//! it anew. For the last it names every table of an organisation; it is the one slice that may (xtask/src/tables.rs).

use domain::{BlockId, ProspectId, TeamId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, Value, args};

/// Every table that holds an organisation's rows, but for the organisation itself.
const TABLES: [&str; 36] = [
    "events", "jobs", "teams", "users", "lines", "record_sight", "sessions", "invitations", "holidays", "leaves",
    "goals", "accounts", "prospects", "facts", "notes", "promises", "referrals", "meetings", "touches", "results",
    "scoping_calls", "stages", "opportunities", "stage_moves", "handoffs", "policies", "blocks", "spans",
    "plan_items", "debriefs", "successes", "learnings", "messages", "huddles", "huddle_evidence", "habit_days",
];

/// Those of imports, which the demo itself does not fill but its visitors may.
const TABLES_OF_IMPORTS: [&str; 3] = ["imports", "import_rejects", "import_pieces"];

/// Takes everything of the organisation away, but the organisation.
pub(super) fn wipe(org: &mut Org<'_>) -> Result<(), StoreError> {
    for table in TABLES.into_iter().chain(TABLES_OF_IMPORTS) {
        org.execute(&format!("delete from {table} where org_id = $1"), args![])?;
    }
    let id = org.id();
    org.reference().execute("delete from addresses where org_id = $1", args![id])?;
    Ok(())
}

/// A signed-in browser, by the address of its user: the users of a rebuilt company have other ids.
#[derive(Clone, Debug)]
pub(super) struct SignedIn {
    email: String,
    columns: Vec<Value>,
}

/// Everybody who is signed in.
pub(super) fn signed_in(org: &mut Org<'_>) -> Result<Vec<SignedIn>, StoreError> {
    let sql = "select u.email, s.id, s.token_hash, s.agent, s.created_at, s.seen_at, s.expires_at
               from sessions s join users u on u.org_id = $1 and u.id = s.user_id where s.org_id = $1 order by s.id";
    let rows = org.query(sql, args![])?;
    rows.iter()
        .map(|row| {
            let columns = args![
                row.get::<i64>(1)?,
                row.get::<String>(2)?,
                row.get::<String>(3)?,
                row.get::<i64>(4)?,
                row.get::<i64>(5)?,
                row.get::<i64>(6)?
            ];
            Ok(SignedIn { email: row.get(0)?, columns })
        })
        .collect()
}

/// Signs them in again, with the cookies they have.
pub(super) fn sign_in_again(org: &mut Org<'_>, sessions: &[SignedIn]) -> Result<(), StoreError> {
    for session in sessions {
        let Some((user, _)) = user_by_email(org, &session.email)? else { continue };
        let sql = "insert into sessions (org_id, user_id, id, token_hash, agent, created_at, seen_at, expires_at)
                   values ($1, $2, $3, $4, $5, $6, $7, $8)";
        let mut args = args![user];
        args.extend(session.columns.iter().cloned());
        org.execute(sql, args)?;
    }
    Ok(())
}

/// A user and their zone.
pub(super) fn user_by_email(org: &mut Org<'_>, email: &str) -> Result<Option<(UserId, String)>, StoreError> {
    let sql = "select id, zone from users where org_id = $1 and email = $2";
    org.one(sql, args![email])?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// A team.
pub(super) fn team_by_name(org: &mut Org<'_>, name: &str) -> Result<Option<TeamId>, StoreError> {
    let row = org.one("select id from teams where org_id = $1 and name = $2", args![name])?;
    row.map(|row| row.get(0)).transpose()
}

/// A prospect by name: the first of that name, as the story has it.
pub(super) fn prospect_by_name(org: &mut Org<'_>, name: &str) -> Result<Option<ProspectId>, StoreError> {
    let sql = "select id from prospects where org_id = $1 and folded_name = $2 order by id limit 1";
    let row = org.one(sql, args![domain::names::fold(name)])?;
    row.map(|row| row.get(0)).transpose()
}

/// Leads of somebody that are on neither of two plans, oldest first.
pub(super) fn free_leads(
    org: &mut Org<'_>,
    owner: UserId,
    plans: (BlockId, BlockId),
    limit: usize,
) -> Result<Vec<ProspectId>, StoreError> {
    let sql = "select p.id from prospects p where p.org_id = $1 and p.owner_id = $2 and p.state = 'lead'
               and not exists (select 1 from plan_items i where i.org_id = $1 and i.prospect_id = p.id
                 and (i.block_id = $3 or i.block_id = $4))
               order by p.id limit $5";
    let rows = org.query(sql, args![owner, plans.0, plans.1, limit])?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Whether a user has logged somebody on a day: then the script does not.
pub(super) fn was_touched(
    org: &mut Org<'_>,
    user: UserId,
    prospect: ProspectId,
    day: Date,
) -> Result<bool, StoreError> {
    let sql = "select 1 from touches where org_id = $1 and user_id = $2 and prospect_id = $3 and day = $4 limit 1";
    Ok(org.one(sql, args![user, prospect, day])?.is_some())
}

/// The touch with somebody in a block.
pub(super) fn touch_in(
    org: &mut Org<'_>,
    block: BlockId,
    prospect: ProspectId,
) -> Result<Option<domain::TouchId>, StoreError> {
    let sql = "select id from touches where org_id = $1 and block_id = $2 and prospect_id = $3 order by id desc limit 1";
    org.one(sql, args![block, prospect])?.map(|row| row.get(0)).transpose()
}

/// A prospect's open promise that begins with some words.
pub(super) fn promise(
    org: &mut Org<'_>,
    prospect: ProspectId,
    begins: &str,
) -> Result<Option<domain::PromiseId>, StoreError> {
    let sql = "select id from promises where org_id = $1 and prospect_id = $2 and done_at is null and text like $3";
    let row = org.one(sql, args![prospect, format!("{begins}%")])?;
    row.map(|row| row.get(0)).transpose()
}

/// A user's meeting of a day by its title.
pub(super) fn meeting(
    org: &mut Org<'_>,
    user: UserId,
    day: Date,
    title: &str,
) -> Result<Option<domain::MeetingId>, StoreError> {
    let sql = "select id from meetings where org_id = $1 and user_id = $2 and day = $3 and title = $4";
    let row = org.one(sql, args![user, day, title])?;
    row.map(|row| row.get(0)).transpose()
}

/// The latest message to somebody that is still held.
pub(super) fn held_message(org: &mut Org<'_>, to: UserId) -> Result<Option<domain::MessageId>, StoreError> {
    let sql = "select id from messages where org_id = $1 and to_user_id = $2 and delivered_at is null
               order by sent_at desc, id desc limit 1";
    org.one(sql, args![to])?.map(|row| row.get(0)).transpose()
}

/// The hand-off of a prospect that waits for somebody.
pub(super) fn waiting_handoff(
    org: &mut Org<'_>,
    prospect: ProspectId,
) -> Result<Option<domain::HandoffId>, StoreError> {
    let sql = "select id from handoffs where org_id = $1 and prospect_id = $2 and state = 'offered'";
    org.one(sql, args![prospect])?.map(|row| row.get(0)).transpose()
}

/// The open opportunity of that name.
pub(super) fn open_deal(org: &mut Org<'_>, name: &str) -> Result<Option<domain::OpportunityId>, StoreError> {
    let sql = "select id from opportunities where org_id = $1 and folded_name = $2 and state = 'open'";
    org.one(sql, args![domain::names::fold(name)])?.map(|row| row.get(0)).transpose()
}

/// A user's debrief of a block, and whether it was answered.
pub(super) fn debrief(org: &mut Org<'_>, block: BlockId) -> Result<Option<(domain::DebriefId, bool)>, StoreError> {
    let sql = "select id, case when reply is null then 0 else 1 end from debriefs where org_id = $1 and block_id = $2";
    org.one(sql, args![block])?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// Until when the day was played, and by how many days the story is shifted.
pub(super) fn played(org: &mut Org<'_>) -> Result<Option<(Timestamp, i64)>, StoreError> {
    let sql = "select payload from events where org_id = $1 and subject_kind = 'organisation' and subject_id = $2
               and verb = 'demo_played' order by id desc limit 1";
    let id = org.id();
    let Some(row) = org.one(sql, args![id])? else { return Ok(None) };
    let payload: String = row.get(0)?;
    let payload: serde_json::Value = serde_json::from_str(&payload).unwrap_or_default();
    let (until, shift) = (payload["until"].as_i64().unwrap_or(0), payload["shift"].as_i64().unwrap_or(0));
    Ok(Some((Timestamp::from_microsecond(until).unwrap_or(Timestamp::UNIX_EPOCH), shift)))
}

/// Notes until when the day was played.
pub(super) fn note_played(org: &mut Org<'_>, until: Timestamp, shift: i64) -> Result<(), StoreError> {
    let id = org.id();
    let payload = serde_json::json!({ "until": until.as_microsecond(), "shift": shift });
    org.record("demo_played", ("organisation", id.into()), payload)
}
