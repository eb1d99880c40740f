//! Verbs on the huddle: hold it, and the evidence of each step (B1); the verdict on the manager's day (B2).

mod conflicts;
mod steps;
mod verdict;

pub use conflicts::clear;
pub(super) use conflicts::{Way, way_of};
pub use steps::{agree_goal, ask, evidence, reply, turn};
pub use verdict::{close_day, close_due, rep_day};

use domain::hours::local_day;
use domain::{TeamId, UserId};
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::queries::{self, Leader};

/// Begins the huddle of a team, once a day. Beginning again changes nothing.
pub fn start(org: &mut Org<'_>, team: TeamId, manager: UserId, day: Date) -> Result<()> {
    on_their_day(org, manager, day)?;
    if !queries::serves_team(org, manager, team)? {
        return Err(Error::NotFound);
    }
    if !queries::insert_huddle(org, team, manager, day)? {
        return match queries::huddle(org, team, day)? {
            Some(held) if held.manager != manager => {
                Err(Error::Conflict("Another manager holds this team’s huddle today.".to_owned()))
            }
            _ => Ok(()),
        };
    }
    let payload = json!({ "day": day.to_string(), "manager": i64::from(manager) });
    org.record("huddle_started", ("team", team.into()), payload)?;
    Ok(())
}

/// Ends it. What is done afterwards is evidence all the same: the day is the measure, not the ten minutes.
pub fn end(org: &mut Org<'_>, team: TeamId, manager: UserId, day: Date) -> Result<()> {
    on_their_day(org, manager, day)?;
    if queries::end_huddle(org, team, manager, day)? {
        let payload = json!({ "day": day.to_string(), "manager": i64::from(manager) });
        org.record("huddle_ended", ("team", team.into()), payload)?;
    }
    Ok(())
}

/// The manager, if it is this day where they are: what is done after midnight is no evidence for yesterday.
fn on_their_day(org: &mut Org<'_>, manager: UserId, day: Date) -> Result<Leader> {
    let leader = queries::leader(org, manager)?.ok_or(Error::NotFound)?;
    if local_day(org.now(), &leader.zone) != day {
        return Err(Error::Conflict("That day is over. Open the huddle again.".to_owned()));
    }
    Ok(leader)
}

/// A huddle is the manager's own: whoever does not report to them is not there.
fn their_report(org: &mut Org<'_>, manager: UserId, user: UserId) -> Result<()> {
    if queries::is_report(org, manager, user)? { Ok(()) } else { Err(Error::NotFound) }
}
