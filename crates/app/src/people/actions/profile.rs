//! What users change about themselves: the name shown, the zone, the look, single keys, the password.

use domain::{SessionId, UserId};
use store::Org;
use web::{Errors, Result};

use super::organisation::checked_zone;
use super::user::checked_name;
use crate::people::queries;

/// Sets name, zone and single keys.
pub fn set_profile(org: &mut Org<'_>, user: UserId, name: &str, zone: &str, single_keys: bool) -> Result<()> {
    let mut errors = Errors::new();
    let name = checked_name(&mut errors, "name", name);
    let zone = checked_zone(&mut errors, zone);
    errors.check()?;
    queries::set_profile(org, user, &name, &zone, single_keys)?;
    let fields = ["name", "zone", "single_keys"];
    org.record("user_edited", ("user", user.into()), serde_json::json!({ "fields": fields }))?;
    Ok(())
}

/// Sets the look: anything but 'light' and 'dark' is as the device says.
pub fn set_theme(org: &mut Org<'_>, user: UserId, theme: &str) -> Result<()> {
    let theme = if matches!(theme, "light" | "dark") { theme } else { "auto" };
    queries::set_theme(org, user, theme)?;
    org.record("user_edited", ("user", user.into()), serde_json::json!({ "fields": ["theme"] }))?;
    Ok(())
}

/// Sets a new password and ends every session but this one.
pub fn set_password(org: &mut Org<'_>, user: UserId, password_hash: &str, keep: SessionId) -> Result<()> {
    queries::set_password(org, user, password_hash)?;
    web::end_sessions(org, user, Some(keep))?;
    org.record("password_changed", ("user", user.into()), serde_json::json!({}))?;
    Ok(())
}
