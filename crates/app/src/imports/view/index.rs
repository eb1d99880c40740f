//! The imports so far, and the form for the next.

use domain::hours::{clock_text, day_short, local_day};
use domain::money::grouped;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use ui::{Field, empty, table};
use web::Errors;

use crate::imports::Kind;
use crate::imports::queries::Run;

/// What the page shows.
pub(in crate::imports) struct Index {
    pub(in crate::imports) runs: Vec<Run>,
    /// What was chosen in the form.
    pub(in crate::imports) kind: String,
    pub(in crate::imports) zone: TimeZone,
}

/// The page.
pub(in crate::imports) fn index(page: &Index, errors: &Errors) -> Markup {
    let kinds: Vec<(&str, &str)> = std::iter::once(("", "As its columns say"))
        .chain(Kind::ALL.iter().map(|kind| (kind.code(), kind.label())))
        .collect();
    html! {
        div.lede {
            div {
                h1 { "Bring the people. Leave the rest behind." }
                p { "A CSV file from any CRM. You see every column before anything is written." }
            }
            (super::steps(0))
        }
        div.split.im-split {
            section {
                h2 { "Brought in so far" }
                @if page.runs.is_empty() {
                    div.mt-3 { (empty("Nothing was brought in yet.", "Colleagues first, then companies, then opportunities and people: each finds what came before it.", html! {})) }
                } @else {
                    (table::scroll("Imports", runs(page)))
                }
            }
            section {
                h2 { "Bring a file in" }
                form.stack.mt-3 method="post" action="/imports" enctype="multipart/form-data" {
                    (Field::file("file", "CSV file", ".csv,text/csv").required().error(errors.get("file"))
                        .hint("Exports of Salesforce, HubSpot and Pipedrive come as they are."))
                    (Field::select("kind", "Its rows are", &kinds).value(&page.kind).error(errors.get("kind")))
                    div.row { button.btn.ink type="submit" { "Look at its columns" } }
                }
            }
        }
    }
}

fn runs(page: &Index) -> Markup {
    html! {
        table.table.mt-3 {
            thead { tr {
                th scope="col" { "File" } th scope="col" { "What" } th scope="col" { "When" }
                th.num scope="col" { "New" } th.num scope="col" { "Changed" } th.num scope="col" { "Rejected" }
            } }
            tbody {
                @for run in &page.runs {
                    tr {
                        td { a href={ "/imports/" (run.id) } { (run.file_name) } br; span.small.muted { (standing(run)) } }
                        td.muted { (run.kind.label()) }
                        td.muted {
                            (day_short(local_day(run.started_at, &page.zone))) ", " (clock_text(run.started_at, &page.zone))
                            @if let Some(name) = &run.by_name { br; span.small { (name) } }
                        }
                        td.num { (grouped(run.totals.created)) }
                        td.num { (grouped(run.totals.updated)) }
                        td.num { (grouped(run.totals.rejected)) }
                    }
                }
            }
        }
    }
}

fn standing(run: &Run) -> String {
    let rows = grouped(run.rows_total);
    match run.state.as_str() {
        "read" => format!("{rows} rows, waiting for you"),
        "running" => format!("{} of {rows} rows", grouped(run.rows_done)),
        "failed" => format!("Stopped after {} of {rows} rows", grouped(run.rows_done)),
        _ => format!("{rows} rows"),
    }
}
