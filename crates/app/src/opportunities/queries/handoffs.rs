//! The table of hand-offs.

use domain::handoff::{Handoff, HandoffState};
use domain::{HandoffId, OpportunityId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use crate::opportunities::actions::NewHandoff;

/// A hand-off as stored.
#[derive(Clone, Debug)]
pub struct HandoffRow {
    /// The hand-off.
    pub id: HandoffId,
    /// Who is handed over.
    pub prospect: ProspectId,
    /// How it stands, for its rules.
    pub rule: Handoff,
    /// What they need.
    pub needs: String,
    /// By when they need it.
    pub by_when: String,
    /// Who decides.
    pub decides: String,
    /// A line with the reason it was sent back.
    pub line: Option<String>,
    /// The call it rests on.
    pub scoping_call: Option<ScopingCallId>,
    /// What was made of it.
    pub opportunity: Option<OpportunityId>,
    /// The originator's day of the offer.
    pub offered_day: Date,
    /// The day of the answer.
    pub answered_day: Option<Date>,
    /// What the receiver does next.
    pub next_step: Option<String>,
    /// On which day.
    pub next_step_day: Option<Date>,
}

const COLUMNS: &str = "id, prospect_id, from_user_id, to_user_id, state, offered_at, due_at, escalated_at, answered_at, \
                       reason, needs, by_when, decides, line, scoping_call_id, opportunity_id, offered_day, \
                       answered_day, next_step, next_step_day";

fn read(row: &Row) -> Result<HandoffRow, StoreError> {
    let state: String = row.get(4)?;
    let rule = Handoff {
        state: HandoffState::from_code(&state).unwrap_or(HandoffState::Expired),
        originator: row.get(2)?,
        receiver: row.get(3)?,
        offered_at: row.get(5)?,
        due_at: row.get(6)?,
        escalated_at: row.get(7)?,
        decided_at: row.get(8)?,
        reason: row.get(9)?,
    };
    Ok(HandoffRow {
        id: row.get(0)?,
        prospect: row.get(1)?,
        rule,
        needs: row.get(10)?,
        by_when: row.get(11)?,
        decides: row.get(12)?,
        line: row.get(13)?,
        scoping_call: row.get(14)?,
        opportunity: row.get(15)?,
        offered_day: row.get(16)?,
        answered_day: row.get(17)?,
        next_step: row.get(18)?,
        next_step_day: row.get(19)?,
    })
}

/// One hand-off.
pub fn handoff(org: &mut Org<'_>, id: HandoffId) -> Result<Option<HandoffRow>, StoreError> {
    let sql = format!("select {COLUMNS} from handoffs where org_id = $1 and id = $2");
    org.one(&sql, args![id])?.map(|row| read(&row)).transpose()
}

/// The hand-off of a prospect that waits for an answer, or was accepted and whose opportunity is not over.
pub fn open_handoff_of(org: &mut Org<'_>, prospect: ProspectId) -> Result<Option<HandoffRow>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from handoffs where org_id = $1 and prospect_id = $2 and (state = 'offered'
           or (state = 'accepted' and (opportunity_id is null or exists (select 1 from opportunities o
             where o.org_id = $1 and o.id = handoffs.opportunity_id and o.state = 'open'))))
         order by offered_at desc, id desc limit 1"
    );
    org.one(&sql, args![prospect])?.map(|row| read(&row)).transpose()
}

/// Every hand-off that waits, the oldest first.
pub(in crate::opportunities) fn waiting(org: &mut Org<'_>) -> Result<Vec<HandoffRow>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from handoffs where org_id = $1 and state = 'offered' order by offered_at, id"
    );
    org.query(&sql, args![])?.iter().map(read).collect()
}

pub(in crate::opportunities) fn insert_handoff(
    org: &mut Org<'_>,
    id: HandoffId,
    new: &NewHandoff,
    rule: &Handoff,
    offered_day: Date,
    call: ScopingCallId,
) -> Result<(), StoreError> {
    let sql = "insert into handoffs (org_id, id, prospect_id, from_user_id, to_user_id, state, offered_at, offered_day, due_at,
                 needs, by_when, decides, scoping_call_id)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let args = args![
        id,
        new.prospect,
        new.from,
        new.to,
        rule.state.code(),
        rule.offered_at,
        offered_day,
        rule.due_at,
        new.needs.trim(),
        new.by_when.trim(),
        new.decides.trim(),
        call
    ];
    org.execute(sql, args)?;
    Ok(())
}

/// Writes how it stands now.
pub(in crate::opportunities) fn save_handoff(
    org: &mut Org<'_>,
    id: HandoffId,
    rule: &Handoff,
    answered_day: Option<Date>,
    line: Option<&str>,
) -> Result<(), StoreError> {
    let sql = "update handoffs set state = $2, escalated_at = $3, answered_at = $4, answered_day = $5, reason = $6, line = $7
               where org_id = $1 and id = $8";
    let args = args![
        rule.state.code(),
        rule.escalated_at,
        rule.decided_at,
        answered_day,
        rule.reason.as_deref(),
        line,
        id
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(in crate::opportunities) fn link_opportunity(
    org: &mut Org<'_>,
    id: HandoffId,
    opportunity: Option<OpportunityId>,
) -> Result<(), StoreError> {
    let sql = "update handoffs set opportunity_id = $2 where org_id = $1 and id = $3";
    org.execute(sql, args![opportunity, id])?;
    Ok(())
}

pub(in crate::opportunities) fn save_handoff_step(
    org: &mut Org<'_>,
    id: HandoffId,
    text: Option<&str>,
    day: Option<Date>,
) -> Result<(), StoreError> {
    let sql = "update handoffs set next_step = $2, next_step_day = $3 where org_id = $1 and id = $4";
    org.execute(sql, args![text, day, id])?;
    Ok(())
}

pub(in crate::opportunities) fn delete_handoff(org: &mut Org<'_>, id: HandoffId) -> Result<(), StoreError> {
    org.execute("delete from handoffs where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

/// What a result stands for.
pub(in crate::opportunities) type Made = (Option<HandoffId>, Option<OpportunityId>);

/// What a touch offered or created, by its results.
pub(in crate::opportunities) fn made_by_touch(
    org: &mut Org<'_>,
    touch: TouchId,
) -> Result<Vec<Made>, StoreError> {
    let sql = "select handoff_id, opportunity_id from results where org_id = $1 and touch_id = $2
               and (handoff_id is not null or opportunity_id is not null)";
    org.query(sql, args![touch])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Who stands directly above a user, to be told.
pub(in crate::opportunities) fn leader_of(
    org: &mut Org<'_>,
    user: UserId,
) -> Result<Option<UserId>, StoreError> {
    let row = org.one("select reports_to from users where org_id = $1 and id = $2", args![user])?;
    row.map_or(Ok(None), |row| row.get(0))
}
