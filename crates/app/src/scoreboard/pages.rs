//! HTML handlers of the scoreboard.

use domain::UserId;
use domain::block::Minutes;
use jiff::civil::Date;
use serde::Deserialize;
use store::Org;
use ui::Nav;
use web::{Error, Frame, Query, Reply, Result, Viewer, Who};

use super::board::{self, Scene, Whose};
use super::figures::{self, Figures};
use super::habit::{self, Habit};
use super::measure::{Measure, Month};
use super::members::Team;
use super::queries::{self, DealLine, FullDay, ROWS, ReplyLine, ResultLine};
use super::view;

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Request {
    #[serde(default)]
    team: String,
    #[serde(default)]
    month: String,
    #[serde(default)]
    measure: String,
    #[serde(default)]
    user: String,
    #[serde(default)]
    after: String,
}

/// The board.
pub(super) async fn index(viewer: Viewer, Query(request): Query<Request>) -> Result<Reply> {
    let month = Month::asked(&request.month, viewer.today());
    let board = viewer.read(move |org, who| board::read(org, who, &request.team, month)).await?;
    let frame = Frame::new("Scoreboard", Some(Nav::Scoreboard)).main_class("board");
    viewer.page(frame, view::board::page(&board)).await
}

/// The rows behind a figure.
#[derive(Debug)]
pub(super) enum Lines {
    Deals(Vec<DealLine>),
    Results(Vec<ResultLine>),
    Blocks(Vec<BlockLine>),
    Days(Vec<FullDay>),
    Replies(Vec<(ReplyLine, bool)>),
}

/// A block behind "protected time kept".
#[derive(Debug)]
pub(super) struct BlockLine {
    pub day: Date,
    pub user: UserId,
    /// "9:00 to 11:00", for those who may see times.
    pub times: Option<String>,
    pub minutes: Minutes,
}

/// The page of a figure.
#[derive(Debug)]
pub(super) struct Rows {
    pub measure: Measure,
    pub month: Month,
    pub whose: Whose,
    pub user: Option<UserId>,
    /// Whose figure it is: a person's or a team's name.
    pub name: String,
    pub figures: Figures,
    /// The habit of every manager whose people's figures these are (B2).
    pub habits: Vec<(Team, Habit)>,
    pub names: Vec<(UserId, String)>,
    pub lines: Lines,
    pub next: Option<String>,
    pub currency: domain::Currency,
}

pub(super) async fn rows(viewer: Viewer, Query(request): Query<Request>) -> Result<Reply> {
    let measure = Measure::from_code(&request.measure).ok_or(Error::NotFound)?;
    let month = Month::asked(&request.month, viewer.today());
    let rows = viewer.read(move |org, who| read(org, who, &request, measure, month)).await?;
    let frame = Frame::new(measure.label(), Some(Nav::Scoreboard)).main_class("board");
    viewer.page(frame, view::rows::page(&rows)).await
}

fn read(org: &mut Org<'_>, who: &Who, request: &Request, measure: Measure, month: Month) -> Result<Rows> {
    let mut scene = board::scene(org, who, if request.user.is_empty() { &request.team } else { "all" })?;
    let user = asked_user(&scene, &request.user)?;
    if let Some(user) = user {
        // One person: their team stays for its manager's habit.
        scene.shown.retain(|team| team.people.iter().any(|member| member.id == user));
        if let Some(id) = scene.shown.first().and_then(|team| team.id) {
            scene.whose = Whose::Team(id);
        }
    }
    let nobody = request.user == "nobody" || (user.is_none() && scene.counts_nobody(who));
    if request.user == "nobody" && !scene.counts_nobody(who) {
        return Err(Error::NotFound);
    }
    let users: Vec<UserId> = match (user, request.user.as_str()) {
        (Some(user), _) => vec![user],
        (None, "nobody") => Vec::new(),
        (None, _) => scene.people().iter().map(|member| member.id).collect(),
    };
    let calendar = crate::settings::queries::calendar(org)?;
    let mut habits = Vec::new();
    for team in scene.shown.iter().filter(|team| team.id.is_some() || user.is_some()) {
        habits.push((team.clone(), habit::read(org, team, &calendar, month.first, month.last)?));
    }
    let by_person = figures::read(org, &month, &scene.people(), who.currency)?;
    let counted = by_person.iter().filter(|(key, _)| key.map_or(nobody, |key| users.contains(&key)));
    let figures = Figures::total(counted.map(|(_, figures)| figures));
    let (lines, next) = lines(org, who, measure, &month, &users, nobody, &habits, &request.after)?;
    let name = match (user, scene.whose) {
        (Some(user), _) => name_of(&scene, user),
        (None, _) if request.user == "nobody" => "Nobody".to_owned(),
        (None, Whose::All) => "All teams".to_owned(),
        (None, Whose::Team(_)) => scene.shown.first().map_or_else(String::new, |team| team.name.clone()),
    };
    let names = scene.people().iter().map(|member| (member.id, member.name.clone())).collect();
    Ok(Rows {
        measure,
        month,
        whose: scene.whose,
        user,
        name,
        figures,
        habits,
        names,
        lines,
        next,
        currency: who.currency,
    })
}

/// The person that is asked for, if the viewer may see them.
fn asked_user(scene: &Scene, asked: &str) -> Result<Option<UserId>> {
    if asked.is_empty() || asked == "nobody" {
        return Ok(None);
    }
    let user: UserId = asked.parse().map_err(|_| Error::NotFound)?;
    let known = scene.people().iter().any(|member| member.id == user);
    if known { Ok(Some(user)) } else { Err(Error::NotFound) }
}

fn name_of(scene: &Scene, user: UserId) -> String {
    scene
        .people()
        .iter()
        .find(|member| member.id == user)
        .map_or_else(String::new, |member| member.name.clone())
}

#[expect(clippy::too_many_arguments, reason = "what a figure is of, each a plain value")]
fn lines(
    org: &mut Org<'_>,
    who: &Who,
    measure: Measure,
    month: &Month,
    users: &[UserId],
    nobody: bool,
    habits: &[(Team, Habit)],
    after: &str,
) -> Result<(Lines, Option<String>)> {
    let period = month.period(measure);
    let days = (period.from, period.to);
    let after = after.split_once('~').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
    if let Some(deals) = measure.deals() {
        let mut lines = queries::deal_lines(org, deals, users, nobody, days, after)?;
        let next = cut(&mut lines, |line| (line.day, line.id.into()));
        return Ok((Lines::Deals(lines), next));
    }
    if let Some(kind) = measure.result() {
        let mut lines = queries::result_lines(org, kind, users, days, after)?;
        let next = cut(&mut lines, |line| (line.day, line.id.into()));
        return Ok((Lines::Results(lines), next));
    }
    let lines = match measure {
        Measure::Huddle => Lines::Days(habits.iter().flat_map(|(_, habit)| habit.days.clone()).collect()),
        Measure::Replies => {
            Lines::Replies(habits.iter().flat_map(|(_, habit)| habit.replies.clone()).collect())
        }
        _ => Lines::Blocks(blocks(org, who, users, days)?),
    };
    Ok((lines, None))
}

fn cut<T>(lines: &mut Vec<T>, key: impl Fn(&T) -> (Date, i64)) -> Option<String> {
    let more = lines.len() > ROWS;
    lines.truncate(ROWS);
    let (day, id) = key(lines.last().filter(|_| more)?);
    Some(format!("{day}~{id}"))
}

/// Blocks with their minutes; when they are is for those whom the table lets see times.
fn blocks(
    org: &mut Org<'_>,
    who: &Who,
    users: &[UserId],
    (from, to): (Date, Date),
) -> Result<Vec<BlockLine>> {
    use crate::people::access::grant;
    let mut sees_times = std::collections::BTreeMap::new();
    for user in users {
        let grant = grant(org, who, domain::access::What::Blocks, *user);
        sees_times.insert(*user, grant.is_ok_and(|grant| grant.sight().may_see_times()));
    }
    let rows = crate::blocks::queries::protected(org, users, from, to)?.rows;
    Ok(rows
        .into_iter()
        .map(|row| BlockLine {
            day: row.block.day,
            user: row.block.user,
            times: sees_times
                .get(&row.block.user)
                .is_some_and(|sees| *sees)
                .then(|| format!("{} to {}", row.block.start_text(), row.block.end_text())),
            minutes: row.minutes,
        })
        .collect())
}
