//! What is known about a prospect: lines under labels.

use domain::{FactId, ProspectId};
use serde::Deserialize;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Id, Path, Query, Reply, Result, Viewer, redirect};

use crate::prospects::{actions, queries, view};

/// The line to change, if one is.
#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::prospects) struct Chosen {
    #[serde(default)]
    fact: String,
}

/// All lines, and the form for one.
pub(in crate::prospects) async fn edit(
    viewer: Viewer,
    Id(id): Id<ProspectId>,
    Query(chosen): Query<Chosen>,
) -> Result<Reply> {
    let facts = viewer.read(move |org, _| Ok(queries::facts(org, id)?)).await?;
    let fact = facts.into_iter().find(|fact| fact.id.to_string() == chosen.fact);
    let fields = match fact {
        Some(fact) => Fields::from_pairs([
            ("label", fact.label),
            ("text", fact.text),
            ("source_url", fact.source_url.unwrap_or_default()),
        ]),
        None => Fields::default(),
    };
    form(viewer, id, &fields, &Errors::new()).await
}

/// Adds a line, or writes one over.
pub(in crate::prospects) async fn update(
    viewer: Viewer,
    Id(id): Id<ProspectId>,
    fields: Fields,
) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            queries::may_edit(org, who, id)?;
            actions::set_fact(org, id, typed.text("label"), typed.text("text"), typed.optional("source_url"))
        })
        .await;
    match saved {
        Ok(_) => Ok(redirect(format!("/prospects/{id}")).toast("Saved.")),
        Err(error) => Ok(form(viewer, id, &fields, &error.into_errors()?).await?.invalid()),
    }
}

/// Takes a line away.
pub(in crate::prospects) async fn destroy(
    viewer: Viewer,
    Path((id, fact)): Path<(String, String)>,
) -> Result<Reply> {
    let id: ProspectId = id.parse().map_err(|_| Error::NotFound)?;
    let fact: FactId = fact.parse().map_err(|_| Error::NotFound)?;
    viewer
        .write(move |org, who| {
            queries::may_edit(org, who, id)?;
            actions::remove_fact(org, id, fact)
        })
        .await?;
    Ok(redirect(format!("/prospects/{id}/facts")).toast("Taken away."))
}

async fn form(viewer: Viewer, id: ProspectId, fields: &Fields, errors: &Errors) -> Result<Reply> {
    let name = name_of(&viewer, id).await?;
    let facts = viewer.read(move |org, _| Ok(queries::facts(org, id)?)).await?;
    let markup = view::facts_form(id.into(), &name, &facts, fields, errors);
    viewer.page(Frame::new(name.clone(), Some(Nav::Prospects)), markup).await
}

/// The prospect's name, for somebody who may change the record.
pub(super) async fn name_of(viewer: &Viewer, id: ProspectId) -> Result<String> {
    viewer
        .read(move |org, who| {
            queries::may_edit(org, who, id)?;
            Ok(queries::fields(org, id)?.ok_or(Error::NotFound)?.name)
        })
        .await
}
