//! Line icons of 16 px, drawn once a page in an inline sprite and used by name.

use maud::{Markup, PreEscaped, html};

/// Every icon of the sprite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Phone,
    Mail,
    Check,
    Cross,
    Alert,
    Lock,
    Search,
    Plus,
    Arrow,
    Back,
    Down,
    Up,
    Grip,
    Held,
    Clock,
}

const DRAWINGS: [(Icon, &str, &str); 15] = [
    (
        Icon::Phone,
        "phone",
        "M4.2 2.2 6 2l1.2 3-1.4 1.2a8 8 0 0 0 4 4L11 8.8l3 1.2-.2 1.8c-.1.9-.9 1.5-1.8 1.4C6.7 12.8 3.2 9.3 2.8 4c-.1-.9.5-1.7 1.4-1.8Z",
    ),
    (Icon::Mail, "mail", "M2 3.5h12v9H2zM2.3 4 8 8.7 13.7 4"),
    (Icon::Check, "check", "m3 8.5 3.2 3.2L13 4.5"),
    (Icon::Cross, "x", "m4 4 8 8M12 4l-8 8"),
    (Icon::Alert, "alert", "M8 2.2 14.3 13H1.7zM8 6.5v3M8 11.3v.1"),
    (Icon::Lock, "lock", "M3.5 7.5h9v6h-9zM5.5 7.3V5a2.5 2.5 0 0 1 5 0v2.3"),
    (Icon::Search, "search", "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14"),
    (Icon::Plus, "plus", "M8 3v10M3 8h10"),
    (Icon::Arrow, "arrow", "M3 8h10M9 4l4 4-4 4"),
    (Icon::Back, "back", "M13 8H3M7 4 3 8l4 4"),
    (Icon::Down, "down", "m4 6 4 4 4-4"),
    (Icon::Up, "up", "m4 10 4-4 4 4"),
    (Icon::Grip, "grip", "M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1"),
    (Icon::Held, "held", "M3 9.5h3l1 1.5h2l1-1.5h3M3 9.5V13h10V9.5M5 6.5h6M6 3.5h4"),
    (Icon::Clock, "clock", "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3l2 1.5"),
];

/// An icon beside a word. It says nothing to a screen reader; the word does.
pub fn icon(icon: Icon) -> Markup {
    let name = DRAWINGS.iter().find(|(known, ..)| *known == icon).map_or("", |(_, name, _)| name);
    html! { svg.i aria-hidden="true" { use href={ "#i-" (name) } {} } }
}

/// The house mark: the sun over the line.
pub fn mark() -> Markup {
    html! { svg.mark width="24" height="24" aria-hidden="true" { use href="#mark" {} } }
}

/// All drawings, once a page, unseen.
pub fn sprite() -> Markup {
    html! {
        svg.vh width="0" height="0" aria-hidden="true" focusable="false" {
            @for (_, name, path) in DRAWINGS {
                symbol id={ "i-" (name) } viewBox="0 0 16 16" { path d=(path) {} }
            }
            (PreEscaped(r#"<symbol id="mark" viewBox="0 0 24 24"><path class="mk-sun" d="M5 16a7 7 0 0 1 14 0Z"/><path class="mk-line" d="M1.5 16.5h21"/></symbol>"#))
        }
    }
}
