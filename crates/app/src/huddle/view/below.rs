//! The managers below a leader: their habit first, and counts; nobody's words.

use domain::routine::Step;
use maud::{Markup, html};
use ui::chart;

use crate::huddle::sheet::{Below, Sheet};

pub(super) fn below(sheet: &Sheet) -> Markup {
    html! {
        section.mt-6[!sheet.rows.is_empty()] {
            @if !sheet.rows.is_empty() { h2 { "Managers" } }
            div.scroll.mt-2 {
                table.table {
                    thead {
                        tr {
                            th scope="col" { "Manager" }
                            th scope="col" { "Days kept" }
                            th scope="col" { span.vh { "Day by day" } }
                            @for step in Step::ALL { th.num scope="col" { (step.label()) } }
                            th.num scope="col" { "Replies within a day" }
                        }
                    }
                    tbody { @for manager in &sheet.below { (row(manager)) } }
                }
            }
            p.small.quiet.mt-2 { "Each step: rep-days on which it was kept, of those with a block." }
        }
    }
}

fn row(manager: &Below) -> Markup {
    html! {
        tr {
            td { b { (manager.name) } }
            td { (manager.habit.words) }
            td { (chart::strip(&manager.habit.squares, &manager.habit.label)) }
            @for count in manager.per_step { td.num { (of(count as usize, manager.rep_days as usize)) } }
            td.num { (of(manager.replies.0, manager.replies.1)) }
        }
    }
}

fn of(count: usize, all: usize) -> Markup {
    html! { @if all == 0 { span.quiet { "–" } } @else { (count) " of " (all) } }
}
