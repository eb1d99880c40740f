//! The short letter of Focus.

use domain::letter::{Letter, Situation, compose, topic, words};

fn check(situation: Situation, objective: &str, expected: &[&str]) {
    let times = ["Thursday at 14:00".to_owned(), "Friday at 11:00".to_owned()];
    let letter = Letter { to: "Samuel", from: "Ana", situation, objective, times };
    let paragraphs = compose(&letter);
    assert_eq!(paragraphs, expected);
    assert!(words(&paragraphs) < 60, "short");
    assert_eq!(paragraphs.concat().matches(['?']).count().min(2), paragraphs.concat().matches('?').count());
}

#[test]
fn a5_a_letter_says_only_what_is_known() {
    check(
        Situation::Referred { by: "Joel Brandt at Pinecrest".to_owned() },
        "Book a scoping call about picking in the cold room, before the October audit.",
        &[
            "Samuel,",
            "Joel Brandt at Pinecrest said you are the person to ask about picking in the cold room, before the October audit.",
            "Would 20 minutes on Thursday at 14:00 or Friday at 11:00 tell us both whether it is worth more?",
            "Ana",
        ],
    );
    check(
        Situation::Spoke { on: "5 May".to_owned() },
        "Confirm the need",
        &[
            "Samuel,",
            "We spoke on 5 May. I have a question.",
            "Would 20 minutes on Thursday at 14:00 or Friday at 11:00 suit you? If not, name a day and I will keep it.",
            "Ana",
        ],
    );
    check(
        Situation::First,
        "Learn who decides about pallets; then ask for a day",
        &[
            "Samuel,",
            "You may be the right person to ask about pallets, or you know who is.",
            "If it is you: would 20 minutes on Thursday at 14:00 or Friday at 11:00 be worth it? If not, who should I ask?",
            "Ana",
        ],
    );
}

#[test]
fn a5_a_topic_ends_with_its_sentence() {
    let check = |objective, expected| assert_eq!(topic(objective), expected, "{objective}");
    check("Talk about cold rooms. Then the audit.", Some("cold rooms"));
    check("Talk about cold rooms,", Some("cold rooms"));
    check("Get a referral", None);
    check("Talk about .", None);
    check("", None);
}
