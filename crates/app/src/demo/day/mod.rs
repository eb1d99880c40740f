//! Tuesday 12 May, from midnight on: who does what, and playing it up to a moment. What a visitor did already, or made
//! impossible, is passed over.

mod ana;
mod dana;
mod marek;
mod team;

use jiff::Timestamp;
use store::Org;
use web::Result;

use super::cue::{Cue, perform_if_it_fits};
use super::desk::Desk;
use super::people::Cast;
use super::queries;
use super::time::Timeline;

/// The whole day, in order.
fn script() -> Vec<Cue> {
    let mut cues: Vec<Cue> = ana::CUES.into_iter().chain(dana::CUES).chain(team::CUES).collect();
    cues.extend(marek::cues());
    cues.sort_by_key(|cue| cue.clock);
    cues
}

/// Plays what lies between the moment that was played last and another one.
pub(super) async fn play_until(desk: &Desk<'_>, until: Timestamp) -> Result<()> {
    desk.write(move |org| play(org, until)).await
}

/// Until when the day was played.
pub(super) async fn played(desk: &Desk<'_>) -> Result<Option<Timestamp>> {
    desk.write(|org| Ok(queries::played(org)?.map(|(until, _)| until))).await
}

fn play(org: &mut Org<'_>, until: Timestamp) -> Result<()> {
    let Some((since, shift)) = queries::played(org)? else { return Ok(()) };
    let (cast, time) = (Cast::load(org)?, Timeline::shifted(shift));
    for cue in script() {
        let moment = cue.moment(time);
        if since < moment && moment <= until {
            perform_if_it_fits(org, &cast, time, &cue)?;
        }
    }
    // What the minute's housekeeping would have done meanwhile.
    org.at(until, |org| {
        crate::blocks::actions::close_due(org)?;
        crate::opportunities::actions::expire_due(org)?;
        crate::huddle::actions::close_due(org)
    })?;
    queries::note_played(org, until.max(since), shift)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_told_in_order_and_on_one_day() {
        let script = script();
        assert!(script.is_sorted_by_key(|cue| cue.clock));
        assert!(script.iter().all(|cue| cue.day == (5, 12)));
    }
}
