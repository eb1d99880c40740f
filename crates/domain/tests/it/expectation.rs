use domain::expectation::{expected_sales, number_word, sales_sentence};
use proptest::prelude::*;

#[test]
fn the_example_of_the_documentation() {
    assert_eq!(expected_sales(7, 20, 80), (1, 2));
    assert_eq!(sales_sentence(7, (1, 2)).as_deref(), Some("Expect one or two sales from these, not seven."));
}

#[test]
fn few_deals_lean_on_the_prior_and_many_on_themselves() {
    assert_eq!(expected_sales(7, 0, 0), (0, 2));
    assert_eq!(expected_sales(10, 900, 100), (8, 10));
    assert_eq!(expected_sales(0, 5, 5), (0, 0));
}

#[test]
fn sentences() {
    let check = |open, range, expected: Option<&str>| {
        assert_eq!(sales_sentence(open, range).as_deref(), expected);
    };
    check(0, (0, 0), None);
    check(3, (0, 0), Some("Expect no sale from these, not three."));
    check(3, (0, 1), Some("Expect one sale from these at most, not three."));
    check(12, (2, 4), Some("Expect two to four sales from these, not 12."));
    check(4, (2, 2), Some("Expect two sales from these, not four."));
    check(2, (1, 2), Some("Expect one or two sales from these."));
    assert_eq!(number_word(11), "11");
}

proptest! {
    #[test]
    fn c3_expectations_stay_within_what_is_open(open in 0_u32..300, won in 0_u32..3000, lost in 0_u32..3000) {
        let (low, high) = expected_sales(open, won, lost);
        prop_assert!(low <= high && high <= open);
    }

    #[test]
    fn c3_more_won_never_expects_less(open in 1_u32..60, won in 0_u32..200, lost in 0_u32..200) {
        let (fewer, more) = (expected_sales(open, won, lost), expected_sales(open, won + 10, lost));
        prop_assert!(fewer.0 <= more.0 && fewer.1 <= more.1);
    }
}
