//! Rows of the palette (Ctrl K) and of the search page: people, actions and learnings in one list,
//! the matched letters bold.

use maud::{Markup, html};

/// One row of the fragment that `/palette?q=` answers with: `<li>` after `<li>`, nothing around them.
pub fn palette_row(href: &str, words: Markup, kind: &str) -> Markup {
    html! {
        li role="option" aria-selected="false" {
            a href=(href) tabindex="-1" { span { (words) } span.quiet { (kind) } }
        }
    }
}

/// A row that says something instead of leading somewhere: nothing was found.
pub fn palette_note(words: &str) -> Markup {
    html! { li { p.pal-note.muted { (words) } } }
}

/// The text with every match of the query bold, whatever its case.
pub fn matched(text: &str, query: &str) -> Markup {
    let query: Vec<char> = query.trim().chars().flat_map(char::to_lowercase).collect();
    let letters: Vec<char> = text.chars().collect();
    let here = |place: usize| {
        !query.is_empty()
            && letters.len() >= place + query.len()
            && letters[place..place + query.len()]
                .iter()
                .zip(&query)
                .all(|(letter, wanted)| folded(*letter) == *wanted)
    };
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let (bold, until) = if here(place) { (true, place + query.len()) } else { (false, place + 1) };
        let piece: String = letters[place..until].iter().collect();
        match pieces.last_mut() {
            Some((false, last)) if !bold => last.push_str(&piece),
            _ => pieces.push((bold, piece)),
        }
        place = until;
    }
    html! {
        @for (bold, piece) in pieces { @if bold { b { (piece) } } @else { (piece) } }
    }
}

fn folded(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}
