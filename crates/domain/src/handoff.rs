//! Hand-off (D5, Counting): a lead offered to an account executive, accepted or sent back in an agreed time.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::UserId;
use crate::hours::{Calendar, due_after_working_days};
use crate::result::words;

/// How an offered lead stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HandoffState {
    /// Waiting for an answer. Counts as nothing yet.
    Offered,
    /// Accepted: a qualified lead, on the day of acceptance.
    Accepted,
    /// Sent back, with a reason.
    SentBack,
    /// Nobody answered in the agreed time, and the leader had been told.
    Expired,
}

words!(HandoffState {
    Offered => "offered", "Offered";
    Accepted => "accepted", "Accepted";
    SentBack => "sent_back", "Sent back";
    Expired => "expired", "Expired";
});

/// A hand-off as far as its rules need it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handoff {
    /// How it stands.
    pub state: HandoffState,
    /// Who found the lead.
    pub originator: UserId,
    /// Who is asked to take it.
    pub receiver: UserId,
    /// When it was offered.
    pub offered_at: Timestamp,
    /// When the agreed time is over.
    pub due_at: Timestamp,
    /// When the receiver's leader was told that it waits.
    pub escalated_at: Option<Timestamp>,
    /// When it was accepted, sent back or expired.
    pub decided_at: Option<Timestamp>,
    /// Why it was sent back.
    pub reason: Option<String>,
}

/// Why a hand-off can't go on like this.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum HandoffError {
    /// A lead is accepted by another person than its originator.
    #[error("offered to oneself")]
    ToOneself,
    /// Only who was asked may answer.
    #[error("only the receiver answers")]
    NotTheReceiver,
    /// It was accepted, sent back or has expired.
    #[error("already decided")]
    AlreadyDecided,
    /// The agreed time is over.
    #[error("the agreed time is over")]
    TimeIsOver,
    /// Sending back needs a reason.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// It is not yet due.
    #[error("not due yet")]
    NotDue,
    /// It may not expire before the leader was told.
    #[error("not escalated yet")]
    NotEscalated,
}

/// Offers a lead; the answer is due `days` working days later, at the same time in the receiver's zone.
pub fn offer(
    originator: UserId,
    receiver: UserId,
    at: Timestamp,
    days: u32,
    tz: &TimeZone,
    calendar: &Calendar,
) -> Result<Handoff, HandoffError> {
    if originator == receiver {
        return Err(HandoffError::ToOneself);
    }
    Ok(Handoff {
        state: HandoffState::Offered,
        originator,
        receiver,
        offered_at: at,
        due_at: due_at(at, days, tz, calendar),
        escalated_at: None,
        decided_at: None,
        reason: None,
    })
}

/// When the agreed time is over. Example: Friday 15:20 and one working day is Monday 15:20.
pub fn due_at(offered_at: Timestamp, days: u32, tz: &TimeZone, calendar: &Calendar) -> Timestamp {
    due_after_working_days(offered_at, days, tz, calendar)
}

impl Handoff {
    /// Accepts: only the receiver, and while it waits. An offer that is past its time waits until it has expired.
    pub fn accept(&self, by: UserId, at: Timestamp) -> Result<Handoff, HandoffError> {
        self.answerable(by)?;
        Ok(Handoff { state: HandoffState::Accepted, decided_at: Some(at), ..self.clone() })
    }

    /// Sends back, with a reason: only the receiver, and while it waits.
    pub fn send_back(&self, by: UserId, reason: &str, at: Timestamp) -> Result<Handoff, HandoffError> {
        self.answerable(by)?;
        let reason =
            Some(reason.trim()).filter(|reason| !reason.is_empty()).ok_or(HandoffError::ReasonNeeded)?;
        Ok(Handoff {
            state: HandoffState::SentBack,
            decided_at: Some(at),
            reason: Some(reason.to_owned()),
            ..self.clone()
        })
    }

    /// Notes that the receiver's leader was told.
    pub fn escalate(&self, at: Timestamp) -> Result<Handoff, HandoffError> {
        self.waiting()?;
        if !self.needs_escalation(at) {
            return Err(if self.escalated_at.is_some() {
                HandoffError::AlreadyDecided
            } else {
                HandoffError::NotDue
            });
        }
        Ok(Handoff { escalated_at: Some(at), ..self.clone() })
    }

    /// Expires: after the agreed time, and only after the leader was told.
    pub fn expire(&self, at: Timestamp) -> Result<Handoff, HandoffError> {
        self.waiting()?;
        if at < self.due_at {
            return Err(HandoffError::NotDue);
        }
        if self.escalated_at.is_none() {
            return Err(HandoffError::NotEscalated);
        }
        Ok(Handoff { state: HandoffState::Expired, decided_at: Some(at), ..self.clone() })
    }

    /// Whether the receiver's leader has to be told now: half of the agreed time has passed without an answer.
    pub fn needs_escalation(&self, now: Timestamp) -> bool {
        let half = self.due_at.duration_since(self.offered_at) / 2;
        self.state == HandoffState::Offered
            && self.escalated_at.is_none()
            && now.duration_since(self.offered_at) >= half
    }

    fn waiting(&self) -> Result<(), HandoffError> {
        match self.state {
            HandoffState::Offered => Ok(()),
            HandoffState::Expired => Err(HandoffError::TimeIsOver),
            _ => Err(HandoffError::AlreadyDecided),
        }
    }

    fn answerable(&self, by: UserId) -> Result<(), HandoffError> {
        if by == self.originator {
            return Err(HandoffError::ToOneself);
        }
        if by != self.receiver {
            return Err(HandoffError::NotTheReceiver);
        }
        self.waiting()
    }
}
