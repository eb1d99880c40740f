//! What is on record about a block, and how it stands.

use jiff::Timestamp;

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
    pub(super) fn covers(&self, at: Timestamp, now: Timestamp) -> bool {
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
