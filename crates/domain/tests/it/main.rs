//! The rules, one file each; what must always hold is a property named by its row.

mod access;
mod block;
mod debrief;
mod expectation;
mod goal;
mod handoff;
mod hours;
mod id;
mod letter;
mod measure;
mod money;
mod names;
mod plan;
mod promise;
mod recurrence;
mod result;
mod role;
mod routine;
mod segment;
mod suggestion;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("a zone")
}

fn berlin() -> TimeZone {
    zone("Europe/Berlin")
}

/// A local moment in Berlin: `at("2026-05-12T09:00")`.
fn at(text: &str) -> Timestamp {
    let wall: jiff::civil::DateTime = text.parse().expect("a local time");
    wall.to_zoned(berlin()).expect("in range").timestamp()
}
