//! The pages' markup: the list, one account, its form.

use domain::hours::{day_and_month, day_short};
use domain::{AccountId, Currency, Money};
use jiff::civil::Date;
use maud::{Markup, html};
use ui::form::{check, problems};
use ui::table::{Pager, filters, pager, scroll};
use ui::word::{Verdict, tag};
use ui::{Field, empty};
use web::{Errors, Fields, Page};

use super::actions::AccountFields;
use super::queries::{Listed, NoteRow, PersonRow, SaleRow};

/// The list, and what was asked for.
pub(super) struct Index {
    pub(super) page: Page<Listed>,
    pub(super) q: String,
    pub(super) is_first: bool,
}

pub(super) fn index(list: &Index) -> Markup {
    let address = |after: &str| web::address("/accounts", &[("q", &list.q), ("after", after)]);
    let count = list.page.rows.len();
    let summary = match (count, list.is_first) {
        (1, true) => "1 account".to_owned(),
        (_, true) => format!("{count} accounts"),
        (_, false) => format!("{count} more accounts"),
    };
    let pages = Pager {
        summary,
        previous: (!list.is_first).then(|| address("")),
        next: list.page.next.as_deref().map(address),
    };
    html! {
        div.lede {
            div { h1 { "Accounts" } p { "Companies, and who you know there." } }
            div.actions { a.btn href="/prospects" { "Prospects" } a.btn.ink href="/accounts/new" { "Add an account" } }
        }
        (filters("/accounts", "Find by name", &list.q, html! {}))
        @if !list.page.rows.is_empty() {
            (scroll("Accounts", table(&list.page.rows)))
            (pager(&pages))
        } @else if !list.q.is_empty() {
            (empty("Nothing found", "No account in your sight has all of these words.", html! { a.btn href="/accounts" { "Show all" } }))
        } @else {
            (empty("No accounts yet", "People work somewhere. Accounts come with an import, or with the first prospect you add.",
                html! { a.btn.ink href="/prospects/new" { "Add a prospect" } }))
        }
    }
}

fn table(rows: &[Listed]) -> Markup {
    html! {
        table.table {
            thead { tr {
                th scope="col" { "Account" } th scope="col" { "Sector" } th scope="col" { "Place" }
                th.num scope="col" { "People" } th.num scope="col" { "Open opportunities" } th scope="col" { "Owner" }
            } }
            tbody {
                @for row in rows {
                    tr {
                        td { span.person { a href={ "/accounts/" (row.id) } { (row.name) } @if row.customer_since.is_some() { span { "Customer" } } } }
                        td.muted { @if let Some(sector) = &row.sector { (sector) } }
                        td.muted { @if let Some(place) = &row.place { (place) } }
                        td.num { (row.people) }
                        td.num { (row.open_sales) }
                        td.muted { @match &row.owner { Some((_, name)) => (name), None => span.quiet { "Nobody yet" } } }
                    }
                }
            }
        }
    }
}

/// One account with all that belongs to it.
pub(super) struct Shown {
    pub(super) id: AccountId,
    pub(super) fields: AccountFields,
    pub(super) owner: Option<String>,
    pub(super) may_edit: bool,
    pub(super) currency: Currency,
    pub(super) today: Date,
    pub(super) people: Vec<PersonRow>,
    pub(super) sales: Vec<SaleRow>,
    pub(super) notes: Vec<NoteRow>,
}

pub(super) fn show(page: &Shown) -> Markup {
    let fields = &page.fields;
    html! {
        div.lede {
            div {
                p.small { a.quiet href="/accounts" { "Accounts" } }
                h1 { (fields.name) }
                p {
                    @match &page.owner { Some(name) => { (domain::names::possessive(name)) "." }, None => "Nobody’s yet." }
                    @if let Some(since) = fields.customer_since { " Customer since " (day_and_month(since)) " " (since.year()) "." }
                }
            }
            div.actions {
                @if page.may_edit { a.btn href={ "/accounts/" (page.id) "/edit" } { "Edit" } }
                a.btn.ink href=(web::address("/prospects/new", &[("company", &fields.name)])) { "Add a person" }
            }
        }
        div.split.pr-split {
            div {
                h2 { "People" }
                (people(page))
                h2.mt-6 { "Opportunities" }
                (sales(page))
                h2.mt-6 { "Notes" }
                (notes(page))
            }
            div.aside { section { h2 { "What you know" } (facts(page)) } }
        }
    }
}

fn people(page: &Shown) -> Markup {
    html! {
        @if page.people.is_empty() {
            p.muted.mt-2 { "Nobody yet. Who is the right person to ask?" }
        } @else {
            (scroll("People", html! {
                table.table.mt-2 {
                    thead { tr { th scope="col" { "Person" } th scope="col" { "Next" } th scope="col" { "Owner" } } }
                    tbody { @for person in &page.people { tr {
                        td { span.person { a href={ "/prospects/" (person.id) } { (person.name) } @if let Some(title) = &person.title { span { (title) } } } }
                        td { @match person.next_day {
                            Some(day) if day < page.today => (tag(Verdict::Due, &format!("Since {}", day_short(day)))),
                            Some(day) => (day_short(day)),
                            None => span.quiet { "No day yet" },
                        } }
                        td.muted { @match &person.owner { Some(name) => (name), None => span.quiet { "Nobody yet" } } }
                    } } }
                }
            }))
        }
    }
}

fn sales(page: &Shown) -> Markup {
    html! {
        @if page.sales.is_empty() {
            p.muted.mt-2 { "None yet." }
        } @else {
            (scroll("Opportunities", html! {
                table.table.mt-2 {
                    thead { tr { th scope="col" { "Opportunity" } th scope="col" { "State" } th.num scope="col" { "Amount" } th scope="col" { "Owner" } } }
                    tbody { @for sale in &page.sales { tr {
                        td { a href={ "/opportunities/" (sale.id) } { (sale.name) } }
                        td { @match sale.state.as_str() { "won" => (tag(Verdict::Good, "Won")), "lost" => (tag(Verdict::Plain, "Lost")), _ => "Open" } }
                        td.num { (amount(sale)) }
                        td.muted { @if let Some(name) = &sale.owner { (name) } }
                    } } }
                }
            }))
        }
    }
}

fn amount(sale: &SaleRow) -> String {
    match (sale.amount_minor, Currency::parse(&sale.currency)) {
        (Some(minor), Ok(currency)) => Money::new(minor, currency).to_string(),
        _ => "None yet".to_owned(),
    }
}

fn notes(page: &Shown) -> Markup {
    html! {
        @if page.notes.is_empty() { p.muted.mt-2 { "None yet." } }
        @for note in &page.notes {
            p.words.sm.mt-3 { (note.text) }
            p.small.quiet { @match &note.author { Some(name) => (name), None => "From an import" } ", " (day_short(note.day)) }
        }
        @if page.may_edit {
            form.mt-4 method="post" action="/notes" {
                input type="hidden" name="account" value=(page.id);
                (Field::textarea("note", "Add a note").rows(2).words())
                button.btn.sm.mt-2 type="submit" { "Save the note" }
            }
        }
    }
}

fn facts(page: &Shown) -> Markup {
    let fields = &page.fields;
    let revenue = fields.revenue_minor.map(|minor| Money::new(minor, page.currency).to_string());
    let founded = fields.founded.map(|year| year.to_string());
    let known: Vec<(&str, &str)> = [
        ("Sector", fields.sector.as_deref()),
        ("Size", fields.size.as_deref()),
        ("Revenue", revenue.as_deref()),
        ("Founded", founded.as_deref()),
        ("Place", fields.place.as_deref()),
        ("Part of", fields.parent_name.as_deref()),
        ("Website", fields.website.as_deref()),
    ]
    .into_iter()
    .filter_map(|(label, text)| Some((label, text?)))
    .collect();
    html! {
        @if known.is_empty() { p.small.muted { "Nothing yet." } }
        @else { dl.facts { @for (label, text) in known { div { dt { (label) } dd { (text) } } } } }
    }
}

/// The form with what stands in it and what is wrong with it.
pub(super) struct FormPage {
    pub(super) title: String,
    pub(super) action: String,
    pub(super) is_new: bool,
    pub(super) fields: Fields,
    pub(super) errors: Errors,
}

pub(super) fn form(page: &FormPage) -> Markup {
    let errors: Vec<(&str, &str)> = page.errors.iter().collect();
    let field = |kind, name, label| {
        Field::input(kind, name, label)
            .value(page.fields.text(name))
            .error(page.errors.get(name))
            .maxlength(200)
    };
    html! {
        div.lede { div { h1 { (page.title) } } }
        form.formgrid.narrow method="post" action=(page.action) data-main novalidate {
            div.all { (problems(&errors)) }
            (field("text", "name", "Name").required())
            (field("text", "sector", "Sector").optional())
            (field("text", "place", "Place").optional())
            (field("text", "website", "Website").optional())
            (field("text", "size", "Size").optional().hint("Kept. Never the only key of a ranking."))
            (field("text", "revenue", "Revenue a year").optional().inputmode("numeric"))
            (field("text", "founded", "Founded").optional().inputmode("numeric"))
            (field("text", "parent", "Part of").optional())
            (field("date", "customer_since", "Customer since").optional())
            div.all { (check("mine", "1", page.fields.ticked("mine"), html! { "I look after this account" })) }
            div.all.row {
                button.btn.ink type="submit" { @if page.is_new { "Add" } @else { "Save" } }
                a.btn.plain href=(if page.is_new { "/accounts" } else { page.action.as_str() }) { "Cancel" }
            }
        }
    }
}
