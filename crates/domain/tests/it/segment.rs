use domain::segment::{Behaviour, Ending, Facts, behaviour, ending};
use jiff::civil::Date;

use crate::day;

fn on(text: &str) -> Option<Date> {
    Some(day(text))
}

fn check(facts: Facts, expected: Behaviour) {
    assert_eq!(behaviour(&facts, day("2026-05-12")), expected, "{facts:?}");
}

#[test]
fn c5_behaviour_is_derived_from_what_happened() {
    let facts = Facts::default();
    check(facts, Behaviour::New);
    check(Facts { referred_on: on("2026-05-07"), ..facts }, Behaviour::Referred);
    check(Facts { last_conversation_day: on("2026-05-01"), ..facts }, Behaviour::Replied);
    check(Facts { last_conversation_day: on("2026-03-01"), ..facts }, Behaviour::Quiet);
    check(Facts { last_conversation_day: on("2025-03-01"), ..facts }, Behaviour::GoneCold);
    check(Facts { scoping_call_completed_day: on("2026-05-01"), ..facts }, Behaviour::MeetingHeld);
    check(Facts { scoping_call_completed_day: on("2026-03-26"), ..facts }, Behaviour::Quiet);
    let talked = Facts { last_conversation_day: on("2026-05-01"), ..facts };
    check(Facts { lost_day: on("2025-06-01"), ..talked }, Behaviour::Returning);
    check(Facts { conversation_before_day: on("2025-06-01"), ..talked }, Behaviour::Returning);
    check(Facts { named_day: on("2026-05-12"), ..talked }, Behaviour::NamedADay);
    check(Facts { named_day: on("2026-05-11"), ..talked }, Behaviour::Replied);
}

#[test]
fn c5_the_latest_outcome_counts() {
    let check = |facts: Facts, expected| assert_eq!(ending(&facts, day("2026-05-12")), expected);
    let facts = Facts::default();
    check(facts, None);
    check(Facts { not_now_until: on("2026-06-01"), ..facts }, Some(Ending::Nurture));
    check(Facts { not_now_until: on("2026-05-01"), ..facts }, None);
    let lost = Facts { qualified_day: on("2025-01-01"), lost_day: on("2025-06-01"), ..facts };
    check(lost, Some(Ending::NoDecision));
    check(Facts { lost_to_competitor: true, ..lost }, Some(Ending::ChoseCompetitor));
    check(Facts { won_day: on("2026-01-01"), ..lost }, Some(Ending::Won));
    check(Facts { not_a_fit_day: on("2026-01-01"), ..facts }, Some(Ending::Disqualified));
    assert_eq!(Behaviour::NamedADay.label(), "Named a day");
}
