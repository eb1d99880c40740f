//! The board.

use domain::Money;
use domain::hours;
use domain::names::given;
use maud::{Markup, html};
use ui::table::scroll;

use super::super::board::{Board, Whose};
use super::super::measure::{self, Measure};
use super::{cells, heads};

/// The page.
pub(in crate::scoreboard) fn page(board: &Board) -> Markup {
    html! {
        div.lede {
            div { h1 { "Four measures, and the sales they lead to." } p { (moment(board)) } }
            div.actions { (months(board)) (teams(board)) }
        }
        @if board.is_empty() {
            (ui::empty(
                "Nobody stands on this board yet",
                "The board belongs to a team: its manager’s habit first, then new pipeline, qualified leads, scoping calls and protected time of its people.",
                html! { a.btn href="/settings" { "See people and teams" } },
            ))
        } @else {
            (scroll("Scoreboard", table(board)))
            (foot(board))
        }
    }
}

/// "Tuesday 12 May, working day 8 of 21. …"
fn moment(board: &Board) -> String {
    match board.month.today {
        Some(today) => {
            let period = board.month.period(Measure::Sales);
            let (n, of) = board.month.position(&period, &board.calendar);
            let day = hours::day_long(today);
            format!(
                "{day}, working day {n} of {of}. The tick on each bar is where an even month would be today."
            )
        }
        None => format!("{}, the whole month.", board.month.name()),
    }
}

fn months(board: &Board) -> Markup {
    let (before, after) = board.month.neighbours();
    let team = board.whose.code();
    let link = |day: jiff::civil::Date| {
        let month = measure::code(day);
        html! { a href=(web::address("/scoreboard", &[("team", &team), ("month", &month)])) { (hours::month_name(day)) } }
    };
    html! {
        nav.choice aria-label="Month" {
            (link(before))
            a href=(web::address("/scoreboard", &[("team", &team), ("month", &board.month.code())])) aria-current="true" { (board.month.name()) }
            @if after <= board.today { (link(after)) }
        }
    }
}

fn teams(board: &Board) -> Markup {
    let month = board.month.code();
    let link = |label: &str, whose: Whose| {
        let href = web::address("/scoreboard", &[("team", &whose.code()), ("month", &month)]);
        html! { a href=(href) aria-current=[(board.whose == whose).then_some("true")] { (label) } }
    };
    html! {
        @if board.teams.len() > 1 {
            nav.choice aria-label="Team" {
                @for (id, name) in &board.teams { (link(name, Whose::Team(*id))) }
                (link("All", Whose::All))
            }
        }
    }
}

fn table(board: &Board) -> Markup {
    let scale = cells::Scale::of(board);
    html! {
        table.sboard {
            thead { tr { th { span.vh { "Rep" } } (heads::heads(board)) } }
            tbody {
                @for part in &board.parts {
                    (cells::manager(board, part))
                    @for rep in &part.reps { (cells::person(board, &scale, rep)) }
                }
            }
        }
    }
}

fn foot(board: &Board) -> Markup {
    let when = if board.month.today.is_some() { "Won this week" } else { "Won last in this month" };
    html! {
        div.sb-foot {
            p.small.muted { b { "Not on this board:" } " dials, e-mails sent, talk time. They are not results." }
            @if let Some(won) = &board.won {
                p.small.muted {
                    (when) ": " (won.account.as_deref().unwrap_or(&won.name))
                    @if let Some(minor) = won.minor { ", " (Money::new(minor, won.currency).to_string()) }
                    @if let Some(originator) = &won.originator {
                        ", sourced by " (given(originator))
                        @if let Some(created) = won.created_day { " " (hours::days_ago_text(created, board.today)) }
                    }
                    ". " a href={ "/opportunities/" (won.id) } { "The whole story" }
                }
            }
        }
    }
}
