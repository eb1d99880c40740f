//! The rows below the heads: the manager's habit in ink, then the people.

use domain::hours;
use maud::{Markup, html};
use ui::chart::{Bar, Ink, Square, hbar, strip};
use ui::{Shape, shape};

use super::super::board::{Board, Part, Rep, Whose};
use super::super::figures::{Amount, BlockMark};
use super::super::habit::Habit;
use super::super::measure::Measure;
use super::{figure, rows_of};

/// The greatest value of each column: the scale of the small bars.
pub(super) struct Scale {
    pipeline: i64,
    qualified: i64,
    scoping: i64,
    sales: i64,
}

impl Scale {
    pub(super) fn of(board: &Board) -> Scale {
        let greatest = |value: fn(&Rep) -> i64| {
            board.parts.iter().flat_map(|part| &part.reps).map(value).max().unwrap_or(0).max(1)
        };
        Scale {
            pipeline: greatest(|rep| rep.figures.pipeline.minor),
            qualified: greatest(|rep| rep.figures.qualified),
            scoping: greatest(|rep| rep.figures.scoping),
            sales: greatest(|rep| rep.figures.sales.minor),
        }
    }
}

/// The manager's row: always there, before anybody else's (B2).
pub(super) fn manager(board: &Board, part: &Part) -> Markup {
    let Some(team) = part.team.id else {
        return html! { tr.own { th scope="row" { b { (part.team.name) } span.quiet.small { "No manager, no habit" } } td colspan="5" {} } };
    };
    let whose = Whose::Team(team);
    let Some(manager) = &part.team.manager else {
        return html! { tr.own { th scope="row" { b { (part.team.name) } span.quiet.small { "No manager yet" } } td colspan="5" { p.small.quiet { "Nobody leads this team: its habit is not known." } } } };
    };
    html! {
        tr.own {
            th scope="row" { b { (manager.name) } span.quiet.small { @if board.whose == Whose::All { (part.team.name) ", own habit first" } @else { "Manager, own habit first" } } }
            td colspan="2" { (huddles(&part.habit, &rows_of(Measure::Huddle, whose, None, &board.month))) }
            td colspan="3" { (replies(&part.habit, &rows_of(Measure::Replies, whose, None, &board.month))) }
        }
    }
}

/// "Huddle kept 8 of 8", a square a day.
pub(super) fn huddles(habit: &Habit, href: &str) -> Markup {
    let text = format!("{} of {}", habit.huddles(), habit.days.len());
    let days: Vec<_> = habit.days.iter().map(|day| (day.day, day.is_kept())).collect();
    html! {
        p.cellrow { span { "Huddle kept " b { (figure(&text, href)) } } }
        (squares(&days, &format!("Huddle kept on {text} working days with a block")))
    }
}

/// "Replies within a day 34 of 35", a square a day with a debrief.
pub(super) fn replies(habit: &Habit, href: &str) -> Markup {
    let text = format!("{} of {}", habit.replied(), habit.replies.len());
    let days = habit.reply_days();
    let missed: Vec<String> =
        days.iter().filter(|(_, kept)| !kept).map(|(day, _)| hours::day_and_month(*day)).collect();
    let missed = if missed.is_empty() { String::new() } else { format!(", missed on {}", missed.join(", ")) };
    html! {
        p.cellrow { span { "Replies within a day " b { (figure(&text, href)) } } }
        (squares(&days, &format!("{text} debriefs answered within a day{missed}")))
    }
}

fn squares(days: &[(jiff::civil::Date, bool)], label: &str) -> Markup {
    let squares: Vec<Square> =
        days.iter().map(|(_, kept)| if *kept { Square::Ink } else { Square::Missed }).collect();
    html! { @if squares.is_empty() { p.small.quiet { "No day to judge yet." } } @else { (strip(&squares, label)) } }
}

/// A person's row.
pub(super) fn person(board: &Board, scale: &Scale, rep: &Rep) -> Markup {
    let figures = &rep.figures;
    let id = rep.id.map_or_else(|| "nobody".to_owned(), |id| id.to_string());
    let href = |measure: Measure| rows_of(measure, board.whose, Some(&id), &board.month);
    html! {
        tr {
            th scope="row" { b { (rep.name) } span.quiet.small { (rep.role) } }
            td { (pipeline(board, &figures.pipeline, scale.pipeline, &href(Measure::Pipeline))) }
            td { (count(figures.qualified, scale.qualified, &href(Measure::Qualified))) }
            td { (count(figures.scoping, scale.scoping, &href(Measure::Scoping))) }
            td { (protected(rep, &href(Measure::Protected))) }
            td { (sales(board, rep, scale.sales, &href)) }
        }
    }
}

fn bar(value: i64, scale: i64, ink: Ink) -> Markup {
    // Shares of a bar need no exactness.
    hbar(&Bar { share: value as f64 / scale as f64, ink, small: true, ..Bar::default() })
}

fn pipeline(board: &Board, amount: &Amount, scale: i64, href: &str) -> Markup {
    let label = if amount.count == 1 { "Opportunity" } else { "Opportunities" };
    html! {
        p.cellrow {
            b { (figure(&board.money(amount.minor).to_string(), href)) }
            @if amount.count > 0 { span.chip { (shape(Shape::Opportunity, 12, Some(label))) (amount.count) } }
        }
        (bar(amount.minor, scale, Ink::Amber))
        (beside(amount))
    }
}

/// What the sum does not hold.
fn beside(amount: &Amount) -> Markup {
    html! {
        @if amount.without_amount > 0 || !amount.apart.is_empty() {
            p.tiny.quiet.mt-1 {
                @if amount.without_amount > 0 { (amount.without_amount) " without an amount" }
                @for (place, money) in amount.apart.iter().enumerate() {
                    @if place > 0 || amount.without_amount > 0 { ", " } "and " (money.to_string()) " apart"
                }
            }
        }
    }
}

fn count(value: i64, scale: i64, href: &str) -> Markup {
    html! { p.cellrow { b { (figure(&value.to_string(), href)) } } (bar(value, scale, Ink::Amber)) }
}

fn protected(rep: &Rep, href: &str) -> Markup {
    let Some(share) = rep.figures.minutes.share() else {
        return html! { p.cellrow { span.quiet { (figure("–", href)) } } };
    };
    let squares: Vec<Square> = rep
        .figures
        .blocks
        .iter()
        .map(|mark| match mark {
            BlockMark::Kept => Square::Amber,
            BlockMark::Broken(times) => Square::Broken(*times),
            BlockMark::Missed => Square::Missed,
        })
        .collect();
    let label = format!("{} blocks, {share} kept", squares.len());
    html! {
        p.cellrow { b.lost[!share.is_whole()] { (figure(&share.to_string(), href)) } }
        (strip(&squares, &label))
    }
}

fn sales(board: &Board, rep: &Rep, scale: i64, href: &impl Fn(Measure) -> String) -> Markup {
    let (own, sourced) = (&rep.figures.sales, &rep.figures.sourced);
    let sourced_text = format!("sourced {}", board.money(sourced.minor));
    html! {
        @if own.count > 0 {
            p.cellrow {
                b { (figure(&board.money(own.minor).to_string(), &href(Measure::Sales))) }
                @if sourced.count > 0 { span.small.quiet { (figure(&sourced_text, &href(Measure::Sourced))) } }
            }
            (bar(own.minor, scale, Ink::Grey))
            (beside(own))
        } @else if sourced.count > 0 {
            p.cellrow { span.quiet { (figure(&sourced_text, &href(Measure::Sourced))) } }
            (beside(sourced))
        } @else {
            p.cellrow { span.quiet { (figure("—", &href(Measure::Sales))) } }
        }
    }
}
