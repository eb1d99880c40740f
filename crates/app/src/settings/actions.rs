//! Verbs on settings: goals, holidays, leave.

use domain::goal::GoalKind;
use domain::{UserId, hours};
use jiff::civil::Date;
use store::Org;
use web::{Error, Result};

use super::queries;

/// `scope`: 'user' or 'team'; `period`: 'month' or 'week'; `measure`: a goal kind's code, 'pipeline' or 'sales' (minor units).
/// The period is the one that `from` lies in; the goal holds until a later one is set.
pub fn set_goal(
    org: &mut Org<'_>,
    scope: &str,
    scope_id: i64,
    measure: &str,
    period: &str,
    from: Date,
    target: i64,
) -> Result<()> {
    let from = match period {
        "month" => hours::month_of(from).0,
        "week" => hours::week_of(from).0,
        _ => return Err(Error::at("period", "Goals are for a month or a week.")),
    };
    if GoalKind::from_code(measure).is_none() && !matches!(measure, "pipeline" | "sales") {
        return Err(Error::at("measure", "Goals are in results, pipeline or sales."));
    }
    if target < 0 {
        return Err(Error::at("target", "Give a number from 0 up."));
    }
    let subject = match scope {
        "user" if queries::is_user(org, scope_id.into())? => "user",
        "team" if queries::is_team(org, scope_id.into())? => "team",
        _ => return Err(Error::NotFound),
    };
    queries::put_goal(org, subject, scope_id, measure, period, from, target)?;
    let payload = serde_json::json!({ "measure": measure, "period": period, "from": from.to_string() });
    org.record("goal_set", (subject, scope_id), payload)?;
    Ok(())
}

/// Takes a day off for everybody; a second name for the same day replaces the first.
pub fn add_holiday(org: &mut Org<'_>, day: Date, name: &str) -> Result<()> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 80 {
        return Err(Error::at("name", "Give the holiday a name of at most 80 characters."));
    }
    queries::put_holiday(org, day, name)?;
    let id = org.id();
    org.record("holiday_added", ("organisation", id.into()), serde_json::json!({ "day": day.to_string() }))?;
    Ok(())
}

/// Makes it a working day again.
pub fn remove_holiday(org: &mut Org<'_>, day: Date) -> Result<()> {
    if queries::delete_holiday(org, day)? == 0 {
        return Err(Error::NotFound);
    }
    let id = org.id();
    org.record(
        "holiday_removed",
        ("organisation", id.into()),
        serde_json::json!({ "day": day.to_string() }),
    )?;
    Ok(())
}

/// Days on which a user is away, the first and the last one included.
pub fn add_leave(org: &mut Org<'_>, user: UserId, from: Date, to: Date) -> Result<()> {
    if to < from {
        return Err(Error::at("to", "The last day is before the first."));
    }
    if hours::days_between(from, to) > 366 {
        return Err(Error::at("to", "Leave is for a year at most. Longer: an admin ends the user."));
    }
    if !queries::is_user(org, user)? {
        return Err(Error::NotFound);
    }
    queries::put_leave(org, user, from, to)?;
    let payload = serde_json::json!({ "from": from.to_string(), "to": to.to_string() });
    org.record("leave_added", ("user", user.into()), payload)?;
    Ok(())
}

/// Takes a leave back.
pub fn remove_leave(org: &mut Org<'_>, user: UserId, from: Date) -> Result<()> {
    if queries::delete_leave(org, user, from)? == 0 {
        return Err(Error::NotFound);
    }
    org.record("leave_removed", ("user", user.into()), serde_json::json!({ "from": from.to_string() }))?;
    Ok(())
}
