//! The table of results, and the counts that every board is made of.

use domain::result::ResultKind;
use domain::{BlockId, ResultId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

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
