//! Verbs on messages: send (held while the receiver's block lasts), ask somebody else, deliver.

use domain::{MessageId, ProspectId, UserId};
use store::Org;
use web::{Error, Result};

use super::queries::{self, NewMessage};
use crate::blocks::queries as blocks;

/// Sends a line to a user; returns until when it is held (None: delivered at once).
pub fn send(
    org: &mut Org<'_>,
    to: UserId,
    from: Option<UserId>,
    from_name: &str,
    text: &str,
    prospect: Option<ProspectId>,
) -> Result<(MessageId, Option<jiff::Timestamp>)> {
    queries::receiver(org, to)?.ok_or(Error::NotFound)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::at("text", "Write what you want to say."));
    }
    if text.chars().count() > 2000 {
        return Err(Error::at("text", "Keep it to 2,000 characters."));
    }
    let now = org.now();
    let held_until = blocks::quiet_until(org, to, now)?;
    let id: MessageId = org.next_id();
    queries::insert(org, id, &NewMessage { to, from, from_name, text, prospect, held_until })?;
    let payload = serde_json::json!({ "to": i64::from(to), "held": held_until.is_some() });
    org.record("message_sent", ("message", id.into()), payload)?;
    Ok((id, held_until))
}

/// Asks somebody else instead, who is not in a block: the same words go to them, the first message stays held.
pub fn pass_to(
    org: &mut Org<'_>,
    message: MessageId,
    to: UserId,
    text: &str,
    from_name: &str,
) -> Result<MessageId> {
    let now = org.now();
    if blocks::quiet_until(org, to, now)?.is_some() {
        return Err(Error::at("passed_to", "They are in a block too. Pick somebody else, or let it wait."));
    }
    let from = org.actor();
    let (copy, _) = send(org, to, from, from_name, text, None)?;
    queries::set_passed_to(org, message, to)?;
    org.record("message_passed", ("message", message.into()), serde_json::json!({ "to": i64::from(to) }))?;
    Ok(copy)
}

/// Delivers to a user what may be delivered now: nothing while it is held, each message exactly once. Nothing has to
/// run for it: what the server missed while it stood still is delivered by the next one who looks.
pub fn deliver(org: &mut Org<'_>, user: UserId) -> Result<Vec<MessageId>> {
    let now = org.now();
    if blocks::quiet_until(org, user, now)?.is_some() {
        return Ok(Vec::new());
    }
    Ok(queries::mark_delivered(org, user)?)
}

/// The user has the messages before them: they are read.
pub fn mark_read(org: &mut Org<'_>, user: UserId) -> Result<()> {
    Ok(queries::mark_read(org, user)?)
}
