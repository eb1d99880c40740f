//! Outcome shapes: what came of a conversation, as a shape that always has its word.

use maud::{Markup, PreEscaped, html};

/// The shapes, from nothing yet to an opportunity. "Not now" and "not a fit" were talked about
/// with a person, so they carry [`Shape::Conversation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Conversation,
    Referral,
    Booked,
    Completed,
    QualifiedLead,
    Opportunity,
    NotReached,
    Open,
}

impl Shape {
    /// The word that belongs to the shape.
    pub fn word(self) -> &'static str {
        match self {
            Self::Conversation => "Conversation",
            Self::Referral => "Referral",
            Self::Booked => "Scoping call booked",
            Self::Completed => "Scoping call completed",
            Self::QualifiedLead => "Qualified lead",
            Self::Opportunity => "Opportunity",
            Self::NotReached => "Not reached",
            Self::Open => "Not yet",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Conversation => "sh",
            Self::Referral => "sh sh-ref",
            Self::Booked => "sh sh-book",
            Self::Completed => "sh sh-done",
            Self::QualifiedLead => "sh sh-ql",
            Self::Opportunity => "sh sh-opp",
            Self::NotReached => "sh sh-none",
            Self::Open => "sh sh-open",
        }
    }

    fn drawing(self) -> &'static str {
        match self {
            Self::Conversation => r#"<circle cx="6" cy="6" r="4"/>"#,
            Self::Referral => r#"<path d="M6 1.5 10.5 10h-9Z"/>"#,
            Self::Booked | Self::Completed => r#"<rect x="2" y="2" width="8" height="8" rx="1"/>"#,
            Self::QualifiedLead => r#"<path d="M6 .8 11.2 6 6 11.2.8 6Z"/>"#,
            Self::Opportunity => {
                r#"<path d="M6 .5l1.6 3.6 3.9.4-2.9 2.6.8 3.9L6 9l-3.4 2 .8-3.9L.5 4.5l3.9-.4Z"/>"#
            }
            Self::NotReached => r#"<path d="M2 6h8"/>"#,
            Self::Open => r#"<circle cx="6" cy="6" r="3.5"/>"#,
        }
    }
}

/// A shape of `size` px. Give a label where no word stands beside it.
pub fn shape(shape: Shape, size: u8, label: Option<&str>) -> Markup {
    html! {
        svg class=(shape.class()) width=(size) height=(size) viewBox="0 0 12 12"
            role=[label.map(|_| "img")] aria-label=[label] aria-hidden=[label.is_none().then_some("true")] {
            (PreEscaped(shape.drawing()))
        }
    }
}

/// A shape inside a sentence.
pub fn inline(shape: Shape) -> Markup {
    html! {
        svg class={ (shape.class()) " inl" } width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" {
            (PreEscaped(shape.drawing()))
        }
    }
}

/// A shape and its word, as in lists of results.
pub fn shape_chip(outcome: Shape) -> Markup {
    html! { span.chip { (shape(outcome, 12, None)) (outcome.word()) } }
}
