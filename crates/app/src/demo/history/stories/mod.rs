//! The leads behind the pictures: every card of Chloe's pipeline, what the scoreboard of May counts, and the hand-offs that
//! came before.

mod board;
mod others;

use domain::hours::add_days;
use store::Org;
use web::{Error, Result};

use super::Past;
use super::steps::{Step, Story};
use crate::demo::cue::Day;
use crate::demo::queries;
use crate::demo::time::working_days_on;
use Step::{Accept, Back, Book, Cancel, Drop, Hold, Offer};

type Told = (&'static str, &'static str, &'static str, &'static [(Day, Step)]);

/// What they answered to the three questions; by default, by place.
const ANSWERS: [[&str; 3]; 5] = [
    ["Fewer picking errors before the peak", "Before the season", "The plant manager"],
    ["Night shift without a second checker", "This summer", "Operations, with finance"],
    ["Traceability by lot", "Before the next audit", "Quality and supply chain"],
    ["Room for a second line", "When the lease ends", "The owner"],
    ["New pickers productive in a week", "Before October", "The head of the warehouse"],
];

/// The stories as told, with their people.
pub(super) fn told(org: &mut Org<'_>) -> Result<Vec<Story>> {
    let mut stories = Vec::new();
    let all = board::STORIES.iter().chain(&others::STORIES);
    for (place, (name, by, to, steps)) in all.enumerate() {
        let prospect = queries::prospect_by_name(org, name)?.ok_or(Error::NotFound)?;
        let story = Story::new(prospect, by, to, ANSWERS[place % ANSWERS.len()]);
        stories.push(Story { steps: steps.to_vec(), ..story });
    }
    Ok(stories)
}

const BACK: [(&str, &str); 3] = [
    ("Does not decide, and nobody who does is named", "Ask who signs, and come back with both names."),
    ("No reason to act this year", "Ask what happens when the lease ends."),
    ("Something else", "They want a price list, not a call."),
];

const DROPPED: [&str; 4] = ["No budget", "Too small for it", "Project was stopped", "Builds it in-house"];

/// Chloe was handed 38 leads since the winter, and accepted 29; sixteen are told above. These are the other 22: ten were
/// accepted and held and came to nothing, five were called off, five she sent back, two she let expire.
pub(super) fn add_fillers(past: &mut Past) {
    for number in 0..22_usize {
        let by = ["ana", "ben", "farah"][number % 3];
        let Some(pool) = past.pools.get_mut(by) else { continue };
        let Some(lead) = pool.leads.iter_mut().rev().find(|lead| !lead.gone) else { continue };
        lead.gone = true;
        let mut story = Story::new(lead.id, by, "chloe", ANSWERS[number % ANSWERS.len()]);
        let booked = working_days_on(past.time.day(2, 4), number as i64 * 2);
        let call = working_days_on(booked, 4);
        let (offered, answered) = (working_days_on(booked, 1), working_days_on(booked, 2));
        let dropped = add_days(call, 7);
        let written = |day| past.written(day);
        let call_day = written(call);
        story.steps.push((written(booked), Book(call_day, (13, 0))));
        story.steps.push((written(offered), Offer));
        let reason = DROPPED[number % DROPPED.len()];
        match number % 11 {
            0..5 => story.steps.extend([
                (written(answered), Accept),
                (call_day, Hold),
                (written(dropped), Drop(reason)),
            ]),
            5 | 6 => {
                story.steps.extend([
                    (written(answered), Accept),
                    (call_day, Cancel),
                    (call_day, Drop(reason)),
                ]);
            }
            7 if number < 11 => {
                story.steps.extend([
                    (written(answered), Accept),
                    (call_day, Cancel),
                    (call_day, Drop(reason)),
                ]);
            }
            8 => {}
            _ => {
                let (reason, line) = BACK[number % BACK.len()];
                story.steps.push((written(answered), Back(reason, line)));
            }
        }
        past.stories.push(story);
    }
}
