//! The small forms of a prospect's page: the next conversation, and what is known.

use maud::{Markup, html};
use ui::Field;
use ui::form::{check, problems};
use web::{Errors, Fields};

use crate::prospects::queries::Fact;

/// When to talk next, and what for.
pub(in crate::prospects) fn next_form(
    id: i64,
    name: &str,
    given: &str,
    fields: &Fields,
    errors: &Errors,
) -> Markup {
    let all: Vec<(&str, &str)> = errors.iter().collect();
    html! {
        div.lede { div { p.small { a.quiet href={ "/prospects/" (id) } { (name) } } h1 { "When do you talk next?" } } }
        form.formgrid.narrow method="post" action={ "/prospects/" (id) "/next" } data-main novalidate {
            div.all { (problems(&all)) }
            (Field::input("date", "day", "Day").value(fields.text("day")).error(errors.get("day"))
                .hint("Leave it empty when there is none."))
            (Field::input("time", "time", "Time").optional().value(fields.text("time")).error(errors.get("time")))
            div.all { (check("named", "1", fields.ticked("named"), html! { (given) " named the day" })) }
            div.all {
                (Field::textarea("objective", "What do you want from it?").rows(2).words().value(fields.text("objective"))
                    .error(errors.get("objective")).placeholder("Agree the site visit, and who joins."))
            }
            div.all.row { button.btn.ink type="submit" { "Save" } a.btn.plain href={ "/prospects/" (id) } { "Cancel" } }
        }
    }
}

/// What is known: each line with its form, and one for a new line.
pub(in crate::prospects) fn facts_form(
    id: i64,
    name: &str,
    facts: &[Fact],
    fields: &Fields,
    errors: &Errors,
) -> Markup {
    html! {
        div.lede { div { p.small { a.quiet href={ "/prospects/" (id) } { (name) } } h1 { "What you know" } } }
        @if !facts.is_empty() {
            ul.lines.narrow {
                @for fact in facts {
                    li {
                        span { b { (fact.label) } " " (fact.text) }
                        span.row {
                            a.small href={ "/prospects/" (id) "/facts?fact=" (fact.id) } { "Change" }
                            form method="post" action={ "/prospects/" (id) "/facts/" (fact.id) "/remove" } {
                                button.btn.sm type="submit" aria-label={ "Take away: " (fact.label) } { "Take away" }
                            }
                        }
                    }
                }
            }
        }
        form.formgrid.narrow.mt-5 method="post" action={ "/prospects/" (id) "/facts" } data-main novalidate {
            (Field::text("label", "About").value(fields.text("label")).error(errors.get("label")).list("labels").maxlength(80)
                .hint("A label that is there already is written over."))
            (Field::text("text", "What you know").value(fields.text("text")).error(errors.get("text")).maxlength(400))
            (Field::input("url", "source_url", "Where you know it from").optional().value(fields.text("source_url"))
                .error(errors.get("source_url")).maxlength(400))
            datalist id="labels" {
                @for label in ["Reason to change", "Who decides", "In place today", "Budget", "By when"] { option value=(label) {} }
            }
            div.all.row { button.btn.ink type="submit" { "Save" } a.btn.plain href={ "/prospects/" (id) } { "Done" } }
        }
    }
}
