//! Verbs on messages: send (held while the receiver's block lasts), ring through.

use domain::{MessageId, ProspectId, UserId};
use store::Org;
use web::Result;

/// Sends a line to a user; returns until when it is held (None: delivered at once).
pub fn send(
    _org: &mut Org<'_>,
    _to: UserId,
    _from: Option<UserId>,
    _from_name: &str,
    _text: &str,
    _prospect: Option<ProspectId>,
) -> Result<(MessageId, Option<jiff::Timestamp>)> {
    todo!()
}
