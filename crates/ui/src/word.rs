//! Words and the small things around them: a person in a row, tags, chips, a person's own words.

use maud::{Markup, html};

use crate::icon::{Icon, icon};

/// How a tag or a chip is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verdict {
    #[default]
    Plain,
    /// Amber: due, protected.
    Due,
    Good,
    Bad,
}

impl Verdict {
    fn tag_class(self) -> &'static str {
        match self {
            Self::Plain => "tag",
            Self::Due => "tag due",
            Self::Good => "tag good",
            Self::Bad => "tag bad",
        }
    }

    fn chip_class(self) -> &'static str {
        match self {
            Self::Plain => "chip",
            Self::Due => "chip amber",
            Self::Good => "chip kept",
            Self::Bad => "chip lost",
        }
    }
}

/// A person and the account in one line. The cell or paragraph around it is ours: `.person`.
pub fn person(name: &str, href: Option<&str>, account: &str) -> Markup {
    html! { span.person { (name_link(name, href)) span { (account) } } }
}

/// The same on two lines.
pub fn person_two(name: &str, href: Option<&str>, account: &str) -> Markup {
    html! { span.person.two { (name_link(name, href)) span { (account) } } }
}

fn name_link(name: &str, href: Option<&str>) -> Markup {
    html! {
        @if let Some(href) = href { a href=(href) { (name) } } @else { b { (name) } }
    }
}

/// A tag of 12 px. At most one a row.
pub fn tag(verdict: Verdict, text: &str) -> Markup {
    html! { span class=(verdict.tag_class()) { (text) } }
}

/// An icon and a word.
pub fn chip(verdict: Verdict, drawing: Icon, text: &str) -> Markup {
    html! { span class=(verdict.chip_class()) { (icon(drawing)) (text) } }
}

/// Words a person wrote, in serif, 17 px.
pub fn words(text: &str) -> Markup {
    html! { p.words { (text) } }
}

/// Words a person wrote, in quotation marks, 15 px.
pub fn quote(text: &str) -> Markup {
    html! { blockquote.words.sm { "“" (text) "”" } }
}

/// Initials in a circle, for one's own account and for colleagues.
pub fn who(initials: &str) -> Markup {
    html! { span.who aria-hidden="true" { (initials) } }
}

/// A key cap.
pub fn cap(key: &str) -> Markup {
    html! { kbd { (key) } }
}

/// A figure of 36 px with its unit and one line of meaning below.
pub fn stat(figure: &str, unit: &str, meaning: &str) -> Markup {
    html! {
        p.stat { (figure) @if !unit.is_empty() { " " small { (unit) } } }
        p.small.muted.mt-1 { (meaning) }
    }
}
