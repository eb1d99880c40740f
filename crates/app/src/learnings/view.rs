//! The list of learnings.

use domain::hours::day_short;
use jiff::civil::Date;
use maud::{Markup, html};
use ui::table::{Pager, filters, pager};
use ui::{empty, word};
use web::Page;

use super::queries::Learning;

/// The list, and what was asked for.
pub(super) struct Index {
    pub(super) page: Page<Learning>,
    pub(super) q: String,
    pub(super) segment: String,
    pub(super) segments: Vec<(&'static str, &'static str)>,
    pub(super) is_first: bool,
    pub(super) today: Date,
}

pub(super) fn index(list: &Index) -> Markup {
    let is_filtered = !list.q.is_empty() || !list.segment.is_empty();
    html! {
        div.lede { div { h1 { "Learnings" } p { "What your team learned on the phone, and how often it was of use." } } }
        @if !list.page.rows.is_empty() || is_filtered { (filters("/learnings", "Find by words", &list.q, segments(list))) }
        @if !list.page.rows.is_empty() {
            ul.lines { @for learning in &list.page.rows { (line(list, learning)) } }
            (pager(&pages(list)))
        } @else if is_filtered {
            (empty("Nothing found", "No learning has these words and this segment.", html! { a.btn href="/learnings" { "Show all" } }))
        } @else {
            (empty("No learnings yet", "After your next block, write in the debrief what you learned. What is worth keeping stays here for the team.",
                html! { a.btn href="/today" { "Go to Today" } }))
        }
    }
}

fn segments(list: &Index) -> Markup {
    html! {
        label {
            span.vh { "Segment" }
            select.input name="segment" {
                option value="" { "Every segment" }
                @for (code, label) in &list.segments { option value=(code) selected[*code == list.segment] { (label) } }
            }
        }
    }
}

fn line(list: &Index, learning: &Learning) -> Markup {
    let label = |code: &str| {
        list.segments
            .iter()
            .find(|(known, _)| *known == code)
            .map_or(String::new(), |(_, label)| (*label).to_owned())
    };
    html! {
        li {
            div {
                (word::words(&learning.text))
                p.small.quiet.mt-1 {
                    (learning.author) ", " (day_text(learning.day, list.today)) ". " (uses(learning.uses))
                    @if let Some(code) = &learning.segment { " " span.tag { (label(code)) } }
                }
            }
            form method="post" action={ "/learnings/" (learning.id) "/used" } {
                button.btn.sm type="submit" aria-label={ "I used it: " (learning.text) } { "I used it" }
            }
        }
    }
}

fn day_text(day: Date, today: Date) -> String {
    if day == today {
        "today".to_owned()
    } else if day.year() == today.year() {
        day_short(day)
    } else {
        format!("{} {}", day_short(day), day.year())
    }
}

fn uses(count: i64) -> String {
    match count {
        0 => "Not used yet.".to_owned(),
        1 => "Used once.".to_owned(),
        count => format!("Used {count} times."),
    }
}

fn pages(list: &Index) -> Pager {
    let address = |after: &str| {
        web::address("/learnings", &[("q", &list.q), ("segment", &list.segment), ("after", after)])
    };
    Pager {
        summary: match list.page.rows.len() {
            1 => "1 learning".to_owned(),
            count => format!("{count} learnings"),
        },
        previous: (!list.is_first).then(|| address("")),
        next: list.page.next.as_deref().map(address),
    }
}
