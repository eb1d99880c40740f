//! Verbs on a block's plan: put people on it, write objectives, put them in order, commit.

use domain::goal::{self, GoalKind};
use domain::plan::{self, PlanErrors};
use domain::{BlockId, PlanItemId, ProspectId};
use store::Org;
use web::{Error, Errors, Result};

use super::queries::{self, Item};
use crate::blocks::{actions as block_actions, queries as blocks};

/// The longest objective there is room for in Focus.
pub const LONGEST_OBJECTIVE: usize = 300;

/// Puts a prospect on the plan of a block, last. Who is on it already stays as they are.
pub fn add(
    org: &mut Org<'_>,
    block: BlockId,
    prospect: ProspectId,
    objective: &str,
    why: &str,
    why_due: bool,
) -> Result<PlanItemId> {
    editable(org, block)?;
    if !queries::prospect_is_there(org, prospect)? {
        return Err(Error::NotFound);
    }
    let intended = match objective.trim() {
        "" => queries::objective_of(org, prospect)?,
        words => words.to_owned(),
    };
    let (item, added) = queries::insert(org, block, prospect, &cut(&intended), why.trim(), why_due)?;
    if added {
        let payload = serde_json::json!({ "block": i64::from(block), "prospect": i64::from(prospect) });
        org.record("plan_added", ("plan_item", item.into()), payload)?;
    }
    Ok(item)
}

/// Takes somebody off. A committed plan keeps at least one person.
pub fn take_off(org: &mut Org<'_>, item: PlanItemId) -> Result<()> {
    let (found, block) = find(org, item)?;
    if block.plan_committed_at.is_some() && queries::items(org, block.id)?.len() == 1 {
        return Err(Error::Conflict(
            "A committed plan keeps at least one person. Add somebody else first.".to_owned(),
        ));
    }
    queries::delete(org, item)?;
    queries::tidy_positions(org, block.id)?;
    let payload = serde_json::json!({ "block": i64::from(block.id), "prospect": i64::from(found.prospect) });
    org.record("plan_taken_off", ("plan_item", item.into()), payload)?;
    Ok(())
}

/// Writes what the rep wants from the conversation. A draft may be empty, also of a committed plan: it is asked for again.
pub fn set_objective(org: &mut Org<'_>, item: PlanItemId, objective: &str) -> Result<()> {
    let (found, _) = find(org, item)?;
    let objective = objective.trim();
    if objective.chars().count() > LONGEST_OBJECTIVE {
        let text = format!("Keep it to {LONGEST_OBJECTIVE} characters.");
        return Err(Error::at(field(item), text));
    }
    if found.objective != objective {
        queries::set_objective(org, item, objective)?;
        org.record(
            "objective_set",
            ("plan_item", item.into()),
            serde_json::json!({ "fields": ["objective"] }),
        )?;
    }
    Ok(())
}

/// Keeps what was typed of a draft: objectives, and the goal once it differs from the one proposed. What can't be kept
/// is said at its field; the rest is kept all the same.
pub fn save_draft(
    org: &mut Org<'_>,
    block: BlockId,
    objectives: &[(PlanItemId, String)],
    goal: Option<(GoalKind, Option<i64>)>,
) -> Result<Errors> {
    let found = editable(org, block)?;
    let on_plan = queries::items(org, block)?;
    let mut errors = Errors::new();
    for (item, words) in objectives.iter().filter(|(item, _)| on_plan.iter().any(|on| on.id == *item)) {
        match set_objective(org, *item, words) {
            Err(Error::Invalid(wrong)) => wrong.iter().for_each(|(field, text)| errors.add(field, text)),
            other => other?,
        }
    }
    let Some((kind, count)) = goal else { return Ok(errors) };
    if kind != found.goal_kind {
        block_actions::set_goal_kind(org, block, kind)?;
    }
    let history = blocks::last_comparable_results(org, found.user, kind, goal::BLOCKS_LOOKED_AT)?;
    let shown = found.goal_count.unwrap_or(i64::from(goal::default_goal(&history)));
    match count {
        Some(count) if count == shown => {}
        Some(count) if (1..=99).contains(&count) => block_actions::set_goal(org, block, count, None)?,
        _ => errors.add("goal", "Give a goal from 1 to 99."),
    }
    Ok(errors)
}

/// Moves somebody one place up or down.
pub fn shift(org: &mut Org<'_>, item: PlanItemId, up: bool) -> Result<()> {
    let (found, block) = find(org, item)?;
    queries::tidy_positions(org, block.id)?;
    let items = queries::items(org, block.id)?;
    let Some(at) = items.iter().position(|other| other.id == found.id) else { return Err(Error::NotFound) };
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(other) = other.and_then(|other| items.get(other)) {
        queries::swap_positions(org, &items[at], other)?;
        org.record(
            "plan_ordered",
            ("block", block.id.into()),
            serde_json::json!({ "fields": ["position"] }),
        )?;
    }
    Ok(())
}

/// Commits: everybody has an objective, somebody is on it. The goal is kept with the block. Committing again keeps the
/// first moment, so that a plan of yesterday evening that is mended in the morning is not late.
pub fn commit(org: &mut Org<'_>, block: BlockId, goal: i64) -> Result<()> {
    editable(org, block)?;
    let items = queries::items(org, block)?;
    let objectives: Vec<&str> = items.iter().map(|item| item.objective.as_str()).collect();
    let mut errors = plan::check(&objectives).err().map(|errors| told(&errors, &items)).unwrap_or_default();
    if !(1..=99).contains(&goal) {
        errors.add("goal", "Give a goal from 1 to 99.");
    }
    errors.check()?;
    block_actions::set_goal(org, block, goal, None)?;
    block_actions::plan_committed(org, block)
}

/// The field of an objective: `objective-17`.
pub fn field(item: PlanItemId) -> String {
    format!("objective-{item}")
}

fn told(wrong: &PlanErrors, items: &[Item]) -> Errors {
    let mut errors = Errors::new();
    if wrong.empty {
        errors.add("plan", "Nobody is on the plan yet. Add somebody from the suggestions.");
    }
    for item in wrong.missing.iter().filter_map(|index| items.get(*index)) {
        errors.add(
            field(item.id),
            format!("Write one, or take {} off the plan.", domain::names::given(&item.name)),
        );
    }
    errors
}

/// A block whose plan can still be changed: until it starts, and after that only while nothing is committed.
fn editable(org: &mut Org<'_>, block: BlockId) -> Result<blocks::Block> {
    let found = blocks::block(org, block)?.ok_or(Error::NotFound)?;
    if found.removed.is_some() {
        return Err(Error::Conflict("This block was taken off the calendar.".to_owned()));
    }
    if found.is_over(org.now()) {
        return Err(Error::Conflict("This block is over. Plan the next one.".to_owned()));
    }
    if found.plan_committed_at.is_some() && found.starts_at <= org.now() {
        return Err(Error::Conflict("The block has begun: its plan stands.".to_owned()));
    }
    Ok(found)
}

fn find(org: &mut Org<'_>, item: PlanItemId) -> Result<(Item, blocks::Block)> {
    let found = queries::item(org, item)?.ok_or(Error::NotFound)?;
    let block = editable(org, found.block)?;
    Ok((found, block))
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_OBJECTIVE).collect()
}
