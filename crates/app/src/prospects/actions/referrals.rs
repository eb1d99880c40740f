//! Verbs on referrals: one person named another.

use domain::{ProspectId, ReferralId, TouchId, UserId};
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::queries;

/// One person named another.
pub fn refer(
    org: &mut Org<'_>,
    from: ProspectId,
    to: ProspectId,
    user: UserId,
    touch: Option<TouchId>,
    quote: Option<&str>,
    day: Date,
) -> Result<ReferralId> {
    if from == to {
        return Err(Error::at("name", "That is the person who referred you. Write whom they named."));
    }
    if !queries::exists(org, from)? || !queries::exists(org, to)? {
        return Err(Error::NotFound);
    }
    let quote = quote.map(str::trim).filter(|quote| !quote.is_empty());
    let id: ReferralId = org.next_id();
    queries::insert_referral(org, id, &queries::NewReferral { from, to, user, touch, quote, day })?;
    let payload = json!({ "from": i64::from(from), "to": i64::from(to) });
    org.record("referral_made", ("referral", id.into()), payload)?;
    Ok(id)
}

/// Takes the link back.
pub fn remove_referral(org: &mut Org<'_>, referral: ReferralId) -> Result<()> {
    if queries::delete_referral(org, referral)? > 0 {
        org.record("referral_removed", ("referral", referral.into()), json!({}))?;
    }
    Ok(())
}
