//! The list of people, and the form by which one is invited or changed.

use domain::{Role, UserId};
use store::Org;
use web::{Error, Fields, For, Frame, Id, Reply, Result, Viewer, Who, redirect};

use super::form::{Choices, PersonForm, errors_of};
use super::queries::{self, Person};
use super::{access, actions, invitation, view};

pub(super) async fn index(viewer: Viewer) -> Result<Reply> {
    let list = viewer.read(list).await?;
    show(&viewer, "People and teams", view::list(&list)).await
}

fn list(org: &mut Org<'_>, who: &Who) -> Result<view::List> {
    let (teams, people) = (queries::teams(org)?, queries::people(org)?);
    let mut rows = Vec::new();
    for person in people {
        let may_change = access::may_change(org, who, &person)?;
        rows.push((person, may_change));
    }
    Ok(view::List { teams, rows, is_admin: who.roles.has(Role::Admin) })
}

pub(super) async fn new(viewer: Viewer) -> Result<Reply> {
    let (choices, zone) =
        viewer.read(|org, who| Ok((choices(org, who)?, queries::organisation(org)?.zone))).await?;
    let form = PersonForm { zone, reports_to: viewer.who().user.to_string(), ..PersonForm::default() };
    show(&viewer, "Invite somebody", view::new(&form, &choices)).await
}

pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let form = PersonForm::read(&fields);
    let sent = form.clone();
    let done = viewer
        .write(move |org, who| {
            let new = sent.checked(org, who, None)?;
            if new.email.is_none() {
                return Err(Error::at("email", "Give the address that will sign in."));
            }
            let user = actions::create_user(org, &new, None)?;
            Ok((user, actions::invite(org, user)?))
        })
        .await;
    match done {
        Ok((user, secret)) => invitation::show_link(&viewer, user, &secret).await,
        Err(error) => {
            let form = PersonForm { errors: error.into_errors()?, ..form };
            let choices = viewer.read(choices).await?;
            Ok(show(&viewer, "Invite somebody", view::new(&form, &choices)).await?.invalid())
        }
    }
}

pub(super) async fn edit(viewer: Viewer, Id(user): Id<UserId>) -> Result<Reply> {
    let (person, choices) =
        viewer.read(move |org, who| Ok((changeable(org, who, user)?, choices(org, who)?))).await?;
    let form = PersonForm::of(&person);
    show(&viewer, &person.name, view::edit(&person, &form, &choices)).await
}

pub(super) async fn update(viewer: Viewer, Id(user): Id<UserId>, fields: Fields) -> Result<Reply> {
    let form = PersonForm::read(&fields);
    let sent = form.clone();
    let done = viewer
        .write(move |org, who| {
            let person = changeable(org, who, user)?;
            let new = sent.checked(org, who, Some(&person))?;
            actions::edit_user(org, user, &new)?;
            if new.email.is_some() && new.email != person.email {
                actions::claim(org, user, new.email.as_deref().unwrap_or(""))?;
            }
            Ok(())
        })
        .await;
    let errors = match done {
        Ok(()) => return Ok(redirect(format!("/people/{user}")).toast("Saved.")),
        Err(error) => errors_of(error, "email")?,
    };
    let (person, choices) =
        viewer.read(move |org, who| Ok((changeable(org, who, user)?, choices(org, who)?))).await?;
    let form = PersonForm { errors, ..form };
    Ok(show(&viewer, &person.name, view::edit(&person, &form, &choices)).await?.invalid())
}

pub(super) async fn destroy(viewer: Viewer, Id(user): Id<UserId>, fields: Fields) -> Result<Reply> {
    let is_sure = fields.ticked("sure");
    let done = viewer
        .write(move |org, who| {
            let person = changeable(org, who, user)?;
            if !is_sure {
                return Err(Error::at("sure", "Tick the box first."));
            }
            actions::end_user(org, user)?;
            Ok(person.name)
        })
        .await;
    let errors = match done {
        Ok(name) => return Ok(redirect("/people").toast(&format!("{name} can no longer sign in."))),
        Err(error) => errors_of(error, "sure")?,
    };
    let (person, choices) =
        viewer.read(move |org, who| Ok((changeable(org, who, user)?, choices(org, who)?))).await?;
    let form = PersonForm { errors, ..PersonForm::of(&person) };
    Ok(show(&viewer, &person.name, view::edit(&person, &form, &choices)).await?.invalid())
}

/// The user, if the viewer may change them. The list shows everybody to leaders, so a refusal tells nothing new.
pub(super) fn changeable(org: &mut Org<'_>, who: &Who, user: UserId) -> Result<Person> {
    let person = queries::user(org, user)?.filter(|person| person.state != "ended").ok_or(Error::NotFound)?;
    if access::may_change(org, who, &person)? {
        return Ok(person);
    }
    Err(Error::Forbidden(format!("Only an admin changes {}.", person.name)))
}

fn choices(org: &mut Org<'_>, who: &Who) -> Result<Choices> {
    let is_admin = who.roles.has(Role::Admin);
    let mut leaders = Vec::new();
    for person in queries::people(org)? {
        if is_admin || queries::leads(org, who.user, person.id)? {
            leaders.push((person.id, person.name));
        }
    }
    Ok(Choices { roles: access::may_give(who), teams: queries::teams(org)?, leaders, is_admin })
}

/// A page of the settings around a form of this slice.
pub(super) async fn show(viewer: &Viewer, title: &str, main: maud::Markup) -> Result<Reply> {
    let page = ui::settings(ui::Setting::People, may(viewer), main);
    viewer.page(Frame::new(title, None).without_day_line(), page).await
}

/// Whether the viewer is an admin, and whether a leader.
pub(super) fn may(viewer: &Viewer) -> (bool, bool) {
    (viewer.who().roles.has(Role::Admin), For::Leaders.admits(viewer.who()))
}
