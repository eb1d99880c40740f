//! Tomorrow: the goal of the next block and its plan.

use maud::{Markup, html};
use ui::form::{error, hidden};
use ui::{Icon, icon};

use super::form;
use crate::huddle::sheet::{Row, Sheet, Tomorrow};

pub(super) fn open(sheet: &Sheet, row: &Row) -> Markup {
    let cell = &row.tomorrow;
    let Some(block) = cell.block else {
        return html! { p.quiet { "No block in sight. A policy lays them out." } };
    };
    let wrong = sheet.typed.error_of(row.user, "goal", "goal");
    html! {
        @if let Some(when) = &cell.when { p.small.muted { (when) } }
        p { (said(row, cell)) }
        p.small.mt-1 { (cell.history) }
        (form("/huddle/goal", row.user, sheet.current_user(), html! {
            (hidden("block", &block.to_string()))
            fieldset.mt-2 {
                legend.vh { "Goal of the next block" }
                div.choice.sm {
                    @for choice in &cell.choices {
                        label { input type="radio" name="goal" value=(choice) checked[*choice == cell.chosen]; (choice) }
                    }
                }
            }
            @if let Some(text) = wrong { (error("f-goal-error", text)) }
            p.small.muted.mt-3 { (cell.plan.words) }
            div.row.mt-2 {
                @if cell.agreed.is_some() {
                    span.chip.kept.small { (icon(Icon::Check)) "Agreed" }
                    button.btn.sm.plain type="submit" { "Change" }
                } @else {
                    button.btn.sm.ink type="submit" { "Agree with " (row.given) }
                }
            }
        }))
        @if cell.plan.unopened {
            (form("/huddle/turn", row.user, sheet.current_user(), html! {
                button.btn.sm.mt-1 type="submit" { "Open the plan" }
            }))
        }
        @if !cell.plan.people.is_empty() {
            ul.small.mt-1 { @for (name, objective) in &cell.plan.people { li { b { (name) } " " (objective) } } }
        }
    }
}

fn said(row: &Row, cell: &Tomorrow) -> Markup {
    let words = |count: u32| {
        let text = cell.kind.counted(count);
        html! { b { (count) } (text.trim_start_matches(|c: char| c.is_ascii_digit())) }
    };
    html! {
        @match (cell.agreed, cell.proposed) {
            (Some(agreed), _) => { "Agreed: " (words(agreed)) }
            (None, Some(proposed)) => { (row.given) " proposes " (words(proposed)) }
            (None, None) => { "No goal yet. The default is " (words(cell.chosen)) }
        }
    }
}

pub(super) fn short(row: &Row) -> Markup {
    let cell = &row.tomorrow;
    html! {
        @match (cell.block, cell.agreed.or(cell.proposed)) {
            (None, _) => { span.quiet { "No block in sight." } }
            (Some(_), None) => { span.quiet { "No goal yet. " (cell.plan.short) "." } }
            (Some(_), Some(goal)) => {
                p { b { (goal) } (cell.kind.counted(goal).trim_start_matches(|c: char| c.is_ascii_digit())) }
                p.small.muted { @if let Some(reached) = &cell.reached { (reached) ". " } (cell.plan.short) }
            }
        }
    }
}
