//! The markup of Focus: the line and the queue above, one person, the keys below. Nothing else is on the screen.

mod keys;
mod pause;
mod person;
mod waiting;

use domain::result::Key;
use maud::{Markup, html};
use ui::{Icon, Shape, icon, shape};
use web::{Errors, Fields};

use super::form::Form;
use super::scene::{Mark, Running, Scene, State};

/// What was typed before and was not right, and what the address asked for.
#[derive(Default)]
pub(super) struct Extra {
    pub form: Form,
    pub errors: Errors,
    /// The key whose picker stands open.
    pub active: Option<Key>,
    pub notice: Option<String>,
    pub all: bool,
    pub opened: bool,
    pub pause: Option<Pause>,
}

/// The pause dialog, open.
#[derive(Default)]
pub(super) struct Pause {
    pub fields: Fields,
    pub errors: Errors,
    /// It was the form "Somebody interrupted me".
    pub outside: bool,
}

pub(super) fn scene(scene: &Scene, extra: &Extra) -> Markup {
    match scene {
        Scene::Nothing { debrief } => waiting::nothing(*debrief),
        Scene::Before(before) => waiting::before(before),
        Scene::Over { block, until } => waiting::over(*block, until),
        Scene::Running(running) => self::running(running, extra),
    }
}

fn running(running: &Running, extra: &Extra) -> Markup {
    html! {
        (top(running, extra))
        @match &running.state {
            State::Up(up) => {
                (person::main(up, extra))
                (keys::legend(running, up, extra))
            }
            State::Outside => { (still(waiting::outside(running, extra.opened), running)) }
            State::Unplanned { planned } => { (still(waiting::unplanned(*planned), running)) }
            State::Paused { since, reason } => { (still(pause::paused(since, reason), running)) }
            State::Interrupted { since, by, reason, about } => {
                (still(pause::interrupted(since, by, reason, about), running))
            }
            State::Done { not_reached, left } => { (still(waiting::done(not_reached, *left), running)) }
        }
    }
}

/// A page of the running block without a person: words, and undo where something was logged.
fn still(words: Markup, running: &Running) -> Markup {
    html! {
        main.focus #main data-swap="main" tabindex="-1" { div.focus-main.stack { (words) } }
        (keys::undo_only(running))
    }
}

fn top(running: &Running, extra: &Extra) -> Markup {
    let stopped = matches!(running.state, State::Paused { .. } | State::Interrupted { .. } | State::Outside);
    html! {
        header.focus-top data-swap="top" {
            div.focus-head {
                p.focus-left {
                    span.stat data-until=(running.to) { ((running.to - running.now).max(0)) }
                    " " span.muted { span.wide-only { "minutes left" } span.phone-only { "min left" } }
                }
                (queue(&running.queue))
                p.focus-right {
                    @if running.held > 0 {
                        span.chip { (icon(Icon::Held)) span { (running.held) " held" span.wide-only { " until " (running.held_until) } } }
                    }
                    a.btn.plain.sm href="/help/focus" data-dialog="keys" { "All keys " kbd { "?" } }
                    @if !stopped {
                        a.btn.plain.sm href="/focus?pause=1" data-key="escape" data-picker="pause" { "Pause " kbd { "Esc" } }
                    }
                }
            }
            (ui::dayline::block_line(running.from, running.to, running.now))
            (ui::dayline::phone_line(running.from, running.to, running.now))
            @if !stopped { (pause::dialog(extra.pause.as_ref())) }
        }
    }
}

/// One shape a person, each with its word. How many came to what is not said: results count, touches do not.
fn queue(marks: &[Mark]) -> Markup {
    let place = marks.iter().position(|mark| mark.current);
    let label = match place {
        Some(place) => format!("Person {} of {}.", place + 1, marks.len()),
        None => format!("{} people.", marks.len()),
    };
    html! {
        ol.queue aria-label=(label) {
            @for mark in marks {
                li.cur[mark.current].todo[mark.logged.is_none() && !mark.current] aria-current=[mark.current.then_some("step")] {
                    (shape(shape_of(mark.logged), 14, Some(mark.logged.map_or(Shape::Open.word(), Key::label))))
                }
            }
        }
    }
}

/// "Not now" and "not a fit" were talked about with a person, so they carry the conversation's shape.
fn shape_of(key: Option<Key>) -> Shape {
    match key {
        None => Shape::Open,
        Some(Key::Conversation | Key::NotNow | Key::NotAFit) => Shape::Conversation,
        Some(Key::Referral) => Shape::Referral,
        Some(Key::Booked) => Shape::Booked,
        Some(Key::Completed) => Shape::Completed,
        Some(Key::HandOver) => Shape::QualifiedLead,
        Some(Key::Opportunity) => Shape::Opportunity,
        Some(Key::NotReached) => Shape::NotReached,
    }
}
