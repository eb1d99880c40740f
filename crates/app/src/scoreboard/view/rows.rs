//! The rows of a figure, and their sum.

use domain::hours;
use domain::{Money, UserId};
use maud::{Markup, html};
use ui::table::{Pager, pager, scroll};

use super::super::figures::Amount;
use super::super::measure::Measure;
use super::super::pages::{BlockLine, Lines, Rows};
use super::super::queries::{DealLine, FullDay, ReplyLine, ResultLine};
use super::{cells, rows_of};

/// The page.
pub(in crate::scoreboard) fn page(rows: &Rows) -> Markup {
    let back = web::address("/scoreboard", &[("team", &rows.whose.code()), ("month", &rows.month.code())]);
    html! {
        div.lede {
            div { h1 { (finding(rows)) } p { (explained(rows)) } }
            div.actions { a.btn href=(back) { (ui::icon(ui::Icon::Back)) "Scoreboard" } }
        }
        (habits(rows))
        (scroll(rows.measure.label(), table(rows)))
        @if let Some(next) = &rows.next { (pager(&Pager { summary: String::new(), previous: None, next: Some(next_page(rows, next)) })) }
    }
}

fn next_page(rows: &Rows, after: &str) -> String {
    let user = rows.user.map(|user| user.to_string());
    let address = rows_of(rows.measure, rows.whose, user.as_deref(), &rows.month);
    format!("{address}&{}", web::address("", &[("after", after)]).trim_start_matches('?'))
}

/// Nobody's figures are shown without the manager's beside them (B2).
fn habits(rows: &Rows) -> Markup {
    html! {
        @for (team, habit) in &rows.habits {
            div.habit-first {
                @match &team.manager {
                    Some(manager) => {
                        p { b { (manager.name) } " " span.quiet.small { (team.name) ", own habit first" } }
                        div { (cells::huddles(habit, &of_team(rows, Measure::Huddle, team.id))) }
                        div { (cells::replies(habit, &of_team(rows, Measure::Replies, team.id))) }
                    }
                    None => p { b { (team.name) } " " span.quiet.small { "Nobody leads this team: its habit is not known." } },
                }
            }
        }
    }
}

fn of_team(rows: &Rows, measure: Measure, team: Option<domain::TeamId>) -> String {
    let whose = team.map_or(rows.whose, super::super::board::Whose::Team);
    rows_of(measure, whose, None, &rows.month)
}

/// "Ana Ruiz, new pipeline created: $96,000."
fn finding(rows: &Rows) -> String {
    let figures = &rows.figures;
    let money = |amount: &Amount| Money::new(amount.minor, rows.currency).to_string();
    let (days, replies) = rows.habits.iter().fold(((0, 0), (0, 0)), |(days, replies), (_, habit)| {
        (
            (days.0 + habit.huddles(), days.1 + habit.days.len()),
            (replies.0 + habit.replied(), replies.1 + habit.replies.len()),
        )
    });
    let value = match rows.measure {
        Measure::Pipeline => money(&figures.pipeline),
        Measure::Sales => money(&figures.sales),
        Measure::Sourced => money(&figures.sourced),
        Measure::Qualified => figures.qualified.to_string(),
        Measure::Scoping => figures.scoping.to_string(),
        Measure::Protected => {
            figures.minutes.share().map_or_else(|| "–".to_owned(), |share| share.to_string())
        }
        Measure::Huddle => format!("{} of {}", days.0, days.1),
        Measure::Replies => format!("{} of {}", replies.0, replies.1),
    };
    let label = rows.measure.label();
    let label = label[..1].to_lowercase() + &label[1..];
    format!("{}, {label}: {value}.", rows.name)
}

fn explained(rows: &Rows) -> String {
    let period = rows.month.period(rows.measure);
    let figures = &rows.figures;
    let what = match rows.measure {
        Measure::Pipeline => {
            amount(&figures.pipeline, "opportunity", "opportunities")
                + " Each counts on the day it was created, for who found it."
        }
        Measure::Sales => {
            amount(&figures.sales, "sale", "sales") + " Each counts on the day it was won, for its owner."
        }
        Measure::Sourced => {
            amount(&figures.sourced, "sale", "sales") + " Won by others, found by who stands here."
        }
        Measure::Qualified => "Each counts on the day another person accepted it.".to_owned(),
        Measure::Scoping => "Each counts on the day it was held, for who booked it.".to_owned(),
        Measure::Protected => {
            let minutes = figures.minutes;
            format!("{} minutes kept, {} broken, {} missed.", minutes.kept, minutes.broken, minutes.missed)
        }
        Measure::Huddle => {
            "A day is full when all four steps were kept for everybody who had a block.".to_owned()
        }
        Measure::Replies => "Debriefs that were answered, or whose working day is over.".to_owned(),
    };
    format!("{}. {what}", period.name)
}

fn amount(amount: &Amount, one: &str, many: &str) -> String {
    let number = domain::money::grouped(amount.count.unsigned_abs());
    let without = match amount.without_amount {
        0 => String::new(),
        count => format!(", {count} without an amount"),
    };
    let apart: String = amount.apart.iter().map(|money| format!(", and {money} apart")).collect();
    format!("{number} {}{without}{apart}.", if amount.count == 1 { one } else { many })
}

fn table(rows: &Rows) -> Markup {
    html! {
        table.table {
            @match &rows.lines {
                Lines::Deals(lines) => (deals(rows, lines)),
                Lines::Results(lines) => (results(rows, lines)),
                Lines::Blocks(lines) => (blocks(rows, lines)),
                Lines::Days(lines) => (days(lines)),
                Lines::Replies(lines) => (replies(rows, lines)),
            }
        }
    }
}

fn heads(names: &[&str], numbers: &[&str]) -> Markup {
    html! { thead { tr {
        @for name in names { th scope="col" { (name) } }
        @for name in numbers { th.num scope="col" { (name) } }
    } } }
}

fn name(rows: &Rows, user: UserId) -> &str {
    rows.names.iter().find(|(id, _)| *id == user).map_or("Somebody who left", |(_, name)| name)
}

fn day(day: jiff::civil::Date) -> String {
    format!("{} {}", hours::day_short(day), day.year())
}

fn deals(rows: &Rows, lines: &[DealLine]) -> Markup {
    html! {
        (heads(&["Day", "Opportunity", "Credited to"], &["Amount"]))
        tbody { @for line in lines { tr {
            td.nowrap { (day(line.day)) }
            td { span.person { a href={ "/opportunities/" (line.id) } { (line.name) } @if let Some(account) = line.account.as_deref().filter(|account| *account != line.name) { span { (account) } } } }
            td { (line.user.map_or("Nobody", |user| name(rows, user))) }
            td.num { @match line.minor { Some(minor) => (Money::new(minor, line.currency).to_string()), None => span.quiet { "no amount" } } }
        } } }
    }
}

fn results(rows: &Rows, lines: &[ResultLine]) -> Markup {
    let by = if rows.measure == Measure::Qualified { "Accepted by" } else { "Held by" };
    html! {
        (heads(&["Day", "Prospect", "Credited to", by], &[]))
        tbody { @for line in lines { tr {
            td.nowrap { (day(line.day)) }
            td { @match &line.prospect {
                Some((id, name)) => span.person { a href={ "/prospects/" (id) } { (name) } @if let Some(account) = &line.account { span { (account) } } },
                None => (line.account.as_deref().unwrap_or("–")),
            } }
            td { (name(rows, line.user)) }
            td { (line.logged_by.as_deref().unwrap_or("–")) }
        } } }
    }
}

fn blocks(rows: &Rows, lines: &[BlockLine]) -> Markup {
    html! {
        (heads(&["Day", "Whose", "When"], &["Kept", "Broken", "Missed"]))
        tbody { @for line in lines { tr {
            td.nowrap { (day(line.day)) }
            td { (name(rows, line.user)) }
            td { (line.times.as_deref().unwrap_or("–")) }
            td.num { (line.minutes.kept) }
            td.num.lost[line.minutes.broken > 0] { (line.minutes.broken) }
            td.num.lost[line.minutes.missed > 0] { (line.minutes.missed) }
        } } }
    }
}

fn days(lines: &[FullDay]) -> Markup {
    html! {
        (heads(&["Day", "Kept"], &["Reps with all four steps", "Reps with a block"]))
        tbody { @for line in lines { tr {
            td.nowrap { (day(line.day)) }
            td { @if line.is_kept() { span.kept { "Kept" } } @else { span.lost { "Missed" } } }
            td.num { (line.full) }
            td.num { (line.reps) }
        } } }
    }
}

fn replies(rows: &Rows, lines: &[(ReplyLine, bool)]) -> Markup {
    html! {
        (heads(&["Day of the debrief", "Whose", "Answered"], &[]))
        tbody { @for (line, in_time) in lines { tr {
            td.nowrap { (day(line.day)) }
            td { (name(rows, line.user)) }
            td { @if *in_time { span.kept { "Within a day" } } @else if line.replied_at.is_some() { span.lost { "Late" } } @else { span.lost { "Not yet" } } }
        } } }
    }
}
