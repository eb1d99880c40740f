//! The markup of goals, holidays and leave.

use domain::{Currency, Money, UserId, hours};
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use ui::{Field, Icon, form, icon};
use web::Errors;

use super::queries::{Away, Scope};

/// One field of the goals' sheet.
pub(super) struct Cell {
    pub(super) field: String,
    pub(super) value: String,
    pub(super) measure: &'static str,
    pub(super) is_money: bool,
    pub(super) scope: &'static str,
    pub(super) scope_id: i64,
}

/// A month's goals.
pub(super) struct Sheet {
    pub(super) month: Date,
    pub(super) heads: [&'static str; 5],
    pub(super) rows: Vec<(Scope, Vec<Cell>)>,
    pub(super) currency: Currency,
    pub(super) errors: Errors,
}

/// "2026-05".
pub(super) fn month_value(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// A goal as its field has it: `16`, `420000`, `99.50`.
pub(super) fn figure(target: i64, is_money: bool, currency: Currency) -> String {
    if !is_money {
        return target.to_string();
    }
    let unit = Money::whole(1, currency).minor.max(1);
    let (whole, rest) = (target / unit, target % unit);
    let digits = currency.minor_digits() as usize;
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:0digits$}") }
}

pub(super) fn goals(sheet: &Sheet) -> Markup {
    let month = format!("{} {}", hours::month_name(sheet.month), sheet.month.year());
    let beside = |months: i64| sheet.month.saturating_add(months.months());
    let link = |day: Date| format!("/settings/goals?month={}", month_value(day));
    let errors: Vec<(&str, &str)> = sheet.errors.iter().collect();
    html! {
        div.lede {
            div {
                h1 { "Goals for " (month) }
                p { "In results and money, never in calls or mails. A goal holds until you set another." }
            }
            div.actions {
                a.btn.sm href=(link(beside(-1))) rel="prev" { (icon(Icon::Back)) (hours::month_name(beside(-1))) }
                a.btn.sm href=(link(beside(1))) rel="next" { (hours::month_name(beside(1))) (icon(Icon::Arrow)) }
            }
        }
        @if sheet.rows.is_empty() {
            (ui::empty(
                "Nobody with blocks reports to you",
                "Goals belong to selling people and their teams.",
                html! { a.btn href="/people" { "See people and teams" } },
            ))
        } @else {
            form.stack method="post" action="/settings/goals" {
                (form::hidden("month", &month_value(sheet.month)))
                (form::problems(&errors))
                (ui::table::scroll("Goals", table(sheet)))
                div.row { button.btn.ink type="submit" { "Save" } span.small.quiet { "Money is in " (sheet.currency) "." } }
            }
        }
    }
}

fn table(sheet: &Sheet) -> Markup {
    html! {
        table.table.goals {
            thead { tr { th scope="col" { "Who" } @for head in sheet.heads { th.num scope="col" { (head) } } } }
            tbody {
                @for (scope, cells) in &sheet.rows {
                    tr {
                        th scope="row" { @if scope.kind == "team" { b { (scope.name) } } @else { (scope.name) } }
                        @for (cell, head) in cells.iter().zip(sheet.heads) {
                            @let label = format!("{}, {head}", scope.name);
                            td.num {
                                (Field::text(&cell.field, &label).label_hidden().value(&cell.value)
                                    .inputmode(if cell.is_money { "decimal" } else { "numeric" }).error(sheet.errors.get(&cell.field)))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Days without blocks, and what was typed last.
pub(super) struct DaysOff {
    pub(super) holidays: Vec<(Date, String)>,
    pub(super) away: Vec<Away>,
    pub(super) below: Vec<(UserId, String)>,
    pub(super) own: UserId,
    pub(super) is_admin: bool,
    pub(super) typed: [String; 5],
    pub(super) errors: Errors,
}

pub(super) fn days_off(page: &DaysOff) -> Markup {
    html! {
        div.lede { div {
            h1 { "Holidays and leave" }
            p { "On these days nobody has blocks, and no minutes are missed." }
        } }
        section.stack {
            h2 { "Holidays" }
            @if page.holidays.is_empty() { p.muted { "None ahead. " @if !page.is_admin { "An admin enters them." } } }
            ul.stack {
                @for (day, name) in &page.holidays {
                    li.row.between {
                        span { b { (long_day(*day)) } " " (name) }
                        @if page.is_admin { (take_back("/settings/days-off/holidays/end", &[("day", &day.to_string())], name)) }
                    }
                }
            }
            @if page.is_admin { (holiday_form(page)) }
        }
        section.stack {
            h2 { "Leave" }
            @if page.away.is_empty() { p.muted { "Nobody is away." } }
            ul.stack {
                @for away in &page.away {
                    li.row.between {
                        span { b { @if away.user == page.own { "You" } @else { (away.name) } } ", " (span(away)) }
                        @if page.below.iter().any(|(user, _)| *user == away.user) {
                            (take_back("/settings/days-off/leave/end", &[("user", &away.user.to_string()), ("from", &away.from.to_string())], &away.name))
                        }
                    }
                }
            }
            @if page.below.is_empty() {
                p.muted { "Your leader enters leave: it takes blocks away without making them missed." }
            } @else {
                (leave_form(page))
            }
        }
    }
}

fn holiday_form(page: &DaysOff) -> Markup {
    let [day, name, ..] = &page.typed;
    html! {
        form.stack method="post" action="/settings/days-off/holidays" {
            div.formgrid {
                (Field::input("date", "day", "Day").value(day).error(page.errors.get("day")).required())
                (Field::text("name", "Holiday").value(name).error(page.errors.get("name")).required())
            }
            div.row { button.btn type="submit" { "Add the holiday" } }
        }
    }
}

fn leave_form(page: &DaysOff) -> Markup {
    let [.., user, from, to] = &page.typed;
    let people: Vec<(String, &str)> =
        page.below.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
    let people: Vec<(&str, &str)> =
        std::iter::once(("", "Choose")).chain(people.iter().map(|(id, name)| (id.as_str(), *name))).collect();
    html! {
        form.stack method="post" action="/settings/days-off/leave" {
            (Field::select("user", "Who", &people).value(user).error(page.errors.get("user")).required())
            div.formgrid {
                (Field::input("date", "from", "First day").value(from).error(page.errors.get("from")).required())
                (Field::input("date", "to", "Last day").value(to).error(page.errors.get("to")).required())
            }
            div.row { button.btn type="submit" { "Add the leave" } }
        }
    }
}

fn take_back(action: &str, fields: &[(&str, &str)], what: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            @for (name, value) in fields { (form::hidden(name, value)) }
            button.btn.sm type="submit" aria-label={ "Take back: " (what) } { (icon(Icon::Cross)) "Take back" }
        }
    }
}

fn span(away: &Away) -> String {
    if away.from == away.to {
        return long_day(away.from);
    }
    format!("{} to {}", long_day(away.from), long_day(away.to))
}

fn long_day(day: Date) -> String {
    format!("{} {}", hours::day_short(day), day.year())
}
