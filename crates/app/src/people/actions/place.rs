//! A user's place: under a leader, in a team. Who stands above whom and whose records a viewer reads follow from it.

use domain::{TeamId, UserId};
use store::Org;
use web::{Error, Result};

use crate::people::queries;

/// Puts a user under a leader and into a team; rebuilds `lines` and `record_sight`. No circles.
pub fn place(
    org: &mut Org<'_>,
    user: UserId,
    reports_to: Option<UserId>,
    team: Option<TeamId>,
) -> Result<()> {
    if queries::user(org, user)?.is_none() {
        return Err(Error::NotFound);
    }
    if let Some(leader) = reports_to {
        if queries::user(org, leader)?.is_none() {
            return Err(Error::at("reports_to", "Choose somebody who is here."));
        }
        if queries::leads(org, user, leader)? {
            return Err(Error::at(
                "reports_to",
                "That would be a circle: this person reports to the one you are placing.",
            ));
        }
    }
    if let Some(team) = team
        && queries::team(org, team)?.is_none()
    {
        return Err(Error::at("team", "That team is gone. Choose another."));
    }
    queries::set_place(org, user, reports_to, team)?;
    queries::move_line(org, user, reports_to)?;
    queries::rebuild_sight(org)?;
    org.record(
        "user_placed",
        ("user", user.into()),
        serde_json::json!({ "fields": ["reports_to", "team_id"] }),
    )?;
    Ok(())
}
