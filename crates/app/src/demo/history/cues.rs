//! What is known of the past of the people in the pictures, day by day.

use jiff::civil::Date;

use crate::demo::cue::{Act, Came, Cue, Planned, cue};
use crate::demo::time::Timeline;
use Act::{Commit, Invite, Log, Meeting, Note, Plan, Promise, Refer};

/// The cues of a day, in the order of the clock.
pub(super) fn on(time: Timeline, day: Date) -> Vec<&'static Cue> {
    let mut due: Vec<&Cue> = PAST.iter().filter(|cue| time.day(cue.day.0, cue.day.1) == day).collect();
    due.sort_by_key(|cue| cue.clock);
    due
}

/// Ana's plan for the day of the pictures.
const ANAS_PLAN: [Planned; 14] = [
    ("Marta Kowalczyk", "Agree the Thursday call about the Akron site", "Named today as the day to call", true),
    ("Joel Brandt", "Ask who owns returns at the sister company", "Referred two people in April", false),
    ("Priya Nair", "Learn whether the Tulsa site still opens in Q4", "Went quiet after a scoping call", false),
    ("Renee Dubois", "Confirm who joins the 13:00 scoping call", "Scoping call today", true),
    ("Hannah Lund", "Hear what changed since the March “not now”", "Asked to wait two months", false),
    ("Samuel Osei", "Book a scoping call before the October audit", "Referred by Joel, 7 May", false),
    ("Victor Almeida", "Find out who signs for the night shift", "Named today as the day to call", true),
    ("Grace Whitaker", "Ask what the new system still leaves to people", "Lost to a competitor, 11 months ago", false),
    ("Dev Patel", "Book a scoping call on mis-picks by lot", "Talked twice, never met", false),
    ("Lucia Ferrante", "Ask for the name of the plant manager", "First conversation", false),
    ("Owen Clarke", "Learn why the last project stopped", "Customer, second site", false),
    ("Mei Tanaka", "Book a scoping call on holiday peak", "Referred by a customer", false),
    ("Andre Lewis", "Hear what the worst day in November costs", "Replied once, in February", false),
    ("Tomas Berg", "Ask for ten minutes on Thursday", "First conversation", false),
];

const PAST: [Cue; 37] = [
    cue((2, 3), (14, 10), "ana", Log("Ruth Ames", Came::Talked, "“Joel at Pinecrest has the same mess I had. Tell Joel I sent you.”")),
    cue((2, 3), (14, 20), "ana", Refer("Ruth Ames", "Joel Brandt", "“Joel has the same mess I had.”")),
    cue((2, 17), (14, 0), "ana", Log("Andre Lewis", Came::Wrote, "“Interesting. Not my first worry this month.”")),
    cue((2, 19), (14, 5), "ana", Log("Colm Doyle", Came::NotNow((5, 13), None), "“Later. May is better, when the new reefers are in.”")),
    cue((3, 11), (14, 15), "ana", Log("Hannah Lund", Came::NotNow((5, 12), None), "“Not now. We close the quarter. Ask me in two months.”")),
    cue((3, 18), (14, 40), "ana", Log("Dev Patel", Came::Talked, "“Lot numbers on paper. I know.”")),
    cue((4, 14), (14, 10), "ana", Log("Joel Brandt", Came::Talked, "“Marta at Halden has four sites and no system.”")),
    cue((4, 14), (14, 14), "ana", Refer("Joel Brandt", "Marta Kowalczyk", "“Four sites and no system.”")),
    cue((4, 15), (14, 0), "ana", Log("Marta Kowalczyk", Came::Missed, "")),
    cue((4, 16), (14, 20), "ana", Log("Dev Patel", Came::Talked, "“Three recalls in two years, all by lot.”")),
    cue((4, 17), (14, 30), "ana", Log("Marta Kowalczyk", Came::Missed, "")),
    cue((4, 20), (14, 10), "ana", Log("Marta Kowalczyk", Came::Missed, "")),
    cue((4, 21), (15, 2), "ana", Log("Marta Kowalczyk", Came::Wrote, "“Joel speaks well of you. What did it cost him?”")),
    cue((4, 27), (14, 30), "ana", Log("Owen Clarke", Came::Talked, "“Mei at Hoshi Home drowns every November.”")),
    cue((4, 27), (14, 33), "ana", Refer("Owen Clarke", "Mei Tanaka", "“Drowns every November.”")),
    cue((4, 28), (14, 50), "ana", Log("Victor Almeida", Came::NotNow((5, 12), None), "“Call me on the twelfth. I will be on days then.”")),
    cue((4, 29), (14, 10), "ana", Log("Marta Kowalczyk", Came::NotNow((5, 12), None), "“Ask me again on the twelfth, after the board.”")),
    cue((4, 29), (14, 14), "ana", Promise("Marta Kowalczyk", "Send the throughput sheet", (5, 12))),
    cue((5, 5), (14, 20), "ana", Log("Owen Clarke", Came::Talked, "“The second site? Come and look.”")),
    cue((5, 5), (14, 22), "ana", Promise("Owen Clarke", "Two dates for a site visit", (5, 11))),
    cue((5, 7), (14, 35), "ana", Log("Joel Brandt", Came::Talked, "“Talk to Samuel at Kestrel.”")),
    cue((5, 7), (14, 37), "ana", Refer("Joel Brandt", "Samuel Osei", "“He hates brochures. Give him a number and a date.”")),
    cue((5, 7), (14, 39), "ana", Promise("Joel Brandt", "Tell Joel how it went with Samuel", (5, 12))),
    // The calendar of the day.
    cue((5, 8), (16, 10), "oscar", Invite("ben", "Demo rehearsal", (5, 13), (10, 30), (11, 0))),
    cue((5, 11), (8, 10), "dana", Invite("ben", "Team photo", (5, 15), (9, 0), (9, 30))),
    cue((5, 11), (8, 30), "ana", Meeting("Scoping call, Laval Dairy", (5, 12), (13, 0), (13, 30))),
    cue((5, 11), (8, 32), "chloe", Meeting("Site visit, Harrow Mills", (5, 12), (9, 30), (10, 15))),
    cue((5, 11), (8, 34), "dana", Meeting("Ride along with Gabriel", (5, 12), (13, 30), (14, 15))),
    cue((5, 11), (8, 36), "dana", Meeting("Your calls to lost deals", (5, 12), (16, 30), (17, 0))),
    cue((5, 11), (8, 38), "dana", Meeting("Deal desk", (5, 12), (15, 30), (16, 0))),
    cue((5, 11), (8, 40), "dana", Invite("ana", "Deal desk", (5, 12), (15, 30), (16, 0))),
    cue((5, 11), (8, 42), "dana", Invite("gabriel", "Deal desk", (5, 12), (15, 30), (16, 0))),
    cue((5, 11), (12, 0), "ana", Note("Samuel Osei", "Joel says: no brochures. Name the audit.")),
    cue((5, 11), (15, 10), "ben", Act::Debrief(
        "Nobody at a dairy says “picking”. They say “the door”.",
        "Name the cold room door in the first sentence.",
        false,
    )),
    cue((5, 11), (16, 59), "ana", Plan((5, 12), &ANAS_PLAN)),
    cue((5, 11), (17, 6), "ana", Commit((5, 12), 1)),
    // Ben hands over in the evening.
    cue((5, 11), (18, 40), "ben", Act::Offer("Paul Greer", "chloe", ["Fewer orders that come back", "No date named", "Not named yet"])),
];
