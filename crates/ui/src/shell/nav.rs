//! The navigation: the first six are everybody's, managers and leaders have the rest.

use maud::{Markup, html};

use super::ShellUser;

/// The main pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    Today,
    Prospects,
    Pipeline,
    Learnings,
    Scoreboard,
    Number,
    Huddle,
    Mirror,
}

/// A page in the bar. A gap stands between groups; only group 0 fits a phone's bar.
struct Entry {
    nav: Nav,
    label: &'static str,
    href: &'static str,
    /// The second key after G.
    go: char,
    group: u8,
}

/// The pages there are, in their order. The Number and the Mirror join when they exist.
const ENTRIES: [Entry; 6] = [
    Entry { nav: Nav::Today, label: "Today", href: "/today", go: 't', group: 0 },
    Entry { nav: Nav::Prospects, label: "Prospects", href: "/prospects", go: 'p', group: 0 },
    Entry { nav: Nav::Pipeline, label: "Pipeline", href: "/pipeline", go: 'i', group: 0 },
    Entry { nav: Nav::Learnings, label: "Learnings", href: "/learnings", go: 'l', group: 0 },
    Entry { nav: Nav::Scoreboard, label: "Scoreboard", href: "/scoreboard", go: 's', group: 1 },
    Entry { nav: Nav::Huddle, label: "Huddle", href: "/huddle", go: 'h', group: 2 },
];

impl Nav {
    /// The pages in somebody's navigation.
    pub fn all(leads: bool) -> Vec<Nav> {
        entries(leads).map(|entry| entry.nav).collect()
    }
}

fn entries(leads: bool) -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().filter(move |entry| leads || entry.group < 2)
}

/// The bar in the header; on a phone the bar at the bottom.
pub(super) fn bar(user: &ShellUser<'_>, current: Option<Nav>) -> Markup {
    let shown: Vec<&Entry> = entries(user.leads).collect();
    html! {
        nav.nav aria-label="Main" {
            @for (place, entry) in shown.iter().enumerate() {
                @if place > 0 && shown[place - 1].group != entry.group { span.gap aria-hidden="true" {} }
                a href=(entry.href) data-go=(entry.go) aria-current=[(current == Some(entry.nav)).then_some("page")] {
                    (entry.label)
                }
            }
        }
    }
}

/// What a phone's bar has no room for; stands in the account menu there.
pub(super) fn beyond_phone(leads: bool) -> Vec<(&'static str, &'static str)> {
    entries(leads).filter(|entry| entry.group > 0).map(|entry| (entry.href, entry.label)).collect()
}

/// Name and second key of every page, for the list of keys.
pub(super) fn keys() -> Vec<(&'static str, char)> {
    ENTRIES.iter().map(|entry| (entry.label, entry.go.to_ascii_uppercase())).collect()
}
