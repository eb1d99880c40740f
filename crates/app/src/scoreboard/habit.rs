//! The manager's habit over some days: huddles kept, and debriefs answered within a working day.

use domain::UserId;
use domain::hours::{Calendar, due_after_working_days};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::members::Team;
use super::queries::{self, FullDay, ReplyLine};

/// What a manager did.
#[derive(Clone, Debug, Default)]
pub(super) struct Habit {
    pub days: Vec<FullDay>,
    /// Debriefs that were answered or should have been, and whether in time.
    pub replies: Vec<(ReplyLine, bool)>,
}

impl Habit {
    /// Full days.
    pub fn huddles(&self) -> usize {
        self.days.iter().filter(|day| day.is_kept()).count()
    }

    /// Debriefs answered within a day.
    pub fn replied(&self) -> usize {
        self.replies.iter().filter(|(_, in_time)| *in_time).count()
    }

    /// Each day with a debrief, and whether all of it was answered in time.
    pub fn reply_days(&self) -> Vec<(Date, bool)> {
        let mut days: Vec<(Date, bool)> = Vec::new();
        for (line, in_time) in &self.replies {
            match days.last_mut() {
                Some((day, kept)) if *day == line.day => *kept &= *in_time,
                _ => days.push((line.day, *in_time)),
            }
        }
        days
    }
}

/// Reads the habit of a team's manager from one day to another.
pub(super) fn read(
    org: &mut Org<'_>,
    team: &Team,
    calendar: &Calendar,
    from: Date,
    to: Date,
) -> Result<Habit> {
    let Some(manager) = &team.manager else { return Ok(Habit::default()) };
    let now = org.now();
    let reps: Vec<UserId> =
        team.people.iter().map(|member| member.id).filter(|member| *member != manager.id).collect();
    let days = queries::full_days(org, manager.id, from, to)?;
    let lines = queries::replies(org, &reps, from, to)?;
    let replies = lines.into_iter().filter_map(|line| judged(line, now, manager, calendar)).collect();
    Ok(Habit { days, replies })
}

/// Whether a debrief was answered within a working day; none while there is still time.
fn judged(
    line: ReplyLine,
    now: Timestamp,
    manager: &queries::Member,
    calendar: &Calendar,
) -> Option<(ReplyLine, bool)> {
    let due = due_after_working_days(line.saved_at, 1, &manager.zone, calendar);
    match line.replied_at {
        Some(at) => Some((line, at <= due)),
        None if now > due => Some((line, false)),
        None => None,
    }
}
