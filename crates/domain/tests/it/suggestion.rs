use domain::suggestion::{Candidate, Reason, rank, suggest};
use jiff::civil::Date;
use proptest::prelude::*;

use crate::day;

const TODAY: &str = "2026-05-12";

fn on(text: &str) -> Option<Date> {
    Some(day(text))
}

fn check(candidate: Candidate, expected: Option<&str>) {
    let words = suggest(&candidate, day(TODAY)).map(|suggestion| suggestion.to_string());
    assert_eq!(words.as_deref(), expected, "{candidate:?}");
}

fn nobody() -> Candidate {
    Candidate::default()
}

#[test]
fn a4_the_words_of_the_pictures() {
    check(Candidate { named_day: on(TODAY), ..nobody() }, Some("Named today as the day to call"));
    let by_joel = Candidate { referred_on: on("2026-05-07"), referred_by: Some("Joel".into()), ..nobody() };
    check(by_joel, Some("Referred by Joel, 7 May"));
    check(
        Candidate { referred_on: on("2026-05-07"), referred_by_customer: true, ..nobody() },
        Some("Referred by a customer"),
    );
    let quiet = Candidate {
        scoping_call_completed_day: on("2026-03-26"),
        last_conversation_day: on("2026-03-26"),
        conversations: 2,
        ..nobody()
    };
    check(quiet, Some("Went quiet after a scoping call, 47 days"));
    let lost = Candidate { lost_day: on("2025-06-01"), lost_to_competitor: true, ..nobody() };
    check(lost, Some("Lost to a competitor, 11 months ago"));
    check(Candidate { scoping_call_day: on(TODAY), ..nobody() }, Some("Scoping call today"));
    check(nobody(), Some("First conversation"));
    check(Candidate { colleague_of: Some("Marta".into()), ..nobody() }, Some("Marta’s colleague"));
    let waited = Candidate {
        not_now_until: on("2026-05-10"),
        not_now_said: on("2026-03-10"),
        last_conversation_day: on("2026-03-10"),
        conversations: 1,
        ..nobody()
    };
    check(waited, Some("Asked to wait two months"));
    let talked =
        |conversations| Candidate { conversations, last_conversation_day: on("2026-02-20"), ..nobody() };
    check(talked(1), Some("Talked once, in February"));
    check(talked(2), Some("Talked twice, never met"));
    let helper = Candidate { referrals_given: 2, last_referral_given_day: on("2026-04-20"), ..talked(3) };
    check(helper, Some("Referred two people, last in April"));
    check(Candidate { customer: true, ..nobody() }, Some("Customer, not asked for a while"));
    check(Candidate { open_promise_due: on("2026-05-11"), ..nobody() }, Some("Promised for Mon 11 May"));
}

#[test]
fn a4_said_the_day_before() {
    let moved = Candidate { moved_over: on(TODAY), last_touch_day: on(TODAY), ..nobody() };
    let suggestion = suggest(&moved, day("2026-05-13")).unwrap();
    assert_eq!(suggestion.said_on(day(TODAY)), "Moved over from today’s block");
    assert_eq!(suggestion.to_string(), "Moved over from yesterday’s block");
    let named = Candidate { named_day: on("2026-05-13"), ..nobody() };
    let suggestion = suggest(&named, day("2026-05-13")).unwrap();
    assert_eq!(suggestion.said_on(day(TODAY)), "Named Wednesday as the day to call");
    assert!(suggestion.is_due());
}

#[test]
fn a4_who_is_left_alone() {
    check(Candidate { named_day: on("2026-05-14"), ..nobody() }, None);
    check(Candidate { not_now_until: on("2026-05-14"), ..nobody() }, None);
    check(Candidate { scoping_call_day: on("2026-05-14"), ..nobody() }, None);
    check(Candidate { not_a_fit: true, named_day: on(TODAY), ..nobody() }, None);
    check(Candidate { last_touch_day: on("2026-05-10"), tries_since_conversation: 1, ..nobody() }, None);
    check(Candidate { tries_since_conversation: 8, ..nobody() }, None);
    check(Candidate { lost_day: on("2026-03-01"), ..nobody() }, None);
    // The day was named, and they have talked since.
    let talked = Candidate {
        named_day: on("2026-05-11"),
        last_conversation_day: on("2026-05-11"),
        last_touch_day: on("2026-05-11"),
        conversations: 1,
        ..nobody()
    };
    check(talked, None);
}

#[test]
fn a4_best_first() {
    let named = Candidate { named_day: on(TODAY), next_named_by_them: true, ..nobody() };
    let agreed = Candidate { named_day: on(TODAY), ..nobody() };
    let referred = Candidate { referred_on: on("2026-05-11"), ..nobody() };
    let lost = Candidate { lost_day: on("2025-06-01"), ..nobody() };
    let ranked = rank(
        [("new", nobody()), ("lost", lost), ("agreed", agreed), ("referred", referred), ("named", named)],
        day(TODAY),
    );
    let order: Vec<&str> = ranked.iter().map(|(who, _)| *who).collect();
    assert_eq!(order, ["named", "agreed", "referred", "lost", "new"]);
    assert_eq!(ranked[4].1.reason, Reason::FirstConversation);
}

fn any_day() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of((-800_i64..60).prop_map(|n| domain::hours::add_days(day(TODAY), n)))
}

prop_compose! {
    fn any_candidate()(
        days in proptest::collection::vec(any_day(), 11),
        bits: u8,
        counts in (0_u32..4, 0_u32..4, 0_u32..12),
    ) -> Candidate {
        let bit = |n: u8| bits & (1 << n) != 0;
        Candidate {
            named_day: days[0],
            next_named_by_them: bit(0),
            referred_on: days[1],
            referred_by: bit(1).then(|| "Joel".to_owned()),
            referred_by_customer: bit(2),
            referrals_given: counts.0,
            last_referral_given_day: days[2],
            moved_over: days[3],
            last_conversation_day: days[4],
            last_touch_day: days[5],
            scoping_call_completed_day: days[6],
            scoping_call_day: days[7],
            lost_day: days[8],
            lost_to_competitor: bit(3),
            not_now_until: days[9],
            not_now_said: None,
            not_a_fit: bit(4) && bit(5),
            customer: bit(6),
            conversations: counts.1,
            tries_since_conversation: counts.2,
            open_promise_due: days[10],
            colleague_of: bit(7).then(|| "Marta".to_owned()),
        }
    }
}

proptest! {
    #[test]
    fn a4_every_rank_says_why(candidate in any_candidate()) {
        if let Some(suggestion) = suggest(&candidate, day(TODAY)) {
            let words = suggestion.to_string();
            prop_assert!(words.starts_with(char::is_uppercase) && !words.contains("  "));
            prop_assert!(!candidate.not_a_fit);
        }
    }

    #[test]
    fn a4_nobody_is_called_before_the_day_they_named(mut candidate in any_candidate()) {
        candidate.named_day = on("2026-05-20");
        candidate.open_promise_due = None;
        candidate.scoping_call_day = None;
        prop_assert_eq!(suggest(&candidate, day(TODAY)), None);
    }
}
