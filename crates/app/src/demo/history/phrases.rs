//! Words that people of the past said and wrote.

use crate::demo::dice::Dice;

/// What prospects said.
pub(super) const HEARD: [&str; 16] = [
    "“We lose a day every time somebody new starts.”",
    "“Nobody counts the mis-picks. Maybe we should.”",
    "“The night shift is held together by two people.”",
    "“Ask me after the inventory.”",
    "“Our system is fine. It is the paper around it.”",
    "“I would need to see it in a cold room.”",
    "“Returns eat the margin in January.”",
    "“My boss asks for that number every month. I make it up.”",
    "“We rent a second hall in November. It costs a fortune.”",
    "“If it takes a project team, forget it.”",
    "“Two recalls last year. I don’t want a third.”",
    "“We looked at robots in 2022. Too early then.”",
    "“Send me one page, no more.”",
    "“The auditors come in the autumn.”",
    "“Talk to me about training, not about hardware.”",
    "“The lease ends next year. Then everything moves.”",
];

/// What those said who want to be called later.
pub(super) const LATER: [&str; 5] = [
    "“Not before the quarter is closed.”",
    "“We have an inventory. Call me after it.”",
    "“My budget is decided next month.”",
    "“I am away for three weeks.”",
    "“After the new hall is open.”",
];

/// With what words somebody else was named.
pub(super) const NAMED: [&str; 4] = [
    "“She runs the other site. Use my name.”",
    "“He does the numbers. Be short.”",
    "“Ask for the night shift, not for the office.”",
    "“You want the one who signs. That is not me.”",
];

/// Why somebody was no fit.
pub(super) const NO_FIT: [&str; 4] =
    ["Outsources the warehouse", "Six pickers, no growth", "Closes the site", "Just signed for five years"];

/// A word with a booked call, now and then.
pub(super) fn yes(place: usize) -> Option<String> {
    let words = ["“Twenty minutes. Bring a number.”", "“Fine, but then I want to see it run.”", ""];
    Some(words[place % words.len()].to_owned()).filter(|words| !words.is_empty())
}

/// Somebody who is named by somebody else.
pub(super) fn somebody(dice: &mut Dice) -> String {
    const GIVEN: [&str; 20] = [
        "Agnes", "Boris", "Celia", "Duncan", "Edith", "Floyd", "Gwen", "Howard", "Ilona", "Jacob", "Kirsten", "Lionel",
        "Muriel", "Norman", "Odile", "Philip", "Rita", "Stanley", "Trudy", "Wesley",
    ];
    const FAMILY: [&str; 20] = [
        "Archer", "Bell", "Crane", "Doherty", "Engel", "Frost", "Grady", "Holt", "Irving", "Joyner", "Klein", "Lowry",
        "Mason", "Noble", "Oakes", "Pratt", "Rowe", "Stone", "Trask", "Wolfe",
    ];
    format!("{} {}", dice.pick(&GIVEN), dice.pick(&FAMILY))
}

/// What reps learned, and how they would use it.
pub(super) const LEARNED: [(&str, &str); 20] = [
    ("Plant managers pick up before the first shift, not after it.", "Start with the plants tomorrow, offices last."),
    ("“How do you do it today” gets a tour. “What went wrong last week” gets a story.", "Open with last week."),
    ("Purchasing asks for a price because nobody told them what it is for.", "Ask who had the problem first."),
    ("A number from their own industry opens more than any feature.", "Have one number ready for each of tomorrow’s people."),
    ("When I named the person who sent me, nobody asked who I am.", "Say the name in the first sentence."),
    ("Three people said the same word: overtime.", "Ask about overtime at the next five sites."),
    ("I talked too long. The best call was four minutes.", "Stop after the question. Count to five."),
    ("People who say “send me something” mean no. I asked what they would do with it, and two talked.", "Ask it every time."),
    ("The assistant knew more than the boss.", "Ask the assistant what the week looks like."),
    ("Nobody cares about robots. They care about the third shift.", "Leave the word out tomorrow."),
    ("Two dates work better than “when suits you”.", "Offer Tuesday at ten or Thursday at two."),
    ("A “not now” with a day is worth more than a maybe.", "Ask for the day before I hang up."),
    ("Those who lost people last year listen at once.", "Look up who is hiring before the block."),
    ("I called a customer by mistake and got the best referral of the month.", "Call one customer a day on purpose."),
    ("The audit date moves everything else.", "Ask for the audit date first."),
    ("They compare us with hiring, not with a competitor.", "Bring the cost of one picker."),
    ("A letter was still lying on the desk after two weeks.", "Mention the letter, then ask."),
    ("When I said I would call on Thursday and did, it was a different talk.", "Write every promised day down."),
    ("Small sites decide in a week.", "Take two small sites into tomorrow’s plan."),
    ("Silence works. I asked, and waited, and it came.", "Wait longer with the next three."),
];

/// What the managers wrote back.
pub(super) const REPLIES: [&str; 12] = [
    "What exactly did you ask? Write the sentence down.",
    "Good. Who of tomorrow’s people is the same case?",
    "Try it on three more and tell us on Thursday.",
    "Show Farah how you opened.",
    "What would have happened if you had stopped there?",
    "Keep the question, drop the explanation.",
    "Who else at that company feels it?",
    "That is worth a learning. Share it.",
    "Then plan two of those for tomorrow.",
    "What did they say when you named the date?",
    "Read it to the team at the next huddle.",
    "Do it again tomorrow before you change anything.",
];

/// What was the best of a day.
pub(super) const SUCCESSES: [&str; 10] = [
    "A plant manager called back by himself.",
    "Got past the switchboard with one sentence.",
    "Asked for the audit date, and got it.",
    "A “no” from March became a “when”.",
    "Said nothing for ten seconds, and it worked.",
    "The customer named two people without being asked.",
    "Kept every promise of the week.",
    "A call of four minutes, with a day at the end.",
    "Found the person who signs.",
    "Finished the plan with time to spare.",
];

/// Why somebody is on the plan, and the objective.
pub(super) const FIRST: [(&str, &str); 4] = [
    ("First conversation", "Ask for ten minutes this week"),
    ("First conversation", "Learn who decides about the warehouse"),
    ("First conversation", "Ask what the last peak cost"),
    ("First conversation", "Get the name of the plant manager"),
];

/// For those who were not reached yet.
pub(super) const AGAIN: [(&str, &str); 3] = [
    ("Not reached yet", "Ask for ten minutes on Thursday"),
    ("Not reached yet", "Learn whether the second shift stays"),
    ("Not reached yet", "Ask who owns returns"),
];

/// For those who were talked to once.
pub(super) const ONCE: [(&str, &str); 4] = [
    ("Talked once, never met", "Book a scoping call on picking errors"),
    ("Talked once, never met", "Ask who else has to be there"),
    ("Talked once, never met", "Hear what changed since the last call"),
    ("Talked once, never met", "Book twenty minutes with operations"),
];

/// For those who were talked to more often.
pub(super) const OFTEN: [(&str, &str); 3] = [
    ("Talked twice, never met", "Book the scoping call, or ask what is in the way"),
    ("Talked twice, never met", "Confirm the need in one sentence"),
    ("Talked twice, never met", "Ask for the one who signs"),
];

/// For those who asked to wait until now.
pub(super) const WAITED: (&str, &str) = ("Asked to wait until now", "Hear what changed since then");
