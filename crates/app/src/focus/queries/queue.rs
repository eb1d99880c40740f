//! The people on a block's plan, and what came of each in this block.

use domain::result::Key;
use domain::{BlockId, PlanItemId, ProspectId, TouchId, UserId};
use jiff::Timestamp;
use store::{Org, Row, StoreError, args};

/// Somebody on the plan.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: PlanItemId,
    pub prospect: ProspectId,
    pub name: String,
    pub objective: String,
    /// The last touch of this block, by its key; none while nobody has tried.
    pub logged: Option<Key>,
    /// When that was.
    pub logged_at: Option<Timestamp>,
}

/// The plan in its order. A touch from the prospect's own page counts for them as well.
pub fn queue(org: &mut Org<'_>, block: BlockId) -> Result<Vec<Item>, StoreError> {
    let sql = "select i.id, i.prospect_id, p.name, i.objective,
                 (select t.logged_as from touches t where t.org_id = $1 and t.block_id = i.block_id
                    and t.prospect_id = i.prospect_id order by t.at desc, t.id desc limit 1),
                 (select max(t.at) from touches t where t.org_id = $1 and t.block_id = i.block_id
                    and t.prospect_id = i.prospect_id)
               from plan_items i join prospects p on p.org_id = $1 and p.id = i.prospect_id
               where i.org_id = $1 and i.block_id = $2 order by i.position, i.id";
    org.query(sql, args![block])?.iter().map(item).collect()
}

fn item(row: &Row) -> Result<Item, StoreError> {
    Ok(Item {
        id: row.get(0)?,
        prospect: row.get(1)?,
        name: row.get(2)?,
        objective: row.get(3)?,
        logged: row.get::<Option<String>>(4)?.and_then(|code| Key::from_code(&code)),
        logged_at: row.get(5)?,
    })
}

/// Whose block an item is on, and which prospect it is about.
pub fn owner_of_item(
    org: &mut Org<'_>,
    item: PlanItemId,
) -> Result<Option<(BlockId, UserId, ProspectId)>, StoreError> {
    let sql = "select i.block_id, b.user_id, i.prospect_id from plan_items i
               join blocks b on b.org_id = $1 and b.id = i.block_id where i.org_id = $1 and i.id = $2";
    let Some(row) = org.one(sql, args![item])? else { return Ok(None) };
    Ok(Some((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// The last touch of a block, for undo.
#[derive(Clone, Debug)]
pub struct Last {
    pub touch: TouchId,
    pub name: String,
    pub key: Option<Key>,
}

/// What the owner of a block logged last in it.
pub fn last_touch(org: &mut Org<'_>, block: BlockId, user: UserId) -> Result<Option<Last>, StoreError> {
    let sql = "select t.id, p.name, t.logged_as from touches t join prospects p on p.org_id = $1 and p.id = t.prospect_id
               where t.org_id = $1 and t.block_id = $2 and t.user_id = $3 order by t.at desc, t.id desc limit 1";
    let Some(row) = org.one(sql, args![block, user])? else { return Ok(None) };
    Ok(Some(Last { touch: row.get(0)?, name: row.get(1)?, key: Key::from_code(&row.get::<String>(2)?) }))
}

/// Whether a touch with this key of the browser is here already.
pub fn known_key(org: &mut Org<'_>, user: UserId, client_key: &str) -> Result<bool, StoreError> {
    let sql = "select 1 from touches t where t.org_id = $1 and t.user_id = $2 and t.client_key = $3";
    Ok(org.one(sql, args![user, client_key])?.is_some())
}
