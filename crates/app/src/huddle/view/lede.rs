//! Above the table: whose turn it is, the ten minutes, the manager's own habit.

use maud::{Markup, html};
use ui::chart;

use super::form;
use crate::huddle::sheet::{Sheet, Stage, clock};

pub(super) fn lede(sheet: &Sheet) -> Markup {
    html! {
        div.lede {
            div { h1 { (sheet.headline) } p { (sheet.sub) } }
            @if !sheet.rows.is_empty() {
                div.hclock { (ten_minutes(sheet)) }
                div.habit { (habit(sheet)) }
            }
        }
    }
}

fn ten_minutes(sheet: &Sheet) -> Markup {
    let people = sheet.rows.len() as u32;
    let place = sheet.current.map_or(0, |place| place as u32);
    html! {
        @match sheet.stage {
            Stage::Before => {
                @if let Some(first) = sheet.rows.first() {
                    p.row.between { span { b.clock { "0:00" } " " span.muted { "of 10:00" } } }
                    form.mt-2 method="post" action="/huddle/start" {
                        button.btn.ink type="submit" data-key=[sheet.current.is_none().then_some("j")] {
                            "Start with " (first.given) @if sheet.current.is_none() { kbd { "J" } }
                        }
                    }
                }
            }
            Stage::Running(seconds) => {
                div.row.between {
                    span { b.clock data-seconds=(seconds) { (clock(seconds)) } " " span.muted { "of 10:00" } }
                    (step(sheet, true))
                }
                div.mt-2 { (chart::segments(people, place, sheet.turn_share, &format!("Person {} of {people}", place + 1))) }
                div.row.between.mt-2 {
                    (step(sheet, false))
                    form method="post" action="/huddle/end" {
                        button.btn.sm.ink[sheet.next().is_none()].plain[sheet.next().is_some()] type="submit" { "End the huddle" }
                    }
                }
            }
            Stage::Held(seconds) => {
                p.row.between { span { b.clock { (clock(seconds)) } " " span.muted { "of 10:00" } } span.small.muted { "Held today" } }
                div.mt-2 { (chart::segments(people, people, 0.0, "Held today")) }
                @if sheet.current.is_some() { div.row.between.mt-2 { (step(sheet, false)) (step(sheet, true)) } }
            }
        }
    }
}

/// The next person, by J, or the one before, by K.
fn step(sheet: &Sheet, forward: bool) -> Markup {
    let (row, words, key) =
        if forward { (sheet.next(), "Next person", "J") } else { (sheet.previous(), "Person before", "K") };
    let Some(row) = row else { return html! { span {} } };
    form(
        "/huddle/turn",
        row.user,
        None,
        html! {
            button.btn.plain.sm type="submit" data-key=(key.to_lowercase()) { (words) " " kbd { (key) } }
        },
    )
}

fn habit(sheet: &Sheet) -> Markup {
    let habit = &sheet.habit;
    html! {
        p.row.between { b { "Your habit" } span { (habit.words) } }
        div.mt-2 { (chart::strip(&habit.squares, &habit.label)) }
        p.small.quiet.mt-2 { (habit.seen_by) }
    }
}
