//! The next conversation: when, and what for.

use domain::ProspectId;
use domain::hours::minute_text;
use jiff::civil::{Date, Time};
use maud::Markup;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Id, Reply, Result, Viewer, redirect};

use crate::prospects::actions::{self, Next};
use crate::prospects::queries;
use crate::prospects::view;

/// The form with what is agreed so far.
pub(in crate::prospects) async fn edit(viewer: Viewer, Id(id): Id<ProspectId>) -> Result<Reply> {
    let next = viewer
        .read(move |org, who| {
            queries::may_edit(org, who, id)?;
            Ok(queries::standing(org, id)?.ok_or(Error::NotFound)?.next)
        })
        .await?;
    let time = next.minute.and_then(|minute| u32::try_from(minute).ok()).map(clock_value);
    let fields = Fields::from_pairs([
        ("day", next.day.map(|day| day.to_string()).unwrap_or_default()),
        ("time", time.unwrap_or_default()),
        ("named", if next.named_by_them { "1".to_owned() } else { String::new() }),
        ("objective", next.objective.unwrap_or_default()),
    ]);
    form(viewer, id, &fields, &Errors::new()).await
}

/// Saves it.
pub(in crate::prospects) async fn update(
    viewer: Viewer,
    Id(id): Id<ProspectId>,
    fields: Fields,
) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            queries::may_edit(org, who, id)?;
            let next = read(&typed)?;
            if next.day.is_some_and(|day| day < who.today(org)) {
                return Err(Error::at("day", "Pick today or a day to come."));
            }
            actions::set_next(org, id, &next)
        })
        .await;
    match saved {
        Ok(()) => Ok(redirect(format!("/prospects/{id}")).toast("Saved.")),
        Err(error) => Ok(form(viewer, id, &fields, &error.into_errors()?).await?.invalid()),
    }
}

fn read(typed: &Fields) -> Result<Next> {
    let mut errors = Errors::new();
    let day: Option<Date> = typed.parsed("day");
    if day.is_none() && typed.optional("day").is_some() {
        errors.add("day", "Write the day like 2026-05-14.");
    }
    let minute = match typed.optional("time").map(read_clock) {
        Some(None) => {
            errors.add("time", "Write a time of the day, like 9:30.");
            None
        }
        minute => minute.flatten(),
    };
    errors.check()?;
    let objective = typed.optional("objective").map(str::to_owned);
    Ok(Next { day, minute, objective, named_by_them: typed.ticked("named") })
}

/// "9:30" or "09:30" as a minute of the day.
fn read_clock(text: &str) -> Option<i64> {
    let padded = if text.find(':') == Some(1) { format!("0{text}") } else { text.to_owned() };
    let time: Time = padded.parse().ok()?;
    Some(i64::from(time.hour()) * 60 + i64::from(time.minute()))
}

/// What an input of type time takes: two digits for the hour.
fn clock_value(minute: u32) -> String {
    let text = minute_text(minute);
    if text.find(':') == Some(1) { format!("0{text}") } else { text }
}

async fn form(viewer: Viewer, id: ProspectId, fields: &Fields, errors: &Errors) -> Result<Reply> {
    let name = super::facts::name_of(&viewer, id).await?;
    let markup: Markup = view::next_form(id.into(), &name, domain::names::given(&name), fields, errors);
    viewer.page(Frame::new(name.clone(), Some(Nav::Prospects)), markup).await
}
