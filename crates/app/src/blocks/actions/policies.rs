//! When a team's people prospect: added, ended, and the reason where a role is left without hours.

use domain::hours::{add_days, local_day};
use domain::recurrence::Recurrence;
use domain::{PolicyId, Role, TeamId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use web::{Error, Errors, Result};

use super::layout::lay_out;
use super::reason_of;
use crate::blocks::queries;

/// A weekly slot of a team's policy for one role. `rrule` is a weekly RFC 5545 rule.
#[derive(Clone, Debug)]
pub struct NewPolicy {
    /// Whose.
    pub team: TeamId,
    /// Which of its people.
    pub role: Role,
    /// On which days.
    pub rrule: String,
    /// 540 is 9:00, in each rep's own zone.
    pub start_minute: i64,
    /// How long.
    pub minutes: i64,
    /// From how long before on everything is held.
    pub quiet_minutes: i64,
    /// The first day.
    pub from_day: Date,
}

/// Adds a slot and lays its blocks out for everybody it is for.
pub fn add_policy(org: &mut Org<'_>, new: &NewPolicy) -> Result<PolicyId> {
    let rule = check(new)?;
    queries::team_name(org, new.team)?.ok_or(Error::NotFound)?;
    let id: PolicyId = org.next_id();
    queries::insert_policy(org, id, new, &rule.to_string())?;
    let payload = serde_json::json!({ "team": i64::from(new.team), "role": new.role.code() });
    org.record("policy_added", ("policy", id.into()), payload)?;
    lay_out_team(org, new.team, new.from_day)?;
    Ok(id)
}

fn check(new: &NewPolicy) -> Result<Recurrence> {
    let mut errors = Errors::new();
    if !new.role.is_selling() {
        errors.add("role", "Blocks are for selling roles. Pick one of them.");
    }
    if !(0..1440).contains(&new.start_minute) {
        errors.add("start", "Give a time between 0:00 and 23:59.");
    } else if new.minutes >= 15 && new.start_minute + new.minutes > 1440 {
        errors.add("minutes", "The block has to end before midnight. Shorten it or start earlier.");
    }
    if !(15..=720).contains(&new.minutes) {
        errors.add("minutes", "A block is 15 minutes to 12 hours long.");
    }
    if !(0..=240).contains(&new.quiet_minutes) {
        errors.add("quiet", "Give 0 to 240 minutes.");
    }
    let rule = match Recurrence::parse(&new.rrule) {
        Ok(rule) => Some(rule),
        Err(error) => {
            errors.add("rrule", format!("That rule can’t be read: {error}."));
            None
        }
    };
    match rule {
        Some(rule) if errors.is_empty() => Ok(rule),
        _ => Err(Error::Invalid(errors)),
    }
}

/// Ends a policy from a day on; needs a reason when that leaves a role of the team without hours.
///
/// Today's blocks stand: it ends tomorrow at the earliest, unless it was added today and nobody has relied on it yet.
/// Blocks from that day on are taken off the calendar as if they had never been laid, so they are neither scheduled nor
/// missed (A1): what is taken from the reps then is the policy itself, which the reason keeps for the mirror. A block
/// whose plan is committed stays: it is the rep's, and nobody takes it with a policy.
pub fn end_policy(org: &mut Org<'_>, policy: PolicyId, from: Date, reason: Option<&str>) -> Result<()> {
    let found = queries::policy(org, policy)?.ok_or(Error::NotFound)?;
    let zone = zone_of_actor(org)?;
    let today = local_day(org.now(), &zone);
    let earliest = if local_day(found.created_at, &zone) == today { today } else { add_days(today, 1) };
    if from < earliest {
        return Err(Error::at("from", "Today’s blocks stand. End it from tomorrow on."));
    }
    let held = queries::role_holders(org, found.team)?.iter().any(|(role, _)| *role == found.role);
    let bare = held && !queries::policy_applies(org, found.team, found.role, from, policy)?;
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if bare {
        let ask =
            format!("This leaves “{}” without protected time. Say why; it is kept.", found.role.label());
        reason_of(reason.unwrap_or_default(), &ask)?;
    }
    let by = org.actor();
    queries::end_policy(org, policy, add_days(from, -1), reason, reason.and(by))?;
    let payload =
        serde_json::json!({ "team": i64::from(found.team), "role": found.role.code(), "bare": bare });
    org.record("policy_ended", ("policy", policy.into()), payload)?;
    lay_out_team(org, found.team, from)
}

/// Keeps why a role of a team has no hours at all.
pub fn explain_no_hours(org: &mut Org<'_>, team: TeamId, role: Role, reason: &str) -> Result<()> {
    queries::team_name(org, team)?.ok_or(Error::NotFound)?;
    let reason = reason_of(reason, "Say why this role has no protected time; it is kept.")?;
    let today = local_day(org.now(), &zone_of_actor(org)?);
    let id: PolicyId = org.next_id();
    queries::insert_reason(org, id, team, role, today, reason)?;
    let payload = serde_json::json!({ "team": i64::from(team), "role": role.code() });
    org.record("policy_none_explained", ("policy", id.into()), payload)?;
    Ok(())
}

fn zone_of_actor(org: &mut Org<'_>) -> Result<TimeZone> {
    let Some(actor) = org.actor() else { return Ok(TimeZone::UTC) };
    Ok(queries::seller(org, actor)?.map_or(TimeZone::UTC, |user| user.zone))
}

fn lay_out_team(org: &mut Org<'_>, team: TeamId, from: Date) -> Result<()> {
    for seller in queries::active_sellers(org)?.into_iter().filter(|seller| seller.team == Some(team)) {
        lay_out(org, seller.user, from)?;
    }
    Ok(())
}
