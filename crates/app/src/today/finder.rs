//! The palette behind Ctrl K, and the same as a page for those without scripts: people, actions and learnings in one
//! list.

use maud::{Markup, html};
use serde::Deserialize;
use ui::palette::{matched, palette_note, palette_row};
use web::{For, Frame, Query, Reply, Result, Viewer, Who};

use super::queries::{self, Found};

const LIMIT: usize = 6;
const NOTHING: &str = "Nothing here has that name. Try fewer letters.";

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    #[serde(default)]
    q: String,
}

/// Rows for the dialog.
pub(super) async fn palette(viewer: Viewer, Query(words): Query<Words>) -> Result<Reply> {
    let found = find(&viewer, &words.q, LIMIT).await?;
    Ok(Reply::html(rows(&found, &words.q)))
}

/// The same list as a page.
pub(super) async fn search(viewer: Viewer, Query(words): Query<Words>) -> Result<Reply> {
    let found = find(&viewer, &words.q, 40).await?;
    let main = html! {
        div.lede { div { h1 { "Find or jump to" } } }
        (ui::table::filters("/search", "Name, company or what you want to do", &words.q, html! {}))
        @if found.is_empty() {
            p.muted { (NOTHING) }
        } @else {
            ul.lines {
                @for row in &found {
                    li { a href=(row.href) { (matched(&row.words, &words.q)) } span.quiet.small { (row.kind) } }
                }
            }
        }
    };
    viewer.page(Frame::new("Find", None), main).await
}

async fn find(viewer: &Viewer, words: &str, limit: usize) -> Result<Vec<Found>> {
    let mut found = actions(viewer.who(), words);
    let folded = domain::names::fold(words);
    if !folded.is_empty() {
        found.extend(viewer.read(move |org, who| Ok(queries::find(org, who, &folded, limit)?)).await?);
    }
    Ok(found)
}

fn rows(found: &[Found], words: &str) -> Markup {
    html! {
        @if found.is_empty() { (palette_note(NOTHING)) }
        @for row in found { (palette_row(&row.href, matched(&row.words, words), row.kind)) }
    }
}

/// What can be done from anywhere; those that hold the words, or a few when nothing was typed yet.
fn actions(who: &Who, words: &str) -> Vec<Found> {
    let all: [(&str, &str, For); 17] = [
        ("/today", "Today", For::SignedIn),
        ("/focus", "Enter Focus", For::Selling),
        ("/tomorrow", "Plan tomorrow", For::Selling),
        ("/debrief", "Write the debrief", For::Selling),
        ("/prospects", "Prospects", For::SignedIn),
        ("/prospects/new", "New prospect", For::SignedIn),
        ("/accounts", "Accounts", For::SignedIn),
        ("/pipeline", "Pipeline", For::SignedIn),
        ("/learnings", "Learnings", For::SignedIn),
        ("/scoreboard", "Scoreboard", For::SignedIn),
        ("/huddle", "Huddle", For::Leaders),
        ("/messages", "Messages", For::SignedIn),
        ("/blocks", "Your blocks", For::Selling),
        ("/imports", "Import a file", For::AdminsAndLeaders),
        ("/policies", "Block policies", For::AdminsAndLeaders),
        ("/people", "People", For::AdminsAndLeaders),
        ("/settings", "Settings", For::SignedIn),
    ];
    let folded = domain::names::fold(words);
    let fits = |label: &str| folded.is_empty() || domain::names::fold(label).contains(&folded);
    let found = all.into_iter().filter(|(_, label, serves)| serves.admits(who) && fits(label));
    let limit = if folded.is_empty() { 8 } else { 17 };
    found
        .take(limit)
        .map(|(href, label, _)| Found { href: href.to_owned(), words: label.to_owned(), kind: "Go to" })
        .collect()
}
