//! The heads of the columns: the team's figure, its bar with the tick of an even month, the goal in words.

use domain::expectation::number_word;
use domain::measure::pace;
use maud::{Markup, html};
use ui::chart::{Bar, Ink, hbar};

use super::super::board::Board;
use super::super::figures::Amount;
use super::super::measure::Measure;
use super::{figure, rows_of};

/// The five heads.
pub(super) fn heads(board: &Board) -> Markup {
    let total = &board.total;
    let money = |amount: &Amount| board.money(amount.minor).to_string();
    let opportunities = words(&total.pipeline, "opportunity", "opportunities");
    let sales = words(&total.sales, "sale", "sales");
    html! {
        (counted(board, Measure::Pipeline, &money(&total.pipeline), total.pipeline.minor, board.goals.pipeline, &opportunities))
        (counted(board, Measure::Qualified, &total.qualified.to_string(), total.qualified, board.goals.qualified, ""))
        (counted(board, Measure::Scoping, &total.scoping.to_string(), total.scoping, board.goals.scoping, ""))
        (protected(board))
        (counted(board, Measure::Sales, &money(&total.sales), total.sales.minor, board.goals.sales, &sales))
    }
}

/// "13 opportunities, 2 without an amount, and €5,000 apart."
fn words(amount: &Amount, one: &str, many: &str) -> String {
    let number = domain::money::grouped(amount.count.unsigned_abs());
    let mut text = format!("{number} {}", if amount.count == 1 { one } else { many });
    if amount.without_amount > 0 {
        text += &format!(", {} without an amount", amount.without_amount);
    }
    for money in &amount.apart {
        text += &format!(", and {money} apart");
    }
    text + "."
}

fn counted(
    board: &Board,
    measure: Measure,
    text: &str,
    value: i64,
    goal: Option<i64>,
    before: &str,
) -> Markup {
    let period = board.month.period(measure);
    let position = board.month.position(&period, &board.calendar);
    let is_money = matches!(measure, Measure::Pipeline | Measure::Sales);
    let write = |amount: i64| if is_money { board.money(amount).to_string() } else { amount.to_string() };
    // A distance to an even month is no figure of the books: whole thousands are enough of it.
    let rough = |amount: i64| {
        if is_money { board.money(rounded(amount, board.currency)).to_string() } else { amount.to_string() }
    };
    // Shares of a bar need no exactness.
    let of_goal = |amount: i64, goal: i64| amount as f64 / goal.max(1) as f64;
    let tick = f64::from(position.0) / f64::from(position.1.max(1));
    let ink = if measure == Measure::Sales { Ink::Grey } else { Ink::Amber };
    html! {
        th scope="col" {
            h2 { (measure.label()) }
            p.small.quiet { (period.name) }
            p.stat.mt-3 { (figure(text, &rows_of(measure, board.whose, None, &board.month))) }
            div.mt-2 {
                @if let Some(goal) = goal {
                    @let label = format!("{:.0} percent of the goal", of_goal(value, goal) * 100.0);
                    (hbar(&Bar { share: of_goal(value, goal), tick: Some(tick), ink, label: &label, ..Bar::default() }))
                } @else {
                    (hbar(&Bar { label: "No goal is set", ..Bar::default() }))
                }
            }
            p.small.muted.mt-2 {
                @if !before.is_empty() { (before) " " }
                @match goal {
                    Some(goal) => { "Goal " (write(goal)) ", " (verdict(pace(value, goal, position), rough, period.is_week, board.month.today.is_some())) }
                    None => "No goal is set.",
                }
            }
        }
    }
}

/// Down to whole thousands from ten thousand up, else to whole units of the currency.
fn rounded(minor: i64, currency: domain::Currency) -> i64 {
    let unit = 10_i64.pow(currency.minor_digits());
    let step = if minor >= 10_000 * unit { 1000 * unit } else { unit };
    minor / step * step
}

/// "1 ahead of an even month", "even with the week", "$645,000 behind".
fn verdict(pace: domain::measure::Pace, write: impl Fn(i64) -> String, week: bool, runs: bool) -> Markup {
    let of = if week { "week" } else { "month" };
    html! {
        @if pace.is_behind() { span.lost { (write(pace.behind_by)) @if runs { " behind" } @else { " missed" } } }
        @else if pace.ahead_by == 0 && runs { "even with the " (of) }
        @else if pace.ahead_by == 0 { "reached" }
        @else if runs { (write(pace.ahead_by)) " ahead of an even " (of) }
        @else { (write(pace.ahead_by)) " above it" }
    }
}

fn protected(board: &Board) -> Markup {
    let minutes = board.total.minutes;
    let period = board.month.period(Measure::Protected);
    let share = minutes.share();
    let text = share.map_or_else(|| "–".to_owned(), |share| share.to_string());
    let kept = share.map_or(0.0, |share| f64::from(share.kept) / f64::from(share.of.max(1)));
    let label = format!("{text} of protected time kept");
    html! {
        th scope="col" {
            h2 { (Measure::Protected.label()) }
            p.small.quiet { (period.name) }
            p.stat.mt-3 { (figure(&text, &rows_of(Measure::Protected, board.whose, None, &board.month))) }
            div.mt-2 { (hbar(&Bar { share: kept, lost: share.map(|_| 1.0 - kept), label: &label, ..Bar::default() })) }
            p.small.muted.mt-2 {
                @match (share, minutes.lost()) {
                    (None, _) => "No block has begun.",
                    (_, 0) => "Nothing lost. The standard is 100%",
                    (_, lost) => {
                        (lost) @if lost == 1 { " minute lost" } @else { " minutes lost" }
                        @match board.total.interruptions {
                            0 => {}
                            1 => ", one interruption",
                            count => { ", " (number_word(u32::try_from(count).unwrap_or(u32::MAX))) " interruptions" }
                        }
                        ". The standard is 100%"
                    }
                }
            }
        }
    }
}
