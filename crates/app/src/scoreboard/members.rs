//! Whose board it is: the teams that a viewer may see, with their manager and their people.

use domain::access::What;
use domain::{TeamId, UserId};
use store::Org;
use web::{Error, Result, Who};

use super::queries::{self, Member};
use crate::people::access::grant;
use crate::people::queries::teams;

/// A team as far as the viewer may see it.
#[derive(Clone, Debug)]
pub(super) struct Team {
    /// None: people without a team, shown only among all.
    pub id: Option<TeamId>,
    pub name: String,
    /// Whose habit stands first.
    pub manager: Option<Member>,
    /// Everybody whose figures count here, the manager too.
    pub people: Vec<Member>,
}

/// The teams a viewer may see (What::Goals), by name; the people without a team last.
pub(super) fn visible(org: &mut Org<'_>, who: &Who) -> Result<Vec<Team>> {
    let everybody = queries::members(org)?;
    let mut all = Vec::new();
    for team in teams(org)? {
        all.push(read(org, who, &everybody, Some(team.id), team.name)?);
    }
    all.push(read(org, who, &everybody, None, "Without a team".to_owned())?);
    all.retain(|team| !team.people.is_empty());
    Ok(all)
}

fn read(
    org: &mut Org<'_>,
    who: &Who,
    everybody: &[Member],
    id: Option<TeamId>,
    name: String,
) -> Result<Team> {
    let all: Vec<&Member> = everybody.iter().filter(|member| member.team == id).collect();
    let manager = match id {
        Some(_) => manager(&all, everybody),
        None => None,
    };
    let mut people = Vec::new();
    for member in all {
        match grant(org, who, What::Goals, member.id) {
            Ok(_) => people.push(member.clone()),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Team { id, name, manager, people })
}

/// Who leads a team: its own manager, else the one most of its people report to.
fn manager(team: &[&Member], everybody: &[Member]) -> Option<Member> {
    let own = team.iter().find(|member| member.roles.has(domain::Role::SalesManager) && !member.ended);
    if let Some(own) = own {
        return Some((*own).clone());
    }
    let followers = |leader: UserId| team.iter().filter(|member| member.reports_to == Some(leader)).count();
    let leader = team
        .iter()
        .filter_map(|member| member.reports_to)
        .max_by_key(|leader| (followers(*leader), *leader))?;
    everybody.iter().find(|member| member.id == leader).cloned()
}
