//! The managers below a leader: their habit and their counts, nobody's words (Who sees what).

use domain::access::What;
use domain::hours::{due_after_working_days, local_day, month_name, month_of};
use domain::names::possessive;
use jiff::civil::Date;
use store::Org;
use web::{Result, Who};

use super::HabitBox;
use super::habit::month;
use crate::debriefs::queries as debriefs;
use crate::huddle::queries;
use crate::people::access;
use crate::settings::queries as settings;

/// A manager's month.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Below {
    pub name: String,
    pub given: String,
    pub habit: HabitBox,
    /// Rep-days on which each step was kept.
    pub per_step: [u32; 4],
    pub rep_days: u32,
    /// Debriefs that were answered within a working day, of those that could be.
    pub replies: (usize, usize),
}

pub(super) fn read(org: &mut Org<'_>, who: &Who, day: Date) -> Result<Vec<Below>> {
    let calendar = settings::calendar(org)?;
    let now = org.now();
    let (first, _) = month_of(day);
    let mut managers = Vec::new();
    for manager in queries::managers_below(org, who.user, who.roles.has(domain::Role::Executive))? {
        if !access::grant(org, who, What::ManagerHabit, manager.user)?.sight().is_all() {
            continue;
        }
        let today = local_day(now, &manager.zone);
        let days = queries::habit(org, manager.user, first, today)?;
        let mut per_step = [0; 4];
        for day in &days {
            per_step.iter_mut().zip(day.per_step).for_each(|(sum, count)| *sum += count);
        }
        let mut replies = (0, 0);
        for written in debriefs::answered(org, manager.user, first, today)? {
            let due = due_after_working_days(written.saved_at, 1, &manager.zone, &calendar);
            let in_time = written.replied_at.is_some_and(|at| at <= due);
            if in_time || due <= now {
                replies = (replies.0 + usize::from(in_time), replies.1 + 1);
            }
        }
        managers.push(Below {
            given: super::given_of(&manager.name),
            name: manager.name,
            habit: month(org, manager.user, today, false)?,
            per_step,
            rep_days: days.iter().map(|day| day.reps).sum(),
            replies,
        });
    }
    Ok(managers)
}

/// For a leader who holds no huddle.
pub(super) fn headline(below: &[Below], day: Date) -> (String, String) {
    let month = month_name(day);
    let (kept, of) = below.iter().fold((0, 0), |sum, one| (sum.0 + one.habit.kept, sum.1 + one.habit.of));
    let headline = match below {
        [] => "Huddle. Nobody reports to you yet.".to_owned(),
        _ if of == 0 => format!("No huddle is judged yet in {month}."),
        [only] => format!("In {month}, {} kept {kept} of {of} days.", only.given),
        _ => format!("In {month}, your managers kept {kept} of {of} days."),
    };
    let sub = match below {
        [] => "The huddle is for people with blocks, and whom they report to.".to_owned(),
        [only] => format!("A day is kept when all four steps were, for every rep with a block. {} huddle is theirs alone.", possessive(&only.given)),
        _ => "A day is kept when all four steps were, for every rep with a block. Each huddle is its manager’s alone.".to_owned(),
    };
    (headline, sub)
}
