//! The page, and the forms on it. Each form comes back to the person whose turn it is.

use domain::{BlockId, DebriefId, MeetingId, UserId};
use serde::Deserialize;
use store::Org;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Query, Reply, Result, Viewer, Who, redirect};

use super::sheet::{self, Typed};
use super::{actions, queries, view};

/// What the address says: whose turn is open.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    person: String,
}

pub(super) async fn show(viewer: Viewer, Query(asked): Query<Asked>) -> Result<Reply> {
    page(&viewer, asked.person.parse().ok(), Typed::default()).await
}

async fn page(viewer: &Viewer, asked: Option<UserId>, typed: Typed) -> Result<Reply> {
    let sheet = viewer.read(move |org, who| sheet::read(org, who, asked, typed)).await?;
    viewer.page(Frame::new("Huddle", Some(Nav::Huddle)).main_class("huddle"), view::show(&sheet)).await
}

/// Begins the huddle with the first person's turn.
pub(super) async fn start(viewer: Viewer) -> Result<Reply> {
    let first = viewer
        .write(|org, who| {
            let day = who.today(org);
            let reports = queries::reports(org, who.user)?;
            let first = reports.first().ok_or(Error::NotFound)?.user;
            let team = sheet::team_of(who, &reports).ok_or_else(|| {
                Error::Conflict(
                    "Your people are on no team yet. An admin places them, under Settings.".to_owned(),
                )
            })?;
            actions::start(org, team, who.user, day)?;
            actions::turn(org, who.user, first, day)?;
            Ok(first)
        })
        .await?;
    Ok(back_to(Some(first)))
}

pub(super) async fn end(viewer: Viewer) -> Result<Reply> {
    viewer
        .write(|org, who| {
            let day = who.today(org);
            let reports = queries::reports(org, who.user)?;
            let team = sheet::team_of(who, &reports).ok_or(Error::NotFound)?;
            actions::end(org, team, who.user, day)
        })
        .await?;
    Ok(back_to(None))
}

/// Opens a person's turn: the only way to see somebody's four questions, because it is evidence.
pub(super) async fn turn(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let user = user_of(&fields)?;
    viewer.write(move |org, who| open(org, who, user)).await?;
    Ok(back_to(Some(user)))
}

pub(super) async fn goal(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let user = user_of(&fields)?;
    let block: BlockId = fields.parsed("block").ok_or(Error::NotFound)?;
    let count = fields.parsed::<i64>("goal");
    let done = viewer
        .write(move |org, who| {
            let count = count.ok_or_else(|| Error::at("goal", "Pick a goal first."))?;
            actions::agree_goal(org, who.user, user, block, count)?;
            open(org, who, user)
        })
        .await;
    finish(&viewer, &fields, user, "goal", "", done.map(|()| String::new())).await
}

pub(super) async fn reply(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let user = user_of(&fields)?;
    let debrief: DebriefId = fields.parsed("debrief").ok_or(Error::NotFound)?;
    let text = fields.text("reply").to_owned();
    let done = viewer
        .write(move |org, who| {
            actions::reply(org, who.user, user, debrief, &text)?;
            open(org, who, user)
        })
        .await;
    finish(&viewer, &fields, user, "reply", fields.text("reply"), done.map(|()| String::new())).await
}

pub(super) async fn ask(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let user = user_of(&fields)?;
    let block: BlockId = fields.parsed("block").ok_or(Error::NotFound)?;
    let (held, zone) = viewer
        .write(move |org, who| {
            let held = actions::ask(org, who.user, user, block)?;
            Ok((held, who.zone.clone()))
        })
        .await?;
    let words = match held {
        Some(until) => format!("Asked. It is held until {}.", domain::hours::clock_text(until, &zone)),
        None => "Asked.".to_owned(),
    };
    Ok(back_to(person_of(&fields)).toast(&words))
}

pub(super) async fn conflict(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let user = user_of(&fields)?;
    let meeting: MeetingId = fields.parsed("meeting").ok_or(Error::NotFound)?;
    let (by, reason) = (fields.text("by").to_owned(), fields.text("reason").to_owned());
    let done = viewer.write(move |org, who| actions::clear(org, who.user, user, meeting, &by, &reason)).await;
    finish(&viewer, &fields, user, &meeting.to_string(), fields.text("reason"), done).await
}

fn open(org: &mut Org<'_>, who: &Who, user: UserId) -> Result<()> {
    let day = who.today(org);
    actions::turn(org, who.user, user, day)
}

/// Back to the page, with what was done; or the page again, with what was typed and what is wrong with it.
async fn finish(
    viewer: &Viewer,
    fields: &Fields,
    user: UserId,
    form: &str,
    text: &str,
    done: Result<String>,
) -> Result<Reply> {
    let errors: Errors = match done {
        Ok(words) if words.is_empty() => return Ok(back_to(person_of(fields))),
        Ok(words) => return Ok(back_to(person_of(fields)).toast(&words)),
        Err(error) => error.into_errors()?,
    };
    let typed = Typed { user: Some(user), form: form.to_owned(), text: text.to_owned(), errors };
    Ok(page(viewer, Some(user), typed).await?.invalid())
}

fn user_of(fields: &Fields) -> Result<UserId> {
    fields.parsed("user").ok_or(Error::NotFound)
}

fn person_of(fields: &Fields) -> Option<UserId> {
    fields.parsed("person")
}

fn back_to(person: Option<UserId>) -> Reply {
    match person {
        Some(user) => redirect(format!("/huddle?person={user}")),
        None => redirect("/huddle"),
    }
}
