//! Form fields: label above, hint under the label, the error under the field, all wired for screen
//! readers. What was typed is never cleared: a form that failed is drawn again with its values.

mod check;
mod field;

pub use check::{check, hidden, radio};
pub use field::Field;

use maud::{Markup, html};

use crate::icon::{Icon, icon};

/// The message under a field.
pub fn error(id: &str, text: &str) -> Markup {
    html! { p.error id=(id) { (icon(Icon::Alert)) span { (text) } } }
}

/// Above a long form that failed: how many places, each a link to its field.
pub fn problems(errors: &[(&str, &str)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.notice.bad role="alert" tabindex="-1" data-focus-first {
                (icon(Icon::Alert))
                div {
                    p { b { @if errors.len() == 1 { "One thing to mend." } @else { (errors.len()) " things to mend." } } }
                    ul { @for (field, text) in errors { li { a href={ "#f-" (field) } { (text) } } } }
                }
            }
        }
    }
}

/// The line a form with `data-draft` writes "Saved as you type, 11:04" into.
pub fn draft_note() -> Markup {
    html! { span.quiet.small data-draft-note {} }
}
