//! What was learned in the blocks of the past.

use jiff::civil::Date;
use store::Org;
use web::Result;

use super::{Past, by, chances, phrases};
use crate::debriefs::actions::save;
use crate::demo::cue::{Day, block_on};
use crate::demo::dice::Dice;
use crate::demo::people::Member;
use crate::demo::time::later;

/// Those of the pictures: whose, when, learned, use.
const TOLD: [(&str, Day, &str, &str); 2] = [
    (
        "ana",
        (5, 11),
        "When I asked about the worst day in November, people talked for ten minutes. When I asked about their process, they said it was fine.",
        "“What happens on your worst day?” before any question about process.",
    ),
    (
        "chloe",
        (5, 11),
        "The plant manager decides. Purchasing only signs.",
        "Ask for the plant manager first, at Harrow Mills on Wednesday.",
    ),
];

/// Writes a rep's debrief of the block of a day.
pub(super) fn write(org: &mut Org<'_>, past: &Past, rep: &Member, day: Date) -> Result<()> {
    let person = past.person(rep.key)?;
    let Some(block) = block_on(org, person, day)? else { return Ok(()) };
    if !chances::debriefs(past, rep, day) {
        return Ok(());
    }
    let mut dice = Dice::on(&format!("learned {}", rep.key), day);
    let written = past.written(day);
    let told = TOLD.iter().find(|(whose, on, ..)| *whose == rep.key && *on == written);
    let by_chance = dice.pick(&phrases::LEARNED);
    let (learned, use_text) = told.map_or(*by_chance, |(_, _, learned, use_text)| (*learned, *use_text));
    let used = *dice.pick(&["most", "most", "some", "some", "no"]);
    let share = dice.chance(9);
    let moment = later(block.ends_at, dice.between(4, 16));
    by(org, moment, person, |org| save(org, block.id, person.user, learned, use_text, Some(used), share)).map(drop)
}
