//! What the past brought by chance, and what it brought for certain: the bookings that the pictures count, and who was
//! interrupted by whom.

use jiff::civil::Date;

use super::Past;
use crate::demo::cue::{Clock, Day};
use crate::demo::dice::Dice;
use crate::demo::people::Member;

/// Scoping calls booked in the last blocks before the day of the pictures: Ana's ten, Ben's nine.
const ANA: [(Day, usize); 10] = [
    ((4, 28), 1), ((4, 29), 0), ((4, 30), 0), ((5, 1), 2), ((5, 4), 0), ((5, 5), 1), ((5, 6), 3), ((5, 7), 1),
    ((5, 8), 0), ((5, 11), 2),
];
const BEN: [(Day, usize); 9] = [
    ((4, 29), 0), ((4, 30), 1), ((5, 1), 1), ((5, 4), 0), ((5, 5), 2), ((5, 6), 1), ((5, 7), 1), ((5, 8), 0),
    ((5, 11), 0),
];

/// How many scoping calls a rep books in the block of a day.
pub(super) fn bookings(past: &Past, rep: &Member, day: Date) -> usize {
    let written = past.written(day);
    let certain = match rep.key {
        "ana" => ANA.iter().find(|(on, _)| *on == written),
        "ben" => BEN.iter().find(|(on, _)| *on == written),
        _ => None,
    };
    if let Some((_, count)) = certain {
        return *count;
    }
    let mut dice = Dice::on(&format!("bookings {}", rep.key), day);
    match (rep.opens_doors(), dice.below(100)) {
        (true, 0..12) => 2,
        (true, 12..58) => 1,
        (false, 0..30) => 1,
        _ => 0,
    }
}

/// An interruption: whose block, when, by whom, the reason, what about, for how many minutes.
pub(super) struct Interruption {
    pub(super) clock: Clock,
    pub(super) by: &'static str,
    pub(super) reason: &'static str,
    pub(super) about: &'static str,
    pub(super) minutes: i64,
}

type Row = (&'static str, Day, Clock, &'static str, &'static str, &'static str, i64);

/// All that leaders did to blocks, but for what the day itself brings.
const INTERRUPTIONS: [Row; 12] = [
    ("ben", (2, 17), (10, 20), "erik", "Can you look up Gantry?", "prospect", 9),
    ("chloe", (3, 3), (14, 35), "erik", "Customer on the line, needs you.", "customer", 14),
    ("ana", (3, 12), (9, 50), "dana", "Two minutes on the forecast.", "internal", 5),
    ("gabriel", (3, 26), (14, 15), "dana", "Contract question from legal.", "internal", 8),
    ("farah", (4, 9), (10, 31), "erik", "Who spoke to Copper Kettle?", "prospect", 7),
    ("leo", (4, 16), (9, 40), "marek", "Join me for a minute.", "internal", 4),
    ("sofia", (5, 4), (14, 30), "marek", "Join the Clarke call.", "customer", 12),
    ("gabriel", (5, 5), (14, 20), "erik", "Need the renewal deck.", "customer", 15),
    ("ben", (5, 6), (10, 2), "dana", "Pricing question, Ames.", "customer", 6),
    ("leo", (5, 7), (9, 30), "marek", "Where is the list?", "internal", 3),
    ("ben", (5, 8), (9, 41), "erik", "Who owns Medway?", "prospect", 6),
    ("pia", (5, 11), (9, 50), "ingrid", "Bluegate is on the line.", "customer", 6),
];

/// Those of one block.
pub(super) fn interruptions(past: &Past, rep: &Member, day: Date) -> Vec<Interruption> {
    let written = past.written(day);
    INTERRUPTIONS
        .iter()
        .filter(|(whose, on, ..)| *whose == rep.key && *on == written)
        .map(|&(_, _, clock, by, reason, about, minutes)| Interruption { clock, by, reason, about, minutes })
        .collect()
}

/// How late somebody comes to a block, in minutes. In May nobody of Dana's team is late.
pub(super) fn late(past: &Past, rep: &Member, day: Date) -> i64 {
    let mut dice = Dice::on(&format!("late {}", rep.key), day);
    let may = rep.team == "dana" && past.written(day) >= (5, 1);
    if !may && dice.chance(7) { dice.between(2, 9) } else { 0 }
}

/// Whether the plan is committed only on the morning of the block.
pub(super) fn plans_late(past: &Past, rep: &Member, day: Date) -> bool {
    let may = rep.team == "dana" && past.written(day) >= (5, 1);
    !may && Dice::on(&format!("late plan {}", rep.key), day).chance(6)
}

/// Whether somebody writes a debrief right after the block. In May all of Dana's people do; but on the Monday Gabriel writes
/// none, and Ben's comes in the afternoon, when it was asked for: nobody answers that one.
pub(super) fn debriefs(past: &Past, rep: &Member, day: Date) -> bool {
    let written = past.written(day);
    if rep.team == "dana" && written >= (5, 1) {
        return written != (5, 11) || !matches!(rep.key, "gabriel" | "ben");
    }
    Dice::on(&format!("debrief {}", rep.key), day).chance(88)
}
