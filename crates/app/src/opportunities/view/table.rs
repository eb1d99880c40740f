//! The pipeline as a table.

use domain::Money;
use domain::hours;
use jiff::civil::Date;
use maud::{Markup, html};
use ui::table::{Direction, Pager, filters, pager, scroll, sort_head};
use web::{Page, PageRequest};

use super::super::queries::{Line, Listing, Sort};

/// The page.
pub(in crate::opportunities) fn page(
    listing: &Listing,
    request: &PageRequest,
    page: &Page<Line>,
    count: i64,
    today: Date,
) -> Markup {
    let word = if count == 1 { "opportunity" } else { "opportunities" };
    let kind = match listing.state {
        "open" => "open ",
        "won" => "won ",
        "lost" => "lost ",
        _ => "",
    };
    let number = domain::money::grouped(count.unsigned_abs());
    html! {
        div.lede {
            div { h1 { (number) " " (kind) (word) "." } p { "Sorted " (sorted(listing.sort)) "." } }
            (super::switches(true, listing.scope))
        }
        (filters("/pipeline", "Find by name or company", &request.q, html! {
            (ui::form::hidden("view", "table"))
            (ui::form::hidden("scope", listing.scope.code()))
            (ui::form::hidden("sort", listing.sort.code()))
            select.input name="state" aria-label="State" {
                @for (value, label) in [("open", "Open"), ("won", "Won"), ("lost", "Lost"), ("all", "All")] {
                    option value=(value) selected[value == state(listing)] { (label) }
                }
            }
        }))
        @if page.rows.is_empty() {
            (ui::empty("Nothing found", "No opportunity fits these words.", html! { a.btn href="/pipeline?view=table&state=all" { "Show all" } }))
        } @else {
            (scroll("Opportunities", rows(listing, request, page, today)))
            (pager(&Pager {
                summary: format!("{} of {number} {word}", page.rows.len()),
                previous: (!request.after.is_empty()).then(|| address(listing, request, listing.sort, "")),
                next: page.next.as_deref().map(|after| address(listing, request, listing.sort, after)),
            }))
        }
    }
}

fn state(listing: &Listing) -> &'static str {
    if listing.state.is_empty() { "all" } else { listing.state }
}

fn sorted(sort: Sort) -> &'static str {
    match sort {
        Sort::Name => "by name",
        Sort::Amount => "by amount, the largest first",
        Sort::Created => "by the day of creation, the latest first",
        Sort::Next => "by the next step, the most urgent first",
    }
}

fn address(listing: &Listing, request: &PageRequest, sort: Sort, after: &str) -> String {
    let query = [
        ("view", "table"),
        ("scope", listing.scope.code()),
        ("state", state(listing)),
        ("sort", sort.code()),
        ("q", &request.q),
        ("after", after),
    ];
    web::address("/pipeline", &query)
}

fn rows(listing: &Listing, request: &PageRequest, page: &Page<Line>, today: Date) -> Markup {
    let head = |label: &str, sort: Sort, numeric: bool| {
        let direction = if sort.falls() { Direction::Descending } else { Direction::Ascending };
        sort_head(
            label,
            &address(listing, request, sort, ""),
            (listing.sort == sort).then_some(direction),
            numeric,
        )
    };
    html! {
        table.table {
            thead { tr {
                (head("Opportunity", Sort::Name, false))
                (head("Amount", Sort::Amount, true))
                th scope="col" { "Stage" }
                th scope="col" { "Owner" }
                (head("Created", Sort::Created, false))
                (head("Next step", Sort::Next, false))
            } }
            tbody { @for line in &page.rows { (row(line, today)) } }
        }
    }
}

fn row(line: &Line, today: Date) -> Markup {
    let amount = line.amount_minor.map(|minor| Money::new(minor, line.currency).to_string());
    let overdue = line.state == "open" && line.next_step_day.is_none_or(|day| day < today);
    html! {
        tr {
            td { span.person { a href={ "/opportunities/" (line.id) } { (line.name) } @if let Some(account) = line.account.as_deref().filter(|account| *account != line.name) { span { (account) } } } }
            td.num { @match amount { Some(amount) => (amount), None => span.quiet { "none yet" } } }
            td {
                @match line.state.as_str() {
                    "won" => span.kept { "Won" @if let Some(day) = line.closed_day { ", " (hours::day_and_month(day)) " " (day.year()) } },
                    "lost" => { "Lost" @if let Some(day) = line.closed_day { ", " (hours::day_and_month(day)) " " (day.year()) } },
                    _ => (line.stage.as_deref().unwrap_or("–")),
                }
            }
            td { (line.owner.as_deref().unwrap_or("Nobody")) }
            td { @if let Some(day) = line.created_day { (hours::day_and_month(day)) " " (day.year()) } @else { span.quiet { "not known" } } }
            td.lost[overdue] {
                @if line.state != "open" { "" }
                @else if let Some(step) = &line.next_step { (step) @if let Some(day) = line.next_step_day { ", " @if overdue { "was due " } (hours::day_short(day)) } }
                @else { "No next step" }
            }
        }
    }
}
