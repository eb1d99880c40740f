//! A single tick or radio with its words, and fields nobody sees.

use maud::{Markup, html};

/// A check box with its words at the right. Sends `value` when ticked.
pub fn check(name: &str, value: &str, checked: bool, words: Markup) -> Markup {
    html! {
        label.check { input type="checkbox" name=(name) value=(value) checked[checked]; span { (words) } }
    }
}

/// One of several, on a line of its own.
pub fn radio(name: &str, value: &str, checked: bool, words: Markup) -> Markup {
    html! {
        label.check { input type="radio" name=(name) value=(value) checked[checked]; span { (words) } }
    }
}

/// A hidden field.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}
