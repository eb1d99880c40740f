//! The clock of the demo: what time it is there, and the moments of the day to go to.

use maud::{Markup, html};

use super::menu::token;
use crate::icon::{Icon, icon};

/// The demo's clock control, bottom right on every page.
#[derive(Debug, Clone, Default)]
pub struct DemoControl {
    /// "Tue 12 May, 8:40".
    pub now_text: String,
    /// Label and the value that is sent as `moment`.
    pub moments: Vec<(String, String)>,
    /// Where the form goes.
    pub action: String,
}

pub(super) fn control(demo: &DemoControl, hidden: Option<(&str, &str)>) -> Markup {
    html! {
        details.demo data-menu {
            summary { (icon(Icon::Clock)) span { "Demo, " b { (demo.now_text) } } }
            form.menu method="post" action=(demo.action) {
                (token(hidden))
                p.small.quiet { "Go to another moment of the day" }
                @for (label, value) in &demo.moments {
                    button type="submit" name="moment" value=(value) { (label) }
                }
            }
        }
    }
}
