//! The board: what waits for an answer, four columns and more, the funnel below.

use domain::handoff::HandoffState;
use domain::hours;
use domain::names::given;
use maud::{Markup, html};
use ui::chart::{Bar, hbar};
use web::{Errors, Fields};

use super::super::board::{Board, Card, Column, Figure};
use super::super::queries::{LeadCard, Scope};
use super::card;

/// The page.
pub(in crate::opportunities) fn page(board: &Board) -> Markup {
    html! {
        div.lede {
            div { h1 { (board.finding) } p { (board.sentence) } }
            (super::switches(false, board.scope))
        }
        @if board.is_empty() {
            (ui::empty(
                "Nothing in the pipeline yet",
                "A lead that is accepted, or an opportunity from your own prospecting, stands here with its age and its next step. New pipeline is counted from it.",
                html! { a.btn.ink href="/opportunities/new" { "Write down an opportunity" } },
            ))
        } @else {
            div.pgrid {
                (handed(board))
                @for column in &board.columns { (columns(column, board.scope)) }
                @for (place, figure) in board.figures.iter().enumerate() { (funnel(figure, (place == 0).then_some(board.since.as_str()))) }
            }
        }
    }
}

fn handed(board: &Board) -> Markup {
    let days = match board.agreed_days {
        1 => "one working day".to_owned(),
        days => format!("{} working days", domain::expectation::number_word(days)),
    };
    html! {
        section.handed {
            @if !board.to_answer.is_empty() || board.waiting.is_empty() {
                header { h2 { "Handed to you" } p.small.muted { (board.to_answer.len()) ", answer within " (days) } }
                @for (place, lead) in board.to_answer.iter().enumerate() {
                    (card::waiting(lead, board.now, &board.zone, true, card::answer(lead, place == 0, &Fields::default(), &Errors::new())))
                }
            }
            @if !board.waiting.is_empty() {
                header.mt-4[!board.to_answer.is_empty()] {
                    h2 { "Waiting for an answer" }
                    p.small.muted { (board.waiting.len()) ", due within " (days) }
                }
                @for lead in &board.waiting { (card::waiting(lead, board.now, &board.zone, false, html! {})) }
            }
            @if !board.answered.is_empty() {
                h2.mt-5 { "What became of yours" }
                ul { @for lead in &board.answered { (answered(lead)) } }
            }
        }
    }
}

fn answered(lead: &LeadCard) -> Markup {
    let receiver = given(&lead.to_name);
    let day = lead.answered_day.map(hours::day_short).unwrap_or_default();
    html! {
        li.pcard {
            p.row.between { span.person { a href={ "/handoffs/" (lead.id) } { (lead.heading()) } } span.small.quiet { (day) } }
            @match lead.state {
                HandoffState::Accepted => p.small.kept { "Accepted by " (receiver) },
                HandoffState::SentBack => p.small.lost { "Sent back by " (receiver) ": " (lead.reason.as_deref().unwrap_or("")) },
                _ => p.small.lost { "Expired: " (receiver) " did not answer in time" },
            }
            @if let Some(line) = &lead.line { p.words.sm { (line) } }
        }
    }
}

fn columns(column: &Column, scope: Scope) -> Markup {
    html! {
        section.pcol {
            header { h2 { (column.title) } p.small.muted { (column.summary) } }
            ul { @for card in &column.cards { (deal(card)) } }
            @if column.more > 0 {
                p.small.mt-2 { a href={ "/pipeline?view=table&sort=amount&scope=" (scope.code()) } { "and " (column.more) " more" } }
            }
        }
    }
}

fn deal(card: &Card) -> Markup {
    html! {
        li.pcard {
            p.row.between { span.person { a href=(card.href) { (card.heading) } } span.num { (card.amount) } }
            p.small.lost[card.lost] { (card.step) }
            p.tiny.quiet { (card.age) }
        }
    }
}

fn funnel(figure: &Figure, since: Option<&str>) -> Markup {
    let label = format!("{} {}", figure.value, figure.words);
    html! {
        div.pfun.c0[since.is_some()] {
            p.small.quiet { @match since { Some(since) => (since), None => "\u{a0}" } }
            p.stat { (figure.value) }
            (hbar(&Bar { share: figure.share, label: &label, ..Bar::default() }))
            p.small.muted.mt-2 { (figure.words) }
        }
    }
}
