//! Verbs on prospects: the record itself and its owner here; the next conversation, what is written down, promises and
//! referrals beside. All are told from here.

mod next;
mod promises;
mod referrals;
mod written;

pub use next::{Next, Standing, restore_standing, set_next, set_state};
pub use promises::{keep_promise, promise, remove_promise};
pub use referrals::{refer, remove_referral};
pub use written::{add_account_note, add_note, remove_fact, set_fact};

use domain::names::fold;
use domain::{AccountId, ImportId, ProspectId, UserId};
use serde_json::json;
use store::Org;
use web::{Error, Errors, Result};

use super::queries;
use crate::accounts::actions::Saved;

/// What is known of a prospect; `None` and empty leave a field as it is when a prospect is updated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProspectFields {
    pub name: String,
    pub account: Option<AccountId>,
    pub title: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub place: Option<String>,
    pub zone: Option<String>,
    pub summary: Option<String>,
    pub external_id: Option<String>,
    pub owner: Option<UserId>,
    pub source: Option<String>,
    pub import: Option<ImportId>,
}

/// Creates a prospect: a lead, until a need is confirmed.
pub fn create(org: &mut Org<'_>, fields: &ProspectFields) -> Result<ProspectId> {
    let fields = fields.tidied()?;
    let id: ProspectId = org.next_id();
    queries::insert(org, id, &fields)?;
    org.record("prospect_created", ("prospect", id.into()), json!({ "source": fields.source }))?;
    Ok(id)
}

/// Changes what is given and differs; an event names the fields that changed.
pub fn update(org: &mut Org<'_>, prospect: ProspectId, fields: &ProspectFields) -> Result<Saved<ProspectId>> {
    let stored = queries::fields(org, prospect)?.ok_or(Error::NotFound)?;
    let given = if fields.name.trim().is_empty() {
        ProspectFields { name: stored.name.clone(), ..fields.clone() }
    } else {
        fields.clone()
    };
    let merged = stored.overlaid(&given.tidied()?);
    save(org, prospect, &stored, &merged)
}

/// As [`update`], but what is empty is emptied: a form shows every field, so what was cleared is meant.
pub fn replace(
    org: &mut Org<'_>,
    prospect: ProspectId,
    fields: &ProspectFields,
) -> Result<Saved<ProspectId>> {
    let stored = queries::fields(org, prospect)?.ok_or(Error::NotFound)?;
    let kept = ProspectFields {
        external_id: stored.external_id.clone(),
        source: stored.source.clone(),
        import: stored.import,
        ..fields.tidied()?
    };
    save(org, prospect, &stored, &kept)
}

fn save(
    org: &mut Org<'_>,
    prospect: ProspectId,
    stored: &ProspectFields,
    wanted: &ProspectFields,
) -> Result<Saved<ProspectId>> {
    let changed = stored.differing(wanted);
    if changed.is_empty() {
        return Ok(Saved::Unchanged(prospect));
    }
    queries::update(org, prospect, wanted)?;
    org.record("prospect_changed", ("prospect", prospect.into()), json!({ "fields": changed }))?;
    Ok(Saved::Updated(prospect))
}

/// Hands a prospect to an owner, or to nobody.
pub fn set_owner(org: &mut Org<'_>, prospect: ProspectId, owner: Option<UserId>) -> Result<()> {
    let stored = queries::fields(org, prospect)?.ok_or(Error::NotFound)?;
    if stored.owner != owner {
        queries::set_owner(org, prospect, owner)?;
        let payload = json!({ "fields": ["owner"], "owner": owner.map(i64::from) });
        org.record("prospect_changed", ("prospect", prospect.into()), payload)?;
    }
    Ok(())
}

/// Takes back a prospect that was created by mistake and that nothing refers to; whether it did.
pub fn remove_if_bare(org: &mut Org<'_>, prospect: ProspectId) -> Result<bool> {
    if queries::is_referred_to(org, prospect)? {
        return Ok(false);
    }
    queries::delete(org, prospect)?;
    org.record("prospect_removed", ("prospect", prospect.into()), json!({}))?;
    Ok(true)
}

impl ProspectFields {
    /// Trimmed, what is blank left out, the address in lower case; the name must have a letter to be found by.
    fn tidied(&self) -> Result<ProspectFields> {
        let tidy = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let name = self.name.trim().to_owned();
        let (email, zone) = (tidy(&self.email).map(|email| email.to_lowercase()), tidy(&self.zone));
        let mut errors = Errors::new();
        if fold(&name).is_empty() {
            errors.add("name", "Write the person’s name.");
        }
        if email.as_deref().is_some_and(|email| !is_address(email)) {
            errors.add("email", "That is not an e-mail address. Write it like name@company.com.");
        }
        if zone.as_deref().is_some_and(|zone| jiff::tz::TimeZone::get(zone).is_err()) {
            errors.add("zone", "Write a time zone like America/New_York, or leave it empty.");
        }
        errors.check()?;
        Ok(ProspectFields {
            name,
            title: tidy(&self.title),
            email,
            phone: tidy(&self.phone),
            place: tidy(&self.place),
            zone,
            summary: tidy(&self.summary),
            external_id: tidy(&self.external_id),
            source: tidy(&self.source),
            ..self.clone()
        })
    }

    /// These, with what the other has on top.
    fn overlaid(&self, over: &ProspectFields) -> ProspectFields {
        let text = |new: &Option<String>, old: &Option<String>| new.clone().or_else(|| old.clone());
        ProspectFields {
            name: over.name.clone(),
            account: over.account.or(self.account),
            title: text(&over.title, &self.title),
            email: text(&over.email, &self.email),
            phone: text(&over.phone, &self.phone),
            place: text(&over.place, &self.place),
            zone: text(&over.zone, &self.zone),
            summary: text(&over.summary, &self.summary),
            external_id: text(&over.external_id, &self.external_id),
            owner: over.owner.or(self.owner),
            // Where the person came from first stays.
            source: text(&self.source, &over.source),
            import: self.import,
        }
    }

    /// The names of the fields in which two differ.
    fn differing(&self, other: &ProspectFields) -> Vec<&'static str> {
        let checks = [
            ("name", self.name != other.name),
            ("account", self.account != other.account),
            ("title", self.title != other.title),
            ("email", self.email != other.email),
            ("phone", self.phone != other.phone),
            ("place", self.place != other.place),
            ("zone", self.zone != other.zone),
            ("summary", self.summary != other.summary),
            ("external_id", self.external_id != other.external_id),
            ("owner", self.owner != other.owner),
            ("source", self.source != other.source),
        ];
        checks.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }
}

/// Something before and after one @, without blanks. Whether it exists only a mail tells.
fn is_address(text: &str) -> bool {
    let plain = !text.contains(char::is_whitespace) && text.matches('@').count() == 1;
    plain
        && text
            .split_once('@')
            .is_some_and(|(before, after)| !before.is_empty() && after.contains(|c| c != '.'))
}
