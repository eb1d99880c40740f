//! What users set for themselves.

use web::{Error, Errors, Fields, Frame, Reply, Result, Viewer, password as passwords, redirect};

use super::form::OwnForm;
use super::{actions, pages, queries, view};

pub(super) async fn edit(viewer: Viewer) -> Result<Reply> {
    let form = current(&viewer).await?;
    show(&viewer, &form).await
}

pub(super) async fn update(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let (name, zone) = (fields.text("name").to_owned(), fields.text("zone").to_owned());
    let (single_keys, theme) = (fields.ticked("single_keys"), fields.text("theme").to_owned());
    let sent = (name.clone(), zone.clone(), theme.clone());
    let done = viewer
        .write(move |org, who| {
            actions::set_profile(org, who.user, &sent.0, &sent.1, single_keys)?;
            actions::set_theme(org, who.user, &sent.2)
        })
        .await;
    match done {
        Ok(()) => Ok(redirect("/settings").toast("Saved.")),
        Err(error) => {
            let errors = error.into_errors()?;
            let kept = current(&viewer).await?;
            Ok(show(&viewer, &OwnForm { name, zone, theme, single_keys, errors, ..kept }).await?.invalid())
        }
    }
}

/// From the account menu: the script has shown it already, without one the page comes again.
pub(super) async fn theme(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let theme = fields.text("theme").to_owned();
    viewer.write(move |org, who| actions::set_theme(org, who.user, &theme)).await?;
    Ok(redirect("/settings"))
}

pub(super) async fn password(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let (old, new) = (fields.text("old").to_owned(), fields.text("password").to_owned());
    let kept = viewer.read(|org, who| Ok(queries::password_hash(org, who.user)?)).await?;
    let mut errors = Errors::new();
    if !passwords::fits(old, kept).await? {
        errors.add("old", "That is not your password now. Forgotten it? An admin can make a new link.");
    }
    if let Err(told) = passwords::check(&new) {
        errors.add("password", told);
    }
    if !errors.is_empty() {
        let form = OwnForm { errors, ..current(&viewer).await? };
        return Ok(show(&viewer, &form).await?.invalid());
    }
    let hash = passwords::hash(new).await?;
    let keep = viewer.session();
    viewer.write(move |org, who| actions::set_password(org, who.user, &hash, keep)).await?;
    Ok(redirect("/settings").toast("New password. Other browsers are signed out."))
}

async fn current(viewer: &Viewer) -> Result<OwnForm> {
    let person = viewer.read(|org, who| queries::user(org, who.user)?.ok_or(Error::NotFound)).await?;
    let who = viewer.who();
    Ok(OwnForm {
        email: person.email.unwrap_or_default(),
        name: person.name,
        zone: person.zone,
        theme: who.theme.clone(),
        single_keys: who.single_keys,
        errors: Errors::new(),
    })
}

async fn show(viewer: &Viewer, form: &OwnForm) -> Result<Reply> {
    let page = ui::settings(ui::Setting::You, pages::may(viewer), view::own(form));
    viewer.page(Frame::new("Settings", None).without_day_line(), page).await
}
