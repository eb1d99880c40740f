//! What Today says first: a finding about the block, by the time of the day.

use domain::block::BlockState;
use domain::hours::{clock_text, day_long, day_short};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::blocks::queries::Block;

/// Where the day stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// The block is still to come today.
    Before,
    /// It runs; the rep is in it, paused, or not there yet.
    Running(BlockState),
    /// It is over and has no debrief.
    DebriefDue,
    /// It is over and was debriefed.
    Over,
    /// There is none today; the next one is on that day.
    NoneToday(Option<Date>),
}

/// "Good morning", by the local hour.
pub(super) fn greeting(now: Timestamp, zone: &TimeZone) -> &'static str {
    match now.to_zoned(zone.clone()).hour() {
        0..=11 => "Good morning",
        12..=17 => "Good afternoon",
        _ => "Good evening",
    }
}

/// The headline.
pub(super) fn headline(
    moment: &Moment,
    block: Option<&Block>,
    given: &str,
    now: Timestamp,
    zone: &TimeZone,
) -> String {
    let hello = format!("{}, {given}.", greeting(now, zone));
    let Some(block) = block else {
        return match moment {
            Moment::NoneToday(Some(day)) => {
                format!("{hello} No block today. The next is {}.", day_short(*day))
            }
            _ => format!("{hello} No block is laid out for you."),
        };
    };
    match moment {
        Moment::Before => format!("{hello} Your block starts {}.", starts(block, now, zone)),
        Moment::Running(BlockState::Paused) => {
            format!("Your block is paused. It runs until {}.", clock_text(block.ends_at, zone))
        }
        Moment::Running(_) => {
            let left = block.ends_at.duration_since(now).as_secs().div_euclid(60);
            format!("Your block is on. {} left.", counted(left, "minute"))
        }
        Moment::DebriefDue => "The block is done. What did you learn?".to_owned(),
        Moment::Over => format!("{hello} The block is done."),
        Moment::NoneToday(_) => hello,
    }
}

fn starts(block: &Block, now: Timestamp, zone: &TimeZone) -> String {
    let minutes = (block.starts_at.duration_since(now).as_secs() + 59).div_euclid(60);
    match minutes {
        0 => "now".to_owned(),
        1..=60 => format!("in {}", counted(minutes, "minute")),
        _ => format!("at {}", clock_text(block.starts_at, zone)),
    }
}

/// "1 minute", "20 minutes".
pub(super) fn counted(count: i64, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// The line below: the day, how many people, when the plan was committed.
pub(super) fn lede(
    day: Date,
    people: usize,
    missing: usize,
    block: Option<&Block>,
    now: Timestamp,
    zone: &TimeZone,
) -> String {
    let mut text = format!("{}.", day_long(day));
    if people == 0 {
        return text;
    }
    let count = i64::try_from(people).unwrap_or(i64::MAX);
    let who = if count == 1 { "1 person".to_owned() } else { format!("{count} people") };
    text.push_str(&match missing {
        0 => format!(" {who}, an objective for each."),
        missing => format!(" {who}, {missing} without an objective."),
    });
    if let Some(at) = block.and_then(|block| block.plan_committed_at) {
        let committed = domain::hours::local_day(at, zone);
        let clock = clock_text(at, zone);
        let when = match domain::hours::days_between(committed, domain::hours::local_day(now, zone)) {
            0 => format!("today at {clock}"),
            1 => format!("yesterday at {clock}"),
            _ => format!("on {} at {clock}", day_short(committed)),
        };
        text.push_str(&format!(" You committed this plan {when}."));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greeting_follows_the_local_hour() {
        let zone = TimeZone::get("America/New_York").unwrap();
        let check = |utc: &str, expected: &str| assert_eq!(greeting(utc.parse().unwrap(), &zone), expected);
        check("2026-05-12T12:40:00Z", "Good morning");
        check("2026-05-12T16:00:00Z", "Good afternoon");
        check("2026-05-12T22:00:00Z", "Good evening");
        check("2026-05-12T04:00:00Z", "Good morning");
    }

    #[test]
    fn minutes_are_counted_in_words_that_fit() {
        assert_eq!(counted(1, "minute"), "1 minute");
        assert_eq!(counted(20, "minute"), "20 minutes");
    }
}
