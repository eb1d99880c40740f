//! The tables of this slice: the only file that names them.

use domain::result::{Key, Outcome};
use domain::{AccountId, BlockId, ProspectId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

use super::actions::{NewTouch, PastTouch};

pub(super) fn insert(
    org: &mut Org<'_>,
    id: TouchId,
    new: &NewTouch,
    day: Date,
    outcome: Outcome,
) -> Result<(), StoreError> {
    let sql = "insert into touches (org_id, id, prospect_id, user_id, block_id, plan_item_id, at, day, channel, outcome,
                 logged_as, note, client_key)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let now = org.now();
    let note = new.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    let args = args![
        id,
        new.prospect,
        new.user,
        new.block,
        new.plan_item,
        now,
        day,
        new.channel.code(),
        outcome.code(),
        new.logged_as.key().code(),
        note,
        new.client_key
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(super) fn insert_past(org: &mut Org<'_>, id: TouchId, past: &PastTouch) -> Result<(), StoreError> {
    let sql =
        "insert into touches (org_id, id, prospect_id, user_id, at, day, channel, outcome, logged_as, note,
                 import_id, external_id)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let key = if past.outcome == Outcome::NotReached { Key::NotReached } else { Key::Conversation };
    let note = past.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    let args = args![
        id,
        past.prospect,
        past.user,
        past.at,
        past.day,
        past.channel.code(),
        past.outcome.code(),
        key.code(),
        note,
        past.import,
        past.external_id
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(super) fn set_led_to(org: &mut Org<'_>, id: TouchId, led_to: &str) -> Result<(), StoreError> {
    org.execute("update touches set led_to = $2 where org_id = $1 and id = $3", args![led_to, id])?;
    Ok(())
}

pub(super) fn delete(org: &mut Org<'_>, id: TouchId) -> Result<(), StoreError> {
    org.execute("delete from touches where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

pub(super) fn find_by_client_key(
    org: &mut Org<'_>,
    user: UserId,
    key: &str,
) -> Result<Option<TouchId>, StoreError> {
    let sql = "select id from touches where org_id = $1 and user_id = $2 and client_key = $3";
    org.one(sql, args![user, key])?.map(|row| row.get(0)).transpose()
}

/// The touch that another system knows by this id.
pub fn find_by_external_id(org: &mut Org<'_>, external_id: &str) -> Result<Option<TouchId>, StoreError> {
    let sql = "select id from touches where org_id = $1 and external_id = $2 order by id limit 1";
    org.one(sql, args![external_id])?.map(|row| row.get(0)).transpose()
}

/// One touch, as undo and the queue of Focus need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    pub id: TouchId,
    pub prospect: ProspectId,
    pub user: UserId,
    pub user_name: String,
    pub block: Option<BlockId>,
    pub at: Timestamp,
    pub day: Date,
    pub outcome: String,
    pub logged_as: String,
    pub note: Option<String>,
    pub(super) led_to: Option<String>,
}

/// One touch, whoever asks.
pub fn touch(org: &mut Org<'_>, id: TouchId) -> Result<Option<Touch>, StoreError> {
    let sql = "select t.id, t.prospect_id, t.user_id, u.name, t.block_id, t.at, t.day, t.outcome, t.logged_as, t.note,
                 t.led_to
               from touches t join users u on u.org_id = t.org_id and u.id = t.user_id
               where t.org_id = $1 and t.id = $2";
    let Some(row) = org.one(sql, args![id])? else { return Ok(None) };
    Ok(Some(Touch {
        id: row.get(0)?,
        prospect: row.get(1)?,
        user: row.get(2)?,
        user_name: row.get(3)?,
        block: row.get(4)?,
        at: row.get(5)?,
        day: row.get(6)?,
        outcome: row.get(7)?,
        logged_as: row.get(8)?,
        note: row.get(9)?,
        led_to: row.get(10)?,
    }))
}

/// The next touch with a prospect after one, with what it led to.
pub(super) fn next_with_record(
    org: &mut Org<'_>,
    prospect: ProspectId,
    after: TouchId,
) -> Result<Option<(TouchId, String)>, StoreError> {
    let sql = "select id, led_to from touches where org_id = $1 and prospect_id = $2 and id > $3 and led_to is not null
               order by id limit 1";
    let row = org.one(sql, args![prospect, after])?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// Whether a hand-off or an opportunity came of the touch.
pub(super) fn led_into_pipeline(org: &mut Org<'_>, id: TouchId) -> Result<bool, StoreError> {
    let sql = "select 1 from results where org_id = $1 and touch_id = $2
               and (handoff_id is not null or opportunity_id is not null)";
    Ok(org.one(sql, args![id])?.is_some())
}

pub(super) fn account_of(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<AccountId>, StoreError> {
    let sql = "select account_id from prospects where org_id = $1 and id = $2";
    org.one(sql, args![prospect])?.map_or(Ok(None), |row| row.get(0))
}
