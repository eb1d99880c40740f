//! The list, and counting a use.

use domain::LearningId;
use domain::segment::{Behaviour, Ending};
use serde::Deserialize;
use ui::Nav;
use web::{Error, Frame, Id, PageRequest, Query, Reply, Result, Viewer, redirect};

use super::{actions, queries, view};

/// The segment asked for, beside what every list is asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Filter {
    #[serde(default)]
    segment: String,
}

/// The learnings in the viewer's sight.
pub(super) async fn index(
    viewer: Viewer,
    Query(request): Query<PageRequest>,
    Query(filter): Query<Filter>,
) -> Result<Reply> {
    let (asked, segment) = (request.clone(), filter.segment.clone());
    let page = viewer.read(move |org, who| Ok(queries::list(org, who, &asked, &segment)?)).await?;
    let list = view::Index {
        page,
        is_first: request.after.is_empty(),
        q: request.q,
        segment: filter.segment,
        segments: segments(),
        today: viewer.today(),
    };
    viewer.page(Frame::new("Learnings", Some(Nav::Learnings)), view::index(&list)).await
}

/// "I used it."
pub(super) async fn used(viewer: Viewer, Id(id): Id<LearningId>) -> Result<Reply> {
    viewer
        .write(move |org, who| {
            if !queries::is_in_sight(org, who, id)? {
                return Err(Error::NotFound);
            }
            actions::used(org, id)
        })
        .await?;
    Ok(redirect("/learnings").toast("Counted."))
}

/// Code and label of every segment.
fn segments() -> Vec<(&'static str, &'static str)> {
    let behaviours = Behaviour::ALL.iter().map(|one| (one.code(), one.label()));
    behaviours.chain(Ending::ALL.iter().map(|one| (one.code(), one.label()))).collect()
}
