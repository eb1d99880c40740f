//! Who works at Northwind Robotics.

use std::collections::BTreeMap;

use domain::{Role, Roles, TeamId, UserId};
use jiff::tz::TimeZone;
use store::Org;
use web::{Error, Result};

use super::queries;
use crate::people::actions::{self, NewUser};

/// What everybody's password is.
pub(super) const PASSWORD: &str = "forenoon-demo";

const NEW_YORK: &str = super::ZONE;
const CHICAGO: &str = "America/Chicago";

/// The two teams, and the minute of their huddles.
pub(super) const TEAMS: [(&str, &str, i64); 2] = [("dana", "Dana’s team", 690), ("marek", "Marek’s team", 720)];

/// Somebody who works here.
pub(super) struct Member {
    /// The first name, in lower case.
    pub(super) key: &'static str,
    /// The full name.
    pub(super) name: &'static str,
    /// What they do.
    pub(super) role: Role,
    /// The team, by its manager.
    pub(super) team: &'static str,
    /// Under whom.
    pub(super) leader: &'static str,
    /// Where.
    zone: &'static str,
}

const fn member(
    key: &'static str,
    name: &'static str,
    role: Role,
    team: &'static str,
    leader: &'static str,
    zone: &'static str,
) -> Member {
    Member { key, name, role, team, leader, zone }
}

use Role::{AccountExecutive, AccountManager, Admin, Executive, InboundRep, OutboundRep, SalesManager};

/// Everybody, leaders first.
pub(super) const MEMBERS: [Member; 21] = [
    member("ingrid", "Ingrid Holm", Executive, "", "", NEW_YORK),
    member("erik", "Erik Solberg", Executive, "", "ingrid", NEW_YORK),
    member("ada", "Ada Lind", Admin, "", "ingrid", NEW_YORK),
    member("helen", "Helen Marsh", Executive, "", "ingrid", NEW_YORK),
    member("oscar", "Oscar Tran", Executive, "", "ingrid", CHICAGO),
    member("dana", "Dana Whitfield", SalesManager, "dana", "erik", NEW_YORK),
    member("marek", "Marek Novak", SalesManager, "marek", "erik", NEW_YORK),
    member("ana", "Ana Ruiz", OutboundRep, "dana", "dana", NEW_YORK),
    member("ben", "Ben Okafor", OutboundRep, "dana", "dana", NEW_YORK),
    member("farah", "Farah Nazari", OutboundRep, "dana", "dana", NEW_YORK),
    member("chloe", "Chloe Martin", AccountExecutive, "dana", "dana", NEW_YORK),
    member("gabriel", "Gabriel Santos", AccountExecutive, "dana", "dana", NEW_YORK),
    member("sofia", "Sofia Lindqvist", AccountExecutive, "marek", "marek", NEW_YORK),
    member("leo", "Leo Hartmann", OutboundRep, "marek", "marek", NEW_YORK),
    member("nadia", "Nadia Osman", OutboundRep, "marek", "marek", CHICAGO),
    member("caleb", "Caleb Price", OutboundRep, "marek", "marek", CHICAGO),
    member("pia", "Pia Lang", OutboundRep, "marek", "marek", NEW_YORK),
    member("mina", "Mina Park", InboundRep, "marek", "marek", NEW_YORK),
    member("yara", "Yara Costa", AccountExecutive, "marek", "marek", CHICAGO),
    member("theo", "Theo Grant", AccountExecutive, "marek", "marek", NEW_YORK),
    member("jonas", "Jonas Weber", AccountManager, "marek", "marek", NEW_YORK),
];

/// Whose logins are printed.
pub(super) const PRINTED: [&str; 7] = ["ana", "ben", "chloe", "dana", "erik", "marek", "ada"];

impl Member {
    /// The address that signs in.
    pub(super) fn email(&self) -> String {
        let name = domain::names::fold(self.name).replace(' ', ".");
        format!("{name}@northwind.example")
    }

    /// Whether they have blocks in the morning: those who open doors.
    pub(super) fn opens_doors(&self) -> bool {
        matches!(self.role, OutboundRep | InboundRep)
    }
}

/// Everybody who has blocks.
pub(super) fn reps() -> impl Iterator<Item = &'static Member> {
    MEMBERS.iter().filter(|member| member.role.is_selling())
}

/// The people of one team who have blocks.
pub(super) fn reps_of(team: &str) -> impl Iterator<Item = &'static Member> {
    reps().filter(move |member| member.team == team)
}

/// Who somebody is in the database.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The user.
    pub(super) user: UserId,
    /// Their zone.
    pub(super) zone: TimeZone,
}

/// Everybody by key, and the teams by their manager.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    people: BTreeMap<&'static str, Person>,
    teams: BTreeMap<&'static str, TeamId>,
}

impl Cast {
    /// One of the people.
    pub(super) fn get(&self, key: &str) -> Result<&Person> {
        self.people.get(key).ok_or(Error::NotFound)
    }

    /// One of the users.
    pub(super) fn user(&self, key: &str) -> Result<UserId> {
        Ok(self.get(key)?.user)
    }

    /// One of the teams.
    pub(super) fn team(&self, manager: &str) -> Result<TeamId> {
        self.teams.get(manager).copied().ok_or(Error::NotFound)
    }

    /// Reads them back: a jump comes with another request than the one that built the company.
    pub(super) fn load(org: &mut Org<'_>) -> Result<Cast> {
        let mut cast = Cast::default();
        for member in &MEMBERS {
            if let Some((user, zone)) = queries::user_by_email(org, &member.email())? {
                let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
                cast.people.insert(member.key, Person { user, zone });
            }
        }
        for (manager, name, _) in TEAMS {
            if let Some(team) = queries::team_by_name(org, name)? {
                cast.teams.insert(manager, team);
            }
        }
        Ok(cast)
    }
}

/// Hires everybody.
pub(super) fn hire(org: &mut Org<'_>, password_hash: &str) -> Result<Cast> {
    let mut cast = Cast::default();
    for (manager, name, minute) in TEAMS {
        cast.teams.insert(manager, actions::create_team(org, name, minute)?);
    }
    for member in &MEMBERS {
        let new = NewUser {
            name: member.name.to_owned(),
            email: Some(member.email()),
            roles: Roles::from(member.role),
            team: cast.teams.get(member.team).copied(),
            reports_to: cast.people.get(member.leader).map(|leader| leader.user),
            zone: member.zone.to_owned(),
        };
        let user = actions::create_user(org, &new, Some(password_hash))?;
        let zone = TimeZone::get(member.zone).unwrap_or(TimeZone::UTC);
        cast.people.insert(member.key, Person { user, zone });
    }
    Ok(cast)
}
