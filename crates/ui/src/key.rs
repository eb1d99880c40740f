//! Buttons that have a key: the result buttons of Focus, which show their key on wide screens and
//! become large targets on a phone.

use maud::{Markup, html};

use crate::shape::{Shape, shape};

/// A result that can be logged.
#[derive(Debug, Clone)]
pub struct ResultKey<'a> {
    /// "C", or "Space".
    pub key: &'a str,
    pub shape: Option<Shape>,
    pub label: &'a str,
    /// On a phone, where the label is long: "Call booked".
    pub short: Option<&'a str>,
    /// What the form sends: name and value of the button.
    pub sends: (&'a str, &'a str),
    /// The id of the picker that asks for more before anything is sent.
    pub picker: Option<&'a str>,
}

/// One result button, for a list `ul.keys`. Without a script a button with a picker sends itself
/// and the server asks on the next page.
pub fn result_key(result: &ResultKey<'_>) -> Markup {
    let pressed = if result.key.eq_ignore_ascii_case("space") {
        " ".to_owned()
    } else {
        result.key.to_ascii_lowercase()
    };
    html! {
        li {
            button type="submit" name=(result.sends.0) value=(result.sends.1) data-key=(pressed) data-picker=[result.picker] {
                kbd { (result.key) }
                @if let Some(outcome) = result.shape { (shape(outcome, 12, None)) }
                @if let Some(short) = result.short {
                    span.wide-only { (label(result.label)) }
                    span.phone-only { (short) }
                } @else {
                    span { (label(result.label)) }
                }
            }
        }
    }
}

/// What follows a comma gives way on a narrow desk: "Not now, pick a day".
fn label(words: &str) -> Markup {
    html! {
        @if let Some((short, rest)) = words.split_once(',') { (short) i { "," (rest) } } @else { (words) }
    }
}

/// A picker: the small dialog inside the form of Focus that asks for a day, a name or an amount before
/// the result is sent. It opens by the button that names its id in [`ResultKey::picker`].
pub fn picker(id: &str, title: &str, fields: Markup, sends: (&str, &str), submit: &str) -> Markup {
    html! {
        dialog.picker id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (title) }
            (fields)
            div.row {
                button.btn.ink type="submit" name=(sends.0) value=(sends.1) { (submit) }
                button.btn.plain type="button" data-close { "Cancel" kbd { "Esc" } }
            }
        }
    }
}

/// Days to pick from, "Tomorrow", "Thu 14 May", as value and words; another day goes into a date field beside them.
pub fn days(name: &str, days: &[(String, String)], chosen: &str) -> Markup {
    html! {
        div.days role="radiogroup" aria-label="Day" {
            @for (value, words) in days {
                label { input type="radio" name=(name) value=(value) checked[value == chosen]; (words) }
            }
        }
    }
}
