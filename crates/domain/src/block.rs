//! Protected blocks and their minutes (A1): each scheduled minute is kept, broken or missed.

use std::collections::BTreeSet;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::hours::{Calendar, add_days, at_minute, iso_week, local_day};
use crate::recurrence::Recurrence;

/// What a stretch of time within a block was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SpanKind {
    /// Present, in Focus.
    Focus,
    /// Present: the rep said "I'm prospecting".
    Prospecting,
    /// The rep paused.
    Paused,
    /// Somebody interrupted.
    Interrupted,
}

impl SpanKind {
    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            SpanKind::Focus => "focus",
            SpanKind::Prospecting => "prospecting",
            SpanKind::Paused => "paused",
            SpanKind::Interrupted => "interrupted",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<SpanKind> {
        [SpanKind::Focus, SpanKind::Prospecting, SpanKind::Paused, SpanKind::Interrupted]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// Whether the rep was there.
    pub const fn is_present(self) -> bool {
        matches!(self, SpanKind::Focus | SpanKind::Prospecting)
    }
}

/// A stretch of time; without an end it is still going on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// What it was.
    pub kind: SpanKind,
    /// When it began.
    pub from: Timestamp,
    /// When it ended, exclusive.
    pub until: Option<Timestamp>,
}

impl Span {
    fn covers(&self, at: Timestamp, now: Timestamp) -> bool {
        self.from <= at && at < self.until.unwrap_or(now.max(self.from))
    }
}

/// Why a block was taken off the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Removal {
    /// The rep was away: nothing was scheduled.
    Leave,
    /// A holiday: nothing was scheduled.
    Holiday,
    /// Anything else: every minute is missed.
    Other,
}

impl Removal {
    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Removal::Leave => "leave",
            Removal::Holiday => "holiday",
            Removal::Other => "other",
        }
    }

    /// The removal with this code.
    pub fn from_code(code: &str) -> Option<Removal> {
        [Removal::Leave, Removal::Holiday, Removal::Other].into_iter().find(|removal| removal.code() == code)
    }
}

/// What is on record about a block, and the moment at which it is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BlockFacts {
    /// Scheduled start.
    pub starts_at: Timestamp,
    /// Scheduled end, exclusive.
    pub ends_at: Timestamp,
    /// When the plan was committed, if it was.
    pub plan_committed_at: Option<Timestamp>,
    /// When the rep finished the block, if before its end.
    pub finished_at: Option<Timestamp>,
    /// Whether everybody on the plan had been dealt with then.
    pub plan_done: bool,
    /// Whether, and why, the block was taken off.
    pub removed: Option<Removal>,
    /// The moment at which this is asked.
    pub now: Timestamp,
}

/// How a block stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BlockState {
    /// It has not begun.
    Planned,
    /// It has begun and nothing holds it up.
    Running,
    /// It has begun and is paused or interrupted.
    Paused,
    /// It has ended or was finished.
    Over,
    /// It was taken off.
    Removed,
}

impl BlockState {
    /// The word on the page.
    pub const fn label(self) -> &'static str {
        match self {
            BlockState::Planned => "Planned",
            BlockState::Running => "Running",
            BlockState::Paused => "Paused",
            BlockState::Over => "Over",
            BlockState::Removed => "Removed",
        }
    }
}

/// The minutes of a block, or of many: they add up. `scheduled = kept + broken + missed + remaining`, exactly;
/// `remaining` is 0 once the block is over.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Minutes {
    /// All minutes of the block; 0 if it was removed for leave or a holiday.
    pub scheduled: u32,
    /// Present, with a committed plan.
    pub kept: u32,
    /// Paused or interrupted.
    pub broken: u32,
    /// Late, not there, without a plan, or removed for anything but leave or a holiday.
    pub missed: u32,
    /// The part of `missed` in which the rep was present, without a committed plan.
    pub unplanned: u32,
    /// The minutes that are decided: `kept + broken + missed`.
    pub so_far: u32,
    /// The minutes still to come: `scheduled - so_far`.
    pub remaining: u32,
}

impl Minutes {
    /// Minutes lost to the goal: broken and missed.
    pub fn lost(self) -> u32 {
        self.broken + self.missed
    }

    /// Protected time kept: kept ÷ decided minutes; none while nothing is decided.
    ///
    /// For a finished period this is kept ÷ scheduled, as A1 has it; a block that is still to come is no miss.
    pub fn share(self) -> Option<Share> {
        (self.so_far > 0).then_some(Share { kept: self.kept, of: self.so_far })
    }
}

impl Add for Minutes {
    type Output = Minutes;
    fn add(self, other: Minutes) -> Minutes {
        Minutes {
            scheduled: self.scheduled + other.scheduled,
            kept: self.kept + other.kept,
            broken: self.broken + other.broken,
            missed: self.missed + other.missed,
            unplanned: self.unplanned + other.unplanned,
            so_far: self.so_far + other.so_far,
            remaining: self.remaining + other.remaining,
        }
    }
}

impl AddAssign for Minutes {
    fn add_assign(&mut self, other: Minutes) {
        *self = *self + other;
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Minutes>>(all: I) -> Minutes {
        all.fold(Minutes::default(), Add::add)
    }
}

/// A share of minutes, printed to a tenth of a percent and rounded down: `99.2%`.
///
/// It says `100%` only when every minute was kept: 1,999 of 2,000 is `99.9%`. The goal is 100 %, and less is a miss.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Share {
    /// Minutes kept.
    pub kept: u32,
    /// Of so many.
    pub of: u32,
}

impl Share {
    /// The share in tenths of a percent, rounded down: 992.
    pub fn tenths(self) -> u32 {
        (u64::from(self.kept) * 1000 / u64::from(self.of.max(1))) as u32
    }

    /// Whether the goal is met: every minute kept.
    pub fn is_whole(self) -> bool {
        self.kept == self.of
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.tenths() / 10, self.tenths() % 10) {
            (whole, 0) => write!(f, "{whole}%"),
            (whole, tenth) => write!(f, "{whole}.{tenth}%"),
        }
    }
}

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

/// How a block stands at `now`.
pub fn state(block: &BlockFacts, spans: &[Span]) -> BlockState {
    let held_up = || spans.iter().any(|span| !span.kind.is_present() && span.covers_now(block.now));
    if block.removed.is_some() {
        BlockState::Removed
    } else if block.ends_at <= block.now || block.finished_at.is_some_and(|at| at <= block.now) {
        BlockState::Over
    } else if block.now < block.starts_at {
        BlockState::Planned
    } else if held_up() {
        BlockState::Paused
    } else {
        BlockState::Running
    }
}

impl Span {
    fn covers_now(&self, now: Timestamp) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }
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

/// Why a block can't be moved there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum MoveError {
    /// It has begun, ended or been finished.
    #[error("the block has begun")]
    Begun,
    /// It was taken off the calendar.
    #[error("the block was removed")]
    Removed,
    /// Another ISO week in the rep's zone.
    #[error("another week")]
    OtherWeek,
    /// The new start has passed.
    #[error("in the past")]
    Past,
}

/// Whether a rep may move a block to another start (A1): before it starts, within the same ISO week of the rep's zone,
/// not into the past. The length stays, so that moving loses no hours: see [`moved_end`].
pub fn may_move(
    block: &BlockFacts,
    new_start: Timestamp,
    now: Timestamp,
    tz: &TimeZone,
) -> Result<(), MoveError> {
    let week = |at| iso_week(local_day(at, tz));
    if block.removed.is_some() {
        Err(MoveError::Removed)
    } else if block.starts_at <= now || block.finished_at.is_some() {
        Err(MoveError::Begun)
    } else if new_start < now {
        Err(MoveError::Past)
    } else if week(new_start) != week(block.starts_at) {
        Err(MoveError::OtherWeek)
    } else {
        Ok(())
    }
}

/// The end of a block that begins at `new_start` and is as long as before.
pub fn moved_end(block: &BlockFacts, new_start: Timestamp) -> Timestamp {
    new_start.saturating_add(block.ends_at.duration_since(block.starts_at)).unwrap_or(Timestamp::MAX)
}

/// From when on what others send is held (A2): `quiet_minutes` before the start, 30 by default.
pub fn quiet_from(starts_at: Timestamp, quiet_minutes: u32) -> Timestamp {
    starts_at.saturating_sub(SignedDuration::from_mins(i64::from(quiet_minutes))).unwrap_or(Timestamp::MIN)
}

/// One line of a block policy: when, in minutes of the rep's local day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// On which days.
    pub rule: Recurrence,
    /// The day the policy began: weeks are counted from here.
    pub anchor: Date,
    /// 540 is 9:00.
    pub from_minute: u32,
    /// Exclusive; 660 is 11:00.
    pub until_minute: u32,
}

impl Slot {
    /// Minutes a week, averaged over the interval.
    pub fn minutes_a_week(&self) -> u32 {
        self.until_minute.saturating_sub(self.from_minute) * self.rule.weekdays().len() as u32
            / self.rule.interval()
    }
}

/// A block as laid out from a policy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Laid {
    /// The rep's local day.
    pub day: Date,
    /// Start.
    pub starts_at: Timestamp,
    /// End, exclusive.
    pub ends_at: Timestamp,
}

/// How many weeks ahead blocks are laid out (A1).
pub const WEEKS_AHEAD: u32 = 8;

/// Lays out the blocks of a policy in a rep's zone: `weeks` weeks from `from_day` on, without days off and leave.
///
/// Ascending by start. Slots of one day that overlap are laid once: the later one is left out.
/// Example: Tuesdays 9:00 to 11:00 for eight weeks gives eight blocks, fewer by each holiday.
pub fn layout(
    slots: &[Slot],
    from_day: Date,
    weeks: u32,
    tz: &TimeZone,
    calendar: &Calendar,
    leave: &BTreeSet<Date>,
) -> Vec<Laid> {
    let to = add_days(from_day, i64::from(weeks) * 7 - 1);
    let mut laid: Vec<Laid> = slots
        .iter()
        .flat_map(|slot| slot.rule.days(from_day, to, slot.anchor).into_iter().map(move |day| (slot, day)))
        // The slot names its weekdays itself, so only holidays and leave are days off here.
        .filter(|(_, day)| !calendar.holidays.contains(day) && !leave.contains(day))
        .map(|(slot, day)| Laid {
            day,
            starts_at: at_minute(day, slot.from_minute, tz),
            ends_at: at_minute(day, slot.until_minute, tz),
        })
        .filter(|block| block.starts_at < block.ends_at)
        .collect();
    laid.sort_by_key(|block| (block.starts_at, block.ends_at));
    laid.dedup_by(|next, kept| next.starts_at < kept.ends_at);
    laid
}
