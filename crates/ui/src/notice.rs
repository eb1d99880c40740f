//! What the page says to the person: notices, empty states, the toast, the error page.

use maud::{Markup, html};

use crate::icon::{Icon, icon};
use crate::shell::Toast;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// Something went wrong; it says what was kept and what to do.
    Bad,
    /// Protected time: held until later.
    Warm,
    Good,
}

/// A notice in the page.
pub fn notice(tone: Tone, text: Markup) -> Markup {
    let (class, drawing) = match tone {
        Tone::Plain => ("notice", None),
        Tone::Bad => ("notice bad", Some(Icon::Alert)),
        Tone::Warm => ("notice warm", Some(Icon::Held)),
        Tone::Good => ("notice good", Some(Icon::Check)),
    };
    html! {
        div class=(class) role=[(tone == Tone::Bad).then_some("alert")] {
            @if let Some(drawing) = drawing { (icon(drawing)) }
            div { (text) }
        }
    }
}

/// An empty state: what is missing, why it matters, one action.
pub fn empty(title: &str, why: &str, action: Markup) -> Markup {
    html! { div.empty { h3 { (title) } p { (why) } (action) } }
}

/// The toast at the bottom left, with its undo. `token` is the hidden field that each form carries.
pub fn toast(toast: &Toast, token: Option<(&str, &str)>) -> Markup {
    html! {
        div.toast role="status" data-toast {
            span { (toast.text) }
            @if let Some(undo) = &toast.undo {
                form method="post" action=(undo.action) {
                    @if let Some((name, value)) = token { input type="hidden" name=(name) value=(value); }
                    @for (name, value) in &undo.fields { input type="hidden" name=(name) value=(value); }
                    button type="submit" { "Undo" }
                }
            }
        }
    }
}

/// The body of an error page, for [`crate::page`] or [`crate::page_bare`]: the fact, what to do, one way on.
pub fn error_page(status: u16, headline: &str, text: &str, action: Markup) -> Markup {
    html! {
        main.errorpage #main {
            p.quiet.small { "Error " (status) }
            h1 { (headline) }
            p.muted.mt-2 { (text) }
            div.row.mt-5 { (action) }
        }
    }
}
