//! Pausing (it asks why), interruptions that came from outside, and the way back.

use maud::{Markup, html};
use ui::Field;
use web::Errors;

use super::Pause;
use crate::blocks::actions::ABOUTS;

pub(super) fn dialog(open: Option<&Pause>) -> Markup {
    let none = Errors::new();
    let text = |name| open.map_or("", |pause| pause.fields.text(name));
    let errors = |outside| open.filter(|pause| pause.outside == outside).map_or(&none, |pause| &pause.errors);
    let (own, outside) = (errors(false), errors(true));
    let from_outside = open.is_some_and(|pause| pause.outside);
    html! {
        dialog.picker #pause aria-labelledby="pause-title" open[open.is_some()] {
            form.stack method="post" action="/focus/pause" {
                h2 #pause-title { "Why do you pause?" }
                (Field::text("reason", "In a few words").id("pause-reason").hint("Minutes are not kept until you resume.")
                    .maxlength(500).value(if from_outside { "" } else { text("reason") }).error(own.get("reason")))
                div.row {
                    button.btn.ink type="submit" { "Pause" }
                    a.btn.plain href="/focus" data-close { "Go on " kbd { "Esc" } }
                }
            }
            details open[from_outside] {
                summary.small { "Somebody interrupted me" }
                form.stack.mt-3 method="post" action="/focus/interrupted" {
                    (Field::text("by_name", "Who").value(text("by_name")).error(outside.get("by_name")))
                    (Field::choice("about", "About", &ABOUTS).value(text("about")).error(outside.get("about")))
                    (Field::text("reason", "What was it").id("interrupted-reason").maxlength(500)
                        .value(if from_outside { text("reason") } else { "" }).error(outside.get("reason")))
                    button.btn.ink type="submit" { "Put it on record" }
                }
            }
        }
    }
}

fn resume() -> Markup {
    html! {
        form method="post" action="/focus/enter" {
            button.btn.go.lg type="submit" data-key="f" autofocus { "Resume " kbd { "F" } }
        }
    }
}

pub(super) fn paused(since: &str, reason: &str) -> Markup {
    html! {
        h1 { "Paused since " (since) "." }
        @if !reason.is_empty() { p.words { (reason) } }
        p.muted { "These minutes are not kept. They are again from the moment you resume." }
        (resume())
    }
}

pub(super) fn interrupted(since: &str, by: &str, reason: &str, about: &str) -> Markup {
    html! {
        h1 { (by) " rang through at " (since) "." }
        @if !reason.is_empty() { p.words { "“" (reason) "”" } }
        p.muted {
            @if !about.is_empty() { "About: " (about) ". " }
            "It is on record. The minutes since " (since) " are not kept, until you resume."
        }
        (resume())
    }
}
