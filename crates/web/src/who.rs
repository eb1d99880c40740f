//! Who is asking: a user of an organisation, as read from the database. Handlers cannot make one up.

use domain::{Currency, OrgId, Roles, TeamId, UserId};
use jiff::tz::TimeZone;
use store::{Org, StoreError, args};

/// A user, with what every page needs to know of them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Who {
    /// The organisation.
    pub org: OrgId,
    /// The organisation's name.
    pub org_name: String,
    /// The reporting currency.
    pub currency: Currency,
    /// The user.
    pub user: UserId,
    /// The full name.
    pub name: String,
    /// All roles.
    pub roles: Roles,
    /// The team, if any.
    pub team: Option<TeamId>,
    /// The user's own time zone: days are theirs.
    pub zone: TimeZone,
    /// Whether anybody reports to them.
    pub leads: bool,
    /// 'auto', 'light' or 'dark'.
    pub theme: String,
    /// Whether single keys are on (WCAG 2.1.4).
    pub single_keys: bool,
}

impl Who {
    /// Reads an active user. The one place where a `Who` comes from.
    pub fn load(org: &mut Org<'_>, user: UserId) -> Result<Option<Who>, StoreError> {
        let sql = "select u.name, u.roles, u.team_id, u.zone, u.theme, u.single_keys, o.name, o.currency,
                     (select count(*) from users r where r.org_id = $1 and r.reports_to = u.id)
                   from users u join organisations o on o.id = u.org_id
                   where u.org_id = $1 and u.id = $2 and u.state = 'active'";
        let Some(row) = org.one(sql, args![user])? else { return Ok(None) };
        let zone: String = row.get(3)?;
        let currency: String = row.get(7)?;
        Ok(Some(Who {
            org: org.id(),
            org_name: row.get(6)?,
            currency: currency.parse().unwrap_or(Currency::USD),
            user,
            name: row.get(0)?,
            roles: Roles::parse(&row.get::<String>(1)?).unwrap_or_default(),
            team: row.get(2)?,
            zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
            leads: row.get::<i64>(8)? > 0,
            theme: row.get(4)?,
            single_keys: row.get(5)?,
        }))
    }

    /// The user's day now.
    pub fn today(&self, org: &Org<'_>) -> jiff::civil::Date {
        domain::hours::local_day(org.now(), &self.zone)
    }
}
