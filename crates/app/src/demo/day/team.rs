//! The Tuesday of Ben, Farah, Chloe and Gabriel.

use crate::demo::cue::{Act, Came, Clock, Cue, cue};
use Act::{Accept, Commit, Debrief, Enter, Fill, Log, LogNext, Lose, Offer, Ring, Tell};
use Came::{Held, Missed, Named, Talked};

const fn ben(clock: Clock, act: Act) -> Cue {
    cue((5, 12), clock, "ben", act)
}

const fn farah(clock: Clock, act: Act) -> Cue {
    cue((5, 12), clock, "farah", act)
}

const fn chloe(clock: Clock, act: Act) -> Cue {
    cue((5, 12), clock, "chloe", act)
}

const fn gabriel(clock: Clock, act: Act) -> Cue {
    cue((5, 12), clock, "gabriel", act)
}

pub(super) const CUES: [Cue; 53] = [
    ben((9, 0), Enter),
    ben((9, 9), LogNext(Missed)),
    ben((9, 20), LogNext(Talked)),
    ben((9, 33), LogNext(Named("Edda Halloran", "", "“Edda does the night plan.”"))),
    ben((9, 46), LogNext(Missed)),
    ben((9, 58), LogNext(Missed)),
    cue((5, 12), (10, 12), "erik", Ring("ben", "Quick one on Clarke.", "customer")),
    ben((10, 18), Enter),
    ben((10, 24), LogNext(Named("Lou Pickard", "", "“Ask for Lou in the cold room.”"))),
    ben((10, 36), LogNext(Talked)),
    ben((10, 44), LogNext(Missed)),
    ben((10, 52), LogNext(Missed)),
    ben((11, 7), Debrief(
        "At dairies they put me through when I name the cold room, not the product.",
        "Laval and two others, first thing.",
        false,
    )),
    ben((11, 18), Fill((5, 13), 8, 5)),
    farah((9, 0), Enter),
    farah((9, 4), LogNext(Talked)),
    farah((9, 34), Log("Wilma Krog", Held, "“The third shift is where it breaks. Every week.”")),
    farah((9, 45), LogNext(Missed)),
    farah((9, 52), LogNext(Missed)),
    farah((10, 24), Log("Cora Jukes", Held, "“Then send me the calculation, and I take it upstairs.”")),
    farah((10, 33), Log("Maud Morrow", Talked, "“Yes. And it has to be in before the spring.”")),
    farah((10, 36), Offer("Maud Morrow", "gabriel", ["Seed lots found in minutes", "Before the spring season", "Maud and the owner"])),
    farah((10, 44), LogNext(Talked)),
    farah((10, 53), LogNext(Missed)),
    farah((11, 6), Debrief("I stopped explaining. He filled the silence.", "Ask, then count to ten. Start with Orme.", false)),
    farah((11, 15), Fill((5, 13), 9, 9)),
    chloe((9, 20), Lose("Union Ridge", "Frozen until the new plant manager is there")),
    chloe((11, 10), Fill((5, 13), 4, 4)),
    cue((5, 12), (13, 36), "erik", Tell("chloe", "Which three deals do we discuss at 15:45?")),
    chloe((14, 0), Enter),
    chloe((14, 14), LogNext(Talked)),
    chloe((14, 34), LogNext(Missed)),
    chloe((14, 52), LogNext(Talked)),
    chloe((15, 11), LogNext(Missed)),
    chloe((15, 34), Log("Renee Dubois", Held, "“The cold room door costs us an hour a shift.”")),
    chloe((15, 37), Debrief(
        "Lost deals pick up when I ask what they would do differently.",
        "Call the two of last autumn with that question.",
        true,
    )),
    chloe((16, 10), Accept("Samuel Osei")),
    gabriel((13, 20), Fill((5, 12), 4, 4)),
    gabriel((13, 24), Commit((5, 12), 1)),
    gabriel((14, 0), Enter),
    gabriel((14, 15), LogNext(Missed)),
    gabriel((14, 33), LogNext(Talked)),
    gabriel((14, 55), LogNext(Missed)),
    gabriel((15, 14), LogNext(Talked)),
    gabriel((15, 36), Debrief("The yard plan sells it, not the price.", "Bring the drawing to every visit this week.", false)),
    gabriel((15, 50), Accept("Maud Morrow")),
    ben((16, 40), Act::Success("A dairy put me through on the first try.")),
    chloe((17, 5), Act::Success("Renee counted the hour at the door out loud.")),
    gabriel((17, 8), Act::Success("Bluegate Paper signed, after 74 days.")),
    farah((17, 20), Commit((5, 13), 1)),
    chloe((17, 20), Commit((5, 13), 1)),
    gabriel((17, 22), Fill((5, 13), 4, 4)),
    gabriel((17, 24), Commit((5, 13), 1)),
];
