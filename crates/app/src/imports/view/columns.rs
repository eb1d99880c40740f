//! A file's columns: which come along as what, which stay behind and why, who is here already.

use domain::money::grouped;
use maud::{Markup, html};
use ui::{Field as Input, Icon, Tone, icon, notice};

use crate::imports::Kind;
use crate::imports::dates::Order;
use crate::imports::field::Field;
use crate::imports::queries::Run;

/// What the page shows.
pub(in crate::imports) struct Columns {
    pub(in crate::imports) run: Run,
    pub(in crate::imports) coming: Vec<Coming>,
    pub(in crate::imports) behind: Vec<Behind>,
    pub(in crate::imports) known: Known,
    /// What would come in; none while something is missing.
    pub(in crate::imports) ready: Option<Ready>,
    /// What was wrong with the last try.
    pub(in crate::imports) fault: Option<String>,
    /// What has to be decided first.
    pub(in crate::imports) missing: Option<String>,
    /// Whether the order of day and month can't be told by the file.
    pub(in crate::imports) asks_order: bool,
    pub(in crate::imports) date_order: Option<Order>,
    pub(in crate::imports) fields: Vec<Field>,
    pub(in crate::imports) admin: bool,
}

/// A column that comes along.
pub(in crate::imports) struct Coming {
    pub(in crate::imports) index: usize,
    pub(in crate::imports) header: String,
    pub(in crate::imports) field: Option<Field>,
    pub(in crate::imports) sample: String,
    pub(in crate::imports) filled_percent: u64,
    pub(in crate::imports) note: Option<Note>,
}

/// What is made of a sample.
pub(in crate::imports) struct Note {
    text: String,
    bad: bool,
}

impl Note {
    pub(in crate::imports) fn plain(text: impl Into<String>) -> Note {
        Note { text: text.into(), bad: false }
    }

    pub(in crate::imports) fn bad(text: impl Into<String>) -> Note {
        Note { text: text.into(), bad: true }
    }
}

/// A column that stays behind.
pub(in crate::imports) struct Behind {
    pub(in crate::imports) index: usize,
    pub(in crate::imports) header: String,
    pub(in crate::imports) reason: String,
    /// What its header would make of it.
    pub(in crate::imports) field: Option<Field>,
}

/// Name and company.
type NamedAt = (String, String);

/// People of the file who are here already.
#[derive(Default)]
pub(in crate::imports) struct Known {
    pub(in crate::imports) looked_up: usize,
    pub(in crate::imports) count: u64,
    /// In Forenoon, in the file.
    pub(in crate::imports) shown: Vec<(NamedAt, NamedAt)>,
}

/// What the file alone says about its rows.
#[derive(Default)]
pub(in crate::imports) struct Ready {
    pub(in crate::imports) coming: u64,
    pub(in crate::imports) duplicates: u64,
    pub(in crate::imports) rejected: u64,
}

/// The page.
pub(in crate::imports) fn columns(page: &Columns) -> Markup {
    let action = format!("/imports/{}/columns", page.run.id);
    html! {
        div.lede {
            div {
                h1 { "Bring the people. Leave the rest behind." }
                p {
                    code { (page.run.file_name) } ", " (grouped(page.run.rows_total)) " rows, "
                    (page.coming.len() + page.behind.len()) " columns. Nothing is written until you say so."
                }
            }
            (super::steps(1))
        }
        @if let Some(fault) = page.fault.as_ref().or(page.missing.as_ref()) { (notice(Tone::Bad, html! { (fault) })) }
        form method="post" action=(action) {
            div.split.im-split {
                section {
                    div.row.between {
                        h2 { (columns_word(page.coming.len(), "comes", "come")) " with you" }
                        span.small.quiet { "The first value as sample" }
                    }
                    (map(page))
                    (decide(page))
                }
                (behind(page))
            }
            div.split.im-split.im-low {
                (known(page))
                (ready(page))
            }
        }
    }
}

fn columns_word(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 column {one}") } else { format!("{count} columns {many}") }
}

fn map(page: &Columns) -> Markup {
    html! {
        (ui::table::scroll("Columns that come with you", html! {
            table.table.map.mt-3 {
                thead { tr {
                    th scope="col" { "In your file" } th { span.vh { "becomes" } } th scope="col" { "In Forenoon" }
                    th scope="col" { "Sample" } th.num scope="col" { "Filled" }
                } }
                tbody { @for column in &page.coming { (coming(page, column)) } }
            }
        }))
    }
}

fn coming(page: &Columns, column: &Coming) -> Markup {
    let name = format!("field-{}", column.index);
    let label = format!("{} becomes", column.header);
    let mut options = vec![("", if column.field.is_some() { "Leave behind" } else { "Choose a field" })];
    options.extend(page.fields.iter().map(|field| (field.code(), field.label())));
    html! {
        tr id={ "c-" (column.index) } {
            td { code { (column.header) } }
            td.arrow { (icon(Icon::Arrow)) }
            td { (Input::select(&name, &label, &options).value(column.field.map_or("", Field::code)).label_hidden()) }
            td.muted {
                (column.sample)
                @if let Some(note) = &column.note { br; span.small.lost[note.bad] { (note.text) } }
            }
            td.num { (column.filled_percent) "%" }
        }
    }
}

/// What the rows are, and the order of day and month where the file can't tell.
fn decide(page: &Columns) -> Markup {
    let kinds: Vec<(&str, &str)> = Kind::ALL
        .iter()
        .filter(|kind| page.admin || **kind != Kind::Users)
        .map(|kind| (kind.code(), kind.label()))
        .collect();
    let orders = [
        ("", "As the column says"),
        ("dmy", Order::Dmy.label()),
        ("mdy", Order::Mdy.label()),
        ("ymd", Order::Ymd.label()),
    ];
    html! {
        div.row.wrap.mt-4 {
            (Input::select("kind", "Its rows are", &kinds).value(page.run.kind.code()))
            @if page.asks_order || page.date_order.is_some() {
                (Input::select("date_order", "Days are written", &orders).value(page.date_order.map_or("", Order::code)))
            }
            button.btn type="submit" { "Look again" }
        }
    }
}

fn behind(page: &Columns) -> Markup {
    html! {
        section.behind {
            div.row.between {
                h2 { (columns_word(page.behind.len(), "stays", "stay")) " behind" }
                @if !page.behind.is_empty() { span.small.quiet { "Kept in the file, not lost" } }
            }
            ul.mt-3 {
                @for column in &page.behind {
                    li {
                        div { code { (column.header) } span.small.muted { (column.reason) } }
                        button.btn.sm.plain type="submit" name="bring" value=(column.index)
                            title=[column.field.map(|field| format!("It would be {}", field.label()))] { "Bring it" }
                    }
                }
            }
        }
    }
}

fn known(page: &Columns) -> Markup {
    let known = &page.known;
    let some = known.looked_up as u64 >= page.run.rows_total;
    html! {
        section {
            @if page.run.kind == Kind::Prospects && known.count > 0 {
                h2 {
                    @if known.count == 1 { "1 person looks like someone you have" }
                    @else { (grouped(known.count)) " people look like someone you have" }
                }
                p.small.muted.mt-1 {
                    "They get what the file knows more of; none is made twice."
                    @if !some { " Of the first " (grouped(known.looked_up as u64)) " rows." }
                }
                @if !known.shown.is_empty() { (side_by_side(known)) }
            } @else {
                h2 { "Nobody here looks like them" }
                p.small.muted.mt-1 { "Rows are matched by their number in the other system, else by e-mail, else by name and company." }
            }
        }
    }
}

fn side_by_side(known: &Known) -> Markup {
    html! {
        table.table.dup.mt-3 {
            thead { tr { th { span.vh { "Where" } } th scope="col" { "Name" } th scope="col" { "Company" } } }
            tbody {
                @for ((name, company), (file_name, file_company)) in &known.shown {
                    tr { td.quiet { "In Forenoon" } td { b { (name) } } td { (company) } }
                    tr { td.quiet { "In the file" } td { (file_name) } td { (file_company) } }
                }
            }
        }
    }
}

fn ready(page: &Columns) -> Markup {
    let base = format!("/imports/{}", page.run.id);
    html! {
        section.prog {
            @if let Some(ready) = &page.ready {
                h2 { (page.run.kind.count(ready.coming)) " to bring in" }
                p.small.muted.mt-2 {
                    (grouped(page.run.rows_total)) " rows read."
                    @if ready.duplicates > 0 { " " (grouped(ready.duplicates)) " stand in the file twice and come in once." }
                    @if ready.rejected > 0 { " " (grouped(ready.rejected)) " can’t be read and will be listed for you." }
                    " You can leave the page while they come in."
                }
            } @else {
                h2 { "Something is missing" }
                p.small.muted.mt-2 { "Decide it above, then look again." }
            }
            div.row.mt-4 {
                @if page.ready.is_some() {
                    button.btn.ink.lg type="submit" formaction={ (base) "/bring-in" } { "Bring them in" }
                }
                button.btn.plain type="submit" formaction={ (base) "/throw-away" } { "Stop and throw away" }
            }
        }
    }
}
