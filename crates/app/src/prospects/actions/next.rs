//! The next conversation, and where a prospect stands; both can be put back as they were when a touch is undone.

use domain::ProspectId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::queries;

/// The next conversation that was agreed or is intended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Next {
    pub day: Option<Date>,
    pub minute: Option<i64>,
    pub objective: Option<String>,
    /// Whether the prospect named the day.
    pub named_by_them: bool,
}

/// Where a prospect stands: the next conversation, the state and the owner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    pub next: Next,
    pub state: String,
    pub state_reason: Option<String>,
    pub state_day: Option<Date>,
    pub owner: Option<i64>,
}

/// Says when the next conversation is and what for. A minute needs a day.
pub fn set_next(org: &mut Org<'_>, prospect: ProspectId, next: &Next) -> Result<()> {
    if next.minute.is_some_and(|minute| !(0..1440).contains(&minute)) {
        return Err(Error::at("time", "Write a time of the day, like 9:30."));
    }
    if next.minute.is_some() && next.day.is_none() {
        return Err(Error::at("day", "Pick the day, too."));
    }
    let objective =
        next.objective.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let named_by_them = next.named_by_them && next.day.is_some();
    let wanted = Next { objective, named_by_them, ..next.clone() };
    let before = queries::standing(org, prospect)?.ok_or(Error::NotFound)?;
    if before.next == wanted {
        return Ok(());
    }
    queries::set_next(org, prospect, &wanted)?;
    let payload = json!({ "day": wanted.day, "named_by_them": wanted.named_by_them });
    org.record("next_set", ("prospect", prospect.into()), payload)?;
    Ok(())
}

/// 'lead', 'qualified', 'disqualified', 'customer' or 'lost', with a reason.
pub fn set_state(
    org: &mut Org<'_>,
    prospect: ProspectId,
    state: &'static str,
    reason: Option<&str>,
    day: Date,
) -> Result<()> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if state == "disqualified" && reason.is_none() {
        return Err(Error::at("reason", "Say why it is not a fit."));
    }
    if queries::set_state(org, prospect, state, reason, Some(day))? == 0 {
        return Err(Error::NotFound);
    }
    org.record("state_set", ("prospect", prospect.into()), json!({ "state": state }))?;
    Ok(())
}

/// Puts a prospect back to where they stood.
pub fn restore_standing(org: &mut Org<'_>, prospect: ProspectId, standing: &Standing) -> Result<()> {
    queries::set_next(org, prospect, &standing.next)?;
    let reason = standing.state_reason.as_deref();
    queries::set_state(org, prospect, &standing.state, reason, standing.state_day)?;
    queries::set_owner(org, prospect, standing.owner.map(Into::into))?;
    org.record("standing_restored", ("prospect", prospect.into()), json!({}))?;
    Ok(())
}
