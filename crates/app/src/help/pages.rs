//! Pages that need no data: the guide, the assets, whether the server is up.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use rust_embed::RustEmbed;
use web::{Error, Frame, Reply, Result, Viewer};

#[derive(RustEmbed)]
#[folder = "../../docs/guide/"]
#[include = "*.md"]
struct Guide;

/// The guide's pages in the order in which they are read.
const CONTENTS: [(&str, &str); 9] = [
    ("rep", "Your day, in two minutes"),
    ("manager", "The huddle, in two minutes"),
    ("blocks", "Blocks and protected time"),
    ("plan", "Tomorrow’s plan"),
    ("focus", "Focus and results"),
    ("pipeline", "Hand-offs and the pipeline"),
    ("scoreboard", "The scoreboard"),
    ("import", "Bringing your people in"),
    ("running", "Running Forenoon"),
];

pub(super) async fn index(viewer: Option<Viewer>) -> Result<Reply> {
    let main = html! {
        div.lede { div { h1 { "How it is used" } p { "A page for each area. The first two are all that most people need." } } }
        ul.prose {
            @for (slug, title) in CONTENTS {
                li { a href={ "/help/" (slug) } { (title) } }
            }
        }
    };
    show_to(viewer, "Help", main).await
}

pub(super) async fn show(viewer: Option<Viewer>, Path(page): Path<String>) -> Result<Reply> {
    let title =
        CONTENTS.iter().find(|(slug, _)| *slug == page).map(|(_, title)| *title).ok_or(Error::NotFound)?;
    let file = Guide::get(&format!("{page}.md")).ok_or(Error::NotFound)?;
    let text = std::str::from_utf8(&file.data).map_err(|_| Error::NotFound)?;
    let mut body = String::new();
    pulldown_cmark::html::push_html(
        &mut body,
        pulldown_cmark::Parser::new_ext(text, pulldown_cmark::Options::ENABLE_TABLES),
    );
    let main = html! {
        p.small { a.quiet href="/help" { "Help" } span.quiet { " / " (title) } }
        article.prose { (PreEscaped(body)) }
    };
    show_to(viewer, title, main).await
}

async fn show_to(viewer: Option<Viewer>, title: &str, main: Markup) -> Result<Reply> {
    match viewer {
        Some(viewer) => viewer.page(Frame::new(title, None), main).await,
        None => Ok(Frame::bare(title).for_anyone(html! { main.page #main { (main) } })),
    }
}

/// Stylesheets, scripts and the mark; their names hold a hash of what is in them, so browsers keep them for good.
pub(super) async fn asset(Path(path): Path<String>) -> Response {
    let Some(asset) = ui::assets::get(&path) else { return Error::NotFound.into_response() };
    let age = if asset.immutable { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    ([(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, age)], asset.bytes.into_owned())
        .into_response()
}

/// For load balancers: up and answering.
pub(super) async fn health() -> &'static str {
    "ok"
}
