//! A cue: at a moment, somebody does something. The story's fixed points are cues, those of three months ago as well as
//! those of the day that a jump plays.

mod blocks;
mod perform;
mod records;

pub(super) use blocks::block_on;
pub(super) use perform::{perform, perform_if_it_fits};

/// A day of 2026 as written: month, day.
pub(super) type Day = (i8, i8);
/// By the clock on the wall: hour, minute.
pub(super) type Clock = (u32, u32);

/// What comes of a touch.
#[derive(Clone, Copy, Debug)]
pub(super) enum Came {
    /// Two people talked.
    Talked,
    /// They answered in writing.
    Wrote,
    /// They named somebody: name, company, their words.
    Named(&'static str, &'static str, &'static str),
    /// A scoping call was booked for then.
    Booked(Day, Clock),
    /// The booked call was held.
    Held,
    /// Not now, but then (with the minute of the day if they named it).
    NotNow(Day, Option<i64>),
    /// Nobody there.
    Missed,
}

/// One person on a plan: whom, the objective, why, and whether the why is a day that has come.
pub(super) type Planned = (&'static str, &'static str, &'static str, bool);

/// What is done.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// Enters Focus, or goes on after an interruption.
    Enter,
    /// Rings through to somebody in a block: whom, the reason, what it is about.
    Ring(&'static str, &'static str, &'static str),
    /// Logs a touch: whom, what came of it, their words.
    Log(&'static str, Came, &'static str),
    /// Logs the next person on the plan who was not tried.
    LogNext(Came),
    /// Promises somebody something for a day.
    Promise(&'static str, &'static str, Day),
    /// Keeps the promise to somebody that begins so.
    Keep(&'static str, &'static str),
    /// Writes a note about somebody.
    Note(&'static str, &'static str),
    /// The next conversation: whom, when (with the minute), what for, whether they named the day.
    Next(&'static str, Day, Option<i64>, &'static str, bool),
    /// Somebody named somebody else outside a touch: from, to, their words.
    Refer(&'static str, &'static str, &'static str),
    /// Writes down a person: name, title, company, place.
    Meet(&'static str, &'static str, &'static str, &'static str),
    /// Offers a lead: whom, to whom, needs, by when, who decides.
    Offer(&'static str, &'static str, [&'static str; 3]),
    /// Accepts the lead that waits.
    Accept(&'static str),
    /// Sends a line: to whom, the line.
    Tell(&'static str, &'static str),
    /// A line by no user: to whom, from what, the line.
    Notice(&'static str, &'static str, &'static str),
    /// Asks somebody else instead: whose held message, whom.
    AskInstead(&'static str, &'static str),
    /// Answers the two questions, and shares what was learned or not.
    Debrief(&'static str, &'static str, bool),
    /// The day's success.
    Success(&'static str),
    /// Puts people on the plan of a day.
    Plan(Day, &'static [Planned]),
    /// Fills the plan of a day up to so many people, so many of them with an objective.
    Fill(Day, usize, usize),
    /// Commits the plan of a day with a goal.
    Commit(Day, i64),
    /// Puts a meeting on one's calendar: title, day, from, until.
    Meeting(&'static str, Day, Clock, Clock),
    /// Puts one on somebody else's calendar: whose, title, day, from, until.
    Invite(&'static str, &'static str, Day, Clock, Clock),
    /// Moves a meeting of somebody: whose, title, from which day, to when on that day.
    Move(&'static str, &'static str, Day, Clock),
    /// Asks the organiser of a meeting over somebody's block: whose, title, day.
    AskOrganiser(&'static str, &'static str, Day),
    /// An opportunity is lost: its name, the reason.
    Lose(&'static str, &'static str),
    /// The huddle of one's team begins.
    Huddle,
    /// Somebody's turn in the huddle: what stands over the block, the latest block and the plan are looked at.
    Turn(&'static str),
    /// Asks for somebody's missing debrief.
    AskDebrief(&'static str),
    /// Answers somebody's latest debrief.
    Reply(&'static str, &'static str),
    /// Agrees to somebody's next goal.
    Agree(&'static str, i64),
}

/// When, who, what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// The day as written.
    pub(super) day: Day,
    /// By the clock in the demo's zone.
    pub(super) clock: Clock,
    /// Who does it.
    pub(super) who: &'static str,
    /// What.
    pub(super) act: Act,
}

/// Shorthand for tables of cues.
pub(super) const fn cue(day: Day, clock: Clock, who: &'static str, act: Act) -> Cue {
    Cue { day, clock, who, act }
}
