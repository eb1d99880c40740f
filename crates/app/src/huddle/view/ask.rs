//! Ask: the debrief and its answer, or the missing one.

use maud::{Markup, html};
use ui::form::{error, hidden};

use super::form;
use crate::huddle::sheet::{Answer, Ask, Row, Sheet};

pub(super) fn open(sheet: &Sheet, row: &Row) -> Markup {
    let cell = &row.ask;
    html! {
        @if !cell.has_block { p.quiet { "No block finished yet. Nothing to ask about." } }
        (missing(sheet, row, true))
        @if let Some(answer) = &cell.answer {
            @if let Some(of) = &answer.of { p.small.quiet.mt-2[cell.missing.is_some()] { "Debrief of " (of) } }
            (ui::word::quote(&answer.learned))
            p.small.muted.mt-1 { "How " (row.given) " will use it: " (answer.use_text) }
            @match &answer.reply {
                Some(reply) => { p.small.mt-3 { b { "You: " } span.words.sm { "“" (reply) "”" } } }
                None => { (reply_form(sheet, row, answer)) }
            }
        }
    }
}

pub(super) fn short(sheet: &Sheet, row: &Row) -> Markup {
    let cell = &row.ask;
    html! {
        @match &cell.short {
            Some(words) => { span.words.sm { "“" (words) "”" } }
            None if cell.has_block => { (missing(sheet, row, false)) }
            None => { span.quiet { "No block finished yet." } }
        }
    }
}

fn missing(sheet: &Sheet, row: &Row, open: bool) -> Markup {
    let Ask { missing: Some((block, day)), asked_at, .. } = &row.ask else { return html! {} };
    html! {
        p.quiet {
            "No debrief of " (crate::huddle::sheet::whose_block(day)) "."
            @if let Some(at) = asked_at { " Asked at " (at) "." }
        }
        @if asked_at.is_none() {
            (form("/huddle/ask", row.user, sheet.current_user(), html! {
                (hidden("block", &block.to_string()))
                button.btn.sm.ink[open].mt-1 type="submit" { "Ask now" }
            }))
        }
    }
}

fn reply_form(sheet: &Sheet, row: &Row, answer: &Answer) -> Markup {
    let wrong = sheet.typed.error_of(row.user, "reply", "reply");
    form(
        "/huddle/reply",
        row.user,
        sheet.current_user(),
        html! {
            (hidden("debrief", &answer.debrief.to_string()))
            label.vh for="f-reply" { "Your reply to " (row.given) }
            textarea.input.mt-3 #f-reply name="reply" rows="2" data-enter placeholder={ "What do you ask " (row.given) "?" }
                aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "f-reply-error")] {
                (sheet.typed.text_of(row.user, "reply"))
            }
            @if let Some(text) = wrong { (error("f-reply-error", text)) }
            div.row.mt-2 { button.btn.sm.ink type="submit" { "Reply " kbd { "↵" } } }
        },
    )
}
