//! Promises: something the rep told a prospect they would do, with a day.

use std::fmt;

use jiff::civil::Date;

use crate::hours::{day_short, days_between};

/// When a promise is due, seen from a day. Printed as its tag: `Today`, `1 day late`, `Thu 14 May`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Due {
    /// So many days ago.
    Late(u32),
    /// This day.
    Today,
    /// A day to come.
    Later(Date),
}

/// When a promise for `day` is due, seen from the rep's local `today`.
pub fn due(day: Date, today: Date) -> Due {
    match days_between(today, day) {
        0 => Due::Today,
        days if days < 0 => Due::Late(u32::try_from(-days).unwrap_or(u32::MAX)),
        _ => Due::Later(day),
    }
}

impl Due {
    /// Whether the day has passed: the tag is red.
    pub fn is_late(self) -> bool {
        matches!(self, Due::Late(_))
    }

    /// Whether it is today: the tag is amber.
    pub fn is_today(self) -> bool {
        self == Due::Today
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Due::Today => f.write_str("Today"),
            Due::Late(1) => f.write_str("1 day late"),
            Due::Late(days) => write!(f, "{days} days late"),
            Due::Later(day) => f.write_str(&day_short(*day)),
        }
    }
}
