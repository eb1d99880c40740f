use domain::hours::add_days;
use domain::recurrence::{Recurrence, RecurrenceError, next_day};
use proptest::prelude::*;

use crate::day;

fn check(rule: &str, from: &str, to: &str, expected: &[&str]) {
    let days = Recurrence::parse(rule).expect("a rule").days(day(from), day(to), day("2026-05-05"));
    assert_eq!(days, expected.iter().map(|text| day(text)).collect::<Vec<_>>(), "{rule}");
}

#[test]
fn weekly_days() {
    check("FREQ=WEEKLY;BYDAY=TU,TH", "2026-05-11", "2026-05-20", &["2026-05-12", "2026-05-14", "2026-05-19"]);
    check(
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        "2026-05-01",
        "2026-06-15",
        &["2026-05-18", "2026-06-01", "2026-06-15"],
    );
    check(
        "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260515",
        "2026-05-01",
        "2026-07-01",
        &["2026-05-08", "2026-05-15"],
    );
    check("FREQ=WEEKLY;BYDAY=FR;UNTIL=20260515T090000Z", "2026-05-09", "2026-07-01", &["2026-05-15"]);
    check("FREQ=WEEKLY;BYDAY=FR", "2026-05-09", "2026-05-01", &[]);
}

#[test]
fn what_cannot_be_read_says_which_part() {
    use RecurrenceError::*;
    let refuse = |rule: &str, expected| assert_eq!(Recurrence::parse(rule), Err(expected), "{rule}");
    refuse("", NoFrequency);
    refuse("BYDAY=MO", NoFrequency);
    refuse("FREQ=WEEKLY", NoDays);
    refuse("FREQ=DAILY;BYDAY=MO", Frequency("DAILY".into()));
    refuse("FREQ=WEEKLY;BYDAY=MO,1TU", Day("1TU".into()));
    refuse("FREQ=WEEKLY;BYDAY=", Day("".into()));
    refuse("FREQ=WEEKLY;BYDAY=MO;INTERVAL=0", Interval("0".into()));
    refuse("FREQ=WEEKLY;BYDAY=MO;UNTIL=2026-05-01", Until("2026-05-01".into()));
    refuse("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260230", Until("20260230".into()));
    refuse("FREQ=WEEKLY;BYDAY=MO;COUNT=3", Part("COUNT=3".into()));
    refuse("FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", Twice("BYDAY".into()));
    refuse("weekly", Part("weekly".into()));
}

#[test]
fn the_next_day_of_a_rule() {
    let rule = Recurrence::parse("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260512").unwrap();
    assert_eq!(next_day(&rule, day("2026-05-06"), day("2026-05-01")), Some(day("2026-05-12")));
    assert_eq!(next_day(&rule, day("2026-05-13"), day("2026-05-01")), None);
}

proptest! {
    #[test]
    fn a1_a_rule_reads_back_as_printed(interval in 1_u32..=52, mask in 1_u8..128, until in proptest::option::of(0_i64..3000)) {
        let weekdays = (0..7).filter(|n| mask & (1 << n) != 0).map(|n| {
            jiff::civil::Weekday::from_monday_zero_offset(n).unwrap()
        });
        let rule = Recurrence::new(interval, weekdays, until.map(|n| add_days(day("2026-01-01"), n))).unwrap();
        prop_assert_eq!(Recurrence::parse(&rule.to_string()), Ok(rule));
    }

    #[test]
    fn a1_the_days_of_two_stretches_are_the_days_of_both(interval in 1_u32..5, cut in 0_i64..100) {
        let rule = Recurrence::parse(&format!("FREQ=WEEKLY;INTERVAL={interval};BYDAY=MO,WE,SU")).unwrap();
        let (from, anchor) = (day("2026-01-01"), day("2025-12-24"));
        let (middle, to) = (add_days(from, cut), add_days(from, 100));
        let mut parts = rule.days(from, middle, anchor);
        parts.extend(rule.days(add_days(middle, 1), to, anchor));
        prop_assert_eq!(parts, rule.days(from, to, anchor));
    }
}
