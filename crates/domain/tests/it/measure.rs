use domain::measure::{new_pipeline, pace};
use domain::{Currency, Money};
use proptest::prelude::*;

#[test]
fn c1_an_even_month() {
    let nine = pace(9, 16, (8, 21));
    assert_eq!((nine.even, nine.ahead_by, nine.behind_by), (6, 3, 0));
    assert!(pace(5, 16, (8, 21)).is_behind());
    assert_eq!(pace(16, 16, (0, 0)).behind_by, 0);
    assert_eq!(pace(0, i64::MAX, (21, 21)).behind_by, i64::MAX);
}

#[test]
fn counting_an_opportunity_without_an_amount_counts() {
    let (usd, eur) = (Currency::USD, Currency::EUR);
    let amounts =
        [Some(Money::whole(1000, usd)), None, Some(Money::whole(5, eur)), Some(Money::whole(2, eur))];
    let sum = new_pipeline(amounts, usd);
    assert_eq!(sum.total, Money::whole(1000, usd));
    assert_eq!((sum.count, sum.without_amount), (4, 1));
    assert_eq!(sum.apart, vec![Money::whole(7, eur)]);
}

proptest! {
    #[test]
    fn c1_a_value_is_ahead_or_behind_and_never_both(value in 0_i64..1_000_000, goal in 0_i64..1_000_000, n in 0_u32..24, of in 0_u32..24) {
        let pace = pace(value, goal, (n, of));
        prop_assert!(pace.ahead_by == 0 || pace.behind_by == 0);
        prop_assert_eq!(pace.even + pace.ahead_by - pace.behind_by, value);
        prop_assert!(pace.even <= goal);
    }

    #[test]
    fn c1_figures_equal_the_sum_of_their_rows(rows in proptest::collection::vec(proptest::option::of(0_i64..1_000_000), 0..40)) {
        let amounts = rows.iter().map(|row| row.map(|minor| Money::new(minor, Currency::USD)));
        let sum = new_pipeline(amounts, Currency::USD);
        prop_assert_eq!(sum.total.minor, rows.iter().flatten().sum::<i64>());
        prop_assert_eq!(sum.count as usize, rows.len());
        prop_assert_eq!(sum.without_amount as usize, rows.iter().filter(|row| row.is_none()).count());
    }
}
