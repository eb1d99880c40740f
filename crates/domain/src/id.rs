//! One type for each kind of identifier, so that a prospect's number can't be used where an account's is meant.

/// Makes a newtype over `i64` for each name: `Copy`, ordered, printed and parsed as the bare number.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $name(i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                $name(number)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> i64 {
                id.0
            }
        }
    )+};
}

ids! {
    /// An organisation: the tenant everything belongs to.
    OrgId,
    /// A login.
    UserId,
    /// A manager and the people who report to them.
    TeamId,
    /// A signed-in browser.
    SessionId,
    /// A link by which somebody joins.
    InvitationId,
    /// A company.
    AccountId,
    /// A person at a company.
    ProspectId,
    /// A note about a prospect or an account.
    NoteId,
    /// Something known about a prospect, shown in Focus.
    FactId,
    /// An event on somebody's calendar.
    MeetingId,
    /// One attempt to reach a prospect.
    TouchId,
    /// What a touch led to.
    ResultId,
    /// A scoping call, booked or completed.
    ScopingCallId,
    /// Something a rep told a prospect they would do.
    PromiseId,
    /// One person naming another.
    ReferralId,
    /// A team's block policy.
    PolicyId,
    /// A protected period.
    BlockId,
    /// A stretch of a block: in Focus, paused, interrupted …
    SpanId,
    /// The plan for one block.
    PlanId,
    /// One person on a plan, with the objective.
    PlanItemId,
    /// A possible sale.
    OpportunityId,
    /// A stage of the pipeline.
    StageId,
    /// A lead offered to an account executive.
    HandoffId,
    /// What was learned in a block.
    DebriefId,
    /// A learning kept for the team.
    LearningId,
    /// A message between users, held during blocks.
    MessageId,
    /// One run of an import.
    ImportId,
    /// A goal, for a block or a month.
    GoalId,
    /// An entry of the event log.
    EventId,
    /// A piece of background work.
    JobId,
}

/// Calls a macro with every identifier type, so that a layer above can implement its own traits for all of them.
///
/// `domain::for_each_id!(my_macro)` expands to `my_macro!(domain::OrgId, domain::UserId, …)`.
#[macro_export]
macro_rules! for_each_id {
    ($callback:ident) => {
        $callback! {
            $crate::OrgId, $crate::UserId, $crate::TeamId, $crate::SessionId, $crate::InvitationId, $crate::AccountId, $crate::ProspectId, $crate::NoteId, $crate::FactId, $crate::MeetingId, $crate::TouchId, $crate::ResultId, $crate::ScopingCallId, $crate::PromiseId, $crate::ReferralId, $crate::PolicyId, $crate::BlockId, $crate::SpanId, $crate::PlanId, $crate::PlanItemId, $crate::OpportunityId, $crate::StageId, $crate::HandoffId, $crate::DebriefId, $crate::LearningId, $crate::MessageId, $crate::ImportId, $crate::GoalId, $crate::EventId, $crate::JobId
        }
    };
}
