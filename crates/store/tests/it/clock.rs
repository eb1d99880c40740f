use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use store::Clock;

#[test]
fn a_frozen_clock_stands_still_until_it_is_set() {
    let (then, later): (Timestamp, Timestamp) =
        ("2026-05-12T06:40:00Z".parse().unwrap(), "2026-05-12T09:00:00Z".parse().unwrap());
    let clock = Clock::frozen(then);
    let same = clock.clone();
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!(clock.now(), then);
    same.set(later);
    assert_eq!(clock.now(), later);
}

#[test]
fn a_shifted_clock_runs_on_from_where_it_was_set() {
    let then: Timestamp = "2026-05-12T06:40:00Z".parse().unwrap();
    let clock = Clock::starting_at(then);
    std::thread::sleep(Duration::from_millis(5));
    let now = clock.now();
    assert!(now > then && now < then + SignedDuration::from_secs(60), "{now}");
    clock.set(then - SignedDuration::from_hours(1));
    assert!(clock.now() < then);
}

#[test]
fn the_real_clock_tells_whole_microseconds_and_can_be_set() {
    let clock = Clock::real();
    assert_eq!(clock.now().subsec_nanosecond() % 1000, 0);
    clock.set("2030-01-01T00:00:00Z".parse().unwrap());
    assert!(clock.now() >= "2030-01-01T00:00:00Z".parse().unwrap());
}
