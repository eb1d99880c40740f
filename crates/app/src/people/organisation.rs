//! The organisation's name and when a lead may be handed over.

use web::{Errors, Fields, Frame, Reply, Result, Viewer, redirect};

use super::form::OrganisationForm;
use super::{actions, pages, queries, view};

pub(super) async fn edit(viewer: Viewer) -> Result<Reply> {
    let form = current(&viewer).await?;
    show(&viewer, &form).await
}

pub(super) async fn update(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let text = |name: &str| fields.text(name).to_owned();
    let (name, after, days) = (text("name"), text("hand_off_after"), text("hand_off_days"));
    let sent = (name.clone(), after.clone(), days.clone());
    let done = viewer.write(move |org, _| actions::edit_organisation(org, &sent.0, &sent.1, &sent.2)).await;
    match done {
        Ok(()) => Ok(redirect("/settings/organisation").toast("Saved.")),
        Err(error) => {
            let form = OrganisationForm {
                name,
                after,
                days,
                errors: error.into_errors()?,
                ..current(&viewer).await?
            };
            Ok(show(&viewer, &form).await?.invalid())
        }
    }
}

async fn current(viewer: &Viewer) -> Result<OrganisationForm> {
    let kept = viewer.read(|org, _| Ok(queries::organisation(org)?)).await?;
    Ok(OrganisationForm {
        name: kept.name,
        currency: kept.currency.to_string(),
        zone: kept.zone,
        after: kept.hand_off_after,
        days: kept.hand_off_days.to_string(),
        errors: Errors::new(),
    })
}

async fn show(viewer: &Viewer, form: &OrganisationForm) -> Result<Reply> {
    let page = ui::settings(ui::Setting::Organisation, pages::may(viewer), view::organisation(form));
    viewer.page(Frame::new("Organisation", None).without_day_line(), page).await
}
