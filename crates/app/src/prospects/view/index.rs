//! The list of prospects.

use domain::hours::{day_short, minute_text};
use domain::result::ResultKind;
use jiff::civil::Date;
use maud::{Markup, html};
use ui::table::{Pager, filters, pager, scroll};
use ui::word::{Verdict, person_two, tag};
use ui::{Shape, empty, shape};
use web::Page;

use crate::prospects::queries::{Listed, Whose};
use crate::prospects::timeline::short;

/// The list, and what was asked for.
pub(in crate::prospects) struct Index {
    pub(in crate::prospects) page: Page<Listed>,
    pub(in crate::prospects) q: String,
    pub(in crate::prospects) whose: Whose,
    pub(in crate::prospects) is_first: bool,
    pub(in crate::prospects) today: Date,
    pub(in crate::prospects) may_import: bool,
}

pub(in crate::prospects) fn index(list: &Index) -> Markup {
    let is_filtered = !list.q.is_empty() || list.whose != Whose::All;
    html! {
        div.lede {
            div { h1 { "Prospects" } p { "People you could help. A lead until a need is confirmed." } }
            div.actions { a.btn href="/accounts" { "Accounts" } a.btn.ink href="/prospects/new" { "Add a prospect" } }
        }
        (filters("/prospects", "Find by name, company or address", &list.q, whose(list.whose)))
        @if !list.page.rows.is_empty() {
            (scroll("Prospects", table(list)))
            (pager(&pages(list)))
        } @else if is_filtered {
            (empty("Nobody found", "No prospect in your sight has all of these words.",
                html! { a.btn href="/prospects" { "Show everybody" } }))
        } @else {
            (empty("No prospects yet", "A block needs people to call. Bring them over from your CRM, or add the first by hand.",
                html! {
                    @if list.may_import { a.btn.ink href="/imports" { "Import a file" } " " }
                    a.btn href="/prospects/new" { "Add a prospect" }
                }))
        }
    }
}

fn whose(current: Whose) -> Markup {
    html! {
        label {
            span.vh { "Whose" }
            select.input name="whose" {
                @for (whose, code, words) in Whose::CHOICES {
                    option value=(code) selected[whose == current] { (words) }
                }
            }
        }
    }
}

fn table(list: &Index) -> Markup {
    html! {
        table.table {
            thead { tr {
                th scope="col" { "Person" } th scope="col" { "Segment" } th scope="col" { "Next" }
                th scope="col" { "Last result" } th scope="col" { "Owner" }
            } }
            tbody { @for row in &list.page.rows { (line(row, list.today)) } }
        }
    }
}

fn line(row: &Listed, today: Date) -> Markup {
    let account = row.account.as_ref().map_or("", |(_, name)| name.as_str());
    html! {
        tr {
            td { (person_two(&row.name, Some(&format!("/prospects/{}", row.id)), account)) }
            td.muted { (row.segment.label()) }
            td { (next(row, today)) }
            td { (last(row, today)) }
            td.muted { @match &row.owner { Some((_, name)) => (name), None => span.quiet { "Nobody yet" } } }
        }
    }
}

fn next(row: &Listed, today: Date) -> Markup {
    let minute = row.next_minute.and_then(|minute| u32::try_from(minute).ok());
    html! {
        @match row.next_day {
            Some(day) if day < today => (tag(Verdict::Due, &format!("Since {}", day_short(day)))),
            Some(day) if day == today => (tag(Verdict::Due, &at("Today".to_owned(), minute))),
            Some(day) => (at(day_short(day), minute)),
            None => span.quiet { "No day yet" },
        }
    }
}

fn at(day: String, minute: Option<u32>) -> String {
    minute.map_or(day.clone(), |minute| format!("{day}, {}", minute_text(minute)))
}

fn last(row: &Listed, today: Date) -> Markup {
    let Some((kind, day)) = &row.last else { return html! { span.quiet { "None yet" } } };
    let kind = ResultKind::from_code(kind).unwrap_or(ResultKind::Conversation);
    html! {
        span.chip { (shape(shape_of(kind), 12, None)) (kind.label()) }
        " " span.quiet.small { (short(*day, today)) }
    }
}

/// The shape of a result.
pub(in crate::prospects) fn shape_of(kind: ResultKind) -> Shape {
    match kind {
        ResultKind::Conversation => Shape::Conversation,
        ResultKind::Referral => Shape::Referral,
        ResultKind::ScopingCallBooked => Shape::Booked,
        ResultKind::ScopingCallCompleted => Shape::Completed,
        ResultKind::LeadHandedOver | ResultKind::QualifiedLead => Shape::QualifiedLead,
        ResultKind::Opportunity | ResultKind::Won => Shape::Opportunity,
    }
}

fn pages(list: &Index) -> Pager {
    let count = list.page.rows.len();
    let people = if count == 1 { "person" } else { "people" };
    let summary = match (list.is_first, &list.page.next) {
        (true, None) => format!("{count} {people}"),
        (true, Some(_)) => format!("The first {count} {people}"),
        (false, _) => format!("{count} more {people}"),
    };
    let address = |after: &str| {
        web::address("/prospects", &[("q", &list.q), ("whose", list.whose.code()), ("after", after)])
    };
    Pager {
        summary,
        previous: (!list.is_first).then(|| address("")),
        next: list.page.next.as_deref().map(address),
    }
}
