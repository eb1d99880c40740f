//! Dana's Tuesday: the huddle at 11:30, and the plans in the evening.

use crate::demo::cue::{Act, Clock, Cue, cue};
use Act::{Agree, AskDebrief, AskOrganiser, Huddle, Invite, Move, Reply, Success, Turn};

const fn dana(clock: Clock, act: Act) -> Cue {
    cue((5, 12), clock, "dana", act)
}

pub(super) const CUES: [Cue; 26] = [
    cue((5, 12), (8, 5), "erik", Invite("chloe", "Erik’s pricing review", (5, 12), (14, 30), (15, 0))),
    dana((11, 30), Huddle),
    dana((11, 30), Turn("ana")),
    dana((11, 31), Reply("ana", "Then write the date into every objective. Show Ben and Farah.")),
    dana((11, 31), Agree("ana", 1)),
    // 11:33 is Ben’s turn.
    dana((11, 34), Turn("ben")),
    dana((11, 35), Move("ben", "Demo rehearsal", (5, 13), (11, 15))),
    dana((11, 35), Reply("ben", "What did you say, word for word? Show Farah.")),
    dana((11, 35), Agree("ben", 1)),
    dana((11, 36), Turn("farah")),
    dana((11, 36), Reply("farah", "How long was the silence? Do it again tomorrow.")),
    dana((11, 36), Agree("farah", 1)),
    dana((11, 37), Turn("chloe")),
    dana((11, 37), AskOrganiser("chloe", "Erik’s pricing review", (5, 12))),
    dana((11, 38), Reply("chloe", "Then who is the plant manager at Lakeshore?")),
    dana((11, 38), Agree("chloe", 1)),
    dana((11, 39), Turn("gabriel")),
    dana((11, 39), AskDebrief("gabriel")),
    dana((11, 39), Agree("gabriel", 1)),
    cue((5, 12), (12, 25), "erik", Move("chloe", "Erik’s pricing review", (5, 12), (15, 45))),
    dana((17, 35), Turn("ana")),
    dana((17, 35), Turn("ben")),
    dana((17, 36), Turn("farah")),
    dana((17, 36), Turn("chloe")),
    dana((17, 37), Turn("gabriel")),
    cue((5, 12), (17, 10), "farah", Success("Held both calls in one block, and handed one lead over.")),
];
