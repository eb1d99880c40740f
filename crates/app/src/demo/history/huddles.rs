//! The managers' ten minutes a day, and their verdict. Dana keeps nearly all of them, Marek most.

use jiff::civil::Date;
use store::Org;
use web::Result;

use super::{Past, by, home, phrases};
use crate::blocks::queries as blocks;
use crate::demo::dice::Dice;
use crate::demo::people::{Member, TEAMS, reps_of};
use crate::demo::queries;
use crate::demo::time::{at, later, working_days_on};
use crate::huddle::actions as huddle;

/// Holds the huddles of a day.
pub(super) fn hold(org: &mut Org<'_>, past: &Past, day: Date) -> Result<()> {
    for (manager, _, minute) in TEAMS {
        let (person, team) = (past.person(manager)?.clone(), past.cast.team(manager)?);
        if !is_held(past, manager, day) || !team_works(org, past, manager, day)? {
            continue;
        }
        let begins = at(day, (minute as u32 / 60, minute as u32 % 60), &home());
        by(org, begins, &person, |org| huddle::start(org, team, person.user, day))?;
        for (place, rep) in reps_of(manager).enumerate() {
            let moment = later(begins, place as i64 + 1);
            by(org, moment, &person, |org| turn(org, past, (manager, rep), day))?;
        }
        let over = later(begins, 10);
        by(org, over, &person, |org| huddle::end(org, team, person.user, day))?;
    }
    Ok(())
}

fn turn(org: &mut Org<'_>, past: &Past, (manager, rep): (&str, &Member), day: Date) -> Result<()> {
    let (leader, user) = (past.cast.user(manager)?, past.cast.user(rep.key)?);
    let now = org.now();
    if blocks::current_or_next(org, user, now)?.is_none() {
        return Ok(());
    }
    huddle::turn(org, leader, user, day)?;
    let mut dice = Dice::on(&format!("turn {manager} {}", rep.key), day);
    let careless = !is_careful(past, manager, day) && dice.chance(if manager == "dana" { 4 } else { 12 });
    if let (false, Some(block)) = (careless, blocks::latest_over(org, user, now)?) {
        match queries::debrief(org, block.id)? {
            Some((debrief, false)) => {
                let told = rep.key == "ana" && past.written(day) == (5, 11);
                let text = if told { "Open with it on all three cold storage sites." } else { dice.pick(&phrases::REPLIES) };
                huddle::reply(org, leader, user, debrief, text)?;
            }
            Some((_, true)) => {}
            None => {
                huddle::ask(org, leader, user, block.id)?;
            }
        }
    }
    let next = blocks::current_or_next(org, user, now)?.filter(|block| block.starts_at > now);
    if let Some(block) = next {
        huddle::agree_goal(org, leader, user, block.id, block.goal_count.unwrap_or(1))?;
    }
    Ok(())
}

/// In the evening the plans for tomorrow are opened, as far as they are committed.
pub(super) fn open_plans(org: &mut Org<'_>, past: &Past, day: Date) -> Result<()> {
    for (manager, ..) in TEAMS {
        let person = past.person(manager)?.clone();
        if !is_held(past, manager, day) {
            continue;
        }
        for rep in reps_of(manager) {
            let user = past.cast.user(rep.key)?;
            let evening = at(day, (17, 35), &home());
            by(org, evening, &person, |org| huddle::turn(org, person.user, user, day))?;
        }
    }
    Ok(())
}

/// The night after, the verdict on the day is written.
pub(super) fn close(org: &mut Org<'_>, past: &Past, day: Date) -> Result<()> {
    for (manager, ..) in TEAMS {
        let person = past.person(manager)?.clone();
        let night = at(domain::hours::add_days(day, 1), (0, 5), &home());
        by(org, night, &person, |org| huddle::close_day(org, person.user, day))?;
    }
    Ok(())
}

/// In May Dana misses nothing, and Marek two days.
fn is_held(past: &Past, manager: &str, day: Date) -> bool {
    let written = past.written(day);
    if written >= (5, 1) {
        return manager == "dana" || !matches!(written, (5, 5) | (5, 7));
    }
    Dice::on(&format!("huddle {manager}"), day).chance(if manager == "dana" { 94 } else { 76 })
}

fn is_careful(past: &Past, manager: &str, day: Date) -> bool {
    manager == "dana" && past.written(day) >= (5, 1)
}

fn team_works(org: &mut Org<'_>, past: &Past, manager: &str, day: Date) -> Result<bool> {
    for rep in reps_of(manager) {
        if crate::demo::cue::block_on(org, past.person(rep.key)?, day)?.is_some() {
            return Ok(true);
        }
    }
    // A day after a block still has its debriefs.
    let before = working_days_on(day, -1);
    for rep in reps_of(manager) {
        if crate::demo::cue::block_on(org, past.person(rep.key)?, before)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
