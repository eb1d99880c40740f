//! What Focus shows now: read from the database each time, so that two tabs, a lost connection and a second press
//! never disagree with what is on record.

use domain::block::SpanKind;
use domain::hours::{clock_text, day_long, days_between, minute_of_day};
use domain::result::Key;
use domain::{BlockId, PlanItemId};
use store::Org;
use web::{Result, Who};

use super::queries::{self, Last};
use super::up::{self, Up};
use crate::blocks::queries::{self as blocks, Block};

/// What the address or the form asks for beyond the block itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ask {
    /// A second round with those who were not reached.
    pub again: bool,
    /// The person whose form was refused stays up.
    pub item: Option<PlanItemId>,
}

/// What there is to see.
pub(super) enum Scene {
    /// No block is near.
    Nothing { debrief: Option<BlockId> },
    /// The next block, and when it opens.
    Before(Before),
    /// The block is over; its debrief waits.
    Over { block: BlockId, until: String },
    /// It runs.
    Running(Box<Running>),
}

/// Waiting for a block.
pub(super) struct Before {
    /// "9:00", with the day when it is not today.
    pub opens: String,
    /// Minute of the day, while it is today.
    pub opens_minute: Option<u32>,
    pub seconds: i64,
    pub entered: bool,
    pub may_enter: bool,
    pub planned: usize,
    pub committed: bool,
}

/// A block that runs.
pub(super) struct Running {
    pub from: i32,
    pub to: i32,
    pub now: i32,
    pub until: String,
    pub held: u32,
    pub held_until: String,
    pub queue: Vec<Mark>,
    pub last: Option<Last>,
    pub again: bool,
    pub state: State,
}

/// A person in the queue.
pub(super) struct Mark {
    pub logged: Option<Key>,
    pub current: bool,
}

/// What the rep does in it.
pub(super) enum State {
    /// Not there yet.
    Outside,
    /// No plan was committed.
    Unplanned {
        planned: usize,
    },
    Paused {
        since: String,
        reason: String,
    },
    Interrupted {
        since: String,
        by: String,
        reason: String,
        about: &'static str,
    },
    Up(Box<Up>),
    /// Everybody was tried; these were not reached.
    Done {
        not_reached: Vec<String>,
        left: i32,
    },
}

pub(super) fn load(org: &mut Org<'_>, who: &Who, ask: Ask) -> Result<Scene> {
    let now = org.now();
    let next = blocks::current_or_next(org, who.user, now)?;
    if let Some(block) = next.as_ref().filter(|block| block.starts_at <= now) {
        return Ok(Scene::Running(Box::new(running(org, who, block, ask)?)));
    }
    let latest = blocks::latest_over(org, who.user, now)?.filter(|block| block.day == who.today(org));
    let waiting = match latest {
        Some(block) if !queries::has_debrief(org, block.id)? => Some(block),
        _ => None,
    };
    // What has just ended comes first, until the next one is near.
    let near = next.as_ref().is_some_and(|block| block.quiet_from_at <= now);
    match (waiting, next) {
        (Some(block), _) if !near => {
            Ok(Scene::Over { block: block.id, until: clock_text(block.end(), &block.zone) })
        }
        (waiting, None) => Ok(Scene::Nothing { debrief: waiting.map(|block| block.id) }),
        (_, Some(block)) => Ok(Scene::Before(before(org, who, &block)?)),
    }
}

fn before(org: &mut Org<'_>, who: &Who, block: &Block) -> Result<Before> {
    let now = org.now();
    let days = days_between(who.today(org), block.day);
    let opens = match days {
        0 => format!("at {}", block.start_text()),
        1 => format!("tomorrow at {}", block.start_text()),
        _ => format!("on {} at {}", day_long(block.day), block.start_text()),
    };
    Ok(Before {
        opens,
        opens_minute: (days == 0).then(|| minute_of_day(block.starts_at, &block.zone)),
        seconds: block.starts_at.duration_since(now).as_secs() + 1,
        entered: going_on(org, block)?.is_some_and(|span| span.kind.is_present()),
        may_enter: block.quiet_from_at <= now,
        planned: queries::queue(org, block.id)?.len(),
        committed: block.plan_committed_at.is_some(),
    })
}

/// The minute of the day at which a block ends; a block over midnight goes on counting.
fn end_minute(block: &Block) -> i32 {
    let start = minute_of_day(block.starts_at, &block.zone);
    i32::try_from(i64::from(start) + block.length_minutes()).unwrap_or(i32::MAX)
}

fn running(org: &mut Org<'_>, who: &Who, block: &Block, ask: Ask) -> Result<Running> {
    let now = org.now();
    let from = i32::try_from(minute_of_day(block.starts_at, &block.zone)).unwrap_or(0);
    let elapsed = i32::try_from(now.duration_since(block.starts_at).as_mins()).unwrap_or(0);
    let to = end_minute(block);
    let silence = blocks::silence(org, who.user, now)?;
    let (held, held_until) = match silence {
        Some((since, until)) => (queries::held_since(org, who.user, since)?, clock_text(until, &block.zone)),
        None => (0, block.end_text()),
    };
    let queue = queries::queue(org, block.id)?;
    let current = current(&queue, ask);
    let marks = queue
        .iter()
        .enumerate()
        .map(|(at, item)| Mark { logged: item.logged, current: Some(at) == current })
        .collect();
    let state = match going_on(org, block)? {
        Some(GoingOn { kind: SpanKind::Paused, since, reason, .. }) => State::Paused { since, reason },
        Some(GoingOn { kind: SpanKind::Interrupted, since, reason, by, about }) => {
            State::Interrupted { since, by, reason, about }
        }
        _ if block.plan_committed_at.is_none() => State::Unplanned { planned: queue.len() },
        None => State::Outside,
        Some(_) => match current {
            Some(at) => State::Up(Box::new(up::load(org, who, block, &queue[at], (at + 1, queue.len()))?)),
            None => State::Done {
                not_reached: queue
                    .iter()
                    .filter(|item| item.logged == Some(Key::NotReached))
                    .map(|item| item.name.clone())
                    .collect(),
                left: to - from - elapsed,
            },
        },
    };
    Ok(Running {
        from,
        to,
        now: from + elapsed,
        until: block.end_text(),
        held,
        held_until,
        queue: marks,
        last: queries::last_touch(org, block.id, who.user)?,
        again: ask.again,
        state,
    })
}

/// Who is up: the one whose form was refused, else the first who was not tried; in a second round who was tried longest
/// ago without being reached.
fn current(queue: &[queries::Item], ask: Ask) -> Option<usize> {
    let refused = ask.item.and_then(|id| queue.iter().position(|item| item.id == id));
    let untried = || queue.iter().position(|item| item.logged.is_none());
    let once_more = || {
        let missed = queue.iter().enumerate().filter(|(_, item)| item.logged == Some(Key::NotReached));
        missed.min_by_key(|(_, item)| item.logged_at).map(|(at, _)| at)
    };
    refused.or_else(untried).or_else(|| ask.again.then(once_more).flatten())
}

/// What goes on in a block.
struct GoingOn {
    kind: SpanKind,
    since: String,
    reason: String,
    /// Who interrupted, and about what.
    by: String,
    about: &'static str,
}

fn going_on(org: &mut Org<'_>, block: &Block) -> Result<Option<GoingOn>> {
    let spans = blocks::spans(org, block.id)?;
    let Some(open) = spans.into_iter().rev().find(|row| row.span.until.is_none()) else { return Ok(None) };
    let by = match (open.by_name, open.by_user) {
        (Some(name), _) => name,
        (None, Some(user)) => {
            crate::people::queries::user(org, user)?.map(|user| user.name).unwrap_or_default()
        }
        (None, None) => "Somebody".to_owned(),
    };
    let about = match open.about.as_deref() {
        Some("customer") => "existing customer",
        Some("prospect") => "prospect",
        Some("internal") => "internal",
        _ => "",
    };
    let since = clock_text(open.span.from, &block.zone);
    Ok(Some(GoingOn { kind: open.span.kind, since, reason: open.reason.unwrap_or_default(), by, about }))
}
