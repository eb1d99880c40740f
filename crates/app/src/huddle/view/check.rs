//! Check: the month first, then the goal of the latest block beside its result.

use domain::result::ResultKind;
use maud::{Markup, html};
use ui::{Shape, shape};

use super::form;
use crate::huddle::sheet::{Check, Row, Sheet};

pub(super) fn open(sheet: &Sheet, row: &Row) -> Markup {
    let cell = &row.check;
    html! {
        (month(cell))
        @if cell.figures.is_empty() {
            p.small.muted.mt-2 { (cell.short) }
        } @else if cell.unopened {
            (form("/huddle/turn", row.user, sheet.current_user(), html! {
                button.btn.sm.mt-2 type="submit" { "Open the latest block" }
            }))
        } @else {
            @if let Some(of) = &cell.of { p.small.muted.mt-2 { (of) } }
            dl.gr.mt-2 {
                @for figure in &cell.figures {
                    div {
                        dt { (shape(drawing(figure.kind), 12, None)) (figure.kind.plural()) }
                        dd { b { (figure.count) } @if let Some(goal) = figure.goal { " of " (goal) } }
                    }
                }
            }
            @if let Some(last_ten) = &cell.last_ten { p.small.muted.mt-3 { (last_ten) } }
        }
    }
}

pub(super) fn short(row: &Row) -> Markup {
    html! {
        (month(&row.check))
        p.small.muted { (row.check.short) }
    }
}

fn month(cell: &Check) -> Markup {
    html! { p { b { (cell.month) } " " (cell.unit) } }
}

fn drawing(kind: ResultKind) -> Shape {
    match kind {
        ResultKind::Conversation => Shape::Conversation,
        ResultKind::Referral => Shape::Referral,
        ResultKind::ScopingCallBooked => Shape::Booked,
        ResultKind::ScopingCallCompleted => Shape::Completed,
        ResultKind::LeadHandedOver | ResultKind::QualifiedLead => Shape::QualifiedLead,
        ResultKind::Opportunity | ResultKind::Won => Shape::Opportunity,
    }
}
