//! A person's row: short, or open while it is their turn.

use maud::{Markup, html};
use ui::{Icon, icon};

use super::{ask, check, form, protect, tomorrow};
use crate::huddle::sheet::{Row, Sheet, clock};

/// The row of the person whose turn it is.
pub(super) fn open(sheet: &Sheet, row: &Row) -> Markup {
    html! {
        tr.is-cur {
            th scope="row" {
                span.hname { (row.name) }
                span.quiet.small { (row.role) }
                span.chip.small { "Now, " (sheet.minutes_each) }
                @if row.facts.is_full() { (state(row, None)) }
            }
            td #protect tabindex="-1" { (protect::open(sheet, row)) }
            td #check tabindex="-1" { (check::open(sheet, row)) }
            td #ask tabindex="-1" { (ask::open(sheet, row)) }
            td #tomorrow tabindex="-1" { (tomorrow::open(sheet, row)) }
        }
    }
}

/// Anybody else's.
pub(super) fn short(sheet: &Sheet, row: &Row) -> Markup {
    html! {
        tr.is-done[row.facts.is_full()] {
            th scope="row" {
                (form("/huddle/turn", row.user, None, html! { button.hname type="submit" { (row.name) } }))
                span.quiet.small { (row.role) }
                (state(row, row.took))
            }
            td { (protect::short(sheet, row)) }
            td { (check::short(row)) }
            td { (ask::short(sheet, row)) }
            td { (tomorrow::short(row)) }
        }
    }
}

/// Done with its time, or what is still open after the turn.
fn state(row: &Row, took: Option<i64>) -> Markup {
    html! {
        @if row.facts.is_full() {
            span.chip.kept.small { (icon(Icon::Check)) "Done" @if let Some(seconds) = took { ", " (clock(seconds)) } }
        } @else if row.turn_at.is_some() {
            p.small.quiet { "Open: " (row.open_steps()) }
        }
    }
}
