use domain::routine::{RepDay, Step, full_day, habit};
use proptest::prelude::*;

fn full() -> RepDay {
    RepDay {
        had_block: true,
        conflicts: 0,
        conflicts_open: 0,
        protect_opened: true,
        check_opened_latest: true,
        replied_or_asked: true,
        goal_agreed: true,
        plan_opened_before_block: true,
    }
}

#[test]
fn b1_each_step_is_kept_only_by_evidence() {
    assert!(full().is_full());
    assert!(!RepDay { protect_opened: false, ..full() }.kept(Step::Protect));
    assert!(RepDay { protect_opened: false, conflicts: 2, ..full() }.kept(Step::Protect));
    assert!(!RepDay { conflicts: 2, conflicts_open: 1, ..full() }.kept(Step::Protect));
    assert!(!RepDay { check_opened_latest: false, ..full() }.kept(Step::Check));
    assert!(!RepDay { replied_or_asked: false, ..full() }.kept(Step::Ask));
    assert!(!RepDay { goal_agreed: false, ..full() }.kept(Step::Tomorrow));
    assert!(!RepDay { plan_opened_before_block: false, ..full() }.kept(Step::Tomorrow));
}

#[test]
fn the_example_of_the_documentation() {
    let unasked = RepDay { replied_or_asked: false, ..full() };
    let counted = habit(&[vec![full(), full()], vec![full(), unasked]]);
    assert_eq!((counted.kept, counted.of, counted.rep_days), (1, 2, 4));
    assert_eq!(counted.per_step, [4, 4, 3, 4]);
    assert_eq!(counted.step(Step::Ask), 3);
}

#[test]
fn days_without_a_block_do_not_count() {
    let off = RepDay::default();
    assert_eq!(full_day(&[]), None);
    assert_eq!(full_day(&[off]), None);
    assert_eq!(full_day(&[off, full()]), Some(true));
    assert_eq!(habit(&[vec![off]]).of, 0);
}

prop_compose! {
    fn any_rep()(bits: u8, conflicts in 0_u32..3, open in 0_u32..3) -> RepDay {
        let bit = |n: u8| bits & (1 << n) != 0;
        RepDay {
            had_block: bit(0),
            conflicts,
            conflicts_open: open.min(conflicts),
            protect_opened: bit(1),
            check_opened_latest: bit(2) || bit(3),
            replied_or_asked: bit(4) || bit(3),
            goal_agreed: bit(5) || bit(6),
            plan_opened_before_block: bit(7) || bit(6),
        }
    }
}

proptest! {
    #[test]
    fn b2_the_habit_never_exceeds_what_there_was(days in proptest::collection::vec(proptest::collection::vec(any_rep(), 0..5), 0..10)) {
        let counted = habit(&days);
        prop_assert!(counted.kept <= counted.of && counted.of as usize <= days.len());
        prop_assert!(counted.per_step.iter().all(|step| *step <= counted.rep_days));
        // A full day needs every step of every rep: as many full days cannot be without as many kept steps.
        prop_assert!(counted.per_step.iter().all(|step| *step >= counted.kept));
        prop_assert_eq!(counted.kept == counted.of, counted.per_step.iter().all(|step| *step == counted.rep_days));
    }

    #[test]
    fn b2_reps_without_a_block_change_nothing(reps in proptest::collection::vec(any_rep(), 0..5)) {
        let with_block: Vec<RepDay> = reps.iter().filter(|rep| rep.had_block).copied().collect();
        prop_assert_eq!(full_day(&reps), full_day(&with_block));
        prop_assert_eq!(habit(&[reps]), habit(&[with_block]));
    }
}
