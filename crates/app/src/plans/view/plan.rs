//! Right: the plan itself, with an objective each, the goal, and the commitment.

use domain::goal::{self, GoalKind};
use domain::hours::{month_name, weekday_name};
use domain::names;
use domain::plan::PlanState;
use maud::{Markup, html};
use ui::icon::{Icon, icon};
use ui::word::{Verdict, tag};
use web::{Errors, Fields};

use super::{Plan, Tomorrow};
use crate::plans::actions::{LONGEST_OBJECTIVE, field};
use crate::plans::queries::Item;

pub(super) fn section(data: &Tomorrow, plan: &Plan, errors: &Errors, typed: &Fields) -> Markup {
    let block = &plan.block;
    html! {
        div.row.between {
            h2 { (weekday_name(block.day.weekday())) ", " (block.start_text()) " to " (block.end_text()) }
            span.small.muted { (people(plan)) }
        }
        (state(plan))
        @if plan.items.is_empty() {
            p.muted.mt-3 { "Nobody is on the plan yet. Add people from the list, or find them by name." }
        } @else {
            ol.planlist.mt-3 {
                @for (index, item) in plan.items.iter().enumerate() { (row(plan, index, item, errors, typed)) }
            }
        }
        (wrong(plan, errors))
        hr.rule.mt-3;
        (goal_part(plan, errors, typed))
        div.row.mt-4 {
            @if plan.state.is_committed() || (plan.begun && block.plan_committed_at.is_some()) {
                @if !plan.begun {
                    button.btn.ink.lg type="submit" form="plan" formaction={ "/plans/" (block.id) "/commit" } { "Save changes" }
                    p.small.muted { "It stays committed. You can change it until " (block.start_text()) "." }
                }
            } @else {
                button.btn.go.lg type="submit" form="plan" formaction={ "/plans/" (block.id) "/commit" } { (icon(Icon::Lock)) "Commit plan" }
                p.small.muted { (closed_to(&data.leaders)) }
            }
        }
        @if !plan.others.is_empty() {
            p.small.muted.mt-4 {
                "Also: "
                @for (index, other) in plan.others.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href={ "/tomorrow?block=" (other.id) } { (super::day_words(other.day, data.today)) " " (other.start_text()) }
                }
            }
        }
    }
}

/// `11 people, about 11 min each`.
fn people(plan: &Plan) -> String {
    let (count, minutes) = (plan.items.len() as i64, plan.block.length_minutes());
    match count {
        0 => format!("{minutes} min"),
        1 => format!("1 person, {minutes} min"),
        // Rounded to the nearest.
        _ => format!("{count} people, about {} min each", (minutes * 2 + count) / (count * 2)),
    }
}

fn state(plan: &Plan) -> Markup {
    let committed = plan.block.plan_committed_at.map(|at| domain::hours::clock_text(at, &plan.block.zone));
    html! {
        @match (plan.state, committed) {
            (PlanState::Committed, Some(at)) => { p.mt-2 { (tag(Verdict::Good, "Committed")) span.small.muted { " at " (at) } } }
            (PlanState::Late, Some(at)) => {
                p.mt-2 { (tag(Verdict::Bad, "Late")) span.small.muted { " committed at " (at) ", after midnight" } }
            }
            (PlanState::Unplanned, Some(at)) => {
                p.mt-2 { (tag(Verdict::Bad, "Unplanned")) span.small.muted { " committed at " (at) ", inside the block" } }
            }
            (PlanState::Unplanned, None) => {
                p.mt-2 { (tag(Verdict::Bad, "Unplanned")) span.small.muted { " minutes are not kept until the plan is committed" } }
            }
            (PlanState::Draft, _) if plan.late => {
                p.mt-2 { (tag(Verdict::Due, "Late")) span.small.muted { " Midnight has passed. Commit it before " (plan.block.start_text()) "." } }
            }
            _ => {}
        }
    }
}

fn row(plan: &Plan, index: usize, item: &Item, errors: &Errors, typed: &Fields) -> Markup {
    let name = field(item.id);
    let id = format!("f-{name}");
    // The words as typed where they could not be kept.
    let words = match errors.get(&name) {
        Some(_) => typed.optional(&name).unwrap_or(&item.objective),
        None => &item.objective,
    };
    let missing = errors.get(&name).is_some() || (plan.state.is_committed() && item.objective.is_empty());
    let given = names::given(&item.name);
    html! {
        li {
            span.n { (index + 1) }
            label for=(id) { (item.name) }
            span {
                input.input form="plan" id=(id) name=(name) value=(words) maxlength=(LONGEST_OBJECTIVE) autocomplete="off"
                    placeholder="What do you want from this conversation?"
                    aria-invalid=[missing.then_some("true")] aria-describedby=[missing.then(|| format!("{id}-error"))];
                @if missing {
                    span.vh id={ (id) "-error" } { (errors.get(&name).map_or_else(|| format!("Write one, or take {given} off the plan."), str::to_owned)) }
                }
            }
            span.ends {
                (small(plan, "order", "up", item, Icon::Up, &format!("Move {given} up"), index == 0))
                (small(plan, "order", "down", item, Icon::Down, &format!("Move {given} down"), index + 1 == plan.items.len()))
                (small(plan, "removals", "item", item, Icon::Cross, &format!("Take {given} off the plan"), false))
            }
        }
    }
}

fn small(
    plan: &Plan,
    resource: &str,
    name: &str,
    item: &Item,
    drawing: Icon,
    label: &str,
    off: bool,
) -> Markup {
    html! {
        button.btn.plain.sm type="submit" form="plan" formaction={ "/plans/" (plan.block.id) "/" (resource) }
            name=(name) value=(item.id) aria-label=(label) title=(label) disabled[off] { (icon(drawing)) }
    }
}

fn wrong(plan: &Plan, errors: &Errors) -> Markup {
    let missing = plan.items.iter().filter(|item| {
        item.objective.is_empty() && (plan.state.is_committed() || errors.get(&field(item.id)).is_some())
    });
    let too_long = plan
        .items
        .iter()
        .find_map(|item| errors.get(&field(item.id)).filter(|text| text.starts_with("Keep")));
    html! {
        @match missing.count() {
            0 => {}
            1 => (ui::form::error("plan-missing", "1 person has no objective yet. Write one, or take them off.")),
            count => (ui::form::error("plan-missing", &format!("{count} people have no objective yet. Write one, or take them off."))),
        }
        @if let Some(text) = too_long { (ui::form::error("plan-long", text)) }
        @if let Some(text) = errors.get("plan") { (ui::form::error("plan-error", text)) }
    }
}

fn goal_part(plan: &Plan, errors: &Errors, typed: &Fields) -> Markup {
    let kind = plan.block.goal_kind;
    let month = month_name(plan.block.day);
    let goal_text =
        errors.get("goal").and(typed.optional("goal")).map_or_else(|| plan.goal.to_string(), str::to_owned);
    let (reached, of) = goal::reached(&plan.results, u32::try_from(plan.goal).unwrap_or(1));
    html! {
        p.block-goal.mt-3 {
            (month) ": "
            @match plan.month_goal {
                Some(target) => { b { (plan.month_count) " of " (target) } " " (kind.short()) }
                None => { b { (plan.month_count) } " " (kind.short()) }
            }
        }
        div.row.between.mt-2 {
            div.row.goalpick {
                label.label for="f-goal" { "Goal" }
                input.input #f-goal form="plan" name="goal" value=(goal_text) inputmode="numeric" size="2" autocomplete="off"
                    aria-invalid=[errors.get("goal").map(|_| "true")] aria-describedby=[errors.get("goal").map(|_| "f-goal-error")];
                select.input.fit form="plan" name="goal_kind" aria-label="The goal is in" {
                    @for one in GoalKind::ALL {
                        @let text = if plan.goal == 1 { one.label() } else { one.plural() };
                        option value=(one.code()) selected[*one == kind] { (text) }
                    }
                }
            }
            @if of > 0 { span.small.muted { "Reached in " (reached) " of " (of) @if of == 1 { " block" } @else { " blocks" } } }
        }
        @if let Some(text) = errors.get("goal") { (ui::form::error("f-goal-error", text)) }
        // One or two blocks are no history to draw.
        @if of > 2 {
            div.mt-2 {
                @let label = format!("Your last {of} blocks: {reached} reached {}.", kind.counted(u32::try_from(plan.goal).unwrap_or(1)));
                (ui::chart::dots(&plan.results, u32::try_from(plan.goal).unwrap_or(1), &label))
            }
        }
    }
}

fn closed_to(leaders: &[String]) -> String {
    let names: Vec<&str> = leaders.iter().map(|name| names::given(name)).collect();
    match names.as_slice() {
        [] => "Then the block is closed to everyone.".to_owned(),
        [one] => format!("Then the block is closed to everyone, {one} included."),
        [one, other, ..] => format!("Then the block is closed to everyone, {one} and {other} included."),
    }
}
