//! The board, put together: five heads, and for each team the manager's habit before its people.

use domain::hours::{self, Calendar};
use domain::{Currency, Money, TeamId, UserId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Result, Who};

use super::figures::{self, ByPerson, Figures};
use super::habit::{self, Habit};
use super::measure::{Measure, Month};
use super::members::{self, Team};
use super::queries::{self, DealLine, Member};

/// One team, or all that the viewer may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    All,
    Team(TeamId),
}

impl Whose {
    /// As the address says it.
    pub fn code(self) -> String {
        match self {
            Whose::All => "all".to_owned(),
            Whose::Team(team) => team.to_string(),
        }
    }
}

/// A person's line.
#[derive(Debug)]
pub(super) struct Rep {
    pub id: Option<UserId>,
    pub name: String,
    pub role: &'static str,
    pub figures: Figures,
}

/// A team's part of the board.
#[derive(Debug)]
pub(super) struct Part {
    pub team: Team,
    pub habit: Habit,
    pub reps: Vec<Rep>,
}

/// A head's goal and where an even period would be.
#[derive(Debug, Default)]
pub(super) struct Goals {
    pub pipeline: Option<i64>,
    pub qualified: Option<i64>,
    pub scoping: Option<i64>,
    pub sales: Option<i64>,
}

/// The whole board.
#[derive(Debug)]
pub(super) struct Board {
    pub month: Month,
    pub whose: Whose,
    /// Teams to switch between; one or none needs no switch.
    pub teams: Vec<(TeamId, String)>,
    pub parts: Vec<Part>,
    pub total: Figures,
    pub goals: Goals,
    pub calendar: Calendar,
    pub currency: Currency,
    pub won: Option<DealLine>,
    pub today: Date,
}

impl Board {
    /// Whether anybody stands on it.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.reps.is_empty())
    }

    /// An amount in the reporting currency.
    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }
}

/// What is looked at: the teams that are meant, and who in them.
pub(super) struct Scene {
    pub all: Vec<Team>,
    pub whose: Whose,
    pub shown: Vec<Team>,
}

/// Reads whose board it is. A team that the viewer may not see is not here.
pub(super) fn scene(org: &mut Org<'_>, who: &Who, asked: &str) -> Result<Scene> {
    let all = members::visible(org, who)?;
    let named: Vec<TeamId> = all.iter().filter_map(|team| team.id).collect();
    let whose = match (asked, asked.parse::<TeamId>()) {
        ("all", _) => Whose::All,
        (_, Ok(team)) if named.contains(&team) => Whose::Team(team),
        ("", _) => match who.team.filter(|team| named.contains(team)) {
            Some(team) => Whose::Team(team),
            None if named.len() == 1 => Whose::Team(named[0]),
            None => Whose::All,
        },
        _ => return Err(Error::NotFound),
    };
    let shown = match whose {
        Whose::All => all.clone(),
        Whose::Team(id) => all.iter().filter(|team| team.id == Some(id)).cloned().collect(),
    };
    Ok(Scene { all, whose, shown })
}

impl Scene {
    /// Everybody whose figures count.
    pub fn people(&self) -> Vec<&Member> {
        self.shown.iter().flat_map(|team| &team.people).collect()
    }

    /// History without an owner counts where everything is looked at, by those who read everything.
    pub fn counts_nobody(&self, who: &Who) -> bool {
        self.whose == Whose::All && who.roles.has(domain::Role::Executive)
    }
}

/// Reads the board.
pub(super) fn read(org: &mut Org<'_>, who: &Who, asked: &str, month: Month) -> Result<Board> {
    let scene = scene(org, who, asked)?;
    let calendar = crate::settings::queries::calendar(org)?;
    let by_person = figures::read(org, &month, &scene.people(), who.currency)?;
    let users: Vec<UserId> = scene.people().iter().map(|member| member.id).collect();
    let mut parts = Vec::new();
    for team in &scene.shown {
        let habit = habit::read(org, team, &calendar, month.first, month.last)?;
        let reps = reps(team, &by_person);
        // People without a team and without figures are no part of anybody's board.
        if team.id.is_some() || !reps.is_empty() {
            parts.push(Part { team: team.clone(), habit, reps });
        }
    }
    if let Some(figures) = by_person.get(&None).filter(|_| scene.counts_nobody(who)) {
        let nobody =
            Rep { id: None, name: "Nobody".to_owned(), role: "Without an owner", figures: figures.clone() };
        let team = Team { id: None, name: "Without an owner".to_owned(), manager: None, people: Vec::new() };
        parts.push(Part { team, habit: Habit::default(), reps: vec![nobody] });
    }
    let total = Figures::total(parts.iter().flat_map(|part| &part.reps).map(|rep| &rep.figures));
    let today = who.today(org);
    let week = hours::week_of(today);
    let won_in = if month.today.is_some() { week } else { (month.first, month.last) };
    Ok(Board {
        goals: goals(org, &scene.shown, &month)?,
        won: queries::last_won(org, &users, won_in)?,
        teams: scene.all.iter().filter_map(|team| Some((team.id?, team.name.clone()))).collect(),
        whose: scene.whose,
        currency: who.currency,
        month,
        parts,
        total,
        calendar,
        today,
    })
}

/// Those who sell, and whoever has figures all the same. By new pipeline, then by name: never by activity.
fn reps(team: &Team, by_person: &ByPerson) -> Vec<Rep> {
    let mut reps: Vec<Rep> = Vec::new();
    for member in &team.people {
        let figures = by_person.get(&Some(member.id)).cloned().unwrap_or_default();
        let leads = team.manager.as_ref().is_some_and(|manager| manager.id == member.id);
        let stands = member.roles.is_selling() && !leads && !member.ended && team.id.is_some();
        if stands || !figures.is_empty() {
            reps.push(Rep {
                id: Some(member.id),
                name: member.name.clone(),
                role: member.roles.label(),
                figures,
            });
        }
    }
    reps.sort_by_key(|rep| std::cmp::Reverse(rep.figures.pipeline.minor));
    reps
}

/// The team's goals; among several teams their sums, where each has one.
fn goals(org: &mut Org<'_>, teams: &[Team], month: &Month) -> Result<Goals> {
    let ids: Vec<TeamId> = teams.iter().filter_map(|team| team.id).collect();
    let mut goal = |measure: Measure, code: &str| -> Result<Option<i64>> {
        let period = month.period(measure);
        let kind = if period.is_week { "week" } else { "month" };
        // A month of scoping calls that is over has no goal: theirs is the week's.
        if measure == Measure::Scoping && !period.is_week {
            return Ok(None);
        }
        let mut sum = None;
        for id in &ids {
            match crate::settings::queries::goal(org, "team", (*id).into(), code, kind, period.from)? {
                Some(target) => sum = Some(sum.unwrap_or(0) + target),
                None => return Ok(None),
            }
        }
        Ok(sum)
    };
    Ok(Goals {
        pipeline: goal(Measure::Pipeline, "pipeline")?,
        qualified: goal(Measure::Qualified, "qualified_lead")?,
        scoping: goal(Measure::Scoping, "scoping_call_completed")?,
        sales: goal(Measure::Sales, "sales")?,
    })
}
