//! Whom to call next, and why in words (A4). Ranked by what happened; size is not an input.

use std::fmt;

use jiff::civil::Date;

use crate::hours::{days_between, months_between};

mod reason;

pub use reason::Reason;

/// What is on record about a prospect who might go on a plan. All days are the rep's local days.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Candidate {
    /// The day on which to call.
    pub named_day: Option<Date>,
    /// The prospect named that day, not the rep.
    pub next_named_by_them: bool,
    /// Somebody named this prospect on that day …
    pub referred_on: Option<Date>,
    /// … with this given name.
    pub referred_by: Option<String>,
    /// Who referred is a customer.
    pub referred_by_customer: bool,
    /// How many people this prospect referred, and when last.
    pub referrals_given: u32,
    /// The last day on which this prospect referred somebody.
    pub last_referral_given_day: Option<Date>,
    /// Moved over from the block of this day.
    pub moved_over: Option<Date>,
    /// The last conversation.
    pub last_conversation_day: Option<Date>,
    /// The last attempt, reached or not.
    pub last_touch_day: Option<Date>,
    /// The last scoping call that took place.
    pub scoping_call_completed_day: Option<Date>,
    /// A scoping call that is booked.
    pub scoping_call_day: Option<Date>,
    /// A deal was lost on that day …
    pub lost_day: Option<Date>,
    /// … to a competitor.
    pub lost_to_competitor: bool,
    /// Asked to wait until that day …
    pub not_now_until: Option<Date>,
    /// … on this one.
    pub not_now_said: Option<Date>,
    /// Said not a fit: never suggested.
    pub not_a_fit: bool,
    /// The account is a customer.
    pub customer: bool,
    /// Conversations so far.
    pub conversations: u32,
    /// Attempts since the last conversation (or ever).
    pub tries_since_conversation: u32,
    /// A promise to this prospect is open, due on that day.
    pub open_promise_due: Option<Date>,
    /// Given name of somebody at the same account who talked to the rep.
    pub colleague_of: Option<String>,
}

/// Somebody to call, with the reason. A smaller `rank_key` comes first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// The kind of reason first, then what is most pressing within it. Ascending.
    pub rank_key: (u8, i64),
    /// Why.
    pub reason: Reason,
    /// The day it is for.
    pub for_day: Date,
}

/// Days between two attempts on somebody who did not answer (D1: three days or more apart).
pub const DAYS_BETWEEN_TRIES: i64 = 3;
/// Attempts without an answer after which somebody rests.
pub const MOST_TRIES: u32 = 8;
/// Days of silence after a scoping call before it is called quiet.
pub const QUIET_AFTER_CALL_DAYS: i64 = 14;
/// Months before a lost deal is looked at again.
pub const LOST_MONTHS: i64 = 6;
/// Days before a customer is suggested again.
pub const CUSTOMER_DAYS: i64 = 30;
/// Days before somebody who talked and never met is suggested again.
pub const NEVER_MET_DAYS: i64 = 7;

/// Whether to call somebody in the block of a day, and why. None: not on this day.
///
/// Days that lie ahead win over everything: who named a later day, asked to wait longer or has a scoping call booked
/// for another day is left alone until then. Who was tried in the last three days, or tried eight times without an
/// answer, rests, unless a day was named, a promise is due or the prospect moved over.
pub fn suggest(candidate: &Candidate, for_day: Date) -> Option<Suggestion> {
    let reason = reason(candidate, for_day)?;
    Some(Suggestion { rank_key: rank_key(&reason, candidate, for_day), reason, for_day })
}

/// Suggestions for a day, best first; equal ones keep their order.
pub fn rank<T>(candidates: impl IntoIterator<Item = (T, Candidate)>, for_day: Date) -> Vec<(T, Suggestion)> {
    let mut ranked: Vec<(T, Suggestion)> = candidates
        .into_iter()
        .filter_map(|(who, candidate)| suggest(&candidate, for_day).map(|suggestion| (who, suggestion)))
        .collect();
    ranked.sort_by_key(|(_, suggestion)| suggestion.rank_key);
    ranked
}

fn reason(candidate: &Candidate, for_day: Date) -> Option<Reason> {
    let ahead = |day: Option<Date>| day.is_some_and(|day| day > for_day);
    let reached = |day: Option<Date>| day.filter(|day| *day <= for_day);
    // What was said after a day was named, or a wait asked for, has overtaken it.
    let unanswered = |day: Date| candidate.last_conversation_day.is_none_or(|talked| talked < day);
    if candidate.not_a_fit {
        return None;
    }
    if candidate.scoping_call_day == Some(for_day) {
        return Some(Reason::ScopingCallToday { day: for_day });
    }
    if let Some(day) = reached(candidate.named_day).filter(|day| unanswered(*day)) {
        return Some(Reason::NamedDay { day });
    }
    if let Some(day) = reached(candidate.open_promise_due) {
        return Some(Reason::Promised { day });
    }
    if ahead(candidate.named_day) || ahead(candidate.scoping_call_day) || ahead(candidate.not_now_until) {
        return None;
    }
    if let Some(until) = reached(candidate.not_now_until).filter(|day| unanswered(*day)) {
        return Some(Reason::AskedToWait { said: candidate.not_now_said, until });
    }
    if let Some(from) = candidate.moved_over {
        return Some(Reason::MovedOver { from });
    }
    if is_resting(candidate, for_day) {
        return None;
    }
    let new_referral = |day: &Date| candidate.last_conversation_day.is_none_or(|talked| talked < *day);
    if let Some(on) = reached(candidate.referred_on).filter(new_referral) {
        let by = candidate.referred_by.clone();
        return Some(Reason::Referred { by, customer: candidate.referred_by_customer, on });
    }
    from_history(candidate, for_day)
}

fn is_resting(candidate: &Candidate, for_day: Date) -> bool {
    let recent = candidate.last_touch_day.is_some_and(|day| days_between(day, for_day) < DAYS_BETWEEN_TRIES);
    recent || candidate.tries_since_conversation >= MOST_TRIES
}

/// The weaker reasons: what was, without anything that is due.
fn from_history(candidate: &Candidate, for_day: Date) -> Option<Reason> {
    let since_talk = candidate.last_conversation_day.map(|day| days_between(day, for_day));
    if let Some(call) = candidate.scoping_call_completed_day
        && candidate.lost_day.is_none_or(|lost| lost < call)
    {
        let last = candidate.last_conversation_day.map_or(call, |day| day.max(call));
        let days = days_between(last, for_day);
        if days >= QUIET_AFTER_CALL_DAYS {
            return Some(Reason::QuietAfterCall { days: u32::try_from(days).unwrap_or(u32::MAX) });
        }
    }
    if let Some(day) = candidate.lost_day {
        return (months_between(day, for_day) >= LOST_MONTHS)
            .then_some(Reason::Lost { to_competitor: candidate.lost_to_competitor, day });
    }
    if let (Some(last), true) = (candidate.last_referral_given_day, candidate.referrals_given > 0)
        && days_between(last, for_day) >= NEVER_MET_DAYS
    {
        return Some(Reason::ReferredOthers { count: candidate.referrals_given, last });
    }
    if candidate.customer {
        return since_talk.is_none_or(|days| days >= CUSTOMER_DAYS).then_some(Reason::Customer);
    }
    if candidate.conversations > 0 || candidate.last_conversation_day.is_some() {
        let waited = since_talk.is_none_or(|days| days >= NEVER_MET_DAYS);
        let never_met = candidate.scoping_call_completed_day.is_none();
        return (waited && never_met).then_some(Reason::NeverMet {
            conversations: candidate.conversations.max(1),
            last: candidate.last_conversation_day,
        });
    }
    Some(match &candidate.colleague_of {
        Some(of) => Reason::Colleague { of: of.clone() },
        None => Reason::FirstConversation,
    })
}

fn rank_key(reason: &Reason, candidate: &Candidate, for_day: Date) -> (u8, i64) {
    let age = |day: Date| days_between(day, for_day);
    match reason {
        Reason::ScopingCallToday { .. } => (0, 0),
        // Today's before those that have passed, the prospect's own word before the rep's.
        Reason::NamedDay { day } => (1, age(*day) * 2 + i64::from(!candidate.next_named_by_them)),
        Reason::Promised { day } => (2, -age(*day)),
        Reason::Referred { customer, on, .. } => (3, age(*on) * 2 + i64::from(!customer)),
        Reason::AskedToWait { until, .. } => (4, age(*until)),
        Reason::MovedOver { from } => (5, age(*from)),
        Reason::QuietAfterCall { days } => (6, i64::from(*days)),
        Reason::ReferredOthers { last, .. } => (7, age(*last)),
        Reason::Lost { to_competitor, day } => (8, age(*day) * 2 + i64::from(!to_competitor)),
        Reason::NeverMet { conversations, .. } => (9, -i64::from(*conversations)),
        Reason::Customer => (10, 0),
        Reason::Colleague { .. } => (11, 0),
        Reason::FirstConversation => (12, i64::from(candidate.tries_since_conversation)),
    }
}

impl Suggestion {
    /// Whether the day itself asks for it: shown in amber.
    pub fn is_due(&self) -> bool {
        self.reason.is_due()
    }

    /// The reason as said on another day than that of the block: on Tuesday, "Named Wednesday as the day to call".
    pub fn said_on(&self, today: Date) -> String {
        self.reason.said_on(today, self.for_day)
    }
}

impl fmt::Display for Suggestion {
    /// The reason as said on the day of the block.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said_on(self.for_day))
    }
}
