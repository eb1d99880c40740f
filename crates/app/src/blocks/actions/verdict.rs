//! The verdict: each scheduled minute of a block kept, broken or missed, written once when it is over.

use domain::block::{self, Span};
use store::Org;
use web::Result;

use crate::blocks::queries;

/// Writes the verdict (minutes) of every block that is over and has none. Called by a job and before pages that show
/// verdicts. A block that was finished early is closed at its scheduled end: until then its plan may still be done.
pub fn close_due(org: &mut Org<'_>) -> Result<usize> {
    let now = org.now();
    let mut closed = 0;
    for due in queries::due(org, now)? {
        let end = due.end();
        queries::end_spans(org, due.id, end)?;
        let spans: Vec<Span> = queries::spans(org, due.id)?.into_iter().map(|row| row.span).collect();
        let minutes = block::minutes(&due.facts(now), &spans);
        if queries::write_verdict(org, due.id, &minutes)? {
            let payload = serde_json::json!({ "scheduled": minutes.scheduled, "kept": minutes.kept });
            org.record("block_closed", ("block", due.id.into()), payload)?;
            closed += 1;
        }
    }
    Ok(closed)
}
