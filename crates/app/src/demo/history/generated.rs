//! What became of the calls that were booked by chance.

use domain::ProspectId;
use domain::hours::add_days;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::steps::{Step, Story};
use super::{Past, home};
use crate::demo::cue::Day;
use crate::demo::dice::Dice;
use crate::demo::people::Member;
use crate::demo::time::{at, working_days_on};

/// Until when chance decides for Dana's team: from then on every call, lead and sale of theirs is told by name, so that the
/// figures of May are those of the pictures.
const CHANCE_ENDS: Day = (4, 20);

/// When a call is that somebody books today.
pub(super) fn call_time(past: &Past, rep: &Member, day: Date, place: usize) -> Timestamp {
    let mut dice = Dice::on(&format!("call {} {place}", rep.key), day);
    let mut on = working_days_on(day, dice.between(3, 6));
    if rep.team == "dana" && past.written(day) >= CHANCE_ENDS {
        on = working_days_on(past.time.the_day(), dice.between(2, 9));
    }
    let clock = *dice.pick(&[(12, 0), (12, 30), (13, 0), (13, 30), (16, 0), (16, 30)]);
    at(on, clock, &home())
}

/// The story that follows a call booked by chance.
pub(super) fn story(
    org: &mut Org<'_>,
    past: &mut Past,
    rep: &'static Member,
    prospect: ProspectId,
    (booked, moment, call): (Date, Timestamp, Timestamp),
) -> Result<()> {
    let id = org.at(moment, |org| crate::calendars::queries::coming_call(org, prospect))?.map(|call| call.id);
    let mut dice = Dice::on(&format!("story {} {}", rep.key, past.stories.len()), booked);
    let held = domain::hours::local_day(call, &home());
    let to = receiver(rep, &mut dice);
    let mut story = Story::new(prospect, rep.key, to, *dice.pick(&ANSWERS));
    story.call = id;
    let mut days = way(&mut dice, rep.key == to, held);
    if rep.key == "chloe" {
        // Every opportunity of Chloe's is told by name: nothing comes of these.
        days.truncate(1);
        if matches!(days.first(), Some((_, Step::Hold))) {
            days.push((working_days_on(held, 3), Step::Drop("No reason to act this year")));
        }
    }
    let last = if rep.team == "dana" { past.time.day(4, 30) } else { add_days(past.time.the_day(), -1) };
    story.steps = days.into_iter().filter(|(day, _)| *day <= last).map(|(day, step)| (past.written(day), step)).collect();
    past.stories.push(story);
    Ok(())
}

fn receiver(rep: &'static Member, dice: &mut Dice) -> &'static str {
    match (rep.opens_doors(), rep.team) {
        (false, _) => rep.key,
        (true, "dana") => "gabriel",
        (true, _) => *dice.pick(&["sofia", "yara", "theo"]),
    }
}

fn way(dice: &mut Dice, own: bool, held: Date) -> Vec<(Date, Step)> {
    if dice.chance(25) {
        return vec![(held, Step::Cancel)];
    }
    let mut steps = vec![(held, Step::Hold)];
    if !own {
        if !dice.chance(55) {
            return steps;
        }
        steps.push((held, Step::Offer));
        let answer = working_days_on(held, 1);
        match dice.below(100) {
            0..78 => steps.push((answer, Step::Accept)),
            78..92 => {
                let line = "Ask who signs before the next call.";
                steps.push((answer, Step::Back("Does not decide, and nobody who does is named", line)));
                return steps;
            }
            _ => return steps,
        }
    }
    if !dice.chance(50) {
        steps.push((working_days_on(held, 5), Step::Drop("No reason to act this year")));
        return steps;
    }
    let created = working_days_on(held, 4);
    steps.push((created, Step::Create(dice.between(18, 64) * 1_000)));
    if dice.chance(60) {
        steps.push((working_days_on(created, 9), Step::Decide));
    }
    let over = working_days_on(created, dice.between(14, 32));
    match dice.below(100) {
        0..30 => steps.push((over, Step::Win)),
        30..75 => steps.push((over, Step::Lose(*dice.pick(&LOST)))),
        _ => {}
    }
    steps
}

const LOST: [&str; 4] = ["Chose a competitor", "No decision this year", "No budget", "Stays with what they have"];

const ANSWERS: [[&str; 3]; 3] = [
    ["Faster training of new pickers", "Before the peak", "The warehouse manager"],
    ["One system for both sites", "Next quarter", "Operations and IT"],
    ["Proof of what was shipped", "Before the next audit", "Quality"],
];
