//! The calm pages: no block, before it, not there yet, no plan, everybody tried, over.

use domain::BlockId;
use maud::{Markup, html};

use crate::focus::scene::{Before, Running};

fn calm(words: Markup) -> Markup {
    html! { div.stack { (words) } }
}

pub(super) fn nothing(debrief: Option<BlockId>) -> Markup {
    calm(html! {
        h1 { "No block is ahead of you." }
        (ui::empty("Focus opens with a block", "A block is time for prospecting and nothing else. Your manager sets when your team has them.",
            html! { div.row {
                @if let Some(block) = debrief { a.btn.go href={ "/blocks/" (block) "/debrief" } { "Write the debrief" } }
                a.btn.ink href="/today" { "To Today" }
            } }))
    })
}

pub(super) fn before(before: &Before) -> Markup {
    calm(html! {
        h1 { "It opens by itself " (before.opens) "." }
        @if before.committed {
            p.muted {
                (counted(before.planned)) " on your plan. "
                @if before.entered { "You are in: leave this page open, or close it and come back." }
                @else { "Leave this page open; there is nothing to do until then." }
            }
        } @else {
            p { b { "No plan is committed yet." } " Minutes without a plan are not kept. Commit one before the block begins." }
        }
        div.row {
            @if !before.committed { a.btn.ink href="/tomorrow" { "Make the plan" } }
            @else if before.may_enter && !before.entered {
                form method="post" action="/focus/enter" { button.btn.go.lg type="submit" data-key="f" { "Enter Focus " kbd { "F" } } }
            }
            a.btn.plain href="/today" data-key="escape" { "Back to Today" }
            @if let Some(minute) = before.opens_minute { a.vh tabindex="-1" aria-hidden="true" href="/focus?opened=1" data-opens=(minute) { "Open Focus" } }
        }
    })
}

fn counted(people: usize) -> String {
    if people == 1 { "1 person is".to_owned() } else { format!("{people} people are") }
}

/// The block has begun and the rep is not there. `opened`: the page waited for it, so the button presses itself.
pub(super) fn outside(running: &Running, opened: bool) -> Markup {
    html! {
        h1 { "Your block has begun." }
        p.role.muted { "It runs until " (running.until) ". Minutes are kept from the moment you are here." }
        form method="post" action="/focus/enter" data-enter data-auto[opened] {
            button.btn.go.lg type="submit" data-key="f" { "Enter Focus " kbd { "F" } }
        }
    }
}

pub(super) fn unplanned(planned: usize) -> Markup {
    html! {
        h1 { "Plan first." }
        p.role.muted {
            "No plan was committed for this block"
            @if planned > 0 { ", though " (counted(planned)) " on it" }
            ". Its minutes are unplanned and are not kept until one is."
        }
        div.row { a.btn.ink.lg href="/tomorrow" { "Make the plan" } a.btn.plain href="/today" { "Back to Today" } }
    }
}

/// Everybody was tried.
pub(super) fn done(not_reached: &[String], left: i32) -> Markup {
    html! {
        h1 { "The plan is done." }
        p.role.muted { "Everybody on it was tried. Finish now and the rest of the block (" (left) " minutes) is kept." }
        div.row.wrap {
            form method="post" action="/focus/finish" { button.btn.go.lg type="submit" { "Finish early" } }
            @if !not_reached.is_empty() { a.btn.lg href="/focus?again=1" { "Go round again" } }
        }
        @if !not_reached.is_empty() {
            section { h2 { "Not reached yet" } ul.notes { @for name in not_reached { li { (name) } } } }
        }
        p.muted.small { "Somebody else to call? " a href="/prospects" { "Find the person" } " and log the result there; it counts for this block." }
    }
}

pub(super) fn over(block: BlockId, until: &str) -> Markup {
    calm(html! {
        h1 { "The block is over." }
        p.muted { "It ended at " (until) ". Two questions, three minutes: what did you learn, and how will you use it?" }
        div.row { a.btn.go.lg href={ "/blocks/" (block) "/debrief" } { "Write the debrief" } a.btn.plain href="/today" { "Back to Today" } }
    })
}
