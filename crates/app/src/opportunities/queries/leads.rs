//! Hand-offs as the pages show them: with names, companies and the call they rest on.

use domain::handoff::HandoffState;
use domain::{HandoffId, OpportunityId, ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use super::Scope;

/// A hand-off with everything a page says about it.
#[derive(Clone, Debug)]
pub(in crate::opportunities) struct LeadCard {
    pub id: HandoffId,
    pub state: HandoffState,
    pub prospect: ProspectId,
    pub name: String,
    pub title: Option<String>,
    pub account: Option<String>,
    pub from: UserId,
    pub from_name: String,
    pub to: UserId,
    pub to_name: String,
    pub offered_at: Timestamp,
    pub due_at: Timestamp,
    pub escalated_at: Option<Timestamp>,
    pub answered_day: Option<Date>,
    pub needs: String,
    pub by_when: String,
    pub decides: String,
    pub reason: Option<String>,
    pub line: Option<String>,
    pub call_state: Option<String>,
    pub call_at: Option<Timestamp>,
    pub call_day: Option<Date>,
    pub next_step: Option<String>,
    pub next_step_day: Option<Date>,
    pub opportunity: Option<OpportunityId>,
}

impl LeadCard {
    /// The company, else the person.
    pub fn heading(&self) -> &str {
        self.account.as_deref().unwrap_or(&self.name)
    }

    /// Whether the scoping call took place.
    pub fn call_completed(&self) -> bool {
        self.call_state.as_deref() == Some("completed")
    }
}

const SELECT: &str = "select h.id, h.state, h.prospect_id, p.name, p.title, a.name, h.from_user_id, f.name, h.to_user_id,
    t.name, h.offered_at, h.due_at, h.escalated_at, h.answered_day, h.needs, h.by_when, h.decides, h.reason, h.line,
    c.state, c.starts_at, c.completed_day, h.next_step, h.next_step_day, h.opportunity_id
  from handoffs h
  join prospects p on p.org_id = h.org_id and p.id = h.prospect_id
  join users f on f.org_id = h.org_id and f.id = h.from_user_id
  join users t on t.org_id = h.org_id and t.id = h.to_user_id
  left join accounts a on a.org_id = p.org_id and a.id = p.account_id
  left join scoping_calls c on c.org_id = h.org_id and c.id = h.scoping_call_id";

fn read(row: &Row) -> Result<LeadCard, StoreError> {
    let state: String = row.get(1)?;
    Ok(LeadCard {
        id: row.get(0)?,
        state: HandoffState::from_code(&state).unwrap_or(HandoffState::Expired),
        prospect: row.get(2)?,
        name: row.get(3)?,
        title: row.get(4)?,
        account: row.get(5)?,
        from: row.get(6)?,
        from_name: row.get(7)?,
        to: row.get(8)?,
        to_name: row.get(9)?,
        offered_at: row.get(10)?,
        due_at: row.get(11)?,
        escalated_at: row.get(12)?,
        answered_day: row.get(13)?,
        needs: row.get(14)?,
        by_when: row.get(15)?,
        decides: row.get(16)?,
        reason: row.get(17)?,
        line: row.get(18)?,
        call_state: row.get(19)?,
        call_at: row.get(20)?,
        call_day: row.get(21)?,
        next_step: row.get(22)?,
        next_step_day: row.get(23)?,
        opportunity: row.get(24)?,
    })
}

/// One hand-off, if the viewer may read it.
pub(in crate::opportunities) fn lead_card(
    org: &mut Org<'_>,
    viewer: UserId,
    id: HandoffId,
) -> Result<Option<LeadCard>, StoreError> {
    let sql = format!("{SELECT} where h.org_id = $1 and {} and h.id = $3", Scope::Team.handoffs());
    org.one(&sql, args![viewer, id])?.map(|row| read(&row)).transpose()
}

/// Hand-offs that wait for an answer within a scope, the oldest first.
pub(in crate::opportunities) fn offered(
    org: &mut Org<'_>,
    viewer: UserId,
    scope: Scope,
) -> Result<Vec<LeadCard>, StoreError> {
    let sql = format!(
        "{SELECT} where h.org_id = $1 and {} and h.state = 'offered' order by h.offered_at, h.id limit 60",
        scope.handoffs()
    );
    org.query(&sql, args![viewer])?.iter().map(read).collect()
}

/// What became of the hand-offs that somebody offered, answered from a day on: the latest first.
pub(in crate::opportunities) fn answered(
    org: &mut Org<'_>,
    from: UserId,
    since: Date,
) -> Result<Vec<LeadCard>, StoreError> {
    let sql = format!(
        "{SELECT} where h.org_id = $1 and h.from_user_id = $2 and h.state <> 'offered' and h.answered_day >= $3
         order by h.answered_at desc, h.id desc limit 6"
    );
    org.query(&sql, args![from, since])?.iter().map(read).collect()
}

/// Accepted leads of which no opportunity was made yet, the oldest first; without those that turned out to be no fit.
pub(in crate::opportunities) fn accepted(
    org: &mut Org<'_>,
    viewer: UserId,
    scope: Scope,
) -> Result<Vec<LeadCard>, StoreError> {
    let sql = format!(
        "{SELECT} where h.org_id = $1 and {} and h.state = 'accepted' and h.opportunity_id is null
           and p.state not in ('disqualified', 'lost')
         order by h.answered_at, h.id limit 400",
        scope.handoffs()
    );
    org.query(&sql, args![viewer])?.iter().map(read).collect()
}
