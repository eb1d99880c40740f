//! Who sees what: the table of the product description, as one table.
//!
//! | | oneself | team mates | manager | managers above | executives | admin |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | plans, blocks (times, state, minutes) | all | times and state | all | all | state and minutes | – |
//! | goals, results, pipeline, scoreboard | all | all | all, own habit first | all, the manager's habit first | the same | – |
//! | debriefs | all | what was shared as a learning | all | counts only | counts only | – |
//! | manager's habit | all | all | all | all | all | – |
//! | ladder step and its record | own | – | their reports' | the step | – | – |
//! | touches per person | own | – | under Activity, between its dates | – | – | – |
//! | interruptions | own, given and suffered | – | their team's | by whom in their line, with the reason | totals by leader in their line | – |
//! | mirror | one's own part | totals, no names | own and reports' | own and reports' line | the same | – |
//! | pulse | that one answered | totals from five answers | the same | the same | the same | – |
//! | accounts, prospects, opportunities | own and unassigned | the team's, readable | the team's | their line's | all | records, not coaching |
//!
//! A stranger (another team's member without a line between) sees nothing; sharing across teams is a setting that
//! makes strangers team mates.

/// A row of the table: what somebody wants to see.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    /// Who is contacted in a block, and why.
    Plans,
    /// Times, state and minutes of blocks.
    Blocks,
    /// Goals, results, pipeline, scoreboard.
    Goals,
    /// What was learned.
    Debriefs,
    /// The manager's own huddle.
    ManagerHabit,
    /// The ladder step and its record.
    Ladder,
    /// Touches per person.
    Touches,
    /// Who interrupted whom.
    Interruptions,
    /// What leaders did for prospecting, or to it.
    Mirror,
    /// Answers to "why we don't prospect".
    Pulse,
    /// Accounts, prospects, opportunities.
    Records,
}

/// A column of the table: what the viewer is to the person whose things they are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// The person themself.
    Oneself,
    /// Somebody of the same team.
    TeamMate,
    /// The one the person reports to, or the deputy for days away.
    Manager,
    /// A manager further up the line.
    ManagerAbove,
    /// An executive.
    Executive,
    /// Who runs the installation.
    Admin,
    /// Nobody of these.
    Stranger,
}

/// A cell of the table: how much is seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sight {
    /// Nothing at all.
    Nothing,
    /// That one answered, and nothing else.
    ThatAnswered,
    /// Totals, from five answers up.
    TotalsFromFive,
    /// Totals without names.
    TotalsOnly,
    /// Totals by leader in the viewer's line.
    TotalsByLeader,
    /// How many, not what they say.
    CountsOnly,
    /// What was shared as a learning.
    SharedOnly,
    /// The ladder step without its record.
    StepOnly,
    /// When a block is and how it stands; neither minutes nor people.
    TimesAndState,
    /// How a block stands and its minutes; no people.
    StateAndMinutes,
    /// Only while the person stands on the step Activity, between its dates.
    UnderActivity,
    /// By whom of the viewer's line, with the typed reason.
    ByWhomWithReason,
    /// One's own part.
    OwnPart,
    /// One's own and one's reports'.
    OwnAndReports,
    /// One's own and the whole line below.
    OwnAndLine,
    /// Readable, not to be changed.
    Readable,
    /// Records, not coaching.
    RecordsOnly,
    /// Everything.
    All,
    /// Everything, but the manager's habit stands first (B2). Above [`Sight::All`], so that a leader who is also a
    /// team mate never gets around it.
    AllHabitFirst,
}

/// The table. One line a row; columns in the order of [`Relation::ALL`].
pub const TABLE: [(What, [Sight; 7]); 11] = {
    use Sight::*;
    [
        (What::Plans, [All, TimesAndState, All, All, StateAndMinutes, Nothing, Nothing]),
        (What::Blocks, [All, TimesAndState, All, All, StateAndMinutes, Nothing, Nothing]),
        (What::Goals, [All, All, AllHabitFirst, AllHabitFirst, AllHabitFirst, Nothing, Nothing]),
        (What::Debriefs, [All, SharedOnly, All, CountsOnly, CountsOnly, Nothing, Nothing]),
        (What::ManagerHabit, [All, All, All, All, All, Nothing, Nothing]),
        (What::Ladder, [All, Nothing, All, StepOnly, Nothing, Nothing, Nothing]),
        (What::Touches, [All, Nothing, UnderActivity, Nothing, Nothing, Nothing, Nothing]),
        (What::Interruptions, [All, Nothing, All, ByWhomWithReason, TotalsByLeader, Nothing, Nothing]),
        (What::Mirror, [OwnPart, TotalsOnly, OwnAndReports, OwnAndLine, OwnAndLine, Nothing, Nothing]),
        (
            What::Pulse,
            [ThatAnswered, TotalsFromFive, TotalsFromFive, TotalsFromFive, TotalsFromFive, Nothing, Nothing],
        ),
        (What::Records, [All, Readable, All, All, All, RecordsOnly, Nothing]),
    ]
};

/// How much somebody sees of something: the cell of [`TABLE`].
///
/// Example: `sight(What::Debriefs, Relation::ManagerAbove)` is [`Sight::CountsOnly`].
pub fn sight(what: What, relation: Relation) -> Sight {
    TABLE[what as usize].1[relation as usize]
}

/// The widest sight when a viewer stands in several relations to somebody (a manager who is an admin too).
/// No relation at all is a stranger.
pub fn widest(what: What, relations: impl IntoIterator<Item = Relation>) -> Sight {
    relations.into_iter().map(|relation| sight(what, relation)).max().unwrap_or(Sight::Nothing)
}

impl What {
    /// Every row, in the order of the table.
    pub const ALL: [What; 11] = [
        What::Plans,
        What::Blocks,
        What::Goals,
        What::Debriefs,
        What::ManagerHabit,
        What::Ladder,
        What::Touches,
        What::Interruptions,
        What::Mirror,
        What::Pulse,
        What::Records,
    ];
}

impl Relation {
    /// Every column, in the order of the table.
    pub const ALL: [Relation; 7] = [
        Relation::Oneself,
        Relation::TeamMate,
        Relation::Manager,
        Relation::ManagerAbove,
        Relation::Executive,
        Relation::Admin,
        Relation::Stranger,
    ];
}

impl Sight {
    /// Whether there is anything to show.
    pub fn any(self) -> bool {
        self != Sight::Nothing
    }

    /// Whether the words that people wrote may be read, within what the sight covers (objectives, learnings, replies,
    /// notes, typed reasons). What was shared as a learning is read by [`Sight::SharedOnly`] too: that is for the
    /// caller, who knows what was shared.
    pub fn may_read_words(self) -> bool {
        use Sight::*;
        matches!(
            self,
            All | AllHabitFirst
                | Readable
                | RecordsOnly
                | OwnPart
                | OwnAndReports
                | OwnAndLine
                | ByWhomWithReason
        )
    }

    /// Whether the people on a plan may be named.
    pub fn may_see_people(self) -> bool {
        matches!(self, Sight::All | Sight::AllHabitFirst | Sight::Readable | Sight::RecordsOnly)
    }

    /// Whether start and end of a block may be shown.
    pub fn may_see_times(self) -> bool {
        matches!(self, Sight::TimesAndState | Sight::All | Sight::AllHabitFirst)
    }

    /// Whether minutes kept, broken and missed may be shown.
    pub fn may_see_minutes(self) -> bool {
        matches!(self, Sight::StateAndMinutes | Sight::All | Sight::AllHabitFirst)
    }

    /// Whether a figure counted from the rows may be shown.
    pub fn may_count(self) -> bool {
        use Sight::*;
        !matches!(self, Nothing | ThatAnswered | SharedOnly | StepOnly | TimesAndState | UnderActivity)
    }

    /// Whether the manager's habit has to stand before the figures (B2).
    pub fn habit_first(self) -> bool {
        self == Sight::AllHabitFirst
    }

    /// Whether everything of the row is open.
    pub fn is_all(self) -> bool {
        matches!(self, Sight::All | Sight::AllHabitFirst)
    }
}
