//! Ana's Tuesday, and what reaches Ana.

use crate::demo::cue::{Act, Came, Clock, Cue, Planned, cue};
use Act::{AskInstead, Debrief, Enter, Keep, Log, Meet, Next, Note, Notice, Offer, Plan, Refer, Success, Tell};
use Came::{Booked, Missed, Named, NotNow, Talked};

const fn ana(clock: Clock, act: Act) -> Cue {
    cue((5, 12), clock, "ana", act)
}

const fn by(clock: Clock, who: &'static str, act: Act) -> Cue {
    cue((5, 12), clock, who, act)
}

/// After the debrief: who is called tomorrow.
const FIRST_SEVEN: [Planned; 7] = [
    ("Marta Kowalczyk", "Send both site names, hold Thursday 9:30", "Named Thursday, 9:30", false),
    ("Hannah Lund", "Name the date they dread; book the visit", "Named Wednesday, after 9:30", true),
    ("Ilse Verhoeven", "Ask what Joel told her; book a scoping call", "Joel referred you today", true),
    ("Karim Haddad", "Learn who decides for the Tulsa site", "Priya referred you today", true),
    ("Grace Whitaker", "Ask what the new system leaves to people", "First contract year ends in June", false),
    ("Dev Patel", "Second try: mis-picks by lot", "Talked twice, never met", false),
    ("Tomas Berg", "Ask for ten minutes on Thursday", "Moved over from today’s block", false),
];

/// In the afternoon.
const FOUR_MORE: [Planned; 4] = [
    ("Lucia Ferrante", "Get the plant manager’s name", "First conversation", false),
    ("Colm Doyle", "", "Replied “later” in February and named May", true),
    ("Mei Tanaka", "Holiday peak: which week breaks first?", "Referred by a customer", false),
    ("Dario Conti", "", "Marta’s colleague at Akron", false),
];

pub(super) const CUES: [Cue; 34] = [
    by((8, 32), "dana", Tell("ana", "Pricing sheet, version 4")),
    by((8, 35), "ada", Notice("ana", "Calendar", "Room change for the Huddle")),
    by((8, 39), "ada", Notice("ana", "E-mail", "Reply from Hoshi Home")),
    ana((9, 0), Enter),
    ana((9, 4), Log("Marta Kowalczyk", Talked, "“Budget is approved for two sites. Send me the throughput sheet and call on Thursday at half past nine.”")),
    ana((9, 5), Next("Marta Kowalczyk", (5, 14), Some(570), "Agree the site visit in Akron, and who joins from Canton.", true)),
    by((9, 12), "helen", Notice("ana", "Finance", "Invoice question, Clarke")),
    ana((9, 14), Log("Joel Brandt", Named("Ilse Verhoeven", "Brightway Foods", "“Ilse owns returns. Be quick, she hates small talk.”"), "“Ask Ilse at Brightway.”")),
    ana((9, 15), Meet("Ilse Verhoeven", "Head of Returns", "Brightway Foods", "Columbus, Ohio")),
    ana((9, 23), Log("Priya Nair", Named("Karim Haddad", "Sundial Produce", "“Karim runs the site that opens in Q4.”"), "“Tulsa is Karim’s now.”")),
    ana((9, 24), Meet("Karim Haddad", "Site Director", "Sundial Produce", "Tulsa, Oklahoma")),
    ana((9, 29), Log("Renee Dubois", Missed, "")),
    by((9, 31), "gabriel", Tell("ana", "Can you join a call at 10?")),
    by((9, 32), "gabriel", AskInstead("ana", "chloe")),
    ana((9, 38), Log("Hannah Lund", NotNow((5, 13), Some(570)), "“We lost a dealer in March. Call on Wednesday, after half past nine.”")),
    ana((9, 57), Log("Samuel Osei", Booked((5, 15), (10, 0)), "“Nobody has asked me about October before. Friday at ten.”")),
    ana((9, 59), Offer("Samuel Osei", "chloe", ["Pick accuracy by lot, in the cold", "October audit", "Samuel and quality"])),
    ana((10, 8), Log("Victor Almeida", Talked, "“The plant signs, not the shift. Her name is on the door.”")),
    ana((10, 15), Log("Grace Whitaker", Missed, "")),
    ana((10, 22), Log("Dev Patel", Missed, "")),
    ana((10, 29), Log("Lucia Ferrante", Missed, "")),
    ana((10, 36), Log("Owen Clarke", Missed, "")),
    ana((10, 44), Log("Mei Tanaka", Missed, "")),
    ana((10, 52), Log("Andre Lewis", Missed, "")),
    ana((11, 12), Keep("Marta Kowalczyk", "Send the throughput sheet")),
    ana((11, 12), Note("Marta Kowalczyk", "Throughput sheet sent, as promised. Marta named Dario Conti for Akron; Dario is in tomorrow’s plan.")),
    ana((11, 13), Meet("Dario Conti", "Site Manager, Akron", "Halden Cold Storage", "Akron, Ohio")),
    ana((11, 13), Refer("Marta Kowalczyk", "Dario Conti", "“For Akron, talk to Dario.”")),
    ana((11, 14), Debrief(
        "Nobody has asked Samuel about October before. Once I named the audit he gave me dates himself. People book when the date is theirs, not mine.",
        "Find the date each cold storage site already dreads, and write it into tomorrow’s objectives. Hannah Lund first.",
        true,
    )),
    ana((11, 20), Plan((5, 13), &FIRST_SEVEN)),
    ana((15, 20), Keep("Joel Brandt", "Tell Joel")),
    ana((16, 35), Plan((5, 13), &FOUR_MORE)),
    ana((16, 46), Success("Samuel Osei said nobody had asked him about October before, and gave me a date himself.")),
    by((16, 50), "erik", Tell("ana", "Kestrel on Friday: can I listen in?")),
];
