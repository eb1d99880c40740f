//! What to do about a segment, and how often it worked here. Where nothing is on record yet, that is said.

use domain::segment::{Behaviour, Ending, Segment};

use super::queries::{Record, Worked};

/// One line under the segment.
pub(super) fn advice(segment: Segment, record: Option<&Record>) -> String {
    match segment {
        Segment::By(Behaviour::NamedADay) => named_a_day(record),
        Segment::By(Behaviour::Referred) => referred(record),
        Segment::By(behaviour) => plain(behaviour).to_owned(),
        Segment::Ended(ending) => ended(ending).to_owned(),
    }
}

fn named_a_day(record: Option<&Record>) -> String {
    let advice = "Call on the day they named";
    match record.copied().unwrap_or_default() {
        Record { followed, instead } if followed.tries == 0 && instead.tries == 0 => {
            format!("{advice}. There is no history yet of how often that works.")
        }
        Record { followed, instead } if instead.tries == 0 => {
            format!("{advice}: {} booked a scoping call that way.", of(followed))
        }
        Record { followed, instead } => {
            format!(
                "{advice}: {} booked a scoping call that way, {} when called earlier.",
                of(followed),
                of(instead)
            )
        }
    }
}

fn referred(record: Option<&Record>) -> String {
    let advice = "Begin with who named you";
    match record.map(|record| record.followed) {
        Some(followed) if followed.tries > 0 => {
            format!("{advice}: {} referred people who were talked to booked a scoping call.", of(followed))
        }
        _ => format!("{advice}. There is no history yet of how often that works."),
    }
}

fn of(worked: Worked) -> String {
    format!("{} of {}", worked.booked, worked.tries)
}

fn plain(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::Returning => "Ask what changed since you last talked.",
        Behaviour::MeetingHeld => "Settle the next step while the call is fresh.",
        Behaviour::Replied => "Answer soon, and ask for a day.",
        Behaviour::Quiet => "Silent for a month. Come back with something new for them.",
        Behaviour::GoneCold => "Silent for half a year. Begin again, as with somebody new.",
        Behaviour::New => "Nobody has talked to them yet. Ask who the right person is.",
        Behaviour::NamedADay | Behaviour::Referred => "",
    }
}

fn ended(ending: Ending) -> &'static str {
    match ending {
        Ending::Won => "A customer. Ask whom they would name to you.",
        Ending::ChoseCompetitor => "Ask how it goes with them, half a year on.",
        Ending::NoDecision => "Nothing was decided. Ask what would have to change.",
        Ending::Disqualified => "Not a fit. Leave them in peace until something changes.",
        Ending::Qualified => "An account executive has the lead.",
        Ending::Nurture => "They asked to wait. Keep the day they named.",
    }
}
