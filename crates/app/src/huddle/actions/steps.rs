//! The evidence of the four steps. Nothing is kept that did not happen: each piece is judged before it is written.

use domain::{BlockId, DebriefId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::{on_their_day, their_report};
use crate::blocks::{actions as block_actions, queries as blocks};
use crate::debriefs::actions as debriefs;
use crate::huddle::queries;
use crate::messages::actions as messages;

/// Keeps a piece of evidence about a rep on the manager's day. `what` and what `ref_id` is:
///
/// - 'protect_opened' (nothing): the rep's conflicts, or that there are none, were before the manager
/// - 'block_opened' (block): the rep's latest finished block was
/// - 'replied' (debrief): the rep's latest debrief was answered
/// - 'asked' (block): its debrief was missing and asked for
/// - 'goal_agreed' (block): the goal of a block to come was agreed
/// - 'plan_opened' (block): the committed plan of the next block was before the manager
pub fn evidence(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    day: Date,
    what: &'static str,
    ref_id: i64,
) -> Result<()> {
    on_their_day(org, manager, day)?;
    their_report(org, manager, user)?;
    let holds = match what {
        "protect_opened" => true,
        "block_opened" => is_latest(org, user, ref_id.into())?,
        "replied" => queries::debrief_of(org, user)?
            .is_some_and(|written| written.id == ref_id.into() && written.replied_at.is_some()),
        "asked" => {
            is_latest(org, user, ref_id.into())? && queries::debrief_of_block(org, ref_id.into())?.is_none()
        }
        "goal_agreed" => is_agreed(org, manager, user, ref_id.into())?,
        "plan_opened" => committed_next(org, user, day)? == Some(ref_id.into()),
        _ => false,
    };
    if !holds {
        return Err(Error::Conflict("That has changed since the page was opened. Look again.".to_owned()));
    }
    let about = if what == "protect_opened" { i64::from(user) } else { ref_id };
    keep(org, manager, user, day, what, about)
}

/// A rep's turn: Protect is before the manager, and the latest finished block beside its goal, and the committed plan of
/// the next block.
pub fn turn(org: &mut Org<'_>, manager: UserId, user: UserId, day: Date) -> Result<()> {
    on_their_day(org, manager, day)?;
    their_report(org, manager, user)?;
    keep(org, manager, user, day, "protect_opened", user.into())?;
    let now = org.now();
    if let Some(block) = blocks::latest_over(org, user, now)? {
        keep(org, manager, user, day, "block_opened", block.id.into())?;
    }
    if let Some(block) = committed_next(org, user, day)? {
        keep(org, manager, user, day, "plan_opened", block.into())?;
    }
    Ok(())
}

/// The manager agrees to the goal of a block that has not begun.
pub fn agree_goal(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    block: BlockId,
    count: i64,
) -> Result<()> {
    their_report(org, manager, user)?;
    let found = blocks::block(org, block)?.filter(|found| found.user == user).ok_or(Error::NotFound)?;
    if found.starts_at <= org.now() {
        return Err(Error::Conflict("That block has begun: its goal stands.".to_owned()));
    }
    block_actions::set_goal(org, block, count, Some(manager))?;
    let day = today_of(org, manager)?;
    keep(org, manager, user, day, "goal_agreed", block.into())
}

/// The manager answers a debrief in writing. Evidence is the first answer to the latest one; an older one is answered
/// all the same.
pub fn reply(org: &mut Org<'_>, manager: UserId, user: UserId, debrief: DebriefId, text: &str) -> Result<()> {
    their_report(org, manager, user)?;
    let latest = queries::debrief_of(org, user)?;
    debriefs::reply(org, debrief, manager, text)?;
    if latest.is_some_and(|latest| latest.id == debrief && latest.replied_at.is_none()) {
        let day = today_of(org, manager)?;
        keep(org, manager, user, day, "replied", debrief.into())?;
    }
    Ok(())
}

/// Asks for the missing debrief of a rep's latest finished block. Until when the line is held, if the rep is in a block.
/// Asking twice on a day sends nothing more.
pub fn ask(org: &mut Org<'_>, manager: UserId, user: UserId, block: BlockId) -> Result<Option<Timestamp>> {
    their_report(org, manager, user)?;
    let found = blocks::block(org, block)?.filter(|found| found.user == user).ok_or(Error::NotFound)?;
    if queries::debrief_of_block(org, block)?.is_some() {
        return Err(Error::Conflict("The debrief is written. Read it and answer it.".to_owned()));
    }
    if !is_latest(org, user, block)? {
        return Err(Error::Conflict("There is a later block. Ask for its debrief.".to_owned()));
    }
    let day = today_of(org, manager)?;
    let asked = queries::evidence_of_day(org, manager, user, day)?;
    if asked.iter().any(|evidence| evidence.what == "asked" && evidence.about == i64::from(block)) {
        return Ok(None);
    }
    let name = queries::leader(org, manager)?.ok_or(Error::NotFound)?.name;
    let text = format!(
        "Your debrief of {}, {}, is missing. What did you learn, and how will you use it?",
        domain::hours::day_short(found.day),
        found.start_text()
    );
    let (_, held_until) = messages::send(org, user, Some(manager), &name, &text, None)?;
    keep(org, manager, user, day, "asked", block.into())?;
    Ok(held_until)
}

fn keep(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    day: Date,
    what: &'static str,
    about: i64,
) -> Result<()> {
    if queries::add_evidence(org, manager, user, day, what, about)? {
        let payload = json!({ "what": what, "ref": about, "manager": i64::from(manager) });
        org.record("huddle_evidence", ("user", user.into()), payload)?;
    }
    Ok(())
}

fn today_of(org: &mut Org<'_>, manager: UserId) -> Result<Date> {
    let leader = queries::leader(org, manager)?.ok_or(Error::NotFound)?;
    Ok(domain::hours::local_day(org.now(), &leader.zone))
}

fn is_latest(org: &mut Org<'_>, user: UserId, block: BlockId) -> Result<bool> {
    let now = org.now();
    Ok(blocks::latest_over(org, user, now)?.is_some_and(|latest| latest.id == block))
}

fn is_agreed(org: &mut Org<'_>, manager: UserId, user: UserId, block: BlockId) -> Result<bool> {
    let now = org.now();
    let found = blocks::block(org, block)?;
    Ok(found.is_some_and(|b| b.user == user && b.starts_at > now && b.goal_agreed_by == Some(manager)))
}

/// The rep's next block, if its plan is committed.
fn committed_next(org: &mut Org<'_>, user: UserId, day: Date) -> Result<Option<BlockId>> {
    let next = queries::next_block(org, user, day)?;
    Ok(next.filter(|block| block.plan_committed_at.is_some()).map(|block| block.id))
}
