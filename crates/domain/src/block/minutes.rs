//! Counting a block: each scheduled minute is kept, broken or missed.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{BlockFacts, Minutes, Removal, Span};

/// The minutes of a block, each counted once.
///
/// A minute belongs to what filled most of it; a tie goes to the stricter reading (missed, then broken, then kept).
/// Where stretches overlap, a pause or an interruption wins over presence. What lies outside the block does not
/// count, nor do stretches after an early finish. Only whole elapsed minutes are decided; the running one is
/// `remaining`. Finishing early decides the rest at once: kept if the plan is committed and done, else missed.
/// Presence before the plan was committed is `unplanned`, and missed.
///
/// Example: 9:00 to 11:00, plan committed the day before, Focus from 9:03 to 10:10, paused to 10:13, Focus to the end:
/// scheduled 120 = kept 114 + broken 3 + missed 3.
pub fn minutes(block: &BlockFacts, spans: &[Span]) -> Minutes {
    let scheduled = whole_minutes(block.starts_at, block.ends_at);
    match block.removed {
        Some(Removal::Leave | Removal::Holiday) => return Minutes::default(),
        Some(Removal::Other) => {
            return Minutes { scheduled, missed: scheduled, so_far: scheduled, ..Minutes::default() };
        }
        None => {}
    }
    let finished_at = block.finished_at.filter(|at| *at <= block.now);
    let so_far = match finished_at {
        Some(_) => scheduled,
        None => whole_minutes(block.starts_at, block.now).min(scheduled),
    };
    let edges = edges(block, spans, finished_at);
    let mut counted = Minutes { scheduled, so_far, remaining: scheduled - so_far, ..Minutes::default() };
    for index in 0..so_far {
        let from = block.starts_at + SignedDuration::from_mins(i64::from(index));
        match verdict(from, &edges, block, spans, finished_at) {
            Verdict::Kept => counted.kept += 1,
            Verdict::Broken => counted.broken += 1,
            Verdict::Unplanned => {
                counted.missed += 1;
                counted.unplanned += 1;
            }
            Verdict::Missed => counted.missed += 1,
        }
    }
    counted
}

/// How a moment, or a minute, is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Missed,
    Unplanned,
    Broken,
    Kept,
}

/// Every moment at which the reading can change, ascending.
fn edges(block: &BlockFacts, spans: &[Span], finished_at: Option<Timestamp>) -> Vec<Timestamp> {
    let ends = spans.iter().flat_map(|span| [Some(span.from), span.until]);
    let edges: BTreeSet<Timestamp> =
        ends.chain([block.plan_committed_at, finished_at, Some(block.now)]).flatten().collect();
    edges.into_iter().collect()
}

/// The reading that filled most of the minute beginning at `from`.
fn verdict(
    from: Timestamp,
    edges: &[Timestamp],
    block: &BlockFacts,
    spans: &[Span],
    finished_at: Option<Timestamp>,
) -> Verdict {
    let until = from + SignedDuration::from_mins(1);
    let first = edges.partition_point(|edge| *edge <= from);
    let inside = edges[first..].iter().copied().take_while(|edge| *edge < until);
    let (mut filled, mut at) = ([0_i128; 4], from);
    for edge in inside.chain([until]) {
        filled[reading(at, block, spans, finished_at) as usize] += edge.duration_since(at).as_micros();
        at = edge;
    }
    let [nobody, unplanned, broken, kept] = filled;
    if nobody + unplanned >= broken.max(kept) {
        if unplanned > nobody { Verdict::Unplanned } else { Verdict::Missed }
    } else if broken >= kept {
        Verdict::Broken
    } else {
        Verdict::Kept
    }
}

fn reading(at: Timestamp, block: &BlockFacts, spans: &[Span], finished_at: Option<Timestamp>) -> Verdict {
    let planned = block.plan_committed_at.is_some_and(|committed| committed <= at);
    if finished_at.is_some_and(|finished| finished <= at) {
        return if planned && block.plan_done { Verdict::Kept } else { Verdict::Missed };
    }
    let mut present = false;
    for span in spans.iter().filter(|span| span.covers(at, block.now)) {
        if !span.kind.is_present() {
            return Verdict::Broken;
        }
        present = true;
    }
    match (present, planned) {
        (true, true) => Verdict::Kept,
        (true, false) => Verdict::Unplanned,
        (false, _) => Verdict::Missed,
    }
}

fn whole_minutes(from: Timestamp, until: Timestamp) -> u32 {
    u32::try_from(until.duration_since(from).as_mins().max(0)).unwrap_or(u32::MAX)
}
