//! Verbs of the runner. It owns no table: it logs touches, tells blocks how the plan stands and brings the pipeline in.

use domain::result::{Channel, Key};
use domain::{BlockId, LearningId, PlanItemId, ProspectId, Role, TouchId};
use store::Org;
use web::{Error, Errors, Result, Who};

use super::form::Form;
use super::queries;
use crate::blocks::actions as blocks;
use crate::blocks::queries::{self as block_queries, Block};
use crate::calendars::queries as calendars;
use crate::learnings::actions as learnings;
use crate::opportunities::actions::{self as opportunities, NewHandoff, NewOpportunity};
use crate::results::actions as results;
use crate::touches::actions::{self as touches, LoggedAs, NewTouch};

/// What became of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Logged {
    /// It is on record (perhaps since an earlier arrival of the same post).
    Done,
    /// Somebody was up who has a result of this block already: nothing was added.
    Before { name: String, key: Key },
}

/// Logs what came of the person who was up. The same `client_key` again changes nothing.
pub(super) fn log(org: &mut Org<'_>, who: &Who, key: Key, form: &Form) -> Result<Logged> {
    let item = form.item().ok_or(Error::NotFound)?;
    let (block, prospect) = own_item(org, who, item)?;
    if let Some(client_key) = form.client_key()
        && queries::known_key(org, who.user, &client_key)?
    {
        return Ok(Logged::Done);
    }
    let queue = queries::queue(org, block.id)?;
    let before = queue.iter().find(|row| row.id == item).ok_or(Error::NotFound)?;
    match before.logged {
        // Another try at somebody who was not reached is one; the same tap from a page left behind is none.
        Some(Key::NotReached) if form.again() || key != Key::NotReached => {}
        Some(logged) => return Ok(Logged::Before { name: before.name.clone(), key: logged }),
        None => {}
    }
    let mut errors = Errors::new();
    let new = NewTouch {
        prospect,
        user: who.user,
        channel: form.channel(),
        logged_as: logged_as(org, who, key, prospect, form, &mut errors)?,
        in_writing: matches!(form.channel(), Channel::Email | Channel::Social | Channel::Letter),
        block: Some(block.id),
        plan_item: Some(item),
        note: form.note(),
        promise: form.promise(&mut errors),
        client_key: form.client_key(),
    };
    let deal = (key == Key::Opportunity).then(|| form.amount(who.currency, &mut errors));
    errors.check()?;
    let touch = touches::log(org, &new, &who.zone)?;
    // The same post may have come twice at once: then the pipeline has been told.
    if !queries::pipeline_knows(org, touch)? {
        match deal {
            Some((amount_minor, currency)) => create(org, who, &new, touch, amount_minor, currency, form)?,
            None if key == Key::HandOver => offer(org, who, prospect, touch, form)?,
            None => {}
        }
    }
    tell_plan(org, &block)?;
    Ok(Logged::Done)
}

/// An item of one's own block that has begun, on its day: a post that was kept while the connection was lost may come
/// after the block's end.
fn own_item(org: &mut Org<'_>, who: &Who, item: PlanItemId) -> Result<(Block, ProspectId)> {
    let (block, owner, prospect) = queries::owner_of_item(org, item)?.ok_or(Error::NotFound)?;
    if owner != who.user {
        return Err(Error::NotFound);
    }
    let block = block_queries::block(org, block)?.ok_or(Error::NotFound)?;
    if block.removed.is_some() {
        return Err(Error::Conflict("This block was taken off the calendar.".to_owned()));
    }
    if org.now() < block.starts_at {
        return Err(Error::Conflict(format!(
            "This block has not begun. It opens at {}.",
            block.start_text()
        )));
    }
    if who.today(org) != block.day {
        let day = domain::hours::day_short(block.day);
        return Err(Error::Conflict(format!("That block was on {day}. Log it on the person’s page.")));
    }
    Ok((block, prospect))
}

fn logged_as(
    org: &mut Org<'_>,
    who: &Who,
    key: Key,
    prospect: ProspectId,
    form: &Form,
    errors: &mut Errors,
) -> Result<LoggedAs> {
    Ok(match key {
        Key::Conversation => LoggedAs::Conversation,
        Key::Referral => {
            let (name, company, quote) = form.referral(errors);
            LoggedAs::Referral { name, company, quote }
        }
        Key::Booked => {
            LoggedAs::Booked { starts_at: form.booked_at(&who.zone, errors).unwrap_or_else(|| org.now()) }
        }
        Key::Completed => match calendars::passed_call(org, prospect)? {
            Some(call) => LoggedAs::Completed { call: call.id },
            None => {
                return Err(Error::at("starts_at", "No booked call with them has passed. Book one first."));
            }
        },
        Key::HandOver => LoggedAs::HandedOver,
        Key::Opportunity => LoggedAs::Opportunity,
        Key::NotNow => match form.not_now(errors) {
            (Some(day), minute) => LoggedAs::NotNow { day, minute },
            // Never logged: the day's message stands at its field.
            (None, _) => LoggedAs::Conversation,
        },
        Key::NotAFit => LoggedAs::NotAFit { reason: form.reason(errors) },
        Key::NotReached => LoggedAs::NotReached,
    })
}

fn offer(org: &mut Org<'_>, who: &Who, prospect: ProspectId, touch: TouchId, form: &Form) -> Result<()> {
    // Nobody has the id 0: the pipeline says so at its field, together with what else is missing.
    let to = form.colleague("to").unwrap_or(0.into());
    let new = NewHandoff {
        prospect,
        from: who.user,
        to,
        needs: form.text("needs").to_owned(),
        by_when: form.text("by_when").to_owned(),
        decides: form.text("decides").to_owned(),
        scoping_call: None,
        touch: Some(touch),
    };
    opportunities::offer(org, &new)?;
    Ok(())
}

fn create(
    org: &mut Org<'_>,
    who: &Who,
    touch: &NewTouch,
    id: TouchId,
    amount_minor: Option<i64>,
    currency: Option<domain::Currency>,
    form: &Form,
) -> Result<()> {
    let owner = form.colleague("owner");
    if owner.is_none() && opens_doors_only(who) {
        return Err(Error::at("owner", "Choose the account executive whose it is."));
    }
    let new = NewOpportunity {
        prospect: Some(touch.prospect),
        owner: owner.or(Some(who.user)),
        amount_minor,
        currency,
        touch: Some(id),
        block: touch.block,
        ..NewOpportunity::default()
    };
    opportunities::create(org, &new)?;
    Ok(())
}

/// Outbound reps own no opportunity (D5): they name whose it is.
pub(super) fn opens_doors_only(who: &Who) -> bool {
    let closes = [Role::AccountExecutive, Role::AccountManager, Role::SalesManager, Role::Executive];
    who.roles.has(Role::OutboundRep) && !closes.into_iter().any(|role| who.roles.has(role))
}

/// Tells the block whether everybody on its plan was tried. What came after its end changes no minute.
fn tell_plan(org: &mut Org<'_>, block: &Block) -> Result<()> {
    if block.is_over(org.now()) {
        return Ok(());
    }
    let queue = queries::queue(org, block.id)?;
    let done = !queue.is_empty() && queue.iter().all(|row| row.logged.is_some());
    blocks::plan_done(org, block.id, done)
}

/// Takes back what was logged last in a block, with all it led to. A touch that is gone already stays gone, and one
/// that is no longer the last stays: a post that comes twice takes nothing more away.
pub(super) fn undo(org: &mut Org<'_>, who: &Who, touch: Option<TouchId>) -> Result<()> {
    let Some(touch) = touch else { return Ok(()) };
    let Some(found) = crate::touches::queries::touch(org, touch)? else { return Ok(()) };
    let block = found.block.filter(|_| found.user == who.user).ok_or(Error::NotFound)?;
    let block = block_queries::block(org, block)?.ok_or(Error::NotFound)?;
    if queries::last_touch(org, block.id, who.user)?.is_none_or(|last| last.touch != touch) {
        return Ok(());
    }
    opportunities::undo_of_touch(org, touch)?;
    results::remove_of_touch(org, touch)?;
    touches::undo(org, touch, who.user)?;
    tell_plan(org, &block)
}

/// The rep is there. Too early it does nothing: the page waits and says when the block opens.
pub(super) fn enter(org: &mut Org<'_>, who: &Who) -> Result<()> {
    let Some(block) = block_queries::current_or_next(org, who.user, org.now())? else { return Ok(()) };
    if org.now() < block.quiet_from_at {
        return Ok(());
    }
    blocks::start(org, block.id, who.user, true)
}

/// The block that runs for somebody.
fn running(org: &mut Org<'_>, who: &Who) -> Result<BlockId> {
    let now = org.now();
    let block = block_queries::current_or_next(org, who.user, now)?.filter(|block| block.starts_at <= now);
    block.map(|block| block.id).ok_or_else(|| Error::Conflict("No block of yours is running.".to_owned()))
}

pub(super) fn pause(org: &mut Org<'_>, who: &Who, reason: &str) -> Result<()> {
    let block = running(org, who)?;
    blocks::pause(org, block, who.user, reason)
}

/// An interruption that came from outside Forenoon, told by the rep.
pub(super) fn interrupted(org: &mut Org<'_>, who: &Who, by: &str, reason: &str, about: &str) -> Result<()> {
    let block = running(org, who)?;
    let mut errors = Errors::new();
    if by.trim().is_empty() {
        errors.add("by_name", "Say who it was.");
    }
    match blocks::interrupt(org, block, None, by, reason, about) {
        Err(Error::Invalid(more)) => more.iter().for_each(|(field, text)| errors.add(field, text)),
        other => other?,
    }
    errors.check()
}

/// Done before the end. What is left is kept only if everybody on the plan was tried.
pub(super) fn finish(org: &mut Org<'_>, who: &Who) -> Result<BlockId> {
    let block = running(org, who)?;
    blocks::finish(org, block, who.user)?;
    Ok(block)
}

/// Somebody used a learning of their team: it counts once a day for each of them.
pub(super) fn used(org: &mut Org<'_>, who: &Who, learning: LearningId) -> Result<()> {
    let (author, team) = queries::team_of(org, learning)?.ok_or(Error::NotFound)?;
    if author != who.user && (team.is_none() || team != who.team) {
        return Err(Error::NotFound);
    }
    let since = domain::hours::start_of_day(who.today(org), &who.zone);
    if queries::used_since(org, who.user, learning, since)? {
        return Ok(());
    }
    learnings::used(org, learning)
}
