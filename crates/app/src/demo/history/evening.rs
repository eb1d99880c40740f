//! The evenings of the past: the day's success, and the plan for the next block.

use domain::ProspectId;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::{Past, by, chances, home, huddles, phrases, steps};
use crate::blocks::queries::{self as blocks, Block};
use crate::debriefs::actions::choose_success;
use crate::demo::cue::Day;
use crate::demo::dice::Dice;
use crate::demo::people::{Member, Person, reps};
use crate::demo::time::{at, later};
use crate::plans::actions as plans;

/// Plans that are written down elsewhere (by cues), or are still missing on the day of the pictures: whose, for when.
const NOT_BY_CHANCE: [(&str, Day); 2] = [("ana", (5, 12)), ("gabriel", (5, 12))];

/// The evening of a day.
pub(super) fn come(org: &mut Org<'_>, past: &mut Past, day: Date) -> Result<()> {
    for (place, rep) in reps().enumerate() {
        let person = past.person(rep.key)?.clone();
        let evening = later(at(day, (16, 48), &person.zone), place as i64 * 2);
        if rep.team == "dana" && Dice::on(&format!("success {}", rep.key), day).chance(80) {
            let text = *Dice::on(&format!("best {}", rep.key), day).pick(&phrases::SUCCESSES);
            by(org, evening, &person, |org| choose_success(org, person.user, day, text))?;
        }
        plan_next(org, past, rep, &person, evening)?;
    }
    huddles::open_plans(org, past, day)
}

/// On the very first morning nobody had planned the evening before.
pub(super) fn plan_first_blocks(org: &mut Org<'_>, past: &mut Past, day: Date) -> Result<()> {
    for rep in reps() {
        let person = past.person(rep.key)?.clone();
        plan_next(org, past, rep, &person, at(day, (7, 30), &person.zone))?;
    }
    Ok(())
}

fn plan_next(
    org: &mut Org<'_>,
    past: &mut Past,
    rep: &'static Member,
    person: &Person,
    evening: Timestamp,
) -> Result<()> {
    let Some(block) = blocks::current_or_next(org, person.user, evening)? else { return Ok(()) };
    let for_day = past.written(block.day);
    if block.plan_committed_at.is_some() || NOT_BY_CHANCE.contains(&(rep.key, for_day)) {
        return Ok(());
    }
    let tonight = past.written(domain::hours::local_day(evening, &home()));
    // Blocks further off are planned on the evening before them.
    if domain::hours::days_between(past.time.day(tonight.0, tonight.1), block.day) > 4 {
        return Ok(());
    }
    let moment = match chances::plans_late(past, rep, block.day) {
        true => later(block.starts_at, -50),
        false => evening,
    };
    let mut people: Vec<(ProspectId, &'static str, &'static str, bool)> = Vec::new();
    for (story, _) in steps::booked_in(past, rep.key, block.day) {
        people.push((past.stories[story].prospect, "Book a scoping call", "Talked twice, never met", false));
    }
    for prospect in steps::called_in(past, rep.key, &block) {
        people.insert(0, (prospect, "Hold the scoping call", "Scoping call today", true));
    }
    people.extend(from_the_pool(past, rep, &block));
    by(org, moment, person, |org| {
        for (prospect, objective, why, due) in &people {
            plans::add(org, block.id, *prospect, objective, why, *due)?;
        }
        plans::commit(org, block.id, 1)
    })
}

fn from_the_pool(past: &mut Past, rep: &Member, block: &Block) -> Vec<(ProspectId, &'static str, &'static str, bool)> {
    let mut dice = Dice::on(&format!("plan {}", rep.key), block.day);
    let written = past.written(block.day);
    let count = match (rep.opens_doors(), written) {
        // The last days are as full as those of the pictures.
        (true, (5, 11 | 12)) => dice.between(9, 11),
        (true, _) => dice.between(5, 7),
        (false, (5, 12)) => 4,
        (false, _) => dice.between(3, 5),
    };
    let Some(pool) = past.pools.get_mut(rep.key) else { return Vec::new() };
    let taken = pool.take(count as usize, block.day);
    taken
        .into_iter()
        .map(|place| {
            let lead = &pool.leads[place];
            let (why, objective) = match (lead.from, lead.talks, lead.tries) {
                (Some(_), ..) => phrases::WAITED,
                (_, 0, 0) => *dice.pick(&phrases::FIRST),
                (_, 0, _) => *dice.pick(&phrases::AGAIN),
                (_, 1, _) => *dice.pick(&phrases::ONCE),
                _ => *dice.pick(&phrases::OFTEN),
            };
            (lead.id, objective, why, lead.from.is_some())
        })
        .collect()
}
