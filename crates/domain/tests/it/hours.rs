use domain::hours::*;
use jiff::civil::Weekday;
use proptest::prelude::*;

use crate::{at, berlin, day, zone};

#[test]
fn the_day_of_the_pictures_is_working_day_8_of_21() {
    let calendar = Calendar::default();
    assert_eq!(calendar.month_position(day("2026-05-12")), (8, 21));
    assert_eq!(calendar.month_position(day("2026-05-10")), (6, 21));
    assert_eq!(calendar.month_position(day("2026-03-01")), (0, 22));
    let memorial = Calendar::with_holidays([day("2026-05-25")]);
    assert_eq!(memorial.month_position(day("2026-05-31")), (20, 20));
}

#[test]
fn working_days_skip_weekends_and_holidays() {
    let calendar = Calendar::with_holidays([day("2026-05-25")]);
    assert_eq!(calendar.next_working_day(day("2026-05-22")), day("2026-05-26"));
    assert_eq!(calendar.previous_working_day(day("2026-05-26")), day("2026-05-22"));
    assert_eq!(calendar.working_days(day("2026-05-22"), day("2026-05-26")), 2);
    assert_eq!(calendar.working_days(day("2026-05-26"), day("2026-05-22")), 0);
}

#[test]
fn a_work_week_is_never_empty() {
    assert_eq!(WorkWeek::from_mask(0), None);
    assert_eq!(WorkWeek::from_mask(0x80), None);
    let sundays = WorkWeek::of([Weekday::Sunday]).unwrap();
    assert_eq!(sundays.mask(), 64);
    assert!(sundays.has(Weekday::Sunday) && !sundays.has(Weekday::Monday));
    let calendar = Calendar { week: sundays, ..Calendar::default() };
    assert_eq!(calendar.next_working_day(day("2026-05-12")), day("2026-05-17"));
}

#[test]
fn daylight_saving_resolves_as_rfc_5545() {
    let tz = berlin();
    // 2:30 does not exist on 29 March 2026, and comes twice on 25 October.
    assert_eq!(clock_text(at_minute(day("2026-03-29"), 150, &tz), &tz), "3:30");
    let first = at_minute(day("2026-10-25"), 150, &tz);
    assert_eq!(first.to_string(), "2026-10-25T00:30:00Z");
    assert_eq!(end_of_day(day("2026-03-29"), &tz), at("2026-03-30T00:00"));
    let hours =
        |text: &str| end_of_day(day(text), &tz).duration_since(start_of_day(day(text), &tz)).as_hours();
    assert_eq!((hours("2026-03-29"), hours("2026-05-12"), hours("2026-10-25")), (23, 24, 25));
    // Midnight is skipped in Cairo.
    let cairo = zone("Africa/Cairo");
    assert_eq!(minute_of_day(start_of_day(day("2026-04-24"), &cairo), &cairo), 60);
    assert_eq!(at_minute(day("2026-05-12"), 1440, &tz), at("2026-05-13T00:00"));
}

#[test]
fn due_after_working_days_keeps_the_clock() {
    let (tz, calendar) = (berlin(), Calendar::default());
    assert_eq!(due_after_working_days(at("2026-05-08T16:10"), 1, &tz, &calendar), at("2026-05-11T16:10"));
    assert_eq!(due_after_working_days(at("2026-03-27T09:00"), 1, &tz, &calendar), at("2026-03-30T09:00"));
    assert_eq!(due_after_working_days(at("2026-05-12T09:00"), 0, &tz, &calendar), at("2026-05-12T09:00"));
    assert_eq!(due_after_working_days(at("2026-05-09T12:00"), 1, &tz, &calendar), at("2026-05-11T12:00"));
}

#[test]
fn weeks_and_months() {
    assert_eq!(iso_week(day("2027-01-01")), (2026, 53));
    assert_eq!(week_of(day("2026-05-17")), (day("2026-05-11"), day("2026-05-17")));
    assert_eq!(month_of(day("2026-02-10")), (day("2026-02-01"), day("2026-02-28")));
    assert_eq!(months_between(day("2025-06-12"), day("2026-05-12")), 11);
    assert_eq!(months_between(day("2025-06-13"), day("2026-05-12")), 10);
    assert_eq!(months_between(day("2026-06-13"), day("2026-05-12")), 0);
    assert_eq!(days_between(day("2026-05-12"), day("2026-05-10")), -2);
}

#[test]
fn words() {
    let tz = berlin();
    assert_eq!(clock_text(at("2026-05-12T09:47"), &tz), "9:47");
    assert_eq!(day_short(day("2026-05-14")), "Thu 14 May");
    assert_eq!(day_long(day("2026-05-12")), "Tuesday 12 May");
    assert_eq!(minute_text(540), "9:00");
    assert_eq!(local_day(at("2026-05-12T00:10"), &zone("America/New_York")), day("2026-05-11"));
}

#[test]
fn ago() {
    let (tz, now) = (berlin(), at("2026-05-12T09:00"));
    let check = |then: &str, expected: &str| assert_eq!(ago_text(at(then), now, &tz), expected);
    check("2026-05-12T09:01", "just now");
    check("2026-05-12T08:59", "1 minute ago");
    check("2026-05-12T08:20", "40 minutes ago");
    check("2026-05-12T07:30", "1 hour ago");
    check("2026-05-12T02:00", "7 hours ago");
    check("2026-05-11T17:06", "yesterday");
    check("2026-05-08T17:06", "4 days ago");
    check("2026-04-07T17:06", "7 April");
    check("2025-04-07T17:06", "7 April 2025");
    assert_eq!(days_ago_text(day("2026-03-26"), day("2026-05-12")), "47 days ago");
    assert_eq!(days_ago_text(day("2025-06-01"), day("2026-05-12")), "11 months ago");
    assert_eq!(days_ago_text(day("2024-01-01"), day("2026-05-12")), "2 years ago");
    assert_eq!(days_ago_text(day("2026-05-12"), day("2026-05-12")), "today");
}

proptest! {
    #[test]
    fn a1_the_local_day_of_a_local_minute_is_that_day(offset in 0_i64..4000, minute in 0_u32..1440, name in "Europe/Berlin|America/New_York|Asia/Kolkata|Australia/Lord_Howe") {
        let (tz, date) = (zone(&name), add_days(day("2020-01-01"), offset));
        let moment = at_minute(date, minute, &tz);
        prop_assert_eq!(local_day(moment, &tz), date);
        prop_assert!(minute_of_day(moment, &tz) == minute || minute_of_day(moment, &tz) > minute);
        prop_assert!(start_of_day(date, &tz) <= moment && moment < end_of_day(date, &tz));
    }

    #[test]
    fn a1_next_and_previous_working_day_are_inverse(offset in 0_i64..4000, mask in 1_u8..128) {
        let calendar = Calendar { week: WorkWeek::from_mask(mask).unwrap(), ..Calendar::default() };
        let next = calendar.next_working_day(add_days(day("2020-01-01"), offset));
        prop_assert!(calendar.is_working(next));
        prop_assert_eq!(calendar.next_working_day(calendar.previous_working_day(next)), next);
    }

    #[test]
    fn c1_working_days_of_the_parts_of_a_month_add_up(offset in 0_i64..4000) {
        let (calendar, date) = (Calendar::default(), add_days(day("2020-01-01"), offset));
        let (n, of) = calendar.month_position(date);
        let rest = calendar.working_days(add_days(date, 1), month_of(date).1);
        prop_assert_eq!(n + rest, of);
    }
}
