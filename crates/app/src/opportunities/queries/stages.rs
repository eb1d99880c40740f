//! The stages of the pipeline, and how opportunities moved through them.

use domain::{OpportunityId, StageId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// A stage, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The stage.
    pub id: StageId,
    /// "Opportunity", "Decision".
    pub name: String,
}

/// All stages in order; none in an organisation that never had an opportunity.
pub fn stages(org: &mut Org<'_>) -> Result<Vec<Stage>, StoreError> {
    let rows = org.query("select id, name from stages where org_id = $1 order by position, id", args![])?;
    rows.iter().map(|row| Ok(Stage { id: row.get(0)?, name: row.get(1)? })).collect()
}

pub(in crate::opportunities) fn insert_stage(
    org: &mut Org<'_>,
    id: StageId,
    name: &str,
    position: usize,
) -> Result<(), StoreError> {
    let sql = "insert into stages (org_id, id, name, position) values ($1, $2, $3, $4)";
    org.execute(sql, args![id, name, position])?;
    Ok(())
}

/// One step of an opportunity's way.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct Move {
    pub from: Option<String>,
    pub to: String,
    pub day: Date,
    pub by: Option<String>,
}

pub(in crate::opportunities) fn insert_move(
    org: &mut Org<'_>,
    opportunity: OpportunityId,
    from: Option<&str>,
    to: &str,
    day: Date,
) -> Result<(), StoreError> {
    let (id, at, user): (i64, Timestamp, Option<UserId>) = (org.next_id(), org.now(), org.actor());
    let sql = "insert into stage_moves (org_id, id, opportunity_id, from_stage, to_stage, at, day, user_id)
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    org.execute(sql, args![id, opportunity, from, to, at, day, user])?;
    Ok(())
}

pub(in crate::opportunities) fn moves(
    org: &mut Org<'_>,
    opportunity: OpportunityId,
) -> Result<Vec<Move>, StoreError> {
    let sql = "select m.from_stage, m.to_stage, m.day, u.name from stage_moves m
               left join users u on u.org_id = m.org_id and u.id = m.user_id
               where m.org_id = $1 and m.opportunity_id = $2 order by m.at, m.id";
    let rows = org.query(sql, args![opportunity])?;
    rows.iter()
        .map(|row| Ok(Move { from: row.get(0)?, to: row.get(1)?, day: row.get(2)?, by: row.get(3)? }))
        .collect()
}

pub(in crate::opportunities) fn delete_moves(
    org: &mut Org<'_>,
    opportunity: OpportunityId,
) -> Result<(), StoreError> {
    org.execute("delete from stage_moves where org_id = $1 and opportunity_id = $2", args![opportunity])?;
    Ok(())
}
