//! Adding a meeting, moving it, taking it off. One's own; a leader's also for those who report to them.

use domain::hours::{at_minute, clock_text, local_day, minute_of_day};
use domain::{MeetingId, UserId};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;
use store::Org;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Id, Query, Reply, Result, Viewer, Who, redirect};

use super::actions::{self, NewMeeting};
use super::queries::{self, Meeting};
use super::view;

/// What the empty form may be opened with.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Prefilled {
    #[serde(default)]
    user: String,
    #[serde(default)]
    day: String,
}

/// The empty form.
pub(super) async fn new(viewer: Viewer, Query(given): Query<Prefilled>) -> Result<Reply> {
    let day = if given.day.is_empty() { viewer.today().to_string() } else { given.day };
    let user = if given.user.is_empty() { viewer.who().user.to_string() } else { given.user };
    let fields = Fields::from_pairs([("user", user), ("day", day)]);
    new_form(viewer, &fields, &Errors::new()).await
}

/// Adds a meeting.
pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            let new = read(org, who, &typed)?;
            actions::add_meeting(org, &new)
        })
        .await;
    match saved {
        Ok(_) => Ok(redirect("/today").toast("On the calendar.")),
        Err(error) => Ok(new_form(viewer, &fields, &error.into_errors()?).await?.invalid()),
    }
}

/// One meeting, with the form that moves it.
pub(super) async fn edit(viewer: Viewer, Id(id): Id<MeetingId>) -> Result<Reply> {
    let (meeting, zone) = viewer.read(move |org, who| meeting_for(org, who, id)).await?;
    let fields = Fields::from_pairs([
        ("day", meeting.day.to_string()),
        ("starts", clock_value(&clock_text(meeting.starts_at, &zone))),
    ]);
    edit_form(viewer, id, &fields, &Errors::new()).await
}

/// Moves it.
pub(super) async fn update(viewer: Viewer, Id(id): Id<MeetingId>, fields: Fields) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            let (_, zone) = meeting_for(org, who, id)?;
            let mut errors = Errors::new();
            let day = read_day(&typed, &mut errors);
            let starts = read_minute(&typed, "starts", &mut errors);
            errors.check()?;
            let (Some(day), Some(starts)) = (day, starts) else { return Err(Error::NotFound) };
            actions::move_meeting(org, id, at_minute(day, starts, &zone), day)
        })
        .await;
    match saved {
        Ok(()) => Ok(redirect("/today").toast("Moved.")),
        Err(error) => Ok(edit_form(viewer, id, &fields, &error.into_errors()?).await?.invalid()),
    }
}

/// Takes it off the calendar.
pub(super) async fn destroy(viewer: Viewer, Id(id): Id<MeetingId>) -> Result<Reply> {
    viewer
        .write(move |org, who| {
            meeting_for(org, who, id)?;
            actions::remove_meeting(org, id)
        })
        .await?;
    Ok(redirect("/today").toast("Off the calendar."))
}

/// The meeting and its owner's zone, if it is the viewer's or a report's; else it is not there.
fn meeting_for(org: &mut Org<'_>, who: &Who, id: MeetingId) -> Result<(Meeting, TimeZone)> {
    let meeting = queries::meeting(org, id)?.ok_or(Error::NotFound)?;
    if !queries::is_in_line(org, who.user, meeting.user)? {
        return Err(Error::NotFound);
    }
    let zone = queries::zone_of(org, meeting.user)?.unwrap_or(TimeZone::UTC);
    Ok((meeting, zone))
}

/// The meeting as typed, in the time of whose calendar it is for.
fn read(org: &mut Org<'_>, who: &Who, typed: &Fields) -> Result<NewMeeting> {
    let user: UserId = typed.parsed("user").unwrap_or(who.user);
    if !queries::is_in_line(org, who.user, user)? {
        return Err(Error::at("user", "Pick yourself or somebody who reports to you."));
    }
    let zone = queries::zone_of(org, user)?.unwrap_or(TimeZone::UTC);
    let mut errors = Errors::new();
    if typed.text("title").is_empty() {
        errors.add("title", "Say what it is: “Deal desk”, “Dentist”.");
    }
    let day = read_day(typed, &mut errors);
    let starts = read_minute(typed, "starts", &mut errors);
    let ends = read_minute(typed, "ends", &mut errors);
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends <= starts
    {
        errors.add("ends", "It must end after it starts.");
    }
    errors.check()?;
    let (Some(day), Some(starts), Some(ends)) = (day, starts, ends) else { return Err(Error::NotFound) };
    let at = |minute: u32| -> Timestamp { at_minute(day, minute, &zone) };
    Ok(NewMeeting {
        user,
        title: typed.text("title").to_owned(),
        starts_at: at(starts),
        ends_at: at(ends),
        day,
        kind: if user == who.user && typed.ticked("own") { "own" } else { "meeting" },
        prospect: None,
        organiser: Some(who.user),
        organiser_name: typed.optional("organiser").map(str::to_owned),
    })
}

fn read_day(typed: &Fields, errors: &mut Errors) -> Option<Date> {
    let day = typed.parsed("day");
    if day.is_none() {
        errors.add("day", "Pick a day.");
    }
    day
}

fn read_minute(typed: &Fields, name: &str, errors: &mut Errors) -> Option<u32> {
    let text = typed.text(name);
    let padded = if text.find(':') == Some(1) { format!("0{text}") } else { text.to_owned() };
    let time: Option<Time> = padded.parse().ok();
    if time.is_none() {
        errors.add(name, "Write a time of the day, like 9:30.");
    }
    time.map(|time| u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs()))
}

/// What an input of type time takes: two digits for the hour.
fn clock_value(text: &str) -> String {
    if text.find(':') == Some(1) { format!("0{text}") } else { text.to_owned() }
}

async fn new_form(viewer: Viewer, fields: &Fields, errors: &Errors) -> Result<Reply> {
    let people = viewer.read(|org, who| Ok(queries::line_names(org, who.user)?)).await?;
    let frame = Frame::new("Add a meeting", Some(Nav::Today));
    viewer.page(frame, view::new(&people, fields, errors)).await
}

async fn edit_form(viewer: Viewer, id: MeetingId, fields: &Fields, errors: &Errors) -> Result<Reply> {
    let (meeting, zone) = viewer.read(move |org, who| meeting_for(org, who, id)).await?;
    let day = local_day(meeting.starts_at, &zone);
    let minutes = (minute_of_day(meeting.starts_at, &zone), minute_of_day(meeting.ends_at, &zone));
    let frame = Frame::new(meeting.title.clone(), Some(Nav::Today));
    viewer.page(frame, view::edit(&meeting, day, minutes, fields, errors)).await
}
