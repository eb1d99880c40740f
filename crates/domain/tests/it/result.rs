use domain::result::{Channel, Key, Outcome, ResultKind, imply, imply_on};

fn check(key: Key, expected: &[ResultKind]) {
    let (outcome, results) = imply(key);
    assert_eq!(results, expected, "{key:?}");
    assert_eq!(outcome, if key == Key::NotReached { Outcome::NotReached } else { Outcome::Talked });
}

#[test]
fn counting_what_each_key_implies() {
    use ResultKind::*;
    check(Key::Conversation, &[Conversation]);
    check(Key::Referral, &[Conversation, Referral]);
    check(Key::Booked, &[Conversation, ScopingCallBooked]);
    check(Key::Completed, &[Conversation, ScopingCallCompleted]);
    check(Key::HandOver, &[Conversation, LeadHandedOver]);
    check(Key::Opportunity, &[Conversation, Opportunity]);
    check(Key::NotNow, &[Conversation]);
    check(Key::NotAFit, &[Conversation]);
    check(Key::NotReached, &[]);
}

#[test]
fn counting_no_key_makes_a_qualified_lead() {
    assert!(Key::ALL.iter().all(|key| !imply(*key).1.contains(&ResultKind::QualifiedLead)));
}

#[test]
fn in_writing_a_person_answers() {
    assert_eq!(imply_on(Key::Booked, Channel::Email).0, Outcome::Answered);
    assert_eq!(imply_on(Key::Booked, Channel::Call).0, Outcome::Talked);
    assert_eq!(imply_on(Key::NotReached, Channel::Email).0, Outcome::NotReached);
    for (key, channel) in Key::ALL.iter().zip(Channel::ALL.iter().cycle()) {
        assert_eq!(imply_on(*key, *channel).1, imply(*key).1);
    }
}

#[test]
fn codes_go_round() {
    for kind in ResultKind::ALL {
        assert_eq!(ResultKind::from_code(kind.code()), Some(*kind));
    }
    for key in Key::ALL {
        assert_eq!(Key::from_code(key.code()), Some(*key));
    }
    for channel in Channel::ALL {
        assert_eq!(Channel::from_code(channel.code()), Some(*channel));
    }
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::from_code(outcome.code()), Some(*outcome));
    }
    assert_eq!(ResultKind::ScopingCallBooked.plural(), "Scoping calls booked");
    assert!(Key::NotNow.needs_day() && Key::NotAFit.needs_reason());
}
