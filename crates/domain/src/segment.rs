//! Segments (C5): where somebody stands, derived from what happened and never typed in.

use jiff::civil::Date;

use crate::hours::days_between;
use crate::result::words;

/// What a prospect does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Behaviour {
    /// Named a day to be called.
    NamedADay,
    /// Came back after a lost deal or a long silence.
    Returning,
    /// A scoping call took place, and the silence after it is short.
    MeetingHeld,
    /// Talked or wrote, not long ago.
    Replied,
    /// Somebody named them, and nobody has talked to them yet.
    Referred,
    /// Talked once, silent for a month.
    Quiet,
    /// Talked once, silent for half a year.
    GoneCold,
    /// Nobody has talked to them yet.
    New,
}

words!(Behaviour {
    NamedADay => "named_a_day", "Named a day";
    Returning => "returning", "Returning";
    MeetingHeld => "meeting_held", "Meeting held";
    Replied => "replied", "Replied";
    Referred => "referred", "Referred";
    Quiet => "quiet", "Quiet";
    GoneCold => "gone_cold", "Gone cold";
    New => "new", "New";
});

/// How it ended, or where it goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ending {
    /// Bought.
    Won,
    /// Chose a competitor.
    ChoseCompetitor,
    /// A deal ended without a decision.
    NoDecision,
    /// Said not a fit.
    Disqualified,
    /// A lead was accepted.
    Qualified,
    /// Asked to wait.
    Nurture,
}

words!(Ending {
    Won => "won", "Won";
    ChoseCompetitor => "chose_competitor", "Chose a competitor";
    NoDecision => "no_decision", "No decision";
    Disqualified => "disqualified", "Not a fit";
    Qualified => "qualified", "Qualified";
    Nurture => "nurture", "Nurture";
});

/// What is on record about a prospect.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// The day the prospect named to be called.
    pub named_day: Option<Date>,
    /// The last conversation.
    pub last_conversation_day: Option<Date>,
    /// The conversation before that.
    pub conversation_before_day: Option<Date>,
    /// The last scoping call that took place.
    pub scoping_call_completed_day: Option<Date>,
    /// Somebody named this prospect on that day.
    pub referred_on: Option<Date>,
    /// A deal was lost on that day.
    pub lost_day: Option<Date>,
    /// To a competitor, not to "no decision".
    pub lost_to_competitor: bool,
    /// A deal was won on that day.
    pub won_day: Option<Date>,
    /// A lead was accepted on that day.
    pub qualified_day: Option<Date>,
    /// Said not a fit on that day.
    pub not_a_fit_day: Option<Date>,
    /// Asked to wait until that day.
    pub not_now_until: Option<Date>,
}

/// Days of silence after which somebody who talked is quiet.
pub const QUIET_DAYS: i64 = 30;
/// Days of silence after which they have gone cold.
pub const COLD_DAYS: i64 = 180;

/// The behaviour of a prospect, seen from a day: the first that fits, in the order of [`Behaviour`]'s variants.
///
/// Example: talked on 1 March, nothing since, seen on 12 May: 72 days of silence, quiet.
pub fn behaviour(facts: &Facts, today: Date) -> Behaviour {
    let silence = facts.last_conversation_day.map(|day| days_between(day, today));
    let since_call = facts.scoping_call_completed_day.map(|day| days_between(day, today));
    if facts.named_day.is_some_and(|day| day >= today) {
        return Behaviour::NamedADay;
    }
    match silence.into_iter().chain(since_call).min() {
        None if facts.referred_on.is_some() => Behaviour::Referred,
        None => Behaviour::New,
        Some(days) if days >= COLD_DAYS => Behaviour::GoneCold,
        Some(days) if days >= QUIET_DAYS => Behaviour::Quiet,
        Some(_) if came_back(facts) => Behaviour::Returning,
        Some(_) if since_call.is_some_and(|days| days < QUIET_DAYS) => Behaviour::MeetingHeld,
        Some(_) => Behaviour::Replied,
    }
}

/// Talked again after a lost deal, or after half a year of silence.
fn came_back(facts: &Facts) -> bool {
    let Some(last) = facts.last_conversation_day else { return false };
    facts.lost_day.is_some_and(|lost| lost < last)
        || facts.conversation_before_day.is_some_and(|before| days_between(before, last) >= COLD_DAYS)
}

/// The outcome of a prospect so far: the latest that happened; none while everything is open.
pub fn ending(facts: &Facts, today: Date) -> Option<Ending> {
    let lost = if facts.lost_to_competitor { Ending::ChoseCompetitor } else { Ending::NoDecision };
    [
        (facts.qualified_day, Ending::Qualified),
        (facts.not_a_fit_day, Ending::Disqualified),
        (facts.lost_day, lost),
        (facts.won_day, Ending::Won),
    ]
    .into_iter()
    .filter_map(|(day, ending)| day.map(|day| (day, ending)))
    .max_by_key(|(day, _)| *day)
    .map(|(_, ending)| ending)
    .or_else(|| facts.not_now_until.filter(|day| *day > today).map(|_| Ending::Nurture))
}

/// Where somebody stands in one word: how it ended, unless what they did since says more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Segment {
    /// What they do.
    By(Behaviour),
    /// How it ended, or where it goes.
    Ended(Ending),
}

impl Segment {
    /// The word that is stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Segment::By(behaviour) => behaviour.code(),
            Segment::Ended(ending) => ending.code(),
        }
    }

    /// The word on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Segment::By(behaviour) => behaviour.label(),
            Segment::Ended(ending) => ending.label(),
        }
    }
}

/// The one segment of a prospect: a day they named or a return comes before an ending, an ending before the rest.
///
/// Example: a lead accepted yesterday who named Thursday is "Named a day", without a day "Qualified".
pub fn segment(facts: &Facts, today: Date) -> Segment {
    match (behaviour(facts, today), ending(facts, today)) {
        (named @ (Behaviour::NamedADay | Behaviour::Returning), _) => Segment::By(named),
        (behaviour, None | Some(Ending::Nurture)) => Segment::By(behaviour),
        (_, Some(ending)) => Segment::Ended(ending),
    }
}
