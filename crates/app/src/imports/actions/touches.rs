//! A past touch from a row: whom it reached counts, that it was made does not.

use domain::ProspectId;
use domain::hours::at_minute;
use domain::names::fold;
use store::Org;
use web::{Error, Result};

use super::chunk::Did;
use super::found::Found;
use crate::imports::draft::TouchDraft;
use crate::imports::queries;
use crate::touches::actions::{PastTouch, import};

/// Takes the touch over, once.
pub(super) fn save(org: &mut Org<'_>, found: &mut Found<'_>, draft: &TouchDraft) -> Result<Did> {
    let prospect = person(org, draft)?;
    let owner = crate::prospects::queries::fields(org, prospect)?.ok_or(Error::NotFound)?.owner;
    found.check_sight(owner)?;
    let user = found.owner(org, draft.owner.as_deref())?.or(owner).or(org.actor());
    let user = user.ok_or_else(|| {
        Error::at("owner", "It does not say who made it, and the person belongs to nobody.")
    })?;
    if draft.day > found.today {
        return Err(Error::at("touch_day", format!("{} has not come yet.", draft.day)));
    }
    let past = PastTouch {
        prospect,
        user,
        at: at_minute(draft.day, 12 * 60, &found.terms.zone).min(org.now()),
        day: draft.day,
        channel: draft.channel,
        outcome: draft.outcome,
        note: draft.note.clone(),
        external_id: Some(draft.identity()),
        import: Some(found.import),
    };
    Ok(import(org, &past)?.into())
}

fn person(org: &mut Org<'_>, draft: &TouchDraft) -> Result<ProspectId> {
    if let Some(email) = &draft.person_email
        && let Some(found) = crate::prospects::queries::find_by_email(org, email)?
    {
        return Ok(found);
    }
    let Some(name) = &draft.person else {
        let email = draft.person_email.as_deref().unwrap_or("");
        return Err(Error::at(
            "person_email",
            format!("Nobody here has the address {email}. Bring the people in first."),
        ));
    };
    match queries::people_named(org, &fold(name))?.as_slice() {
        [one] => Ok(*one),
        [] => Err(Error::at("person", format!("Nobody here is called {name}. Bring the people in first."))),
        _ => Err(Error::at(
            "person",
            format!("Several people here are called {name}. Their e-mail would tell them apart."),
        )),
    }
}
