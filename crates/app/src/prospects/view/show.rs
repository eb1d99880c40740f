//! One prospect: the head, what comes next, what happened. What is known stands in `aside`.

use domain::hours::{day_long, day_short, local_day, minute_of_day, minute_text};
use domain::names;
use domain::promise::{Due, due};
use maud::{Markup, html};
use ui::word::{Verdict, tag};
use ui::{Field, Icon, icon, shape};
use web::Errors;

use super::aside;
use crate::prospects::queries::Promise;
use crate::prospects::show::Shown;
use crate::prospects::timeline::Entry;

/// The page. `note` is what was typed into the note's field when it could not be saved.
pub(in crate::prospects) fn show(page: &Shown, note: &str, errors: &Errors) -> Markup {
    html! {
        (head(page))
        div.split.pr-split {
            div {
                (next(page))
                @if !page.open_promises.is_empty() { (promises(page)) }
                h2.mt-6 { "What happened" }
                @if page.entries.is_empty() {
                    p.muted.mt-2 { "Nothing yet. The first call is the hardest; begin with who the right person is." }
                } @else {
                    ol.timeline.mt-3 { @for entry in &page.entries { (event(entry)) } }
                }
                @if page.leave.edit { (note_form(page, note, errors)) }
            }
            (aside::aside(page))
        }
    }
}

fn head(page: &Shown) -> Markup {
    let fields = &page.fields;
    let work = [fields.title.as_deref(), page.account.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let stop = if work.is_empty() { "" } else { ". " };
    html! {
        div.lede {
            div {
                p.small {
                    a.quiet href="/prospects" { "Prospects" }
                    @if let (Some(id), Some(name)) = (fields.account, &page.account) {
                        span.quiet { " / " a.quiet href={ "/accounts/" (id) } { (name) } }
                    }
                }
                h1 { (fields.name) }
                p { (work) (stop) @if let Some(summary) = &fields.summary { (summary) } }
                (state(page))
            }
            div.actions {
                @if let Some(phone) = &fields.phone { a.btn href={ "tel:" (digits(phone)) } { (icon(Icon::Phone)) (phone) } }
                @if let Some(email) = &fields.email { a.btn href={ "mailto:" (email) } { (icon(Icon::Mail)) "E-mail" } }
                @if page.leave.log { a.btn.ink href={ "/prospects/" (page.id) "/log" } data-key="l" { "Log a result " kbd { "L" } } }
            }
        }
    }
}

/// What a phone can dial.
fn digits(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#')).collect()
}

fn state(page: &Shown) -> Markup {
    let standing = &page.standing;
    let day = standing.state_day.map(|day| format!(" since {}", day_short(day))).unwrap_or_default();
    let owner = match (&page.owner, page.is_mine) {
        (_, true) => "Yours".to_owned(),
        (Some(name), false) => names::possessive(name),
        (None, false) => "Nobody’s yet".to_owned(),
    };
    html! {
        p.small.muted {
            (owner)
            @match standing.state.as_str() {
                "disqualified" => { ". Not a fit" (day) @if let Some(reason) = &standing.state_reason { ": " (reason) } },
                "qualified" => { ". Qualified" (day) },
                "customer" => { ". Customer" (day) },
                "lost" => { ". Lost" (day) @if let Some(reason) = &standing.state_reason { ": " (reason) } },
                _ => {},
            }
            "."
            @if page.leave.edit { " " a href={ "/prospects/" (page.id) "/edit" } { "Edit" } }
        }
        @if page.leave.owner.is_none() && page.sells {
            form.mt-2 method="post" action={ "/prospects/" (page.id) "/take" } {
                button.btn.sm type="submit" { "Make it mine" }
            }
        }
    }
}

fn next(page: &Shown) -> Markup {
    let next = &page.standing.next;
    let late = next.day.is_some_and(|day| day < page.today) && page.coming_call.is_none();
    let given = names::given(&page.fields.name);
    html! {
        section.card.nextup {
            div.row.between {
                h2 { (headline(page)) }
                @if page.in_your_block { (tag(Verdict::Due, "In your block")) }
                @else if late { (tag(Verdict::Due, "Due")) }
            }
            @if let Some(objective) = &next.objective { p.words.big.mt-2 { (objective) } }
            @else if next.day.is_some() { p.muted.mt-2 { "No objective yet. What do you want from it?" } }
            @else if page.coming_call.is_none() { p.muted.mt-2 { "Without a day nobody calls. Set one, with what you want from it." } }
            p.small.muted.mt-2 {
                @if next.named_by_them { (given) " named the day. " }
                @if page.leave.edit {
                    a href={ "/prospects/" (page.id) "/next" } { @if next.day.is_some() { "Change it" } @else { "Set a day" } }
                }
            }
        }
    }
}

fn headline(page: &Shown) -> String {
    if let Some(at) = page.coming_call {
        let (day, minute) = (local_day(at, &page.zone), minute_of_day(at, &page.zone));
        return format!("Scoping call: {}, {}", day_long(day), minute_text(minute));
    }
    let minute = page.standing.next.minute.and_then(|minute| u32::try_from(minute).ok());
    match (page.standing.next.day, minute) {
        (Some(day), Some(minute)) => format!("Next: {}, {}", day_long(day), minute_text(minute)),
        (Some(day), None) => format!("Next: {}", day_long(day)),
        (None, _) => "No next day yet".to_owned(),
    }
}

fn promises(page: &Shown) -> Markup {
    html! {
        h2.mt-6 { "Promised" }
        ul.promises.mt-2 { @for promise in &page.open_promises { (promised(page, promise)) } }
    }
}

fn promised(page: &Shown, promise: &Promise) -> Markup {
    let due = due(promise.due, page.today);
    let verdict = match due {
        Due::Late(_) => Verdict::Bad,
        Due::Today => Verdict::Due,
        Due::Later(_) => Verdict::Plain,
    };
    html! {
        li {
            form.check method="post" action={ "/promises/" (promise.id) } {
                input type="hidden" name="done" value="1";
                input type="hidden" name="back" value={ "/prospects/" (page.id) };
                button.tickbox type="submit" aria-label={ "Done: " (promise.text) } disabled[!page.leave.log] {}
                span { (promise.text) }
            }
            (tag(verdict, &due.to_string()))
        }
    }
}

fn event(entry: &Entry) -> Markup {
    html! {
        li.ev {
            span.ev-mark { (shape(entry.shape, 14, Some(entry.shape.word()))) }
            div {
                p.row.between {
                    b { @if let Some(href) = &entry.href { a href=(href) { (entry.title) } } @else { (entry.title) } }
                    span.quiet.small.nowrap { (entry.when) }
                }
                @if let Some(words) = &entry.words { p.words { (words) } }
                @if let Some(small) = &entry.small { p.small.quiet.mt-1 { (small) } }
            }
        }
    }
}

fn note_form(page: &Shown, note: &str, errors: &Errors) -> Markup {
    html! {
        form.mt-4 method="post" action={ "/prospects/" (page.id) "/notes" } {
            (Field::textarea("note", "Add a note").rows(2).value(note).error(errors.get("note")).words())
            button.btn.sm.mt-2 type="submit" { "Save the note" }
        }
    }
}
