//! Teams: new, renamed, the huddle moved.

use domain::{Role, TeamId};
use store::Org;
use web::{Error, Errors, Fields, Id, Reply, Result, Viewer, Who, redirect};

use super::form::TeamForm;
use super::{actions, pages, queries, view};

/// The huddle's time in a new team.
const HUDDLE: &str = "11:30";

pub(super) async fn new(viewer: Viewer) -> Result<Reply> {
    let form = TeamForm { huddle: HUDDLE.to_owned(), ..TeamForm::default() };
    pages::show(&viewer, "New team", view::new_team(&form)).await
}

pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let (name, huddle) = (fields.text("name").to_owned(), fields.text("huddle").to_owned());
    let sent = (name.clone(), huddle.clone());
    let done = viewer
        .write(move |org, _| {
            if queries::team_by_name(org, &sent.0)?.is_some() {
                return Err(Error::at("name", "Another team has this name."));
            }
            actions::create_team(org, &sent.0, minute(&sent.1)?)
        })
        .await;
    match done {
        Ok(_) => Ok(redirect("/people").toast("The team is there. Put people into it.")),
        Err(error) => {
            let form = TeamForm { name, huddle, errors: error.into_errors()? };
            Ok(pages::show(&viewer, "New team", view::new_team(&form)).await?.invalid())
        }
    }
}

pub(super) async fn edit(viewer: Viewer, Id(team): Id<TeamId>) -> Result<Reply> {
    let found = viewer.read(move |org, who| changeable(org, who, team)).await?;
    let huddle = view::time(found.huddle_minute);
    let form = TeamForm { name: found.name.clone(), huddle, errors: Errors::new() };
    pages::show(&viewer, &found.name, view::edit_team(&found, &form)).await
}

pub(super) async fn update(viewer: Viewer, Id(team): Id<TeamId>, fields: Fields) -> Result<Reply> {
    let (name, huddle) = (fields.text("name").to_owned(), fields.text("huddle").to_owned());
    let sent = (name.clone(), huddle.clone());
    let done = viewer
        .write(move |org, who| {
            changeable(org, who, team)?;
            actions::edit_team(org, team, &sent.0, minute(&sent.1)?)
        })
        .await;
    let errors = match done {
        Ok(()) => return Ok(redirect("/people").toast("Saved.")),
        Err(error) => error.into_errors()?,
    };
    let found = viewer.read(move |org, who| changeable(org, who, team)).await?;
    let form = TeamForm { name, huddle, errors };
    Ok(pages::show(&viewer, &found.name, view::edit_team(&found, &form)).await?.invalid())
}

/// Admins change every team, leaders those in which somebody reports to them.
fn changeable(org: &mut Org<'_>, who: &Who, team: TeamId) -> Result<queries::Team> {
    let found = queries::team(org, team)?.ok_or(Error::NotFound)?;
    if who.roles.has(Role::Admin) || queries::leads_in(org, who.user, team)? {
        return Ok(found);
    }
    Err(Error::Forbidden(format!("Only an admin or the leader of {} changes it.", found.name)))
}

/// "11:30" as a minute of the day.
fn minute(text: &str) -> Result<i64> {
    let time: Option<jiff::civil::Time> = text.parse().ok();
    let time = time.ok_or_else(|| Error::at("huddle", "Give a time of day, such as 11:30."))?;
    Ok(i64::from(time.hour()) * 60 + i64::from(time.minute()))
}
