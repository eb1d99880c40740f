//! The huddle (B1) and the manager's habit (B2): four steps, each kept only by evidence.

use crate::result::words;

/// A step of the huddle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    /// Clear the way for today's and tomorrow's blocks.
    Protect,
    /// Look at the latest block.
    Check,
    /// Ask what was learned.
    Ask,
    /// Agree tomorrow.
    Tomorrow,
}

words!(Step {
    Protect => "protect", "Protect";
    Check => "check", "Check";
    Ask => "ask", "Ask";
    Tomorrow => "tomorrow", "Tomorrow";
});

/// The evidence about one rep on one working day of the manager.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct RepDay {
    /// Whether the rep had a block that day. Days without one don't count.
    pub had_block: bool,
    /// Conflicts of that day and the next.
    pub conflicts: u32,
    /// Those neither resolved nor declined with a reason.
    pub conflicts_open: u32,
    /// The section Protect was opened.
    pub protect_opened: bool,
    /// The rep's latest finished block was opened, goal beside result.
    pub check_opened_latest: bool,
    /// The latest debrief has a written reply, or the missing one was asked for.
    pub replied_or_asked: bool,
    /// The goal for the next block is agreed.
    pub goal_agreed: bool,
    /// The committed plan was opened before its block began.
    pub plan_opened_before_block: bool,
}

impl RepDay {
    /// Whether a step was kept for this rep on this day.
    ///
    /// Protect: every conflict resolved or declined; with none, the section was opened. Tomorrow needs both, the
    /// goal and the plan.
    pub fn kept(&self, step: Step) -> bool {
        match step {
            Step::Protect => self.conflicts_open == 0 && (self.conflicts > 0 || self.protect_opened),
            Step::Check => self.check_opened_latest,
            Step::Ask => self.replied_or_asked,
            Step::Tomorrow => self.goal_agreed && self.plan_opened_before_block,
        }
    }

    /// Whether all four steps were kept.
    pub fn is_full(&self) -> bool {
        Step::ALL.iter().all(|step| self.kept(*step))
    }
}

/// Whether a day was full: all four steps kept for every rep who had a block. None when nobody had one.
pub fn full_day(reps: &[RepDay]) -> Option<bool> {
    let mut with_block = reps.iter().filter(|rep| rep.had_block).peekable();
    with_block.peek()?;
    Some(with_block.all(RepDay::is_full))
}

/// The manager's habit over some days.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Habit {
    /// Full days.
    pub kept: u32,
    /// Days on which somebody had a block.
    pub of: u32,
    /// Rep-days on which each step was kept, in the order of [`Step::ALL`].
    pub per_step: [u32; 4],
    /// Rep-days with a block.
    pub rep_days: u32,
}

impl Habit {
    /// Rep-days on which a step was kept.
    pub fn step(&self, step: Step) -> u32 {
        self.per_step[step as usize]
    }
}

/// Counts the habit; each day is the evidence about every rep of the team.
///
/// Example: two days with two reps each, everything kept but one reply on the second: 1 of 2 days full,
/// Ask 3 of 4 rep-days, the other steps 4 of 4.
pub fn habit<D: AsRef<[RepDay]>>(days: &[D]) -> Habit {
    let mut habit = Habit::default();
    for day in days {
        let day = day.as_ref();
        if let Some(full) = full_day(day) {
            habit.of += 1;
            habit.kept += u32::from(full);
        }
        for rep in day.iter().filter(|rep| rep.had_block) {
            habit.rep_days += 1;
            for step in Step::ALL {
                habit.per_step[*step as usize] += u32::from(rep.kept(*step));
            }
        }
    }
    habit
}
