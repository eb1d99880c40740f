//! The Tuesday of Marek's team: like every other, by the same dice every time.

use crate::demo::cue::{Act, Came, Clock, Cue, cue};
use crate::demo::dice::Dice;
use crate::demo::people::reps_of;

/// When the nine come to their blocks, by the clock in New York: two of them work an hour behind.
fn begins(key: &str, opens_doors: bool) -> u32 {
    let behind = u32::from(matches!(key, "nadia" | "caleb" | "yara"));
    if opens_doors { 9 + behind } else { 14 + behind }
}

const LEARNED: [(&str, &str); 3] = [
    ("Nobody knows what a mis-pick costs until we count one together.", "Count one with each of tomorrow’s people."),
    ("The second person who answers decides more than the first.", "Ask for both names."),
    ("They move in August. Before that, nothing.", "Write August into the next day of all four."),
];

fn later((hour, minute): Clock, by: u32) -> Clock {
    (hour + (minute + by) / 60, (minute + by) % 60)
}

pub(super) fn cues() -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut add = |clock, who, act| cues.push(cue((5, 12), clock, who, act));
    for (place, rep) in reps_of("marek").enumerate() {
        let mut dice = Dice::of(rep.key, 512);
        let start = (begins(rep.key, rep.opens_doors()), 0);
        add(start, rep.key, Act::Enter);
        for touch in 0..if rep.opens_doors() { 5 } else { 3 } {
            let came = if dice.chance(40) { Came::Talked } else { Came::Missed };
            add(later(start, 8 + touch * 13), rep.key, Act::LogNext(came));
        }
        let (learned, use_text) = LEARNED[place % LEARNED.len()];
        if !dice.chance(20) {
            add(later(start, 94), rep.key, Act::Debrief(learned, use_text, false));
        }
        add(later((17, 0), place as u32), rep.key, Act::Fill((5, 14), 6, 6));
        add(later((17, 10), place as u32), rep.key, Act::Commit((5, 14), 1));
        add((12, place as u32 + 1), "marek", Act::Turn(rep.key));
        add((12, place as u32 + 1), "marek", Act::Reply(rep.key, "Good. Who of Thursday’s people is the same case?"));
        add((12, place as u32 + 1), "marek", Act::Agree(rep.key, 1));
        add((17, 40), "marek", Act::Turn(rep.key));
    }
    add((12, 0), "marek", Act::Huddle);
    cues
}
