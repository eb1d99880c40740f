//! Tomorrow: the goal of the next block, proposed and agreed, and its plan.

use domain::BlockId;
use domain::access::What;
use domain::goal::{GoalKind, default_goal, reached};
use domain::hours::{add_days, day_short};
use domain::plan::{self, PlanState};
use jiff::civil::Date;
use store::Org;
use web::{Result, Who};

use super::words::number_word;
use crate::blocks::queries::Block;
use crate::huddle::queries::{self, Evidence, Report};
use crate::people::access;
use crate::plans::queries as plans;
use crate::settings::queries as settings;

/// The cell.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Tomorrow {
    /// None when no block is laid out for the weeks ahead.
    pub block: Option<BlockId>,
    pub kind: GoalKind,
    /// `For today, 14:00`, when the next block is not the next working day's.
    pub when: Option<String>,
    /// What the rep proposed.
    pub proposed: Option<u32>,
    /// What the manager agreed to.
    pub agreed: Option<u32>,
    /// The goals to choose from, and the one that is ticked.
    pub choices: Vec<u32>,
    pub chosen: u32,
    /// `Reached in 1 of 10 blocks.` and why the default is what it is.
    pub history: String,
    /// The same for a short row: `Reached in 6 of 10`.
    pub reached: Option<String>,
    pub plan: Plan,
}

/// The plan of the next block.
#[derive(Clone, Debug, Default)]
pub(in crate::huddle) struct Plan {
    /// `Plan so far: 8 people, 5 objectives. Due tonight.`
    pub words: String,
    /// The same for a short row.
    pub short: String,
    /// Committed, and the manager has not opened it today.
    pub unopened: bool,
    /// Who, and what for: once it is committed and opened.
    pub people: Vec<(String, String)>,
}

pub(super) fn read(
    org: &mut Org<'_>,
    who: &Who,
    rep: &Report,
    day: Date,
    evidence: &[Evidence],
) -> Result<Tomorrow> {
    let Some(block) = queries::next_block(org, rep.user, day)? else {
        return Ok(Tomorrow {
            block: None,
            kind: GoalKind::ScopingCallBooked,
            when: None,
            proposed: None,
            agreed: None,
            choices: Vec::new(),
            chosen: 1,
            history: String::new(),
            reached: None,
            plan: Plan::default(),
        });
    };
    let history: Vec<u32> =
        queries::last_ten(org, rep.user, block.goal_kind)?.into_iter().map(|(_, count)| count).collect();
    let small = |count: i64| u32::try_from(count).ok();
    let default = default_goal(&history);
    let proposed = block.goal_proposed.and_then(small);
    let agreed = block.goal_agreed_by.and(block.goal_count).and_then(small);
    let mut choices: Vec<u32> = [proposed, agreed, Some(default)].into_iter().flatten().collect();
    if choices.iter().all(|choice| *choice == default) {
        choices.push(default + 1);
    }
    choices.sort_unstable_by(|a, b| b.cmp(a));
    choices.dedup();
    let (times, of) = reached(&history, agreed.or(proposed).unwrap_or(default));
    let is_next_working = settings::calendar(org)?.next_working_day(day) == block.day;
    Ok(Tomorrow {
        block: Some(block.id),
        kind: block.goal_kind,
        when: (!is_next_working).then(|| {
            let which = if block.day == day { "today".to_owned() } else { day_short(block.day) };
            format!("For {which}, {}", block.start_text())
        }),
        proposed,
        agreed,
        choices,
        chosen: agreed.unwrap_or(default),
        history: told(&history, proposed, default),
        reached: (of > 0).then(|| format!("Reached in {times} of {of}")),
        plan: plan_of(org, who, rep, day, &block, evidence)?,
    })
}

/// The share beside the proposal, and why the default is what it is (A3).
fn told(history: &[u32], proposed: Option<u32>, default: u32) -> String {
    let (times, of) = reached(history, default);
    if of == 0 {
        return "No block to compare with yet, so 1 is the default.".to_owned();
    }
    match proposed.filter(|proposed| *proposed != default) {
        None => format!("Reached in {times} of {of} blocks like it."),
        Some(proposed) => {
            let (once, _) = reached(history, proposed);
            // One is the least, also where it was reached in fewer than half.
            let so = if times * 2 >= of { ", so it is the default" } else { "" };
            format!("Reached in {once} of {of} blocks. {default} was reached in {times} of {of}{so}.")
        }
    }
}

fn plan_of(
    org: &mut Org<'_>,
    who: &Who,
    rep: &Report,
    day: Date,
    block: &Block,
    evidence: &[Evidence],
) -> Result<Plan> {
    let sees_people = access::grant(org, who, What::Plans, rep.user)?.sight().may_see_people();
    let items = plans::items(org, block.id)?;
    let objectives = items.iter().filter(|item| !item.objective.trim().is_empty()).count();
    let people = if items.len() == 1 { "1 person".to_owned() } else { format!("{} people", items.len()) };
    let state = plan::state(block.plan_committed_at, block.starts_at, block.day, &block.zone, org.now());
    if state.is_committed() {
        let opened =
            evidence.iter().any(|piece| piece.what == "plan_opened" && piece.about == i64::from(block.id));
        let late = if state == PlanState::Late { ", late" } else { "" };
        let listed =
            items.into_iter().filter(|_| opened && sees_people).map(|item| (item.name, item.objective));
        return Ok(Plan {
            words: format!("Plan: {people}, committed{late}."),
            short: format!("Plan: {people}, committed"),
            unopened: !opened,
            people: listed.collect(),
        });
    }
    let due = match block.day {
        due if due <= day => "It was due last midnight.".to_owned(),
        due if add_days(day, 1) == due => "Due tonight, by midnight.".to_owned(),
        due => format!("Due before {}.", day_short(due)),
    };
    if items.is_empty() {
        return Ok(Plan {
            words: format!("Plan not started. {due}"),
            short: "Plan not started".to_owned(),
            ..Plan::default()
        });
    }
    let objectives = match objectives {
        1 => "1 objective".to_owned(),
        0 => format!("{} objectives", number_word(0)),
        count => format!("{count} objectives"),
    };
    let words = format!("Plan so far: {people}, {objectives}. {due}");
    Ok(Plan { words, short: format!("Plan: {people} so far"), ..Plan::default() })
}
