//! The page Today.

use domain::block::BlockState;
use domain::hours;
use store::Org;
use ui::Nav;
use web::{Frame, Reply, Result, Viewer, Who};

use super::moment::{self, Moment};
use super::view::{self, GoalBox, Today};
use super::{day_line, queries};
use crate::blocks::queries::{self as blocks, Block};
use crate::prospects::queries as prospects;
use crate::results::queries as results;
use crate::settings::queries as settings;

/// Comparable blocks looked at for the goal's history.
const HISTORY: usize = 10;
/// Sent-back leads stay on Today for two days.
const RETURNED_HOURS: i64 = 48;

pub(super) async fn show(viewer: Viewer) -> Result<Reply> {
    let today = viewer.read(read).await?;
    viewer.page(Frame::new("Today", Some(Nav::Today)).main_class("split today"), view::show(&today)).await
}

fn read(org: &mut Org<'_>, who: &Who) -> Result<Today> {
    let (now, day) = (org.now(), who.today(org));
    let block = block_of(org, who)?;
    let moment = moment(org, who, block.as_ref())?;
    let of_today = block.as_ref().filter(|block| block.day == day);
    let plan = match of_today {
        Some(block) => queries::plan(org, block.id)?,
        None => Vec::new(),
    };
    let missing = plan.iter().filter(|row| row.objective.trim().is_empty()).count();
    let given = domain::names::given(&who.name).to_owned();
    let headline = moment::headline(&moment, of_today, &given, now, &who.zone);
    let lede = moment::lede(day, plan.len(), missing, of_today, now, &who.zone);
    // Quiet is quiet: what came back while the silence lasts is told after it.
    let until = blocks::silence(org, who.user, now)?.map_or(now, |(since, _)| since);
    let since = now.saturating_sub(jiff::SignedDuration::from_hours(RETURNED_HOURS)).unwrap_or(now);
    let is_planning_time = hours::minute_of_day(now, &who.zone) >= day_line::PLANNING.0;
    let goal = match (who.roles.is_selling(), of_today.or(block.as_ref())) {
        (true, block) => Some(goal_box(org, who, block)?),
        (false, _) => None,
    };
    Ok(Today {
        headline,
        lede,
        day,
        zone: who.zone.clone(),
        now,
        is_selling: who.roles.is_selling(),
        leads: who.leads,
        is_planning_time,
        next_working_day: settings::calendar(org)?.next_working_day(day),
        conflicts: blocks::conflicts(org, &[who.user], day, hours::add_days(day, 7))?,
        promises: prospects::promises_on(org, who.user, day)?,
        learned: queries::learned_before(org, who, day)?,
        successes: queries::successes(org, who, day)?,
        returned: queries::returned(org, who, since, until)?,
        waiting_leads: queries::waiting_leads(org, who)?,
        moment,
        block: of_today.cloned(),
        plan,
        goal,
    })
}

/// The block that matters now: the one that runs or comes next today, else the latest of today, else the next one.
fn block_of(org: &mut Org<'_>, who: &Who) -> Result<Option<Block>> {
    let (now, day) = (org.now(), who.today(org));
    let mut of_day = blocks::of_day(org, who.user, day)?;
    of_day.retain(|block| block.removed.is_none());
    if let Some(block) = of_day.iter().find(|block| !block.is_over(now)).or(of_day.last()) {
        return Ok(Some(block.clone()));
    }
    Ok(blocks::current_or_next(org, who.user, now)?)
}

fn moment(org: &mut Org<'_>, who: &Who, block: Option<&Block>) -> Result<Moment> {
    let (now, day) = (org.now(), who.today(org));
    let Some(block) = block else { return Ok(Moment::NoneToday(None)) };
    if block.day != day {
        return Ok(Moment::NoneToday(Some(block.day)));
    }
    if block.starts_at > now && !block.is_over(now) {
        return Ok(Moment::Before);
    }
    if !block.is_over(now) {
        let state = blocks::state(org, block)?;
        return Ok(Moment::Running(match state {
            BlockState::Planned => BlockState::Running,
            other => other,
        }));
    }
    Ok(if queries::has_debrief(org, block.id)? { Moment::Over } else { Moment::DebriefDue })
}

/// The month's goal first, then the block's with its history (A3).
fn goal_box(org: &mut Org<'_>, who: &Who, block: Option<&Block>) -> Result<GoalBox> {
    let day = who.today(org);
    let kind = match block {
        Some(block) => block.goal_kind,
        None => domain::goal::GoalKind::ScopingCallBooked,
    };
    let (first, last) = hours::month_of(day);
    let month_count = results::count(org, who.user, kind.counts(), first, last)?;
    let month_goal = settings::goal(org, "user", who.user.into(), kind.code(), "month", first)?;
    let history = blocks::last_comparable_results(org, who.user, kind, HISTORY)?;
    let agreed = block.and_then(|block| block.goal_count.or(block.goal_proposed));
    let goal = agreed
        .and_then(|count| u32::try_from(count).ok())
        .unwrap_or_else(|| domain::goal::default_goal(&history));
    let in_block = match block {
        Some(block) => results::count_in_block(org, block.id, kind.counts())?,
        None => 0,
    };
    let position = settings::calendar(org)?.month_position(day);
    Ok(GoalBox {
        kind,
        month: hours::month_name(day),
        month_count,
        month_goal,
        position,
        goal,
        in_block,
        history,
    })
}
