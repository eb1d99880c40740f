use domain::goal::{GoalKind, default_goal, even_tick, reached};
use proptest::prelude::*;

#[test]
fn the_default_is_the_highest_reached_in_half_of_the_last_ten() {
    let check = |history: &[u32], expected| assert_eq!(default_goal(history), expected, "{history:?}");
    check(&[], 1);
    check(&[0, 0, 0], 1);
    check(&[0, 1, 0, 2, 1, 0, 1, 0, 2, 1], 1);
    check(&[2, 0], 2);
    check(&[2, 0, 0], 1);
    check(&[3, 3, 3, 3, 3, 0, 0, 0, 0, 0], 3);
    check(&[9, 9, 9, 9, 9, 9, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0], 2);
    assert_eq!(reached(&[0, 1, 0, 2, 1, 0, 1, 0, 2, 1], 1), (6, 10));
}

#[test]
fn words_and_the_even_tick() {
    assert_eq!(GoalKind::ScopingCallBooked.counted(1), "1 scoping call booked");
    assert_eq!(GoalKind::Opportunity.counted(2), "2 opportunities");
    assert_eq!(GoalKind::ScopingCallBooked.short(), "booked");
    assert!((even_tick(16, (8, 21)) - 6.095).abs() < 0.001);
    assert!((even_tick(16, (0, 0)) - 16.0).abs() < f64::EPSILON);
}

#[test]
fn a3_there_is_no_goal_for_touches() {
    for kind in GoalKind::ALL {
        assert_eq!(GoalKind::from_code(kind.code()), Some(*kind));
        assert_eq!(kind.counts().code(), kind.code());
        for word in ["touch", "dial", "mail", "call made"] {
            assert!(!kind.plural().contains(word));
        }
    }
}

proptest! {
    #[test]
    fn a3_the_default_goal_is_reached_in_half_and_one_more_is_not(history in proptest::collection::vec(0_u32..6, 0..25)) {
        let goal = default_goal(&history);
        let (times, of) = reached(&history, goal);
        prop_assert!(goal >= 1);
        prop_assert!(goal == 1 || times * 2 >= of);
        let (above, of) = reached(&history, goal + 1);
        prop_assert!(of == 0 || above * 2 < of);
    }
}
