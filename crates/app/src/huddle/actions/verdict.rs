//! The verdict on a manager's day (B2): which steps were kept for each rep who had a block, by the evidence of that day.

use domain::UserId;
use domain::hours::{add_days, end_of_day, local_day};
use domain::routine::RepDay;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Result};

use crate::huddle::queries;
use crate::settings::queries as settings;

/// How far back a day without a verdict is looked for: a server that stood still for longer judges nobody for it.
const DAYS_BACK: i64 = 35;

/// The facts about one rep on one of a manager's days, by what had happened before `until`.
pub fn rep_day(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    day: Date,
    until: Timestamp,
) -> Result<RepDay> {
    let tomorrow = settings::calendar(org)?.next_working_day(day);
    let blocks = crate::blocks::queries::of_day(org, user, day)?;
    let clashes = queries::clashes(org, user, day, tomorrow)?;
    // Only what concerns these two days, and not the weekend between them.
    let of_both =
        |clash: &&queries::Clash| (clash.day == day || clash.day == tomorrow) && clash.created_at < until;
    let clashes: Vec<_> = clashes.iter().filter(of_both).collect();
    let mut evidence = queries::evidence_of_day(org, manager, user, day)?;
    evidence.retain(|piece| piece.at < until);
    let has = |what: &str| evidence.iter().any(|piece| piece.what == what);
    // The plan that was opened and the goal that was agreed are of the same block; the goal may have been agreed before.
    let mut agreed = false;
    for plan in evidence.iter().filter(|piece| piece.what == "plan_opened") {
        let at = queries::evidence_ever(org, manager, user, "goal_agreed", plan.about)?;
        agreed |= at.is_some_and(|at| at < until);
    }
    Ok(RepDay {
        had_block: blocks.iter().any(|block| block.removed.is_none()),
        conflicts: clashes.len() as u32,
        conflicts_open: clashes.iter().filter(|clash| clash.is_open(until)).count() as u32,
        protect_opened: has("protect_opened"),
        check_opened_latest: has("block_opened"),
        replied_or_asked: has("replied") || has("asked"),
        goal_agreed: agreed,
        plan_opened_before_block: has("plan_opened"),
    })
}

/// Writes the verdict on a day of a manager that is over, for each rep who had a block and has none yet. A day on which
/// the manager did not work has none.
pub fn close_day(org: &mut Org<'_>, manager: UserId, day: Date) -> Result<()> {
    let leader = queries::leader(org, manager)?.ok_or(Error::NotFound)?;
    let until = end_of_day(day, &leader.zone);
    if until > org.now() {
        return Err(Error::Conflict("That day is not over.".to_owned()));
    }
    if !settings::calendar(org)?.is_working(day) || settings::on_leave(org, manager, day)? {
        return Ok(());
    }
    let (mut reps, mut full) = (0, 0);
    for user in queries::with_block_on(org, manager, day)? {
        let facts = rep_day(org, manager, user, day, until)?;
        if queries::insert_verdict(org, manager, user, day, &facts)? {
            reps += 1;
            full += u32::from(facts.is_full());
        }
    }
    if reps > 0 {
        let payload = json!({ "day": day.to_string(), "reps": reps, "full": full });
        org.record("huddle_day_closed", ("user", manager.into()), payload)?;
    }
    Ok(())
}

/// Housekeeping: writes the verdict on every manager's day that is over and has none.
pub fn close_due(org: &mut Org<'_>) -> Result<()> {
    let now = org.now();
    let today = local_day(now, &jiff::tz::TimeZone::UTC);
    for (manager, day) in queries::unjudged(org, add_days(today, -DAYS_BACK), add_days(today, 1))? {
        let leader = queries::leader(org, manager)?;
        if leader.is_some_and(|leader| leader.active && end_of_day(day, &leader.zone) <= now) {
            close_day(org, manager, day)?;
        }
    }
    Ok(())
}
