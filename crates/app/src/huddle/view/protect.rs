//! Protect: the day's small line, what was lost, the conflicts with one action each.

use maud::{Markup, html};
use ui::form::{error, hidden};

use super::form;
use crate::huddle::sheet::{ClashLine, Row, Sheet};

pub(super) fn open(sheet: &Sheet, row: &Row) -> Markup {
    let cell = &row.protect;
    html! {
        (ui::dayline::mini(&cell.line, &cell.label))
        @if cell.minutes.is_some() || !cell.losses.is_empty() {
            p.mt-2 {
                @if let Some(minutes) = &cell.minutes { b { (minutes) } " " }
                @for (sentence, about) in &cell.losses {
                    (sentence) " " @if let Some(about) = about { span.quiet { "about: " (about) } " " }
                }
            }
        } @else {
            p.mt-2 { (cell.short) }
        }
        @if !cell.clashes.is_empty() {
            h3.mt-3 {
                @if cell.clashes.len() == 1 { "1 conflict to clear" } @else { (cell.clashes.len()) " conflicts to clear" }
            }
            (clashes(sheet, row, true))
        }
        @for line in &cell.staying { p.small.muted.mt-2 { (line) } }
    }
}

pub(super) fn short(sheet: &Sheet, row: &Row) -> Markup {
    let cell = &row.protect;
    html! {
        (ui::dayline::mini(&cell.line, &cell.label))
        @if cell.clashes.is_empty() { p.small.mt-1 { (cell.short) } } @else { (clashes(sheet, row, false)) }
    }
}

fn clashes(sheet: &Sheet, row: &Row, with_reason: bool) -> Markup {
    html! {
        ul.clashes.mt-1 {
            @for (place, clash) in row.protect.clashes.iter().enumerate() {
                li {
                    span {
                        b { (clash.at) } " " (clash.title)
                        @if clash.asked { span.quiet { ", asked" } }
                    }
                    @if let Some(offer) = &clash.offer {
                        (form("/huddle/conflict", row.user, sheet.current_user(), html! {
                            (hidden("meeting", &clash.meeting.to_string()))
                            // The first is ink.
                            button.btn.sm.ink[place == 0] type="submit" name="by" value=(offer.by) { (offer.label) }
                        }))
                    }
                    @if with_reason { (decline(sheet, row, clash)) }
                }
            }
        }
    }
}

/// It stays over the block, with a typed reason.
fn decline(sheet: &Sheet, row: &Row, clash: &ClashLine) -> Markup {
    let key = clash.meeting.to_string();
    let id = format!("reason-{key}");
    let error_id = format!("{id}-error");
    let wrong = sheet.typed.error_of(row.user, &key, "reason");
    html! {
        details.numbers open[wrong.is_some() || clash.offer.is_none()] {
            summary { "Let it stay, with a reason" }
            (form("/huddle/conflict", row.user, sheet.current_user(), html! {
                (hidden("meeting", &key))
                label.vh for=(id) { "Why does " (clash.title) " stay?" }
                div.row.mt-1 {
                    input.input id=(id) name="reason" value=(sheet.typed.text_of(row.user, &key)) placeholder="Why it stays"
                        aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| error_id.as_str())];
                    button.btn.sm type="submit" name="by" value="decline" { "Let it stay" }
                }
                @if let Some(text) = wrong { (error(&error_id, text)) }
            }))
        }
    }
}
