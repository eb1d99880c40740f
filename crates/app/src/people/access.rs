//! "Who sees what", asked for one viewer and one user. A query on somebody's own data takes a [`Grant`]; only
//! [`grant`] makes one, so a page that forgets to ask does not compile.

use domain::access::{Relation, Sight, What, sight};
use domain::{Role, Roles, UserId};
use store::Org;
use web::{Error, Result, Who};

use super::queries;
pub use super::queries::record_scope;

/// Leave to see something of a user, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    user: UserId,
    what: What,
    sight: Sight,
}

impl Grant {
    /// About whom.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// About what.
    pub fn what(&self) -> What {
        self.what
    }

    /// How much.
    pub fn sight(&self) -> Sight {
        self.sight
    }
}

/// Asks the table. `NotFound` when there is nothing to see: it isn't told whether there would be.
pub fn grant(org: &mut Org<'_>, who: &Who, what: What, user: UserId) -> Result<Grant> {
    let best = relations(org, who, user)?
        .into_iter()
        .map(|relation| sight(what, relation))
        .find(|s| *s != Sight::Nothing);
    match best {
        Some(sight) => Ok(Grant { user, what, sight }),
        None => Err(Error::NotFound),
    }
}

/// What the viewer is to a user, the closest first.
pub fn relations(org: &mut Org<'_>, who: &Who, user: UserId) -> Result<Vec<Relation>> {
    let queries::Standing { team, depth } = queries::standing(org, who.user, user)?.ok_or(Error::NotFound)?;
    let mut relations = Vec::new();
    match depth {
        Some(0) => relations.push(Relation::Oneself),
        Some(1) => relations.push(Relation::Manager),
        Some(_) => relations.push(Relation::ManagerAbove),
        None => {}
    }
    if who.roles.has(Role::Executive) {
        relations.push(Relation::Executive);
    }
    if team.is_some() && team == who.team {
        relations.push(Relation::TeamMate);
    }
    if who.roles.has(Role::Admin) {
        relations.push(Relation::Admin);
    }
    relations.push(Relation::Stranger);
    Ok(relations)
}

/// Whether the viewer may change a user: admins everybody, leaders those in their line who run nothing themselves.
pub(crate) fn may_change(org: &mut Org<'_>, who: &Who, user: &queries::Person) -> Result<bool> {
    if who.roles.has(Role::Admin) {
        return Ok(true);
    }
    let runs_things = user.roles.has(Role::Admin) || user.roles.has(Role::Executive);
    Ok(user.id != who.user && !runs_things && queries::leads(org, who.user, user.id)?)
}

/// The roles that the viewer may give: leaders none above their own line.
pub(crate) fn may_give(who: &Who) -> Roles {
    let leads_only = |role: &Role| role.is_selling() || *role == Role::SalesManager;
    let all = who.roles.has(Role::Admin);
    Role::ALL.into_iter().filter(|role| all || leads_only(role)).collect()
}
