//! The front of the house: what somebody sees who is not signed in. The horizon, a greeting, one form.

use maud::{Markup, html};

use crate::dayline::horizon;
use crate::icon::mark;

/// A page before signing in.
#[derive(Debug, Clone, Default)]
pub struct Front<'a> {
    /// At the top right: the organisation, where it can be told.
    pub place: &'a str,
    /// The large words.
    pub headline: &'a str,
    /// Two lines below it.
    pub tagline: Markup,
    /// The form at the right.
    pub form: Markup,
    /// "forenoon.northwind.example".
    pub host: &'a str,
    /// "1.0".
    pub version: &'a str,
}

/// The page's body, for [`crate::page_bare`].
pub fn front(front: &Front<'_>) -> Markup {
    html! {
        main.signin #main {
            div.signin-mark {
                span.brand { (mark()) "Forenoon" }
                span.quiet.small { (front.place) }
            }
            div.horizon-wrap { (horizon()) }
            div.signin-grid {
                div {
                    h1 { (front.headline) }
                    div.tagline.mt-3 { (front.tagline) }
                }
                (front.form)
            }
            footer.signin-foot.small.quiet {
                span { "Runs on your own server, " (front.host) }
                span { "Version " (front.version) ". Nothing here leaves this machine." }
            }
        }
    }
}
