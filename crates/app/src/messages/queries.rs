//! The table of messages. What a rep may see of it is a function of blocks and time: nothing that came during a block
//! before its end, everything after, also when the server stood still in between.

use domain::{BlockId, MessageId, ProspectId, TeamId, UserId};
use jiff::{SignedDuration, Timestamp};
use store::{Org, Row, StoreError, args};

use crate::blocks::queries as blocks;
use crate::people::access::record_scope;

/// A message as its receiver reads it.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Who sent it, in words.
    pub from_name: String,
    /// What they say.
    pub text: String,
    /// Whom it is about.
    pub prospect: Option<(ProspectId, String)>,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When it was first delivered.
    pub delivered_at: Option<Timestamp>,
    /// The colleague who was asked instead.
    pub passed_to: Option<String>,
    /// Whether its receiver opened it before.
    pub read: bool,
}

const SELECT: &str =
    "select m.id, m.from_name, m.text, m.prospect_id, p.name, m.sent_at, m.delivered_at, u.name, m.read_at
    from messages m left join prospects p on p.org_id = m.org_id and p.id = m.prospect_id
    left join users u on u.org_id = m.org_id and u.id = m.passed_to_id
    where m.org_id = $1 and m.to_user_id = $2";

fn read(row: &Row) -> Result<Message, StoreError> {
    let prospect: Option<ProspectId> = row.get(3)?;
    Ok(Message {
        id: row.get(0)?,
        from_name: row.get(1)?,
        text: row.get(2)?,
        prospect: prospect.zip(row.get::<Option<String>>(4)?),
        sent_at: row.get(5)?,
        delivered_at: row.get(6)?,
        passed_to: row.get(7)?,
        read: row.get::<Option<Timestamp>>(8)?.is_some(),
    })
}

/// What a user may read now, newest first: nothing while it is held.
pub fn inbox(org: &mut Org<'_>, user: UserId, now: Timestamp) -> Result<Vec<Message>, StoreError> {
    if blocks::quiet_until(org, user, now)?.is_some() {
        return Ok(Vec::new());
    }
    let sql = format!("{SELECT} and m.sent_at <= $3 order by m.sent_at desc, m.id desc limit 100");
    org.query(&sql, args![user, now])?.iter().map(read).collect()
}

/// How many messages are held for a user now; 0 outside a block and its quiet minutes.
pub fn held_count(org: &mut Org<'_>, user: UserId, now: Timestamp) -> Result<i64, StoreError> {
    let Some((from, _)) = blocks::silence(org, user, now)? else { return Ok(0) };
    let sql = "select count(*) from messages where org_id = $1 and to_user_id = $2 and sent_at >= $3 and sent_at <= $4
               and (delivered_at is null or delivered_at > $4)";
    org.one(sql, args![user, from, now])?.map_or(Ok(0), |row| row.get(0))
}

/// What waited while a block of the user lasted, in the order it came; nothing before the block is over.
pub fn waited(org: &mut Org<'_>, user: UserId, block: BlockId) -> Result<Vec<Message>, StoreError> {
    let now = org.now();
    let Some(block) = blocks::block(org, block)?.filter(|block| block.user == user) else {
        return Ok(Vec::new());
    };
    if !block.is_over(now) || blocks::quiet_until(org, user, now)?.is_some() {
        return Ok(Vec::new());
    }
    let end = block.end();
    let last_moment = end.saturating_sub(SignedDuration::from_micros(1)).unwrap_or(end);
    // Blocks close to one another are one silence: what came in the first waited for the end of the last.
    let from = blocks::silence(org, user, last_moment)?.map_or(block.quiet_from_at, |(from, _)| from);
    let sql = format!(
        "{SELECT} and m.sent_at >= $3 and m.sent_at < $4 and (m.delivered_at is null or m.delivered_at >= $4)
         order by m.sent_at, m.id"
    );
    org.query(&sql, args![user, from, end])?.iter().map(read).collect()
}

/// How many messages a user has not opened yet and may.
pub fn unread_count(org: &mut Org<'_>, user: UserId, now: Timestamp) -> Result<i64, StoreError> {
    if blocks::quiet_until(org, user, now)?.is_some() {
        return Ok(0);
    }
    let sql = "select count(*) from messages where org_id = $1 and to_user_id = $2 and sent_at <= $3 and read_at is null";
    org.one(sql, args![user, now])?.map_or(Ok(0), |row| row.get(0))
}

/// A message to be.
pub(super) struct NewMessage<'a> {
    pub to: UserId,
    pub from: Option<UserId>,
    pub from_name: &'a str,
    pub text: &'a str,
    pub prospect: Option<ProspectId>,
    pub held_until: Option<Timestamp>,
}

pub(super) fn insert(org: &mut Org<'_>, id: MessageId, new: &NewMessage<'_>) -> Result<(), StoreError> {
    let sql = "insert into messages (org_id, id, to_user_id, from_user_id, from_name, text, prospect_id, held_until_at, sent_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let now = org.now();
    org.execute(
        sql,
        args![id, new.to, new.from, new.from_name, new.text, new.prospect, new.held_until, now],
    )?;
    Ok(())
}

/// Marks what was sent up to now as delivered, each message once; returns which were new.
pub(super) fn mark_delivered(org: &mut Org<'_>, user: UserId) -> Result<Vec<MessageId>, StoreError> {
    let now = org.now();
    let sql = "update messages set delivered_at = $2 where org_id = $1 and to_user_id = $3 and delivered_at is null and sent_at <= $2
               returning id";
    org.query(sql, args![now, user])?.iter().map(|row| row.get(0)).collect()
}

pub(super) fn mark_read(org: &mut Org<'_>, user: UserId) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "update messages set read_at = $2 where org_id = $1 and to_user_id = $3 and read_at is null
               and delivered_at is not null";
    org.execute(sql, args![now, user])?;
    Ok(())
}

/// Notes who was asked instead.
pub(super) fn set_passed_to(org: &mut Org<'_>, message: MessageId, to: UserId) -> Result<(), StoreError> {
    org.execute("update messages set passed_to_id = $2 where org_id = $1 and id = $3", args![to, message])?;
    Ok(())
}

/// Who a message can be sent to.
pub(super) fn receiver(
    org: &mut Org<'_>,
    user: UserId,
) -> Result<Option<(String, Option<TeamId>)>, StoreError> {
    let sql =
        "select name, team_id from users where org_id = $1 and id = $2 and state in ('active', 'invited')";
    org.one(sql, args![user])?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// Everybody one can write to, by name.
pub(super) fn receivers(org: &mut Org<'_>, but: UserId) -> Result<Vec<(UserId, String)>, StoreError> {
    let sql = "select id, name from users where org_id = $1 and id <> $2 and state = 'active' order by folded_name, id";
    org.query(sql, args![but])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The others of a team, by name.
pub(super) fn team_mates(
    org: &mut Org<'_>,
    team: TeamId,
    but: UserId,
) -> Result<Vec<(UserId, String)>, StoreError> {
    let sql =
        "select id, name from users where org_id = $1 and team_id = $2 and id <> $3 and state = 'active'
               order by folded_name, id";
    org.query(sql, args![team, but])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Whether a prospect is among the records in a user's sight.
pub(super) fn may_see_prospect(
    org: &mut Org<'_>,
    user: UserId,
    prospect: ProspectId,
) -> Result<bool, StoreError> {
    let sql = format!(
        "select 1 from prospects p where p.org_id = $1 and {} and p.id = $3",
        record_scope("p.owner_id")
    );
    Ok(org.one(&sql, args![user, prospect])?.is_some())
}
