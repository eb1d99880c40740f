//! Verbs on learnings.

use domain::names::fold;
use domain::segment::{Behaviour, Ending};
use domain::{DebriefId, LearningId, UserId};
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Errors, Result};

use super::queries;

/// Shares a learning with the team. `segment` is the code or the label of a behaviour or an ending (domain's `segment`).
pub fn share(
    org: &mut Org<'_>,
    author: UserId,
    debrief: Option<DebriefId>,
    text: &str,
    segment: Option<&str>,
    day: Date,
) -> Result<LearningId> {
    let (text, segment) = (text.trim(), segment.map(str::trim).filter(|segment| !segment.is_empty()));
    let mut errors = Errors::new();
    if text.is_empty() {
        errors.add("text", "Write what you learned, in a sentence.");
    }
    let code = segment.and_then(segment_code);
    if segment.is_some() && code.is_none() {
        errors.add("segment", "Pick a segment from the list, or none.");
    }
    errors.check()?;
    let segment = code;
    let id: LearningId = org.next_id();
    queries::insert(org, id, author, debrief, text, &fold(text), segment, day)?;
    org.record("learning_shared", ("learning", id.into()), json!({ "segment": segment }))?;
    Ok(id)
}

/// Counts one use.
pub fn used(org: &mut Org<'_>, learning: LearningId) -> Result<()> {
    if queries::count_use(org, learning)? == 0 {
        return Err(Error::NotFound);
    }
    org.record("learning_used", ("learning", learning.into()), json!({}))?;
    Ok(())
}

/// The code of a segment that is told by its code or by its label.
fn segment_code(text: &str) -> Option<&'static str> {
    let told = |code: &str, label: &str| text == code || text.eq_ignore_ascii_case(label);
    let behaviour = Behaviour::ALL.iter().find(|one| told(one.code(), one.label())).map(|one| one.code());
    behaviour.or_else(|| Ending::ALL.iter().find(|one| told(one.code(), one.label())).map(|one| one.code()))
}
