//! Why somebody is suggested, in words.

use jiff::civil::Date;

use crate::expectation::number_word;
use crate::hours::{
    day_and_month, day_short, days_ago_text, days_between, month_name, months_between, weekday_name,
};
use crate::names::possessive;

/// Why somebody is suggested, best first. Printed as seen on the day of the block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A scoping call is booked for the day.
    ScopingCallToday {
        /// Its day.
        day: Date,
    },
    /// The prospect named the day (or it was agreed), or it has just passed.
    NamedDay {
        /// The day to call.
        day: Date,
    },
    /// The rep promised something, due on the day or before.
    Promised {
        /// When it is due.
        day: Date,
    },
    /// Somebody named this prospect, and nobody has talked to them since.
    Referred {
        /// Given name of who did, if known.
        by: Option<String>,
        /// Who did is a customer.
        customer: bool,
        /// When.
        on: Date,
    },
    /// Asked to wait, and the time is over.
    AskedToWait {
        /// When they said so.
        said: Option<Date>,
        /// Until when.
        until: Date,
    },
    /// On the last plan, not reached in its block.
    MovedOver {
        /// The day of that block.
        from: Date,
    },
    /// Silent since a scoping call.
    QuietAfterCall {
        /// Days of silence on the day of the block.
        days: u32,
    },
    /// Named others before.
    ReferredOthers {
        /// How many.
        count: u32,
        /// When last.
        last: Date,
    },
    /// A deal was lost half a year ago or longer.
    Lost {
        /// To a competitor, not to "no decision".
        to_competitor: bool,
        /// When.
        day: Date,
    },
    /// A customer, not talked to for a month.
    Customer,
    /// Talked, and no scoping call came of it.
    NeverMet {
        /// How many conversations.
        conversations: u32,
        /// The last one.
        last: Option<Date>,
    },
    /// Somebody at the same account talks to the rep.
    Colleague {
        /// Given name of that person.
        of: String,
    },
    /// Nobody has talked to them yet.
    FirstConversation,
}

impl Reason {
    /// Whether the day itself asks for it: a call booked or named for the day, or a promise due.
    pub fn is_due(&self) -> bool {
        matches!(self, Reason::ScopingCallToday { .. } | Reason::NamedDay { .. } | Reason::Promised { .. })
    }

    /// The reason in words, said on `today` about the block of `for_day`.
    pub fn said_on(&self, today: Date, for_day: Date) -> String {
        match self {
            Reason::ScopingCallToday { day } => format!("Scoping call {}", day_seen(*day, today)),
            Reason::NamedDay { day } => format!("Named {} as the day to call", day_seen(*day, today)),
            Reason::Promised { day } if *day < today => format!("Promised for {}", day_short(*day)),
            Reason::Promised { day } => format!("Promised for {}", day_seen(*day, today)),
            Reason::Referred { by: None, customer: true, .. } => "Referred by a customer".to_owned(),
            Reason::Referred { by, on, .. } => {
                let by = by.as_ref().map(|name| format!(" by {name}")).unwrap_or_default();
                format!("Referred{by}, {}", day_and_month(*on))
            }
            Reason::AskedToWait { said, until } => asked_to_wait(*said, *until),
            Reason::MovedOver { from } => match days_between(*from, today) {
                0 => "Moved over from today’s block".to_owned(),
                1 => "Moved over from yesterday’s block".to_owned(),
                _ => format!("Moved over from the block of {}", day_short(*from)),
            },
            Reason::QuietAfterCall { days } => format!("Went quiet after a scoping call, {days} days"),
            Reason::ReferredOthers { count: 1, last } => {
                format!("Referred somebody in {}", month_name(*last))
            }
            Reason::ReferredOthers { count, last } => {
                format!("Referred {} people, last in {}", number_word(*count), month_name(*last))
            }
            Reason::Lost { to_competitor, day } => {
                let to = if *to_competitor { "a competitor" } else { "no decision" };
                format!("Lost to {to}, {}", days_ago_text(*day, for_day))
            }
            Reason::Customer => "Customer, not asked for a while".to_owned(),
            Reason::NeverMet { conversations: 1, last: Some(last) } => {
                format!("Talked once, in {}", month_name(*last))
            }
            Reason::NeverMet { conversations, .. } => format!("Talked {}, never met", times(*conversations)),
            Reason::Colleague { of } => format!("{} colleague", possessive(of)),
            Reason::FirstConversation => "First conversation".to_owned(),
        }
    }
}

/// `today`, `yesterday`, the weekday within the next six days, else the day.
fn day_seen(day: Date, today: Date) -> String {
    match days_between(today, day) {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1..=6 => weekday_name(day.weekday()).to_owned(),
        _ => day_short(day),
    }
}

fn asked_to_wait(said: Option<Date>, until: Date) -> String {
    let Some(said) = said else { return format!("Asked to wait until {}", day_and_month(until)) };
    match months_between(said, until) {
        0 => format!("Asked to wait until {}", day_and_month(until)),
        1 => "Asked to wait a month".to_owned(),
        months => format!("Asked to wait {} months", number_word(u32::try_from(months).unwrap_or(u32::MAX))),
    }
}

fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{} times", number_word(count)),
    }
}
