//! An import under way, and what came of it.

use domain::money::grouped;
use maud::{Markup, html};
use ui::{Tone, chart, notice, table};

use crate::imports::queries::Run;
use crate::imports::{Kind, Reject};

/// What the page shows.
pub(in crate::imports) struct Outcome {
    pub(in crate::imports) run: Run,
    /// The first rejected rows.
    pub(in crate::imports) rejects: Vec<Reject>,
}

/// The page.
pub(in crate::imports) fn outcome(page: &Outcome) -> Markup {
    let run = &page.run;
    html! {
        div.lede {
            div {
                h1 { (headline(run)) }
                p { code { (run.file_name) } ", " (grouped(run.rows_total)) " rows." }
            }
            (super::steps(if run.state == "running" { 2 } else { 3 }))
        }
        @match run.state.as_str() {
            "running" => (under_way(run)),
            "failed" => (notice(Tone::Bad, html! {
                p { (run.error.as_deref().unwrap_or("It stopped.")) }
                p { "What came in stays. Bring the same file in again: it goes on from there, and nothing comes in twice." }
            })),
            _ => {},
        }
        @if run.state != "running" {
            div.split.im-split {
                section { (rejected(page)) }
                section { (counts(run)) (left(run)) }
            }
        }
    }
}

fn headline(run: &Run) -> String {
    let all = run.kind.count(run.rows_total);
    let came = run.totals.created + run.totals.updated;
    match (run.state.as_str(), came, run.totals.rejected) {
        ("running", ..) => format!("Bringing {all} in."),
        ("failed", ..) => {
            format!("It stopped after {} of {} rows.", grouped(run.rows_done), grouped(run.rows_total))
        }
        (_, 0, 0) => "Everything was here already.".to_owned(),
        (_, came, 0) => format!("{} came in.", run.kind.count(came)),
        (_, came, left) => {
            let rows = if left == 1 { "1 row".to_owned() } else { format!("{} rows", grouped(left)) };
            format!("{} came in, {rows} did not.", run.kind.count(came))
        }
    }
}

fn under_way(run: &Run) -> Markup {
    let share = run.rows_done as f64 / run.rows_total.max(1) as f64;
    let label = format!("{:.0} percent done", share * 100.0);
    html! {
        section.prog {
            (chart::progress(share, &label))
            p.small.muted.mt-2 {
                (grouped(run.rows_done)) " of " (grouped(run.rows_total)) " rows."
                @if run.totals.rejected > 0 { " " (grouped(run.totals.rejected)) " will be listed for you." }
                " You can leave this page."
            }
            div.row.mt-4 { a.btn href={ "/imports/" (run.id) } { "Look again" } }
        }
    }
}

fn counts(run: &Run) -> Markup {
    let rows = [
        ("New", run.totals.created),
        ("Changed", run.totals.updated),
        ("As they were", run.totals.unchanged),
        ("Twice in the file", run.totals.duplicates),
        ("Not brought in", run.totals.rejected),
    ];
    html! {
        h2 { "What became of the rows" }
        table.table.mt-3 {
            tbody {
                @for (label, count) in rows {
                    tr { td { (label) } td.num { (grouped(count)) } }
                }
            }
        }
        @if let Some((path, words)) = records(run.kind) {
            div.row.mt-4 {
                a.btn.ink href=(path) { (words) }
                a.btn href="/imports" { "Bring another file in" }
            }
        }
    }
}

fn records(kind: Kind) -> Option<(&'static str, &'static str)> {
    match kind {
        Kind::Users => Some(("/people", "See your colleagues")),
        Kind::Accounts => Some(("/accounts", "See the companies")),
        Kind::Prospects => Some(("/prospects", "See the people")),
        Kind::Opportunities => Some(("/pipeline", "See the pipeline")),
        Kind::Touches => Some(("/prospects", "See the people")),
    }
}

fn left(run: &Run) -> Markup {
    html! {
        @if !run.left_behind.is_empty() {
            div.behind.mt-5 {
                h2 { "Stayed behind" }
                ul.mt-3 {
                    @for left in &run.left_behind {
                        li { div { code { (left.column) } span.small.muted { (left.reason) } } }
                    }
                }
            }
        }
    }
}

fn rejected(page: &Outcome) -> Markup {
    let all = page.run.totals.rejected;
    html! {
        @if page.rejects.is_empty() {
            h2 { "Every row could be read" }
            p.small.muted.mt-1 { "None is left over." }
        } @else {
            div.row.between {
                h2 { @if all == 1 { "1 row was not brought in" } @else { (grouped(all)) " rows were not brought in" } }
                a.btn.sm href={ "/imports/" (page.run.id) "/rejected.csv" } { "Download the list" }
            }
            (table::scroll("Rejected rows", html! {
                table.table.mt-3 {
                    thead { tr { th.num scope="col" { "Line" } th scope="col" { "Column" } th scope="col" { "Why" } th scope="col" { "Row" } } }
                    tbody {
                        @for reject in &page.rejects {
                            tr {
                                td.num { (reject.line) }
                                td { code { (reject.column) } }
                                td { (reject.reason) }
                                td.small.muted { (reject.row.chars().take(120).collect::<String>()) }
                            }
                        }
                    }
                }
            }))
            @if all > page.rejects.len() as u64 {
                p.small.muted.mt-2 { "The first " (page.rejects.len()) " of them. All are in the file." }
            }
        }
    }
}
