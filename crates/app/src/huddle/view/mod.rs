//! The huddle's page.

mod ask;
mod below;
mod check;
mod lede;
mod protect;
mod row;
mod tomorrow;

use domain::UserId;
use maud::{Markup, html};
use ui::form::hidden;

use super::sheet::Sheet;

/// The heads of the four columns: the step and its question.
const STEPS: [(&str, &str, &str); 4] = [
    ("protect", "Protect", "Is the block safe?"),
    ("check", "Check", "Goal and result"),
    ("ask", "Ask", "What did you learn?"),
    ("tomorrow", "Tomorrow", "What is the objective?"),
];

/// The whole page.
pub(super) fn show(sheet: &Sheet) -> Markup {
    html! {
        (lede::lede(sheet))
        @if sheet.rows.is_empty() && sheet.below.is_empty() {
            (ui::empty(
                "Nobody who sells reports to you",
                "The huddle is ten minutes a day with the people whose blocks you protect. Once somebody reports to you, they stand here.",
                html! { p.small.muted { "An admin places people, under Settings." } },
            ))
        }
        @if !sheet.rows.is_empty() { (people(sheet)) }
        @if !sheet.below.is_empty() { (below::below(sheet)) }
    }
}

fn people(sheet: &Sheet) -> Markup {
    let current = sheet.current_user();
    html! {
        div.scroll {
            table.htable {
                thead {
                    tr {
                        th scope="col" { span.vh { "Who" } }
                        @for (place, (id, step, question)) in STEPS.iter().enumerate() {
                            th scope="col" {
                                // The keys 1 to 4 go to the open person's cell.
                                @if current.is_some() { a href={ "#" (id) } data-key=(place + 1) { (step) } } @else { (step) }
                                span { (question) }
                            }
                        }
                    }
                }
                tbody {
                    @for row in &sheet.rows {
                        @if Some(row.user) == current { (row::open(sheet, row)) } @else { (row::short(sheet, row)) }
                    }
                }
            }
        }
    }
}

/// A form of the huddle about a rep. `person` is whose turn it is: the page comes back to them.
fn form(action: &str, user: UserId, current: Option<UserId>, inner: Markup) -> Markup {
    html! {
        form method="post" action=(action) {
            (hidden("user", &user.to_string()))
            @if let Some(current) = current { (hidden("person", &current.to_string())) }
            (inner)
        }
    }
}
