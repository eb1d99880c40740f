use domain::plan::{PlanErrors, PlanState, check as check_plan, state};
use proptest::prelude::*;

use crate::{at, berlin, day};

fn check(committed: Option<&str>, now: &str, expected: PlanState) {
    let found = state(committed.map(at), at("2026-05-13T09:00"), day("2026-05-13"), &berlin(), at(now));
    assert_eq!(found, expected, "committed {committed:?}, seen {now}");
}

#[test]
fn a_plan_is_committed_before_midnight_and_late_after_it() {
    check(None, "2026-05-12T16:48", PlanState::Draft);
    check(None, "2026-05-13T08:59", PlanState::Draft);
    check(None, "2026-05-13T09:00", PlanState::Unplanned);
    check(Some("2026-05-12T23:59:59"), "2026-05-13T08:00", PlanState::Committed);
    check(Some("2026-05-13T00:00"), "2026-05-13T08:00", PlanState::Late);
    check(Some("2026-05-13T08:59:59"), "2026-05-13T12:00", PlanState::Late);
    check(Some("2026-05-13T09:00"), "2026-05-13T12:00", PlanState::Unplanned);
    check(Some("2026-05-12T17:00"), "2026-05-12T16:00", PlanState::Draft);
    assert!(PlanState::Late.is_committed() && !PlanState::Unplanned.is_committed());
}

#[test]
fn everybody_on_the_plan_needs_an_objective() {
    assert_eq!(check_plan(&["Book a scoping call"]), Ok(()));
    assert_eq!(
        check_plan(&["Book a scoping call", " ", "Get a referral", ""]),
        Err(PlanErrors { missing: vec![1, 3], empty: false })
    );
    assert_eq!(check_plan::<String>(&[]), Err(PlanErrors { missing: vec![], empty: true }));
}

proptest! {
    #[test]
    fn a4_a_plan_passes_only_if_nothing_is_missing(objectives in proptest::collection::vec("[ a]{0,3}", 0..8)) {
        let whole = !objectives.is_empty() && objectives.iter().all(|words| words.contains('a'));
        prop_assert_eq!(check_plan(&objectives).is_ok(), whole);
    }
}
