//! Two dialogs that every page has: the palette (Ctrl K) and the list of keys (?).

use maud::{Markup, html};

use super::nav;
use crate::icon::{Icon, icon};

/// The way into the palette. Without a script it is a link to the search page.
pub(super) fn jump() -> Markup {
    html! {
        a.jump href="/search" data-dialog="palette" {
            (icon(Icon::Search)) "Find or jump to" kbd { "Ctrl K" }
        }
    }
}

pub(super) fn palette() -> Markup {
    html! {
        dialog.palette #palette aria-label="Find or jump to" {
            form.pal-in role="search" method="get" action="/search" {
                (icon(Icon::Search))
                input type="search" name="q" aria-label="Find or jump to" autocomplete="off" spellcheck="false"
                    placeholder="A name, a company, a page" role="combobox" aria-controls="palette-list" aria-expanded="true";
                button type="button" data-close { kbd { "Esc" } }
            }
            ul #palette-list role="listbox" aria-label="Found" {}
        }
    }
}

pub(super) fn keys() -> Markup {
    html! {
        dialog.keysheet #keys aria-labelledby="keys-title" {
            div.row.between {
                h2 #keys-title { "All keys" }
                button.btn.plain.sm type="button" data-close { "Close" kbd { "Esc" } }
            }
            div.keygrid {
                (group("Everywhere", &everywhere()))
                (group("Go to", &go()))
                (group("Focus", &FOCUS.map(own)))
                (group("Other pages", &OTHER.map(own)))
            }
            p.small.quiet { "Single keys rest while you write, and can be switched off in Settings." }
        }
    }
}

const FOCUS: [(&str, &str); 13] = [
    ("D", "Dial"),
    ("E", "E-mail"),
    ("C", "Conversation"),
    ("R", "Referral"),
    ("B", "Scoping call booked, or completed"),
    ("Q", "Hand over"),
    ("O", "Opportunity"),
    ("N", "Not now, pick a day"),
    ("X", "Not a fit"),
    ("Space", "Not reached, next"),
    ("U", "Undo"),
    ("Esc", "Pause"),
    ("?", "All keys"),
];

const OTHER: [(&str, &str); 5] = [
    ("F", "Today: enter Focus"),
    ("L", "Prospect: log a result"),
    ("J K", "Huddle: next, previous person"),
    ("1 to 4", "Huddle: step"),
    ("A R", "Pipeline: accept, send back"),
];

fn everywhere() -> Vec<(String, String)> {
    [
        ("Ctrl K", "Find or jump to"),
        ("/", "Find by name"),
        ("?", "All keys"),
        ("Ctrl ↵", "Save a form"),
        ("Esc", "Close"),
    ]
    .map(own)
    .to_vec()
}

fn go() -> Vec<(String, String)> {
    nav::keys().into_iter().map(|(label, key)| (format!("G {key}"), label.to_owned())).collect()
}

fn own((key, does): (&str, &str)) -> (String, String) {
    (key.to_owned(), does.to_owned())
}

fn group(title: &str, keys: &[(String, String)]) -> Markup {
    html! {
        section {
            h3 { (title) }
            dl { @for (key, does) in keys { div { dt { kbd { (key) } } dd { (does) } } } }
        }
    }
}
