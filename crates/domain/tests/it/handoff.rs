use domain::UserId;
use domain::handoff::{Handoff, HandoffError, HandoffState, offer};
use domain::hours::Calendar;
use proptest::prelude::*;

use crate::{at, berlin};

const OFFERED: &str = "2026-05-08T15:20";

fn user(id: i64) -> UserId {
    UserId::from(id)
}

/// User 1 offers to user 2 on a Friday, due in two working days.
fn offered() -> Handoff {
    offer(user(1), user(2), at(OFFERED), 2, &berlin(), &Calendar::default()).expect("two people")
}

#[test]
fn an_offer_is_due_after_working_days() {
    assert_eq!(offered().due_at, at("2026-05-12T15:20"));
    let alone = offer(user(1), user(1), at(OFFERED), 2, &berlin(), &Calendar::default());
    assert_eq!(alone, Err(HandoffError::ToOneself));
}

#[test]
fn only_the_receiver_answers() {
    let now = at("2026-05-11T10:00");
    assert_eq!(offered().accept(user(3), now), Err(HandoffError::NotTheReceiver));
    assert_eq!(offered().accept(user(1), now), Err(HandoffError::ToOneself));
    let accepted = offered().accept(user(2), now).unwrap();
    assert_eq!((accepted.state, accepted.decided_at), (HandoffState::Accepted, Some(now)));
    assert_eq!(accepted.send_back(user(2), "too early", now), Err(HandoffError::AlreadyDecided));
}

#[test]
fn sending_back_needs_a_reason() {
    let now = at("2026-05-11T10:00");
    assert_eq!(offered().send_back(user(2), "  ", now), Err(HandoffError::ReasonNeeded));
    let back = offered().send_back(user(2), " No budget before October ", now).unwrap();
    assert_eq!(back.state, HandoffState::SentBack);
    assert_eq!(back.reason.as_deref(), Some("No budget before October"));
}

#[test]
fn d5_it_is_escalated_before_it_expires() {
    let (half, due) = (at("2026-05-10T15:20"), at("2026-05-12T15:20"));
    assert!(!offered().needs_escalation(at("2026-05-10T15:19")));
    assert!(offered().needs_escalation(half));
    assert_eq!(offered().escalate(at(OFFERED)), Err(HandoffError::NotDue));
    assert_eq!(offered().expire(due), Err(HandoffError::NotEscalated));
    let escalated = offered().escalate(half).unwrap();
    assert!(!escalated.needs_escalation(due));
    assert_eq!(escalated.expire(half), Err(HandoffError::NotDue));
    let expired = escalated.expire(due).unwrap();
    assert_eq!(expired.accept(user(2), due), Err(HandoffError::TimeIsOver));
    assert_eq!(expired.expire(due), Err(HandoffError::TimeIsOver));
}

proptest! {
    #[test]
    fn d5_a_decided_handoff_stays_decided(steps in proptest::collection::vec((0_u8..4, 1_i64..4, 0_i64..200), 1..12)) {
        let mut handoff = offered();
        for (step, by, hours) in steps {
            let now = handoff.offered_at + jiff::SignedDuration::from_hours(hours);
            let next = match step {
                0 => handoff.accept(user(by), now),
                1 => handoff.send_back(user(by), "why", now),
                2 => handoff.escalate(now),
                _ => handoff.expire(now),
            };
            if let Ok(next) = next {
                prop_assert_eq!(handoff.state, HandoffState::Offered);
                prop_assert!(next.state != HandoffState::Accepted || by == 2);
                prop_assert!(next.state != HandoffState::Expired || handoff.escalated_at.is_some());
                handoff = next;
            }
        }
    }
}
