//! Policies: when a team's people prospect, role by role.

use domain::block::Slot;
use domain::recurrence::Recurrence;
use domain::{PolicyId, Role, Roles, TeamId, UserId};
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};

use crate::blocks::actions::NewPolicy;

/// A weekly slot of a team for a role.
#[derive(Clone, Debug)]
pub(in crate::blocks) struct Policy {
    pub id: PolicyId,
    pub team: TeamId,
    pub role: Role,
    pub rule: Recurrence,
    pub start_minute: u32,
    pub minutes: u32,
    pub quiet_minutes: u32,
    pub from_day: Date,
    pub until_day: Option<Date>,
    pub created_at: jiff::Timestamp,
}

impl Policy {
    /// The slot that the domain lays out.
    pub fn slot(&self) -> Slot {
        Slot {
            rule: self.rule.clone(),
            anchor: self.from_day,
            from_minute: self.start_minute,
            until_minute: self.start_minute + self.minutes,
        }
    }
}

const COLUMNS: &str =
    "id, team_id, role, rrule, start_minute, minutes, quiet_minutes, from_day, until_day, created_at";

/// None for the row that only holds the reason of a role without hours.
fn read(row: &Row) -> Result<Option<Policy>, StoreError> {
    let (role, rule): (String, String) = (row.get(2)?, row.get(3)?);
    let (Some(role), Ok(rule)) = (Role::from_code(&role), Recurrence::parse(&rule)) else { return Ok(None) };
    Ok(Some(Policy {
        id: row.get(0)?,
        team: row.get(1)?,
        role,
        rule,
        start_minute: row.get(4)?,
        minutes: row.get(5)?,
        quiet_minutes: row.get(6)?,
        from_day: row.get(7)?,
        until_day: row.get(8)?,
        created_at: row.get(9)?,
    }))
}

/// A policy.
pub(in crate::blocks) fn policy(org: &mut Org<'_>, id: PolicyId) -> Result<Option<Policy>, StoreError> {
    let sql = format!("select {COLUMNS} from policies where org_id = $1 and id = $2");
    let row = org.one(&sql, args![id])?;
    Ok(row.map(|row| read(&row)).transpose()?.flatten())
}

/// The policies of a team that hold for somebody with these roles.
pub(in crate::blocks) fn policies_for(
    org: &mut Org<'_>,
    team: TeamId,
    roles: Roles,
) -> Result<Vec<Policy>, StoreError> {
    let sql = format!("select {COLUMNS} from policies where org_id = $1 and team_id = $2 order by id");
    let rows = org.query(&sql, args![team])?;
    let policies = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(policies.into_iter().flatten().filter(|policy| roles.has(policy.role)).collect())
}

pub(in crate::blocks) fn insert_policy(
    org: &mut Org<'_>,
    id: PolicyId,
    new: &NewPolicy,
    rrule: &str,
) -> Result<(), StoreError> {
    let sql = "insert into policies (org_id, id, team_id, role, rrule, start_minute, minutes, quiet_minutes, from_day, created_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let now = org.now();
    let arguments = args![
        id,
        new.team,
        new.role.code(),
        rrule,
        new.start_minute,
        new.minutes,
        new.quiet_minutes,
        new.from_day,
        now
    ];
    org.execute(sql, arguments)?;
    Ok(())
}

/// Ends a policy after a day; with the reason when it leaves its role without hours.
pub(in crate::blocks) fn end_policy(
    org: &mut Org<'_>,
    id: PolicyId,
    last_day: Date,
    reason: Option<&str>,
    by: Option<UserId>,
) -> Result<(), StoreError> {
    let sql = "update policies set until_day = $2, suspended_reason = $3, suspended_by = $4 where org_id = $1 and id = $5";
    org.execute(sql, args![last_day, reason, by, id])?;
    Ok(())
}

/// Whether another policy gives a team's role hours from a day on.
pub(in crate::blocks) fn policy_applies(
    org: &mut Org<'_>,
    team: TeamId,
    role: Role,
    from: Date,
    but: PolicyId,
) -> Result<bool, StoreError> {
    let sql =
        "select 1 from policies where org_id = $1 and team_id = $2 and role = $3 and id <> $4 and minutes > 0
               and (until_day is null or until_day >= $5)";
    Ok(org.one(sql, args![team, role.code(), but, from])?.is_some())
}

/// A policy as a page shows it.
#[derive(Clone, Debug)]
pub struct PolicyRow {
    /// Its id.
    pub id: PolicyId,
    /// For whom.
    pub role: Role,
    /// The RFC 5545 rule.
    pub rule: Recurrence,
    /// Minute of the day at which it starts.
    pub start_minute: u32,
    /// Its length.
    pub minutes: u32,
    /// Minutes before it in which all is held.
    pub quiet_minutes: u32,
    /// The first day.
    pub from_day: Date,
    /// The last day, when it ends.
    pub until_day: Option<Date>,
    /// Minutes a week.
    pub minutes_a_week: u32,
}

/// The policies of a team that hold on a day or later.
pub fn policies_of(org: &mut Org<'_>, team: TeamId, today: Date) -> Result<Vec<PolicyRow>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from policies where org_id = $1 and team_id = $2 and minutes > 0
         and (until_day is null or (until_day >= $3 and until_day >= from_day)) order by role, start_minute, id"
    );
    let rows = org.query(&sql, args![team, today])?;
    let policies = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let row = |policy: Policy| PolicyRow {
        minutes_a_week: policy.slot().minutes_a_week(),
        id: policy.id,
        role: policy.role,
        rule: policy.rule,
        start_minute: policy.start_minute,
        minutes: policy.minutes,
        quiet_minutes: policy.quiet_minutes,
        from_day: policy.from_day,
        until_day: policy.until_day,
    };
    Ok(policies.into_iter().flatten().map(row).collect())
}

/// A selling role of a team that has no hours, with the reason if one was typed.
#[derive(Clone, Debug)]
pub struct Bare {
    /// The role.
    pub role: Role,
    /// How many people hold it.
    pub people: usize,
    /// Why it has none.
    pub reason: Option<String>,
    /// Who said so.
    pub by: Option<String>,
}

/// The selling roles that somebody on a team holds, and how many do.
pub fn role_holders(org: &mut Org<'_>, team: TeamId) -> Result<Vec<(Role, usize)>, StoreError> {
    let sql = "select roles from users where org_id = $1 and team_id = $2 and state <> 'ended'";
    let mut counts: Vec<(Role, usize)> =
        Role::ALL.into_iter().filter(|role| role.is_selling()).map(|role| (role, 0)).collect();
    for row in org.query(sql, args![team])? {
        let roles = Roles::parse(&row.get::<String>(0)?).unwrap_or_default();
        for (role, count) in &mut counts {
            *count += usize::from(roles.has(*role));
        }
    }
    Ok(counts.into_iter().filter(|(_, count)| *count > 0).collect())
}

/// The selling roles of a team that have no hours from a day on.
pub fn roles_without_hours(org: &mut Org<'_>, team: TeamId, from: Date) -> Result<Vec<Bare>, StoreError> {
    let mut bare = Vec::new();
    for (role, people) in role_holders(org, team)? {
        if policy_applies(org, team, role, from, PolicyId::default())? {
            continue;
        }
        let sql = "select p.suspended_reason, u.name from policies p
                   left join users u on u.org_id = p.org_id and u.id = p.suspended_by
                   where p.org_id = $1 and p.team_id = $2 and p.role = $3 and p.suspended_reason is not null
                   order by p.until_day desc, p.id desc limit 1";
        let row = org.one(sql, args![team, role.code()])?;
        let (reason, by) = match row {
            Some(row) => (row.get(0)?, row.get(1)?),
            None => (None, None),
        };
        bare.push(Bare { role, people, reason, by });
    }
    Ok(bare)
}

/// A team's name.
pub fn team_name(org: &mut Org<'_>, team: TeamId) -> Result<Option<String>, StoreError> {
    let row = org.one("select name from teams where org_id = $1 and id = $2", args![team])?;
    row.map(|row| row.get(0)).transpose()
}
