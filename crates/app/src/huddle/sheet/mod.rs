//! What the page shows, read once and put into words: the view only draws it.

mod above;
mod ask;
mod check;
mod habit;
mod protect;
mod row;
mod tomorrow;
mod words;

pub(super) use above::Below;
pub(super) use ask::{Answer, Ask};
pub(super) use check::Check;
pub(super) use habit::HabitBox;
pub(super) use protect::{ClashLine, Protect};
pub(super) use row::Row;
pub(super) use tomorrow::Tomorrow;
pub(super) use words::{capital, clock, number_word, whose_block};

use domain::UserId;
use domain::hours::{minute_of_day, minute_text};
use domain::names::{given, possessive};
use store::Org;
use web::{Errors, Result, Who};

use super::queries::{self, HuddleRow, Report};

/// How long a person's turn is planned for, in seconds, when ten minutes are shared out.
const HUDDLE_SECONDS: i64 = 600;

/// A form that came back: whose, which, and what was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub user: Option<UserId>,
    /// 'reply', or the number of the meeting.
    pub form: String,
    pub text: String,
    pub errors: Errors,
}

impl Typed {
    /// What was typed into a form of a rep.
    pub fn text_of(&self, user: UserId, form: &str) -> &str {
        if self.is(user, form) { &self.text } else { "" }
    }

    /// The message at a field of a form of a rep.
    pub fn error_of(&self, user: UserId, form: &str, field: &str) -> Option<&str> {
        self.errors.get(field).filter(|_| self.is(user, form))
    }

    fn is(&self, user: UserId, form: &str) -> bool {
        self.user == Some(user) && self.form == form
    }
}

/// How the day's huddle stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Not begun.
    Before,
    /// Going on, for so many seconds.
    Running(i64),
    /// Held, in so many seconds.
    Held(i64),
}

/// The page.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub headline: String,
    pub sub: String,
    pub stage: Stage,
    pub rows: Vec<Row>,
    /// The place of the person whose turn it is.
    pub current: Option<usize>,
    /// How much of the turn has passed, as a share.
    pub turn_share: f64,
    pub minutes_each: String,
    pub habit: HabitBox,
    pub below: Vec<Below>,
    pub typed: Typed,
}

impl Sheet {
    /// The rep whose turn it is.
    pub fn current_user(&self) -> Option<UserId> {
        self.current.and_then(|place| self.rows.get(place)).map(|row| row.user)
    }

    /// Who comes next, by the key J.
    pub fn next(&self) -> Option<&Row> {
        self.rows.get(self.current.map_or(0, |place| place + 1))
    }

    /// Who was before, by the key K.
    pub fn previous(&self) -> Option<&Row> {
        self.current.and_then(|place| place.checked_sub(1)).and_then(|place| self.rows.get(place))
    }
}

/// Reads the page of a manager. `asked` is the person in the address, open only if their turn was opened today.
pub(super) fn read(org: &mut Org<'_>, who: &Who, asked: Option<UserId>, typed: Typed) -> Result<Sheet> {
    let (now, day) = (org.now(), who.today(org));
    let reports = queries::reports(org, who.user)?;
    let huddle = match team_of(who, &reports) {
        Some(team) => queries::huddle(org, team, day)?.filter(|huddle| huddle.manager == who.user),
        None => None,
    };
    let mut rows = Vec::new();
    for report in &reports {
        rows.push(row::read(org, who, report, day)?);
    }
    row::share_time_out(&mut rows, huddle.and_then(|huddle| huddle.ended_at));
    let stage = stage(huddle, now);
    let current = current(&rows, asked, &stage);
    let turn_share = current.and_then(|place| rows[place].turn_at).map_or(0.0, |at| {
        let each = HUDDLE_SECONDS / rows.len().max(1) as i64;
        (now.duration_since(at).as_secs() as f64 / each as f64).clamp(0.05, 1.0)
    });
    let below = above::read(org, who, day)?;
    let habit = habit::own(org, who, day, &rows)?;
    let (headline, sub) = headline(org, who, &stage, &rows, current, &below, day)?;
    let minutes_each = words::minutes_each(HUDDLE_SECONDS, rows.len());
    Ok(Sheet { headline, sub, stage, rows, current, turn_share, minutes_each, habit, below, typed })
}

/// The team whose huddle it is: the manager's own, else that of their first report.
pub(super) fn team_of(who: &Who, reports: &[Report]) -> Option<domain::TeamId> {
    let serves = |team: &domain::TeamId| reports.iter().any(|report| report.team == Some(*team));
    who.team.filter(serves).or_else(|| reports.iter().find_map(|report| report.team))
}

fn stage(huddle: Option<HuddleRow>, now: jiff::Timestamp) -> Stage {
    match huddle {
        None => Stage::Before,
        Some(HuddleRow { started_at, ended_at: None, .. }) => {
            Stage::Running(now.duration_since(started_at).as_secs())
        }
        Some(HuddleRow { started_at, ended_at: Some(ended), .. }) => {
            Stage::Held(ended.duration_since(started_at).as_secs())
        }
    }
}

fn current(rows: &[Row], asked: Option<UserId>, stage: &Stage) -> Option<usize> {
    let opened = |place: &usize| rows[*place].turn_at.is_some();
    let asked = asked.and_then(|user| rows.iter().position(|row| row.user == user)).filter(opened);
    let latest = || (0..rows.len()).filter(opened).max_by_key(|place| rows[*place].turn_at);
    match stage {
        Stage::Running(_) => asked.or_else(latest),
        _ => asked,
    }
}

/// The finding, and one line below it.
fn headline(
    org: &mut Org<'_>,
    who: &Who,
    stage: &Stage,
    rows: &[Row],
    current: Option<usize>,
    below: &[Below],
    day: jiff::civil::Date,
) -> Result<(String, String)> {
    if rows.is_empty() {
        return Ok(above::headline(below, day));
    }
    let people = match rows.len() {
        1 => "one person".to_owned(),
        count => format!("{} people", number_word(count)),
    };
    let sub = format!("Ten minutes, {people}, four questions each. You ask, they answer.");
    if let Some(row) = current.and_then(|place| rows.get(place)) {
        return Ok((format!("Huddle. It is {} turn.", possessive(&row.given)), sub));
    }
    let done = rows.iter().filter(|row| row.facts.is_full()).count();
    let headline = match stage {
        Stage::Held(_) if done == rows.len() => {
            "Huddle held. All four steps are kept for everybody.".to_owned()
        }
        Stage::Held(_) => format!("Huddle held. {} of {} are done.", done, rows.len()),
        Stage::Running(_) => "Huddle. Who is first?".to_owned(),
        Stage::Before => {
            let team = match who.team {
                Some(team) => crate::people::queries::team(org, team)?,
                None => None,
            };
            let at = team.and_then(|team| u32::try_from(team.huddle_minute).ok()).unwrap_or(0);
            match minute_of_day(org.now(), &who.zone) < at {
                true => format!("Huddle at {}.", minute_text(at)),
                false => "Today’s huddle is not held yet.".to_owned(),
            }
        }
    };
    Ok((headline, sub))
}

/// `Erik` of a full name.
fn given_of(name: &str) -> String {
    given(name).to_owned()
}
