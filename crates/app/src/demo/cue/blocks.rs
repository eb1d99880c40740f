//! Cues in and around a block: entering, touches, the plan, the debrief, and what the manager does about them.

use domain::result::Channel;
use domain::{ProspectId, TouchId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Result};

use super::perform::{Scene, full_name};
use super::records::whom;
use super::{Came, Day, Planned};
use crate::blocks::queries::{self as held, Block};
use crate::demo::people::Person;
use crate::demo::queries;
use crate::touches::actions::{LoggedAs, NewTouch};

/// Somebody's block on a day.
pub(in crate::demo) fn block_on(org: &mut Org<'_>, person: &Person, day: Date) -> Result<Option<Block>> {
    let blocks = held::of_day(org, person.user, day)?;
    Ok(blocks.into_iter().find(|block| block.removed.is_none()))
}

fn block(org: &mut Org<'_>, person: &Person, day: Date) -> Result<Block> {
    block_on(org, person, day)?.ok_or(Error::NotFound)
}

/// The block that is going on.
fn running(org: &mut Org<'_>, scene: &Scene<'_>) -> Result<Option<Block>> {
    let now = org.now();
    let found = block_on(org, &scene.me, scene.today)?;
    Ok(found.filter(|block| block.starts_at <= now && !block.is_over(now)))
}

pub(super) fn enter(org: &mut Org<'_>, scene: &Scene<'_>) -> Result<()> {
    let block = block(org, &scene.me, scene.today)?;
    crate::blocks::actions::start(org, block.id, scene.me.user, true)
}

pub(super) fn ring(org: &mut Org<'_>, scene: &Scene<'_>, whom: &str, reason: &str, about: &str) -> Result<()> {
    let block = block(org, scene.cast.get(whom)?, scene.today)?;
    crate::blocks::actions::interrupt(org, block.id, Some(scene.me.user), full_name(scene.who), reason, about)
}

pub(super) fn log(org: &mut Org<'_>, scene: &Scene<'_>, name: &str, came: Came, words: &str) -> Result<()> {
    let prospect = whom(org, name)?;
    if queries::was_touched(org, scene.me.user, prospect, scene.today)? {
        return Err(Error::Conflict("Somebody was first.".to_owned()));
    }
    touch(org, scene, prospect, came, words)
}

/// The first on the plan whom nobody has tried today.
pub(super) fn log_next(org: &mut Org<'_>, scene: &Scene<'_>, came: Came) -> Result<()> {
    let block = block(org, &scene.me, scene.today)?;
    for item in crate::plans::queries::items(org, block.id)? {
        // Whoever has a call in this block is called then, by name.
        let waits = item.why == "Scoping call today";
        if !waits && !queries::was_touched(org, scene.me.user, item.prospect, scene.today)? {
            return touch(org, scene, item.prospect, came, "");
        }
    }
    Err(Error::NotFound)
}

fn touch(org: &mut Org<'_>, scene: &Scene<'_>, prospect: ProspectId, came: Came, words: &str) -> Result<()> {
    let block = running(org, scene)?;
    let items = match &block {
        Some(block) => crate::plans::queries::items(org, block.id)?,
        None => Vec::new(),
    };
    let item = items.iter().find(|item| item.prospect == prospect).map(|item| item.id);
    let in_writing = matches!(came, Came::Wrote);
    let new = NewTouch {
        prospect,
        user: scene.me.user,
        channel: if in_writing { Channel::Email } else { Channel::Call },
        logged_as: logged_as(org, scene, prospect, came)?,
        in_writing,
        block: block.map(|block| block.id),
        plan_item: item,
        note: Some(words.to_owned()).filter(|words| !words.is_empty()),
        promise: None,
        client_key: None,
    };
    crate::touches::actions::log(org, &new, &scene.me.zone).map(drop)
}

fn logged_as(org: &mut Org<'_>, scene: &Scene<'_>, prospect: ProspectId, came: Came) -> Result<LoggedAs> {
    Ok(match came {
        Came::Talked | Came::Wrote => LoggedAs::Conversation,
        Came::Named(name, company, words) => LoggedAs::Referral {
            name: name.to_owned(),
            company: Some(company.to_owned()).filter(|company| !company.is_empty()),
            quote: Some(words.to_owned()).filter(|words| !words.is_empty()),
        },
        Came::Booked(day, clock) => LoggedAs::Booked { starts_at: scene.at(day, clock) },
        Came::Held => {
            let call = crate::calendars::queries::passed_call(org, prospect)?.ok_or(Error::NotFound)?;
            LoggedAs::Completed { call: call.id }
        }
        Came::NotNow(day, minute) => LoggedAs::NotNow { day: scene.day(day), minute },
        Came::Missed => LoggedAs::NotReached,
    })
}

/// The touch in today's block on which something was agreed.
pub(super) fn touch_in_block(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    prospect: ProspectId,
) -> Result<Option<TouchId>> {
    let Some(block) = running(org, scene)? else { return Ok(None) };
    Ok(queries::touch_in(org, block.id, prospect)?)
}

pub(super) fn plan(org: &mut Org<'_>, scene: &Scene<'_>, day: Day, people: &[Planned]) -> Result<()> {
    let block = block(org, &scene.me, scene.day(day))?;
    for (name, objective, why, due) in people {
        let prospect = whom(org, name)?;
        let item = crate::plans::actions::add(org, block.id, prospect, objective, why, *due)?;
        if objective.is_empty() {
            // What was intended before is not what is wanted tomorrow.
            crate::plans::actions::set_objective(org, item, "")?;
        }
    }
    Ok(())
}

const OBJECTIVES: [&str; 5] = [
    "Ask what the last peak week cost",
    "Learn who decides about the night shift",
    "Book twenty minutes on picking errors",
    "Ask who else has to be in the room",
    "Hear what changed since the winter",
];

pub(super) fn fill(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    day: Day,
    people: usize,
    objectives: usize,
) -> Result<()> {
    let block = block(org, &scene.me, scene.day(day))?;
    let today = block_on(org, &scene.me, scene.today)?.map_or(block.id, |today| today.id);
    let there = crate::plans::queries::items(org, block.id)?.len();
    let leads = queries::free_leads(org, scene.me.user, (block.id, today), people.saturating_sub(there))?;
    for (place, lead) in leads.into_iter().enumerate() {
        let objective = OBJECTIVES[place % OBJECTIVES.len()];
        let objective = if there + place < objectives { objective } else { "" };
        crate::plans::actions::add(org, block.id, lead, objective, "Talked once, never met", false)?;
    }
    Ok(())
}

pub(super) fn commit(org: &mut Org<'_>, scene: &Scene<'_>, day: Day, goal: i64) -> Result<()> {
    let block = block(org, &scene.me, scene.day(day))?;
    crate::plans::actions::commit(org, block.id, goal)
}

pub(super) fn debrief(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    learned: &str,
    use_text: &str,
    share: bool,
) -> Result<()> {
    let block = block(org, &scene.me, scene.today)?;
    if queries::debrief(org, block.id)?.is_some() {
        return Err(Error::Conflict("It was written already.".to_owned()));
    }
    crate::debriefs::actions::save(org, block.id, scene.me.user, learned, use_text, Some("most"), share).map(drop)
}

/// Asks for the debrief of the latest block.
pub(super) fn ask_debrief(org: &mut Org<'_>, scene: &Scene<'_>, rep: &str) -> Result<()> {
    let (rep, now) = (scene.cast.user(rep)?, org.now());
    let block = held::latest_over(org, rep, now)?.ok_or(Error::NotFound)?;
    crate::huddle::actions::ask(org, scene.me.user, rep, block.id).map(drop)
}

/// A written reply to the latest debrief.
pub(super) fn reply(org: &mut Org<'_>, scene: &Scene<'_>, rep: &str, text: &str) -> Result<()> {
    let (rep, now) = (scene.cast.user(rep)?, org.now());
    let block = held::latest_over(org, rep, now)?.ok_or(Error::NotFound)?;
    let (debrief, answered) = queries::debrief(org, block.id)?.ok_or(Error::NotFound)?;
    if answered {
        return Err(Error::Conflict("It was answered already.".to_owned()));
    }
    crate::huddle::actions::reply(org, scene.me.user, rep, debrief, text)
}

/// The goal of a rep's next block is agreed.
pub(super) fn agree(org: &mut Org<'_>, scene: &Scene<'_>, rep: &str, goal: i64) -> Result<()> {
    let (rep, now) = (scene.cast.user(rep)?, org.now());
    let block = held::current_or_next(org, rep, now)?.ok_or(Error::NotFound)?;
    crate::huddle::actions::agree_goal(org, scene.me.user, rep, block.id, goal)
}
