//! Invitations: a link that lets one person set a password, once, for a week.

use domain::{InvitationId, UserId};
use jiff::ToSpan;
use store::Org;
use web::{Error, Result};

use crate::people::queries;

/// How long a link works, in days.
pub const INVITATION_DAYS: i64 = 7;

/// Makes a link's secret for somebody who has an address; earlier links stop working. For somebody who is active
/// already it is the way back in after a forgotten password.
pub fn invite(org: &mut Org<'_>, user: UserId) -> Result<String> {
    let found = queries::user(org, user)?.ok_or(Error::NotFound)?;
    match (found.state.as_str(), &found.email) {
        ("ended", _) => return Err(Error::Conflict(format!("{} is no longer here.", found.name))),
        (_, None) => return Err(Error::at("email", "Give the address that will sign in first.")),
        _ => {}
    }
    queries::void_invitations(org, user)?;
    let secret = web::new_token();
    let id: InvitationId = org.next_id();
    let now = org.now();
    let expires = now.checked_add((INVITATION_DAYS * 24).hours()).unwrap_or(now);
    queries::insert_invitation(org, id, user, &web::hash_token(&secret), expires)?;
    org.record("user_invited", ("user", user.into()), serde_json::json!({ "invitation": i64::from(id) }))?;
    Ok(format!("{}.{secret}", org.id()))
}

/// Takes an invitation: the password is set, the user is active, every earlier session is over. The secret is the
/// part of the link after the organisation.
pub fn accept_invitation(org: &mut Org<'_>, secret: &str, password_hash: &str) -> Result<UserId> {
    let found = queries::invitation(org, &web::hash_token(secret))?;
    let invitation = found.filter(queries::Invitation::is_open).ok_or_else(|| {
        Error::Conflict("This link was used or has run out. Ask an admin for a new one.".to_owned())
    })?;
    queries::use_invitation(org, invitation.id)?;
    queries::activate(org, invitation.user, password_hash)?;
    queries::begin_sight(org, invitation.user)?;
    web::end_sessions(org, invitation.user, None)?;
    let payload = serde_json::json!({ "invitation": i64::from(invitation.id) });
    org.record("invitation_accepted", ("user", invitation.user.into()), payload)?;
    Ok(invitation.user)
}
