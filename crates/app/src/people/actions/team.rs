//! A team: a name and the minute of its huddle.

use domain::TeamId;
use store::Org;
use web::{Error, Errors, Result};

use super::user::checked_name;
use crate::people::queries;

/// Creates a team, or finds the one of that name.
pub fn create_team(org: &mut Org<'_>, name: &str, huddle_minute: i64) -> Result<TeamId> {
    let name = checked(name, huddle_minute)?;
    if let Some(team) = queries::team_by_name(org, &name)? {
        return Ok(team);
    }
    let team: TeamId = org.next_id();
    queries::insert_team(org, team, &name, huddle_minute)?;
    org.record("team_created", ("team", team.into()), serde_json::json!({}))?;
    Ok(team)
}

/// Renames a team or moves its huddle.
pub fn edit_team(org: &mut Org<'_>, team: TeamId, name: &str, huddle_minute: i64) -> Result<()> {
    let name = checked(name, huddle_minute)?;
    if queries::team(org, team)?.is_none() {
        return Err(Error::NotFound);
    }
    if queries::team_by_name(org, &name)?.is_some_and(|other| other != team) {
        return Err(Error::at("name", "Another team has this name."));
    }
    queries::update_team(org, team, &name, huddle_minute)?;
    org.record(
        "team_edited",
        ("team", team.into()),
        serde_json::json!({ "fields": ["name", "huddle_minute"] }),
    )?;
    Ok(())
}

fn checked(name: &str, huddle_minute: i64) -> Result<String> {
    let mut errors = Errors::new();
    let name = checked_name(&mut errors, "name", name);
    if !(0..24 * 60).contains(&huddle_minute) {
        errors.add("huddle", "Give a time of day, such as 11:30.");
    }
    errors.check()?;
    Ok(name)
}
