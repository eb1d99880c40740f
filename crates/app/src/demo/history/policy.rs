//! Policies, blocks ahead, and goals.

use domain::goal::GoalKind;
use domain::{Role, hours};
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::{Past, home};
use crate::blocks::actions::{self as blocks, NewPolicy};
use crate::demo::people::Cast;
use crate::demo::time::{Timeline, at};
use crate::settings::actions::set_goal;

/// Team, role, days, start, minutes.
const POLICIES: [(&str, Role, &str, i64, i64); 6] = [
    ("dana", Role::OutboundRep, "MO,TU,WE,TH,FR", 540, 120),
    ("dana", Role::AccountExecutive, "MO,TU,WE,TH,FR", 840, 90),
    ("marek", Role::OutboundRep, "MO,TU,TH", 540, 90),
    ("marek", Role::InboundRep, "MO,TU,TH", 540, 90),
    ("marek", Role::AccountExecutive, "MO,TU,TH", 840, 90),
    ("marek", Role::AccountManager, "MO,TU,TH", 840, 90),
];

/// What people aim for in a month.
const MONTHLY: [(&str, GoalKind, i64); 9] = [
    ("ana", GoalKind::ScopingCallBooked, 16),
    ("ben", GoalKind::ScopingCallBooked, 14),
    ("farah", GoalKind::ScopingCallCompleted, 14),
    ("chloe", GoalKind::Opportunity, 9),
    ("gabriel", GoalKind::ScopingCallCompleted, 8),
    ("leo", GoalKind::ScopingCallBooked, 10),
    ("nadia", GoalKind::ScopingCallBooked, 10),
    ("pia", GoalKind::ScopingCallBooked, 9),
    ("sofia", GoalKind::ScopingCallCompleted, 7),
];

/// What the teams aim for: measure, period, target (money in cents).
const OF_TEAMS: [(&str, &str, &str, i64); 8] = [
    ("dana", "pipeline", "month", 329_800_000),
    ("dana", "qualified_lead", "month", 42),
    ("dana", "scoping_call_completed", "week", 15),
    ("dana", "sales", "month", 42_000_000),
    ("marek", "pipeline", "month", 240_000_000),
    ("marek", "qualified_lead", "month", 28),
    ("marek", "scoping_call_completed", "week", 12),
    ("marek", "sales", "month", 31_000_000),
];

/// Whose blocks are about something else than their role's.
const KINDS: [(&str, GoalKind); 2] =
    [("chloe", GoalKind::Opportunity), ("farah", GoalKind::ScopingCallCompleted)];

/// Marek's team came to it in the middle of March.
fn first_day(team: &str, time: Timeline) -> Date {
    if team == "dana" { time.day(2, 2) } else { time.day(3, 16) }
}

/// The first morning.
pub(super) fn begin(org: &mut Org<'_>, cast: &Cast, time: Timeline) -> Result<()> {
    for (team, role, days, start_minute, minutes) in POLICIES {
        let new = NewPolicy {
            team: cast.team(team)?,
            role,
            rrule: format!("FREQ=WEEKLY;BYDAY={days}"),
            start_minute,
            minutes,
            quiet_minutes: 30,
            from_day: first_day(team, time),
        };
        let manager = cast.user(team)?;
        org.as_user(manager, |org| blocks::add_policy(org, &new))?;
    }
    let from = time.day(2, 2);
    let months = hours::days(from, time.the_day()).filter(|day| day.day() == 1 || *day == from);
    for month in months {
        for (key, kind, target) in MONTHLY {
            set_goal(org, "user", cast.user(key)?.into(), kind.code(), "month", month, target)?;
        }
        for (team, measure, period, target) in OF_TEAMS {
            set_goal(org, "team", cast.team(team)?.into(), measure, period, month, target)?;
        }
    }
    choose_kinds(org, cast, from)
}

/// Every fifth Monday, and on the last: blocks are laid out eight weeks ahead.
pub(super) fn lay_out(org: &mut Org<'_>, past: &Past, day: Date) -> Result<()> {
    let written = past.written(day);
    if !matches!(written, (3, 9) | (4, 13) | (5, 11)) {
        return Ok(());
    }
    org.at(at(day, (6, 0), &home()), |org| {
        blocks::lay_out_all(org)?;
        choose_kinds(org, &past.cast, day)
    })
}

fn choose_kinds(org: &mut Org<'_>, cast: &Cast, from: Date) -> Result<()> {
    for (key, kind) in KINDS {
        let person = cast.get(key)?;
        let until = hours::add_days(from, 70);
        for block in crate::blocks::queries::between(org, person.user, from, until)? {
            if block.goal_kind != kind && block.plan_committed_at.is_none() {
                blocks::set_goal_kind(org, block.id, kind)?;
                break;
            }
        }
    }
    Ok(())
}
