//! Handlers: the inbox, and writing to a colleague.

use domain::access::What;
use domain::hours::clock_text;
use domain::{ProspectId, UserId, names};
use serde::Deserialize;
use store::Org;
use web::{Error, Errors, Fields, Frame, Query, Reply, Result, Viewer, Who, redirect};

use super::{actions, queries, view};
use crate::blocks::queries as blocks;
use crate::people::access;

/// The messages, delivered by looking at them; none while a block lasts.
pub(super) async fn index(viewer: Viewer) -> Result<Reply> {
    let data = viewer
        .write(|org, who| {
            let now = org.now();
            actions::deliver(org, who.user)?;
            let held_until = blocks::quiet_until(org, who.user, now)?;
            let inbox = view::Inbox {
                held: queries::held_count(org, who.user, now)?,
                held_until: held_until.map(|until| clock_text(until, &who.zone)),
                messages: queries::inbox(org, who.user, now)?,
                zone: who.zone.clone(),
                now,
            };
            actions::mark_read(org, who.user)?;
            Ok(inbox)
        })
        .await?;
    viewer.page(Frame::new("Messages", None), view::inbox(&data)).await
}

/// To whom, and about whom.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    to: String,
    #[serde(default)]
    about: String,
}

pub(super) async fn new(viewer: Viewer, Query(asked): Query<Asked>) -> Result<Reply> {
    let fields = Fields::from_pairs([("to", asked.to), ("prospect", asked.about)]);
    form(&viewer, fields, Errors::new(), false).await
}

async fn form(viewer: &Viewer, fields: Fields, errors: Errors, again: bool) -> Result<Reply> {
    let data = viewer.read(move |org, who| compose(org, who, &fields)).await?;
    let reply = viewer.page(Frame::new("New message", None), view::compose(&data, &errors)).await?;
    Ok(if again { reply.invalid() } else { reply })
}

fn compose(org: &mut Org<'_>, who: &Who, fields: &Fields) -> Result<view::Compose> {
    let to: Option<UserId> = fields.parsed("to");
    let held = match to {
        Some(to) => held(org, who, to)?,
        None => None,
    };
    Ok(view::Compose {
        receivers: queries::receivers(org, who.user)?,
        to,
        text: fields.text("text").to_owned(),
        prospect: fields.text("prospect").to_owned(),
        passed_to: fields.parsed("passed_to"),
        held,
    })
}

/// What a sender is told who reaches into a block: until when, and who could take it instead.
fn held(org: &mut Org<'_>, who: &Who, to: UserId) -> Result<Option<view::Held>> {
    let now = org.now();
    let Some((name, team)) = queries::receiver(org, to)? else { return Err(Error::NotFound) };
    let Some(until) = blocks::quiet_until(org, to, now)? else { return Ok(None) };
    let mut others = Vec::new();
    if let Some(team) = team {
        for (user, name) in queries::team_mates(org, team, to)? {
            if user != who.user && blocks::quiet_until(org, user, now)?.is_none() {
                others.push((user, name));
            }
        }
    }
    let block = blocks::current_or_next(org, to, now)?.filter(|block| block.quiet_from_at <= now);
    // Only who may see that there is a block may ring into it.
    let ring = match block {
        Some(block) if to != who.user => match access::grant(org, who, What::Blocks, to) {
            Ok(_) => Some(block.id),
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        },
        _ => None,
    };
    let given = names::given(&name).to_owned();
    Ok(Some(view::Held { given, until: clock_text(until, &who.zone), others, ring }))
}

pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let Some(to) = fields.parsed::<UserId>("to") else {
        return form(&viewer, fields, Errors::at("to", "Pick somebody to write to."), true).await;
    };
    let sent = fields.clone();
    let outcome = viewer.write(move |org, who| send(org, who, to, &sent)).await;
    match outcome {
        Ok(Sent::Gone(text)) => Ok(redirect("/messages").toast(&text)),
        // The sender learns of the block first: a page that was opened before it began didn't say so.
        Ok(Sent::AskFirst) => form(&viewer, fields, Errors::new(), true).await,
        Err(error) => {
            let errors = error.into_errors()?;
            form(&viewer, fields, errors, true).await
        }
    }
}

enum Sent {
    Gone(String),
    AskFirst,
}

fn send(org: &mut Org<'_>, who: &Who, to: UserId, fields: &Fields) -> Result<Sent> {
    let now = org.now();
    let (name, _) = queries::receiver(org, to)?.ok_or(Error::NotFound)?;
    let given = names::given(&name);
    let text = fields.text("text");
    if blocks::quiet_until(org, to, now)?.is_some() && !fields.ticked("told") && !text.is_empty() {
        return Ok(Sent::AskFirst);
    }
    let prospect = match fields.parsed::<ProspectId>("prospect") {
        Some(prospect) if queries::may_see_prospect(org, who.user, prospect)? => Some(prospect),
        _ => None,
    };
    let (message, held) = actions::send(org, to, Some(who.user), &who.name, text, prospect)?;
    let told = match held {
        None => format!("Sent to {given}."),
        Some(until) => format!("Held. {given} sees it at {}.", clock_text(until, &who.zone)),
    };
    let Some(other) = fields.parsed::<UserId>("passed_to").filter(|_| held.is_some()) else {
        return Ok(Sent::Gone(told));
    };
    let (other_name, _) = queries::receiver(org, other)?.ok_or(Error::NotFound)?;
    actions::pass_to(org, message, other, text, &who.name)?;
    Ok(Sent::Gone(format!("{} is asked now. {told}", names::given(&other_name))))
}
