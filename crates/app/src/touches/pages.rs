//! The form that logs a result outside Focus, and undo.

use domain::hours::at_minute;
use domain::result::{Channel, Key};
use domain::{ProspectId, ScopingCallId, TouchId};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Id, Reply, Result, Viewer, redirect};

use super::actions::{self, LoggedAs, NewTouch};
use super::{queries, view};
use crate::calendars::queries as calendars;
use crate::prospects::queries as prospects;

/// The empty form.
pub(super) async fn new(viewer: Viewer, Id(id): Id<ProspectId>) -> Result<Reply> {
    let fields = Fields::from_pairs([
        ("as", Key::Conversation.code().to_owned()),
        ("channel", Channel::Call.code().to_owned()),
        // Sent twice by an impatient finger, the same form logs once.
        ("client_key", web::new_token()),
    ]);
    form(viewer, id, &fields, &Errors::new()).await
}

/// Logs a touch.
pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let prospect: ProspectId = fields.parsed("prospect").ok_or(Error::NotFound)?;
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            prospects::may_log(org, who, prospect)?;
            let touch = read(prospect, who.user, &typed, &who.zone)?;
            let id = actions::log(org, &touch, &who.zone)?;
            Ok((id, touch.logged_as.key()))
        })
        .await;
    match saved {
        Ok((id, key)) => {
            let told = format!("Logged: {}.", key.label().to_lowercase());
            let undo = format!("/touches/{id}/undo");
            Ok(redirect(format!("/prospects/{prospect}")).toast_with_undo(&told, &undo))
        }
        Err(error) => Ok(form(viewer, prospect, &fields, &error.into_errors()?).await?.invalid()),
    }
}

/// Takes a touch back.
pub(super) async fn undo(viewer: Viewer, Id(id): Id<TouchId>) -> Result<Reply> {
    let prospect = viewer
        .write(move |org, who| {
            let touch = queries::touch(org, id)?.ok_or(Error::NotFound)?;
            if touch.user != who.user {
                // Whoever may not read the prospect doesn't learn that there is such a touch.
                prospects::leave(org, who, touch.prospect)?;
            }
            actions::undo(org, id, who.user)?;
            Ok(touch.prospect)
        })
        .await?;
    Ok(redirect(format!("/prospects/{prospect}")).toast("Taken back."))
}

/// The touch as typed. What a key needs is asked for at its field; the rules proper are the action's.
fn read(prospect: ProspectId, user: domain::UserId, typed: &Fields, zone: &TimeZone) -> Result<NewTouch> {
    let mut errors = Errors::new();
    let text = |name: &str| typed.optional(name).map(str::to_owned);
    let key = Key::from_code(typed.text("as"));
    let logged_as = match key {
        Some(Key::Conversation) => Some(LoggedAs::Conversation),
        Some(Key::NotReached) => Some(LoggedAs::NotReached),
        Some(Key::Referral) => Some(LoggedAs::Referral {
            name: typed.text("name").to_owned(),
            company: text("company"),
            quote: None,
        }),
        Some(Key::Booked) => booked_for(typed, zone, &mut errors),
        Some(Key::Completed) => {
            typed.parsed::<ScopingCallId>("call").map(|call| LoggedAs::Completed { call })
        }
        Some(Key::NotNow) => not_now(typed, &mut errors),
        Some(Key::NotAFit) => Some(LoggedAs::NotAFit { reason: typed.text("reason").to_owned() }),
        // These two have their own forms: they need more than a key.
        Some(Key::HandOver | Key::Opportunity) | None => None,
    };
    let promise = promised(typed, &mut errors);
    if logged_as.is_none() {
        errors.add("as", "Pick what came of it.");
    }
    errors.check()?;
    let Some(logged_as) = logged_as else { return Err(Error::NotFound) };
    Ok(NewTouch {
        prospect,
        user,
        channel: Channel::from_code(typed.text("channel")).unwrap_or(Channel::Call),
        logged_as,
        // By e-mail, message or letter a person answers in writing: the channel says it.
        in_writing: false,
        block: None,
        plan_item: None,
        note: text("note"),
        promise,
        client_key: text("client_key"),
    })
}

fn booked_for(typed: &Fields, zone: &TimeZone, errors: &mut Errors) -> Option<LoggedAs> {
    let day: Option<Date> = typed.parsed("call_day");
    let minute = read_minute(typed.text("call_time"));
    if day.is_none() {
        errors.add("call_day", "Pick the day of the call.");
    }
    if minute.is_none() {
        errors.add("call_time", "Write a time of the day, like 9:30.");
    }
    let starts_at: Timestamp = at_minute(day?, minute?, zone);
    Some(LoggedAs::Booked { starts_at })
}

fn not_now(typed: &Fields, errors: &mut Errors) -> Option<LoggedAs> {
    let day: Option<Date> = typed.parsed("day");
    if day.is_none() {
        errors.add("day", "Pick the day they named.");
    }
    let minute = typed.optional("time").map(read_minute);
    if minute == Some(None) {
        errors.add("time", "Write a time of the day, like 9:30, or leave it empty.");
    }
    Some(LoggedAs::NotNow { day: day?, minute: minute.flatten().map(i64::from) })
}

fn promised(typed: &Fields, errors: &mut Errors) -> Option<(String, Date)> {
    let text = typed.optional("promise")?.to_owned();
    let day: Option<Date> = typed.parsed("promise_day");
    if day.is_none() {
        errors.add("promise_day", "Say by which day.");
    }
    Some((text, day?))
}

/// "9:30" or "09:30" as a minute of the day.
fn read_minute(text: &str) -> Option<u32> {
    let padded = if text.find(':') == Some(1) { format!("0{text}") } else { text.to_owned() };
    let time: Time = padded.parse().ok()?;
    Some(u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs()))
}

async fn form(viewer: Viewer, id: ProspectId, fields: &Fields, errors: &Errors) -> Result<Reply> {
    let (name, call) = viewer
        .read(move |org, who| {
            prospects::may_log(org, who, id)?;
            let fields = prospects::fields(org, id)?.ok_or(Error::NotFound)?;
            Ok((fields.name, calendars::passed_call(org, id)?))
        })
        .await?;
    let passed = call.map(|call| (call.id, call.starts_at));
    let page = view::Log {
        id,
        name: &name,
        passed,
        zone: &viewer.who().zone,
        sells: viewer.who().roles.is_selling(),
        fields,
        errors,
    };
    let markup = view::log(&page);
    viewer.page(Frame::new(format!("Log a result, {name}"), Some(Nav::Prospects)), markup).await
}
