//! What is written down about a prospect: notes with their day, and facts under a label.

use domain::{FactId, NoteId, ProspectId, UserId};
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Errors, Result};

use super::queries;

/// Adds a note.
pub fn add_note(
    org: &mut Org<'_>,
    prospect: ProspectId,
    author: UserId,
    text: &str,
    day: Date,
) -> Result<NoteId> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::at("note", "Write the note first."));
    }
    if !queries::exists(org, prospect)? {
        return Err(Error::NotFound);
    }
    let id: NoteId = org.next_id();
    queries::insert_note(org, id, queries::NoteOn::Prospect(prospect), author, text, day)?;
    org.record("note_added", ("prospect", prospect.into()), json!({ "note": i64::from(id) }))?;
    Ok(id)
}

/// Adds a note to an account.
pub fn add_account_note(
    org: &mut Org<'_>,
    account: domain::AccountId,
    author: UserId,
    text: &str,
    day: Date,
) -> Result<NoteId> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::at("note", "Write the note first."));
    }
    let id: NoteId = org.next_id();
    queries::insert_note(org, id, queries::NoteOn::Account(account), author, text, day)?;
    org.record("note_added", ("account", account.into()), json!({ "note": i64::from(id) }))?;
    Ok(id)
}

/// Adds or replaces the line under a label.
pub fn set_fact(
    org: &mut Org<'_>,
    prospect: ProspectId,
    label: &str,
    text: &str,
    source_url: Option<&str>,
) -> Result<FactId> {
    let (label, text) = (label.trim(), text.trim());
    let source_url = source_url.map(str::trim).filter(|url| !url.is_empty());
    let mut errors = Errors::new();
    if label.is_empty() {
        errors.add("label", "Name it: “Who decides”, “In place today”.");
    }
    if text.is_empty() {
        errors.add("text", "Write what you know, in a line.");
    }
    if source_url.is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        errors.add("source_url", "Write the whole address, beginning with https://.");
    }
    errors.check()?;
    if !queries::exists(org, prospect)? {
        return Err(Error::NotFound);
    }
    let fact = match queries::fact_labelled(org, prospect, label)? {
        Some(fact) => {
            queries::update_fact(org, fact, text, source_url)?;
            fact
        }
        None => {
            let fact: FactId = org.next_id();
            queries::insert_fact(org, fact, prospect, label, text, source_url)?;
            fact
        }
    };
    org.record("fact_set", ("prospect", prospect.into()), json!({ "fact": i64::from(fact) }))?;
    Ok(fact)
}

/// Takes a line away.
pub fn remove_fact(org: &mut Org<'_>, prospect: ProspectId, fact: FactId) -> Result<()> {
    if queries::delete_fact(org, prospect, fact)? == 0 {
        return Err(Error::NotFound);
    }
    org.record("fact_removed", ("prospect", prospect.into()), json!({ "fact": i64::from(fact) }))?;
    Ok(())
}
