//! Being there, pausing, being interrupted, finishing: what makes a minute kept or broken.

use domain::block::SpanKind;
use domain::{BlockId, UserId};
use jiff::SignedDuration;
use store::Org;
use web::{Error, Errors, Result};

use super::{ABOUTS, check_open, find, find_own, reason_of};
use crate::blocks::queries::{self, Block, NewSpan};

/// How long before a block its rep may be there already: what is kept begins with the block.
const DOORS_OPEN_MINUTES: i64 = 30;

/// The rep is present: enters Focus ('focus') or says "I'm prospecting" ('prospecting'). Ends a pause or an interruption.
pub fn start(org: &mut Org<'_>, block: BlockId, user: UserId, in_focus: bool) -> Result<()> {
    let found = find_own(org, block, user)?;
    check_open(&found, org.now())?;
    let opens = found
        .starts_at
        .saturating_sub(SignedDuration::from_mins(DOORS_OPEN_MINUTES))
        .unwrap_or(found.starts_at);
    if org.now() < opens.min(found.quiet_from_at) {
        let text = format!(
            "This block starts on {} at {}.",
            domain::hours::day_short(found.day),
            found.start_text()
        );
        return Err(Error::Conflict(text));
    }
    let kind = if in_focus { SpanKind::Focus } else { SpanKind::Prospecting };
    if going_on(org, &found)? == Some(kind) {
        return Ok(());
    }
    queries::begin_span(org, block, kind, &NewSpan::default())?;
    org.record("block_started", ("block", block.into()), serde_json::json!({ "as": kind.code() }))?;
    Ok(())
}

/// The rep pauses, and says why.
pub fn pause(org: &mut Org<'_>, block: BlockId, user: UserId, reason: &str) -> Result<()> {
    let found = find_own(org, block, user)?;
    check_open(&found, org.now())?;
    let reason = reason_of(reason, "Say in a few words why you pause.")?;
    match going_on(org, &found)? {
        // Pausing twice, or while somebody interrupts, changes nothing: what holds the block up is on record.
        Some(SpanKind::Paused | SpanKind::Interrupted) => return Ok(()),
        None if org.now() < found.starts_at => {
            return Err(Error::Conflict("This block has not begun.".to_owned()));
        }
        _ => {}
    }
    queries::begin_span(
        org,
        block,
        SpanKind::Paused,
        &NewSpan { reason: Some(reason), ..NewSpan::default() },
    )?;
    org.record("block_paused", ("block", block.into()), serde_json::json!({}))?;
    Ok(())
}

/// Somebody rang through, or an interruption came from outside. `about`: 'customer', 'prospect', 'internal'.
/// It stops the protected minutes until the rep resumes, and is on record with who did it.
pub fn interrupt(
    org: &mut Org<'_>,
    block: BlockId,
    by_user: Option<UserId>,
    by_name: &str,
    reason: &str,
    about: &str,
) -> Result<()> {
    let found = find(org, block)?;
    check_open(&found, org.now())?;
    if org.now() < found.quiet_from_at {
        return Err(Error::Conflict("This block has not begun. Nothing is held yet.".to_owned()));
    }
    let mut errors = Errors::new();
    if let Err(Error::Invalid(wrong)) = reason_of(reason, "Say what is so urgent; it is kept.") {
        wrong.iter().for_each(|(field, text)| errors.add(field, text));
    }
    if !ABOUTS.iter().any(|(code, _)| *code == about) {
        errors.add("about", "Say what it is about: an existing customer, a prospect, or something internal.");
    }
    errors.check()?;
    let by_name = Some(by_name.trim()).filter(|name| !name.is_empty());
    let new = NewSpan { reason: Some(reason.trim()), about: Some(about), by_user, by_name };
    queries::begin_span(org, block, SpanKind::Interrupted, &new)?;
    let payload =
        serde_json::json!({ "by": by_user.map(i64::from), "about": about, "user": i64::from(found.user) });
    org.record("block_interrupted", ("block", block.into()), payload)?;
    Ok(())
}

/// The rep is done before the end: the rest is kept only if the plan is done.
pub fn finish(org: &mut Org<'_>, block: BlockId, user: UserId) -> Result<()> {
    let found = find_own(org, block, user)?;
    if found.is_over(org.now()) {
        return Ok(());
    }
    check_open(&found, org.now())?;
    if org.now() < found.starts_at {
        return Err(Error::Conflict("This block has not begun.".to_owned()));
    }
    let now = org.now();
    queries::end_spans(org, block, now)?;
    queries::set_finished(org, block)?;
    org.record(
        "block_finished",
        ("block", block.into()),
        serde_json::json!({ "plan_done": found.plan_done }),
    )?;
    Ok(())
}

fn going_on(org: &mut Org<'_>, block: &Block) -> Result<Option<SpanKind>> {
    let spans = queries::spans(org, block.id)?;
    Ok(spans.iter().rev().find(|row| row.span.until.is_none()).map(|row| row.span.kind))
}
