//! Ask: what did you learn? The latest debrief and its answer, or the missing one.

use domain::access::What;
use domain::hours::clock_text;
use domain::{BlockId, DebriefId};
use jiff::civil::Date;
use store::Org;
use web::{Result, Who};

use super::words::{beginning, own_day};
use crate::blocks::queries as blocks;
use crate::debriefs::queries::{self as debriefs, Debrief};
use crate::huddle::queries::{Evidence, Report};
use crate::people::access;

/// The longest words of a short row, in characters.
const SHORT: usize = 110;

/// The cell.
#[derive(Clone, Debug, Default)]
pub(in crate::huddle) struct Ask {
    /// The latest finished block has no debrief: which, and of which day in words.
    pub missing: Option<(BlockId, String)>,
    /// When it was asked for today.
    pub asked_at: Option<String>,
    /// The latest debrief: shown when it is the latest block's, or waits for an answer.
    pub answer: Option<Answer>,
    /// For a short row.
    pub short: Option<String>,
    /// A block is finished: there is something to ask about.
    pub has_block: bool,
}

/// A debrief and its answer.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Answer {
    pub debrief: DebriefId,
    pub learned: String,
    pub use_text: String,
    /// Of which day, when it is not today's.
    pub of: Option<String>,
    pub reply: Option<String>,
}

pub(super) fn read(
    org: &mut Org<'_>,
    who: &Who,
    rep: &Report,
    day: Date,
    evidence: &[Evidence],
) -> Result<Ask> {
    let grant = access::grant(org, who, What::Debriefs, rep.user)?;
    let now = org.now();
    let latest_block = blocks::latest_over(org, rep.user, now)?;
    let latest = debriefs::latest_of(org, &grant)?;
    let Some(block) = latest_block else { return Ok(Ask::default()) };
    let is_missing = latest.as_ref().is_none_or(|debrief| debrief.block != block.id);
    let asked = evidence.iter().find(|piece| piece.what == "asked" && piece.about == i64::from(block.id));
    let shown = latest.filter(|debrief| !is_missing || debrief.replied_at.is_none());
    let answer = |debrief: Debrief| Answer {
        debrief: debrief.id,
        of: (debrief.day != day).then(|| own_day(debrief.day, day)),
        learned: debrief.learned,
        use_text: debrief.use_text,
        reply: debrief.reply,
    };
    Ok(Ask {
        missing: is_missing.then(|| (block.id, own_day(block.day, day))),
        asked_at: asked.map(|piece| clock_text(piece.at, &who.zone)),
        short: shown.as_ref().filter(|_| !is_missing).map(|debrief| beginning(&debrief.learned, SHORT)),
        answer: shown.map(answer),
        has_block: true,
    })
}
