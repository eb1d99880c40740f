//! The manager's own habit (B2): what stands beside every figure of a rep.

use domain::UserId;
use domain::hours::{days, month_name, month_of};
use domain::routine::full_day;
use jiff::civil::Date;
use store::Org;
use ui::chart::Square;
use web::{Result, Who};

use super::row::Row;
use crate::huddle::queries::{self, HabitDay};
use crate::settings::queries as settings;

/// A month of a manager's days.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct HabitBox {
    pub squares: Vec<Square>,
    /// `8 of 8 in May`.
    pub words: String,
    pub label: String,
    /// Who else sees it.
    pub seen_by: String,
    pub kept: usize,
    pub of: usize,
}

/// The viewer's own, with today as soon as it is full.
pub(super) fn own(org: &mut Org<'_>, who: &Who, day: Date, rows: &[Row]) -> Result<HabitBox> {
    let facts: Vec<_> = rows.iter().map(|row| row.facts).collect();
    let mut habit = month(org, who.user, day, full_day(&facts) == Some(true))?;
    habit.seen_by = match queries::leader_of(org, who.user)? {
        Some(leader) => format!("{leader} and your team see this."),
        None => "Your team sees this.".to_owned(),
    };
    Ok(habit)
}

/// One square a working day: those over that had a verdict, and those to come.
pub(super) fn month(org: &mut Org<'_>, manager: UserId, day: Date, full_today: bool) -> Result<HabitBox> {
    let (first, last) = month_of(day);
    let verdicts: Vec<HabitDay> =
        queries::habit(org, manager, first, last)?.into_iter().filter(|verdict| verdict.day < day).collect();
    let calendar = settings::calendar(org)?;
    let mut squares: Vec<Square> =
        verdicts.iter().map(|verdict| if verdict.is_full() { Square::Ink } else { Square::Missed }).collect();
    let (mut kept, mut of) = (verdicts.iter().filter(|verdict| verdict.is_full()).count(), verdicts.len());
    if full_today {
        (kept, of) = (kept + 1, of + 1);
    }
    let to_come = days(day, last).filter(|day| calendar.is_working(*day));
    squares.extend(to_come.map(|one| if one == day && full_today { Square::Ink } else { Square::ToCome }));
    let month = month_name(day);
    Ok(HabitBox {
        squares,
        words: if of == 0 { format!("No day yet in {month}") } else { format!("{kept} of {of} in {month}") },
        label: format!("{kept} full days of {of} in {month}"),
        seen_by: String::new(),
        kept,
        of,
    })
}
