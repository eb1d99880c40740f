//! The rows behind a figure.

use domain::hours::{day_short, month_name, month_of};
use domain::names;
use domain::result::ResultKind;
use jiff::civil::Date;
use maud::{Markup, html};
use ui::empty;
use ui::table::scroll;

use super::queries::{Habit, ResultRow};

/// The figure and its rows.
pub(super) struct Index {
    pub(super) kind: ResultKind,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) whose: String,
    pub(super) today: Date,
    pub(super) count: i64,
    pub(super) rows: Vec<ResultRow>,
    /// Rows of several people say whose they are.
    pub(super) names_users: bool,
    /// A leader sees the manager’s own habit before anybody’s figures.
    pub(super) habits: Vec<Habit>,
}

impl Index {
    /// "3 scoping calls booked, May".
    pub(super) fn title(&self) -> String {
        let kind = if self.count == 1 { self.kind.label() } else { self.kind.plural() };
        format!("{} {}, {}", self.count, kind.to_lowercase(), self.period())
    }

    fn period(&self) -> String {
        let year =
            if self.to.year() == self.today.year() { String::new() } else { format!(" {}", self.to.year()) };
        if (self.from, self.to) == month_of(self.from) {
            return format!("{}{year}", month_name(self.from));
        }
        if self.from == self.to {
            return format!("{}{year}", day_short(self.from));
        }
        format!("{} to {}{year}", day_short(self.from), day_short(self.to))
    }
}

pub(super) fn index(list: &Index) -> Markup {
    html! {
        div.lede { div { p.small { a.quiet href="/scoreboard" { "Scoreboard" } } h1 { (list.title()) } p { (list.whose) "." } } }
        @for habit in &list.habits { p.mb-3 { (habit_line(habit)) } }
        @if list.rows.is_empty() {
            (empty("Nothing to count yet", "A figure is counted from its rows. In this period there is none.",
                html! { a.btn href="/scoreboard" { "Back to the scoreboard" } }))
        } @else {
            (scroll("Rows", table(list)))
            @if (list.rows.len() as i64) < list.count { p.small.muted.mt-3 { "The latest " (list.rows.len()) " of " (list.count) " are listed." } }
        }
    }
}

fn habit_line(habit: &Habit) -> Markup {
    html! {
        b { (names::possessive(&habit.name)) " huddle" } " "
        @match habit.rep_days {
            0 => span.muted { "No rep had a block in this period." },
            1 => { "kept in full on " (habit.full) " of 1 rep-day." },
            days => { "kept in full on " (habit.full) " of " (days) " rep-days." },
        }
    }
}

fn table(list: &Index) -> Markup {
    html! {
        table.table {
            thead { tr {
                th scope="col" { "Day" } th scope="col" { "Person" } th scope="col" { "Account" }
                @if list.names_users { th scope="col" { "Credited to" } }
                th scope="col" { "Logged by" }
            } }
            tbody { @for row in &list.rows { tr {
                td.nowrap { (day_short(row.day)) }
                td { @match &row.prospect { Some((id, name)) => a href={ "/prospects/" (id) } { (name) }, None => (without_person(row)) } }
                td.muted { @if let Some((id, name)) = &row.account { a href={ "/accounts/" (id) } { (name) } } }
                @if list.names_users { td { (row.user_name) } }
                td.muted { @if let Some(name) = &row.logged_by { (name) } }
            } } }
        }
    }
}

fn without_person(row: &ResultRow) -> Markup {
    html! { @if let Some(id) = row.opportunity { a href={ "/opportunities/" (id) } { "Opportunity" } } @else { span.quiet { "Not on record" } } }
}
