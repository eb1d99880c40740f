//! The one clock: every "now" comes from here, so that tests can stop time and the demo can live in May 2026.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Instant,
};

use jiff::{SignedDuration, Timestamp};

/// Tells the time: the real one, one set to a moment and running on, or one that stands still. Clones are the
/// same clock. For elapsed time use [`Instant`].
#[derive(Clone, Debug)]
pub struct Clock {
    hands: Arc<RwLock<Hands>>,
}

#[derive(Clone, Copy, Debug)]
enum Hands {
    Real,
    Shifted { from: Timestamp, at: Instant },
    Frozen(Timestamp),
}

impl Clock {
    /// The machine's clock.
    pub fn real() -> Clock {
        Clock::of(Hands::Real)
    }

    /// A clock that shows `now` at this moment, and runs on.
    pub fn starting_at(now: Timestamp) -> Clock {
        Clock::of(Hands::Shifted { from: now, at: Instant::now() })
    }

    /// A clock that stands still at `now` until it is set.
    pub fn frozen(now: Timestamp) -> Clock {
        Clock::of(Hands::Frozen(now))
    }

    /// The time, in whole microseconds, as the database keeps it.
    pub fn now(&self) -> Timestamp {
        let hands = *self.hands.read().unwrap_or_else(PoisonError::into_inner);
        let now = match hands {
            Hands::Real => machine_now(),
            Hands::Shifted { from, at } => {
                let elapsed = SignedDuration::try_from(at.elapsed()).unwrap_or(SignedDuration::MAX);
                from.saturating_add(elapsed).unwrap_or(Timestamp::MAX)
            }
            Hands::Frozen(now) => now,
        };
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// Sets the clock: a frozen one stands at the new time, any other runs on from it.
    pub fn set(&self, now: Timestamp) {
        let mut hands = self.hands.write().unwrap_or_else(PoisonError::into_inner);
        *hands = match *hands {
            Hands::Frozen(_) => Hands::Frozen(now),
            Hands::Real | Hands::Shifted { .. } => Hands::Shifted { from: now, at: Instant::now() },
        };
    }

    fn of(hands: Hands) -> Clock {
        Clock { hands: Arc::new(RwLock::new(hands)) }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
fn machine_now() -> Timestamp {
    Timestamp::now()
}
