//! Markup of the pipeline: the board, the table, an opportunity, a hand-off.

pub(super) mod board;
pub(super) mod card;
pub(super) mod deal;
pub(super) mod handoff;
pub(super) mod table;

use maud::{Markup, html};

use super::queries::Scope;

/// Board or table, mine or the team's: two switches of links.
fn switches(is_table: bool, scope: Scope) -> Markup {
    let view = if is_table { "table" } else { "board" };
    html! {
        div.actions {
            a.btn.plain href="/opportunities/new" { (ui::icon(ui::Icon::Plus)) "New" }
            (choice("View", &[("Board", "board", !is_table), ("Table", "table", is_table)], |code| {
                format!("/pipeline?view={code}&scope={}", scope.code())
            }))
            (choice("Whose", &[("Mine", "mine", scope == Scope::Mine), ("Team", "team", scope == Scope::Team)], |code| {
                format!("/pipeline?view={view}&scope={code}")
            }))
        }
    }
}

/// A segmented row of links, the current one marked.
fn choice(label: &str, options: &[(&str, &str, bool)], href: impl Fn(&str) -> String) -> Markup {
    html! {
        nav.choice aria-label=(label) {
            @for (word, code, current) in options {
                a href=(href(code)) aria-current=[current.then_some("true")] { (word) }
            }
        }
    }
}
