//! Goals (A3): in results, never in touches. The month leads.

use crate::result::{ResultKind, words};

/// What a goal is set in. There is none for dials, e-mails or touches.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum GoalKind {
    /// Scoping calls booked: the usual one.
    ScopingCallBooked,
    /// Scoping calls completed.
    ScopingCallCompleted,
    /// Leads accepted by somebody else.
    QualifiedLead,
    /// Opportunities created.
    Opportunity,
    /// Conversations.
    Conversation,
    /// Referrals.
    Referral,
}

words!(GoalKind {
    ScopingCallBooked => "scoping_call_booked", "scoping call booked";
    ScopingCallCompleted => "scoping_call_completed", "scoping call completed";
    QualifiedLead => "qualified_lead", "qualified lead";
    Opportunity => "opportunity", "opportunity";
    Conversation => "conversation", "conversation";
    Referral => "referral", "referral";
});

impl GoalKind {
    /// For several: `scoping calls booked`.
    pub const fn plural(self) -> &'static str {
        match self {
            GoalKind::ScopingCallBooked => "scoping calls booked",
            GoalKind::ScopingCallCompleted => "scoping calls completed",
            GoalKind::QualifiedLead => "qualified leads",
            GoalKind::Opportunity => "opportunities",
            GoalKind::Conversation => "conversations",
            GoalKind::Referral => "referrals",
        }
    }

    /// One word for the month: "May: 9 of 16 *booked*".
    pub const fn short(self) -> &'static str {
        match self {
            GoalKind::ScopingCallBooked => "booked",
            GoalKind::ScopingCallCompleted => "completed",
            GoalKind::QualifiedLead => "leads",
            GoalKind::Opportunity => "opportunities",
            GoalKind::Conversation => "conversations",
            GoalKind::Referral => "referrals",
        }
    }

    /// With its number: `1 scoping call booked`, `2 scoping calls booked`.
    pub fn counted(self, count: u32) -> String {
        format!("{count} {}", if count == 1 { self.label() } else { self.plural() })
    }

    /// The result that the goal counts.
    pub const fn counts(self) -> ResultKind {
        match self {
            GoalKind::ScopingCallBooked => ResultKind::ScopingCallBooked,
            GoalKind::ScopingCallCompleted => ResultKind::ScopingCallCompleted,
            GoalKind::QualifiedLead => ResultKind::QualifiedLead,
            GoalKind::Opportunity => ResultKind::Opportunity,
            GoalKind::Conversation => ResultKind::Conversation,
            GoalKind::Referral => ResultKind::Referral,
        }
    }
}

/// How many comparable blocks a goal looks back on.
pub const BLOCKS_LOOKED_AT: usize = 10;

/// The proposed goal: the highest number, at least 1, reached in at least half of the last ten comparable blocks.
///
/// `history` holds the results of each, newest last; older ones than ten don't count. Without history it is 1.
/// Example: 0 1 0 2 1 0 1 0 2 1 reached one 6 times of 10 and two 2 times of 10, so the goal is 1.
pub fn default_goal(history: &[u32]) -> u32 {
    let mut last = last_ten(history).to_vec();
    last.sort_unstable_by(|a, b| b.cmp(a));
    // Sorted down, the value at the half-way place (rounded up) is reached by at least half.
    last.len().div_ceil(2).checked_sub(1).map_or(1, |middle| last[middle].max(1))
}

/// How often the last ten comparable blocks reached a goal: `(6, 10)` is "Reached in 6 of your last 10 blocks".
pub fn reached(history: &[u32], goal: u32) -> (u32, u32) {
    let last = last_ten(history);
    (last.iter().filter(|result| **result >= goal).count() as u32, last.len() as u32)
}

fn last_ten(history: &[u32]) -> &[u32] {
    &history[history.len().saturating_sub(BLOCKS_LOOKED_AT)..]
}

/// Where an even month would stand on working day `n` of `of`: the tick on a bar, in the goal's unit.
///
/// Example: a goal of 16 on working day 8 of 21 is 16 × 8 ÷ 21 = 6.1. Without working days it is the whole goal.
pub fn even_tick(goal: u32, (n, of): (u32, u32)) -> f64 {
    if of == 0 { f64::from(goal) } else { f64::from(goal) * f64::from(n.min(of)) / f64::from(of) }
}
