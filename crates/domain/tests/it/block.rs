use std::collections::BTreeSet;

use domain::block::*;
use domain::hours::{Calendar, minute_of_day};
use domain::recurrence::Recurrence;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::{at, berlin, day};

fn block(now: &str) -> BlockFacts {
    BlockFacts {
        starts_at: at("2026-05-12T09:00"),
        ends_at: at("2026-05-12T11:00"),
        plan_committed_at: Some(at("2026-05-11T17:06")),
        finished_at: None,
        plan_done: false,
        removed: None,
        now: at(now),
    }
}

fn span(kind: SpanKind, from: &str, until: Option<&str>) -> Span {
    let moment = |clock: &str| at(&format!("2026-05-12T{clock}"));
    Span { kind, from: moment(from), until: until.map(moment) }
}

/// (kept, broken, missed, unplanned, remaining)
fn check(block: &BlockFacts, spans: &[Span], expected: (u32, u32, u32, u32, u32)) {
    let m = minutes(block, spans);
    assert_eq!((m.kept, m.broken, m.missed, m.unplanned, m.remaining), expected, "{m:?}");
    assert_eq!(m.scheduled, m.kept + m.broken + m.missed + m.remaining);
}

use SpanKind::{Focus, Interrupted, Paused, Prospecting};

#[test]
fn the_example_of_the_documentation() {
    let spans = [
        span(Focus, "09:03", Some("10:10")),
        span(Paused, "10:10", Some("10:13")),
        span(Focus, "10:13", None),
    ];
    check(&block("2026-05-12T12:00"), &spans, (114, 3, 3, 0, 0));
}

#[test]
fn nobody_there_is_missed_and_prospecting_is_kept() {
    check(&block("2026-05-12T12:00"), &[], (0, 0, 120, 0, 0));
    check(&block("2026-05-12T12:00"), &[span(Prospecting, "08:50", Some("11:20"))], (120, 0, 0, 0, 0));
}

#[test]
fn a_running_block_decides_whole_elapsed_minutes_only() {
    check(&block("2026-05-12T09:47:50"), &[span(Focus, "09:00", None)], (47, 0, 0, 0, 73));
    check(&block("2026-05-12T08:40"), &[], (0, 0, 0, 0, 120));
    assert_eq!(minutes(&block("2026-05-12T08:40"), &[]).share(), None);
}

#[test]
fn an_interruption_wins_over_presence() {
    let spans = [span(Focus, "09:00", Some("11:00")), span(Interrupted, "09:20", Some("09:26"))];
    check(&block("2026-05-12T12:00"), &spans, (114, 6, 0, 0, 0));
}

#[test]
fn a_minute_belongs_to_what_filled_most_of_it_and_a_tie_is_read_strictly() {
    let now = "2026-05-12T12:00";
    check(&block(now), &[span(Focus, "09:00:29", Some("11:00"))], (120, 0, 0, 0, 0));
    check(&block(now), &[span(Focus, "09:00:30", Some("11:00"))], (119, 0, 1, 0, 0));
    let pause = |until| [span(Focus, "09:00", Some("11:00")), span(Paused, "09:10", Some(until))];
    check(&block(now), &pause("09:10:29"), (120, 0, 0, 0, 0));
    check(&block(now), &pause("09:10:30"), (119, 1, 0, 0, 0));
}

#[test]
fn presence_without_a_committed_plan_is_unplanned_and_missed() {
    let spans = [span(Focus, "09:10", Some("11:00"))];
    let without = BlockFacts { plan_committed_at: None, ..block("2026-05-12T12:00") };
    check(&without, &spans, (0, 0, 120, 110, 0));
    let during = BlockFacts { plan_committed_at: Some(at("2026-05-12T09:30")), ..without };
    check(&during, &spans, (90, 0, 30, 20, 0));
}

#[test]
fn finishing_early_keeps_the_rest_only_if_the_plan_is_done() {
    let spans = [span(Focus, "09:00", None)];
    let early = BlockFacts { finished_at: Some(at("2026-05-12T10:30")), ..block("2026-05-12T10:31") };
    check(&early, &spans, (90, 0, 30, 0, 0));
    check(&BlockFacts { plan_done: true, ..early }, &spans, (120, 0, 0, 0, 0));
    check(&BlockFacts { plan_done: true, plan_committed_at: None, ..early }, &spans, (0, 0, 120, 90, 0));
    assert_eq!(state(&early, &spans), BlockState::Over);
}

#[test]
fn leave_and_holidays_schedule_nothing_and_anything_else_is_missed() {
    let removed = |why| BlockFacts { removed: Some(why), ..block("2026-05-12T12:00") };
    assert_eq!(minutes(&removed(Removal::Leave), &[]), Minutes::default());
    assert_eq!(minutes(&removed(Removal::Holiday), &[]), Minutes::default());
    check(&removed(Removal::Other), &[span(Focus, "09:00", Some("11:00"))], (0, 0, 120, 0, 0));
    assert_eq!(state(&removed(Removal::Other), &[]), BlockState::Removed);
}

#[test]
fn states() {
    let check =
        |now: &str, spans: &[Span], expected| assert_eq!(state(&block(now), spans), expected, "{now}");
    check("2026-05-12T08:59", &[], BlockState::Planned);
    check("2026-05-12T09:00", &[], BlockState::Running);
    check("2026-05-12T10:11", &[span(Paused, "10:10", None)], BlockState::Paused);
    check("2026-05-12T10:13", &[span(Paused, "10:10", Some("10:13"))], BlockState::Running);
    check("2026-05-12T11:00", &[], BlockState::Over);
}

#[test]
fn a_share_says_100_only_when_nothing_is_lost() {
    let text = |kept, of| Share { kept, of }.to_string();
    assert_eq!(text(119, 120), "99.1%");
    assert_eq!(text(1999, 2000), "99.9%");
    assert_eq!(text(99_999, 100_000), "99.9%");
    assert_eq!(text(120, 120), "100%");
    assert_eq!(text(0, 120), "0%");
    assert!(!Share { kept: 97, of: 100 }.is_whole());
}

#[test]
fn moving() {
    let tz = berlin();
    let check = |to: &str, now: &str, expected: Result<(), MoveError>| {
        assert_eq!(may_move(&block(now), at(to), at(now), &tz), expected, "to {to} at {now}");
    };
    check("2026-05-14T14:00", "2026-05-12T08:59", Ok(()));
    check("2026-05-12T08:50", "2026-05-12T08:40", Ok(()));
    check("2026-05-14T14:00", "2026-05-12T09:00", Err(MoveError::Begun));
    check("2026-05-18T09:00", "2026-05-12T08:00", Err(MoveError::OtherWeek));
    check("2026-05-11T09:00", "2026-05-12T08:00", Err(MoveError::Past));
    let start = at("2026-05-14T14:00");
    assert_eq!(moved_end(&block("2026-05-12T08:00"), start), at("2026-05-14T16:00"));
    assert_eq!(quiet_from(at("2026-05-12T09:00"), 30), at("2026-05-12T08:30"));
}

fn slot(rule: &str, from_minute: u32, until_minute: u32) -> Slot {
    let rule = Recurrence::parse(rule).expect("a rule");
    Slot { rule, anchor: day("2026-01-05"), from_minute, until_minute }
}

#[test]
fn a_policy_lays_out_eight_weeks() {
    let slots = [slot("FREQ=WEEKLY;BYDAY=TU,TH", 540, 660)];
    assert_eq!(slots[0].minutes_a_week(), 240);
    let calendar = Calendar::with_holidays([day("2026-05-14")]);
    let leave = BTreeSet::from([day("2026-05-19")]);
    let laid = layout(&slots, day("2026-05-11"), WEEKS_AHEAD, &berlin(), &calendar, &leave);
    assert_eq!(laid.len(), 14);
    assert_eq!((laid[0].day, laid[0].starts_at), (day("2026-05-12"), at("2026-05-12T09:00")));
    assert!(laid.iter().all(|block| minute_of_day(block.starts_at, &berlin()) == 540));
}

#[test]
fn slots_that_overlap_are_laid_once() {
    let slots = [slot("FREQ=WEEKLY;BYDAY=TU", 600, 720), slot("FREQ=WEEKLY;BYDAY=TU", 540, 660)];
    let laid = layout(&slots, day("2026-05-11"), 1, &berlin(), &Calendar::default(), &BTreeSet::new());
    assert_eq!(laid.len(), 1);
    assert_eq!(laid[0].starts_at, at("2026-05-12T09:00"));
    let nothing = [slot("FREQ=WEEKLY;BYDAY=TU", 600, 600)];
    assert!(
        layout(&nothing, day("2026-05-11"), 8, &berlin(), &Calendar::default(), &leave_none()).is_empty()
    );
}

fn leave_none() -> BTreeSet<jiff::civil::Date> {
    BTreeSet::new()
}

fn moment(seconds: i64) -> Timestamp {
    at("2026-05-12T09:00") + SignedDuration::from_secs(seconds)
}

prop_compose! {
    fn any_span()(kind in 0_usize..4, from in -1000_i64..8000, length in proptest::option::of(0_i64..5000)) -> Span {
        let kind = [Focus, Prospecting, Paused, Interrupted][kind];
        Span { kind, from: moment(from), until: length.map(|length| moment(from + length)) }
    }
}

prop_compose! {
    fn any_block()(
        length in 0_i64..8000,
        committed in proptest::option::of(-5000_i64..8000),
        finished in proptest::option::of(-100_i64..8000),
        plan_done: bool,
        removed in 0_usize..8,
        now in -1000_i64..9000,
    ) -> BlockFacts {
        BlockFacts {
            starts_at: moment(0),
            ends_at: moment(length),
            plan_committed_at: committed.map(moment),
            finished_at: finished.map(moment),
            plan_done,
            removed: [Some(Removal::Leave), Some(Removal::Holiday), Some(Removal::Other)].get(removed).copied().flatten(),
            now: moment(now),
        }
    }
}

proptest! {
    #[test]
    fn a1_minutes_add_up_for_any_presence(block in any_block(), spans in proptest::collection::vec(any_span(), 0..12)) {
        let m = minutes(&block, &spans);
        prop_assert_eq!(m.kept + m.broken + m.missed, m.so_far);
        prop_assert_eq!(m.so_far + m.remaining, m.scheduled);
        prop_assert!(m.unplanned <= m.missed);
        if block.now >= block.ends_at {
            prop_assert_eq!(m.scheduled, m.kept + m.broken + m.missed);
        }
        if block.plan_committed_at.is_none() {
            prop_assert_eq!(m.kept, 0);
        }
    }

    #[test]
    fn a1_decided_minutes_never_change_as_time_goes_on(spans in proptest::collection::vec(any_span(), 0..6), now in 0_i64..7200, later in 0_i64..3600) {
        let facts = |now: i64| BlockFacts { now: moment(now), ..block("2026-05-12T12:00") };
        let ended = |now: i64| -> Vec<Span> {
            spans.iter().filter(|span| span.from <= moment(now)).copied().collect()
        };
        let (first, second) = (minutes(&facts(now), &ended(now)), minutes(&facts(now + later), &ended(now + later)));
        prop_assert!(first.kept <= second.kept && first.broken <= second.broken && first.missed <= second.missed);
    }

    #[test]
    fn a1_a_share_says_100_only_when_kept_equals_scheduled(of in 1_u32..1_000_000, lost in 0_u32..1000) {
        let share = Share { kept: of.saturating_sub(lost), of };
        prop_assert_eq!(share.to_string() == "100%", share.is_whole());
    }

    #[test]
    fn a1_moving_loses_no_hours(to in -100_000_i64..600_000) {
        let facts = block("2026-05-12T08:00");
        if may_move(&facts, moment(to), facts.now, &berlin()).is_ok() {
            let moved = BlockFacts { starts_at: moment(to), ends_at: moved_end(&facts, moment(to)), ..facts };
            prop_assert_eq!(minutes(&moved, &[]).scheduled, 120);
        }
    }
}
