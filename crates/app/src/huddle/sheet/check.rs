//! Check: the month first, then the latest finished block, goal beside result.

use domain::goal::GoalKind;
use domain::hours::{day_and_month, month_name, month_of};
use domain::result::ResultKind;
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::words::{counted, number_word, one_of, own_day};
use crate::blocks::queries::{self as blocks, Block};
use crate::huddle::queries::{self, Evidence, Report};
use crate::results::queries as results;
use crate::settings::queries as settings;

/// The cell.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Check {
    /// `May: 5 of 14`.
    pub month: String,
    /// `booked`.
    pub unit: &'static str,
    /// Goal beside result, one row a kind; nothing while no block is finished.
    pub figures: Vec<Figure>,
    /// `Block 1 of 1. 6 conversations, 2 referrals` for a short row.
    pub short: String,
    /// `Today, 9:00`: which block it is, when it is not today's.
    pub of: Option<String>,
    pub last_ten: Option<String>,
    /// A block is finished, and the manager has not opened it today.
    pub unopened: bool,
}

/// One kind of result in the block.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Figure {
    pub kind: ResultKind,
    pub count: i64,
    pub goal: Option<i64>,
}

pub(super) fn read(org: &mut Org<'_>, rep: &Report, day: Date, evidence: &[Evidence]) -> Result<Check> {
    let now = org.now();
    let latest = blocks::latest_over(org, rep.user, now)?;
    let kind = match &latest {
        Some(block) => block.goal_kind,
        None => queries::next_block(org, rep.user, day)?
            .map_or(GoalKind::ScopingCallBooked, |block| block.goal_kind),
    };
    let (first, last) = month_of(day);
    let count = results::count(org, rep.user, kind.counts(), first, last)?;
    let goal = settings::goal(org, "user", rep.user.into(), kind.code(), "month", first)?;
    let month = match goal {
        Some(goal) => format!("{}: {count} of {goal}", month_name(day)),
        None => format!("{}: {count}", month_name(day)),
    };
    let mut check = Check {
        month,
        unit: kind.short(),
        figures: Vec::new(),
        short: "No block finished yet.".to_owned(),
        of: None,
        last_ten: None,
        unopened: false,
    };
    let Some(block) = latest else { return Ok(check) };
    let counts = queries::block_results(org, block.id)?;
    check.figures = figures(&block, &counts);
    check.short = short(&block, &counts, day);
    check.of = (block.day != day)
        .then(|| format!("{}, {}", super::capital(&own_day(block.day, day)), block.start_text()));
    check.last_ten = last_ten(&queries::last_ten(org, rep.user, kind)?, kind);
    let block_id = i64::from(block.id);
    check.unopened = !evidence.iter().any(|piece| piece.what == "block_opened" && piece.about == block_id);
    Ok(check)
}

/// Conversations, what the goal is set in and referrals always; the rest when there is some.
fn figures(block: &Block, counts: &[(ResultKind, i64)]) -> Vec<Figure> {
    let count_of =
        |kind: ResultKind| counts.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count);
    let goal_kind = block.goal_kind.counts();
    let always = [ResultKind::Conversation, ResultKind::Referral, goal_kind];
    let mut kinds: Vec<ResultKind> =
        ResultKind::ALL.iter().copied().filter(|kind| always.contains(kind) || count_of(*kind) > 0).collect();
    // What the goal is set in stands right after the conversations.
    kinds.sort_by_key(|kind| (*kind != ResultKind::Conversation, *kind != goal_kind));
    kinds
        .into_iter()
        .map(|kind| Figure {
            kind,
            count: count_of(kind),
            goal: block.goal_count.filter(|_| kind == goal_kind),
        })
        .collect()
}

fn short(block: &Block, counts: &[(ResultKind, i64)], today: Date) -> String {
    let goal_kind = block.goal_kind.counts();
    let count = counts.iter().find(|(kind, _)| *kind == goal_kind).map_or(0, |(_, count)| *count);
    let which =
        if block.day == today { "Block".to_owned() } else { super::capital(&own_day(block.day, today)) };
    let others = counts.iter().filter(|(kind, _)| *kind != goal_kind).take(3);
    let others = others.map(|(kind, count)| counted(*kind, *count)).collect::<Vec<_>>().join(", ");
    let goal = block
        .goal_count
        .map_or_else(|| format!("{count} {}", block.goal_kind.short()), |goal| format!("{count} of {goal}"));
    let stop = if others.is_empty() { "" } else { ". " };
    format!("{which} {goal}{stop}{others}")
}

/// `Last ten blocks: a scoping call booked in 5, the latest on 7 May.`
fn last_ten(history: &[(Date, u32)], kind: GoalKind) -> Option<String> {
    let with: Vec<Date> = history.iter().filter(|(_, count)| *count > 0).map(|(day, _)| *day).collect();
    let blocks = match history.len() {
        0 | 1 => return None,
        count => format!("Last {} blocks", number_word(count)),
    };
    Some(match with.last() {
        Some(latest) => {
            format!("{blocks}: {} in {}, the latest on {}.", one_of(kind), with.len(), day_and_month(*latest))
        }
        None => format!("{blocks}: {} in none.", one_of(kind)),
    })
}
