//! The people on a plan.

use domain::{AccountId, BlockId, PlanItemId, ProspectId};
use store::{Org, Row, StoreError, args};

/// Somebody on a plan, with the objective.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id.
    pub id: PlanItemId,
    /// The block it is for.
    pub block: BlockId,
    /// Whom.
    pub prospect: ProspectId,
    /// Their name.
    pub name: String,
    /// Their company.
    pub account: Option<(AccountId, String)>,
    /// From 1, in the order of the plan.
    pub position: i64,
    /// What the rep wants from the conversation; empty until it is written.
    pub objective: String,
    /// Why they are on the plan, in words.
    pub why: String,
    /// Whether the day itself asks for it.
    pub why_due: bool,
}

const SELECT: &str = "select i.id, i.block_id, i.prospect_id, p.name, p.account_id, a.name, i.position, i.objective, i.why, i.why_due
    from plan_items i join prospects p on p.org_id = i.org_id and p.id = i.prospect_id
    left join accounts a on a.org_id = p.org_id and a.id = p.account_id where i.org_id = $1";

fn read(row: &Row) -> Result<Item, StoreError> {
    let account: Option<AccountId> = row.get(4)?;
    Ok(Item {
        id: row.get(0)?,
        block: row.get(1)?,
        prospect: row.get(2)?,
        name: row.get(3)?,
        account: account.zip(row.get::<Option<String>>(5)?),
        position: row.get(6)?,
        objective: row.get(7)?,
        why: row.get(8)?,
        why_due: row.get(9)?,
    })
}

/// The plan of a block, in its order.
pub fn items(org: &mut Org<'_>, block: BlockId) -> Result<Vec<Item>, StoreError> {
    let sql = format!("{SELECT} and i.block_id = $2 order by i.position, i.id");
    org.query(&sql, args![block])?.iter().map(read).collect()
}

/// One of them.
pub fn item(org: &mut Org<'_>, id: PlanItemId) -> Result<Option<Item>, StoreError> {
    org.one(&format!("{SELECT} and i.id = $2"), args![id])?.map(|row| read(&row)).transpose()
}

/// The first on the plan whom nobody has tried in this block yet.
pub fn next_up(org: &mut Org<'_>, block: BlockId) -> Result<Option<Item>, StoreError> {
    let sql = format!(
        "{SELECT} and i.block_id = $2 and not exists (select 1 from touches t where t.org_id = $1 and t.block_id = i.block_id
         and (t.plan_item_id = i.id or t.prospect_id = i.prospect_id)) order by i.position, i.id limit 1"
    );
    org.one(&sql, args![block])?.map(|row| read(&row)).transpose()
}

/// Puts somebody last; nothing happens when they are on the plan already.
pub(in crate::plans) fn insert(
    org: &mut Org<'_>,
    block: BlockId,
    prospect: ProspectId,
    objective: &str,
    why: &str,
    why_due: bool,
) -> Result<(PlanItemId, bool), StoreError> {
    let (id, now): (PlanItemId, _) = (org.next_id(), org.now());
    let sql = "insert into plan_items (org_id, id, block_id, prospect_id, position, objective, why, why_due, added_at)
               select $1, $2, $3, $4, coalesce(max(i.position), 0) + 1, $5, $6, $7, $8
               from plan_items i where i.org_id = $1 and i.block_id = $3
               on conflict (org_id, block_id, prospect_id) do nothing";
    let added = org.execute(sql, args![id, block, prospect, objective, why, why_due, now])? > 0;
    let row = org.one(
        "select id from plan_items where org_id = $1 and block_id = $2 and prospect_id = $3",
        args![block, prospect],
    )?;
    Ok((row.map_or(Ok(id), |row| row.get(0))?, added))
}

pub(in crate::plans) fn delete(org: &mut Org<'_>, item: PlanItemId) -> Result<(), StoreError> {
    org.execute("delete from plan_items where org_id = $1 and id = $2", args![item])?;
    Ok(())
}

pub(in crate::plans) fn set_objective(
    org: &mut Org<'_>,
    item: PlanItemId,
    objective: &str,
) -> Result<(), StoreError> {
    org.execute(
        "update plan_items set objective = $2 where org_id = $1 and id = $3",
        args![objective, item],
    )?;
    Ok(())
}

/// Numbers a plan 1, 2, 3 … again.
pub(in crate::plans) fn tidy_positions(org: &mut Org<'_>, block: BlockId) -> Result<(), StoreError> {
    for (index, item) in items(org, block)?.iter().enumerate() {
        set_position(org, item.id, index as i64 + 1)?;
    }
    Ok(())
}

/// Lets two people on a plan change places.
pub(in crate::plans) fn swap_positions(
    org: &mut Org<'_>,
    one: &Item,
    other: &Item,
) -> Result<(), StoreError> {
    set_position(org, one.id, other.position)?;
    set_position(org, other.id, one.position)
}

fn set_position(org: &mut Org<'_>, item: PlanItemId, position: i64) -> Result<(), StoreError> {
    org.execute("update plan_items set position = $2 where org_id = $1 and id = $3", args![position, item])?;
    Ok(())
}

/// Whether there is such a prospect.
pub(in crate::plans) fn prospect_is_there(
    org: &mut Org<'_>,
    prospect: ProspectId,
) -> Result<bool, StoreError> {
    Ok(org.one("select 1 from prospects where org_id = $1 and id = $2", args![prospect])?.is_some())
}

/// What is intended with a prospect next: the objective their next conversation was given.
pub(in crate::plans) fn objective_of(org: &mut Org<'_>, prospect: ProspectId) -> Result<String, StoreError> {
    let sql = "select next_objective from prospects where org_id = $1 and id = $2";
    let row = org.one(sql, args![prospect])?;
    Ok(row.map(|row| row.get::<Option<String>>(0)).transpose()?.flatten().unwrap_or_default())
}
