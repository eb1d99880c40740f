//! Long lists: the search above, heads that sort, keyset paging below, a wrapper that scrolls.

use maud::{Markup, html};

use crate::icon::{Icon, icon};

/// Which way a column is sorted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

/// Where the list goes on. Keyset paging knows the neighbours, not the number of pages.
#[derive(Debug, Clone, Default)]
pub struct Pager {
    /// "50 of 1,204 people".
    pub summary: String,
    pub previous: Option<String>,
    pub next: Option<String>,
}

/// The line under a list.
pub fn pager(pager: &Pager) -> Markup {
    html! {
        nav.pager aria-label="Pages" {
            span.small.muted { (pager.summary) }
            @if pager.previous.is_some() || pager.next.is_some() {
                span.row {
                    (step(pager.previous.as_deref(), "prev", html! { (icon(Icon::Back)) "Previous" }))
                    (step(pager.next.as_deref(), "next", html! { "Next" (icon(Icon::Arrow)) }))
                }
            }
        }
    }
}

fn step(url: Option<&str>, rel: &str, label: Markup) -> Markup {
    html! {
        @if let Some(url) = url {
            a.btn.sm rel=(rel) href=(url) { (label) }
        } @else {
            span.btn.sm.is-off aria-disabled="true" { (label) }
        }
    }
}

/// A column head that sorts when followed.
pub fn sort_head(label: &str, url: &str, current: Option<Direction>, numeric: bool) -> Markup {
    let sorted = current.map(|direction| match direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    });
    html! {
        th.num[numeric] scope="col" aria-sort=[sorted] {
            a.sort href=(url) {
                (label)
                @match current {
                    Some(Direction::Ascending) => (icon(Icon::Up)),
                    Some(Direction::Descending) => (icon(Icon::Down)),
                    None => {},
                }
            }
        }
    }
}

/// The search field over a list, with whatever filters stand beside it. A plain form that gets;
/// `/` puts the cursor into it.
pub fn filters(action: &str, label: &str, query: &str, beside: Markup) -> Markup {
    html! {
        form.filters role="search" method="get" action=(action) {
            label.find {
                span.vh { (label) }
                (icon(Icon::Search))
                input.input type="search" name="q" value=(query) placeholder=(label) autocomplete="off" data-find;
            }
            (beside)
            button.btn type="submit" { "Find" }
        }
    }
}

/// A wide table scrolls in here and never the page. It can be reached and moved with the keyboard.
pub fn scroll(label: &str, table: Markup) -> Markup {
    html! { div.scroll tabindex="0" role="region" aria-label=(label) { (table) } }
}
