//! The pipeline as a board and as a table.

use serde::Deserialize;
use ui::Nav;
use web::{For, Frame, PageRequest, Query, Reply, Result, Viewer, Who};

use super::super::queries::{self, Listing, Scope, Sort};
use super::super::{board, view};

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub(in crate::opportunities) struct Request {
    #[serde(default)]
    view: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

/// The board, or the table at `?view=table`.
pub(in crate::opportunities) async fn index(viewer: Viewer, Query(request): Query<Request>) -> Result<Reply> {
    let scope = scope(viewer.who(), &request.scope);
    if request.view == "table" {
        return table(viewer, request, scope).await;
    }
    let board = viewer.read(move |org, who| board::read(org, who, scope)).await?;
    let frame = Frame::new("Pipeline", Some(Nav::Pipeline)).main_class("pipe");
    viewer.page(frame, view::board::page(&board)).await
}

/// A leader's own pipeline is their team's.
fn scope(who: &Who, asked: &str) -> Scope {
    match asked {
        "team" => Scope::Team,
        "mine" => Scope::Mine,
        _ if For::Leaders.admits(who) && !who.roles.is_selling() => Scope::Team,
        _ if who.roles.is_selling() => Scope::Mine,
        _ => Scope::Team,
    }
}

async fn table(viewer: Viewer, request: Request, scope: Scope) -> Result<Reply> {
    let state = match request.state.as_str() {
        "won" => "won",
        "lost" => "lost",
        "all" => "",
        _ => "open",
    };
    let listing = Listing { scope, state, sort: Sort::from_code(&request.sort) };
    let asked = PageRequest { q: request.q, after: request.after };
    let (words, list) = (asked.clone(), listing.clone());
    let (page, count) = viewer
        .read(move |org, who| {
            let page = queries::list(org, who.user, &list, &words)?;
            Ok((page, queries::how_many(org, who.user, &list, &words.q)?))
        })
        .await?;
    let today = viewer.today();
    let frame = Frame::new("Pipeline", Some(Nav::Pipeline)).main_class("pipe");
    viewer.page(frame, view::table::page(&listing, &asked, &page, count, today)).await
}
