//! A rep's block of the past: present, person after person, with what came of it.

use domain::result::Channel;
use domain::{BlockId, ProspectId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::{Past, by, chances, generated, home, phrases, steps};
use crate::blocks::actions as blocks;
use crate::blocks::queries::Block;
use crate::demo::cue::block_on;
use crate::demo::dice::Dice;
use crate::demo::people::{Member, Person};
use crate::demo::time::{at, later, working_days_on};
use crate::plans::queries::{Item, items};
use crate::touches::actions::{self as touches, LoggedAs, NewTouch};

/// Holds the block of a rep on a day, if there is one.
pub(super) fn hold(org: &mut Org<'_>, past: &mut Past, rep: &'static Member, day: Date) -> Result<()> {
    let person = past.person(rep.key)?.clone();
    let Some(block) = block_on(org, &person, day)? else { return Ok(()) };
    let begins = later(block.starts_at, chances::late(past, rep, day));
    by(org, begins, &person, |org| blocks::start(org, block.id, person.user, true))?;
    for interruption in chances::interruptions(past, rep, day) {
        let caller = past.person(interruption.by)?.clone();
        let name = super::member(interruption.by).map_or("", |member| member.name);
        let (from, about) = (at(day, interruption.clock, &home()), interruption.about);
        by(org, from, &caller, |org| {
            blocks::interrupt(org, block.id, Some(caller.user), name, interruption.reason, about)
        })?;
        let back = later(from, interruption.minutes);
        by(org, back, &person, |org| blocks::start(org, block.id, person.user, true))?;
    }
    call_everybody(org, past, rep, &person, &block)?;
    org.at(later(block.ends_at, -1), |org| blocks::plan_done(org, block.id, true))
}

fn call_everybody(
    org: &mut Org<'_>,
    past: &mut Past,
    rep: &'static Member,
    person: &Person,
    block: &Block,
) -> Result<()> {
    let plan = items(org, block.id)?;
    let told = steps::booked_in(past, rep.key, block.day);
    let chosen = chances::bookings(past, rep, block.day).saturating_sub(told.len());
    // By chance the last ones book, so that the people of the stories keep their places.
    let free = plan.iter().rev().filter(|item| past.is_free(rep.key, item.prospect, block.day));
    let booking: Vec<ProspectId> = free.take(chosen).map(|item| item.prospect).collect();
    let minutes = block.length_minutes() - 10;
    let step = minutes / plan.len().max(1) as i64;
    for (place, item) in plan.iter().enumerate() {
        let moment = later(block.starts_at, 10 + step * place as i64);
        if let Some((story, call)) = told.iter().find(|(story, _)| past.stories[*story].prospect == item.prospect) {
            let logged_as = LoggedAs::Booked { starts_at: *call };
            let touch = Touch { logged_as, channel: Channel::Call, in_writing: false, note: phrases::yes(place) };
            log(org, person, block.id, item, moment, touch)?;
            steps::booked(org, past, *story, moment)?;
            continue;
        }
        let Some(lead) = past.pools.get(rep.key).and_then(|pool| pool.leads.iter().position(|l| l.id == item.prospect))
        else {
            continue;
        };
        if booking.contains(&item.prospect) {
            let call = generated::call_time(past, rep, block.day, place);
            let logged_as = LoggedAs::Booked { starts_at: call };
            let touch = Touch { logged_as, channel: Channel::Call, in_writing: false, note: phrases::yes(place) };
            log(org, person, block.id, item, moment, touch)?;
            generated::story(org, past, rep, item.prospect, (block.day, moment, call))?;
            let (after, on) = (working_days_on(block.day, 25), domain::hours::local_day(call, &home()));
            set(past, rep, lead, |lead| {
                lead.talks += 1;
                (lead.from, lead.call) = (Some(after), Some(on));
            });
            continue;
        }
        let touch = by_chance(past, rep, block.day, lead);
        log(org, person, block.id, item, moment, touch)?;
    }
    Ok(())
}

struct Touch {
    logged_as: LoggedAs,
    channel: Channel,
    in_writing: bool,
    note: Option<String>,
}

fn log(
    org: &mut Org<'_>,
    person: &Person,
    block: BlockId,
    item: &Item,
    moment: Timestamp,
    touch: Touch,
) -> Result<()> {
    let new = NewTouch {
        prospect: item.prospect,
        user: person.user,
        channel: touch.channel,
        logged_as: touch.logged_as,
        in_writing: touch.in_writing,
        block: Some(block),
        plan_item: Some(item.id),
        note: touch.note,
        promise: None,
        client_key: None,
    };
    by(org, moment, person, |org| touches::log(org, &new, &person.zone)).map(drop)
}

/// What came of a touch when nobody wrote it down.
fn by_chance(past: &mut Past, rep: &Member, day: Date, place: usize) -> Touch {
    let mut dice = Dice::on(&format!("touch {} {place}", rep.key), day);
    let channel = match dice.below(10) {
        0..7 => Channel::Call,
        7..9 => Channel::Email,
        _ => Channel::Social,
    };
    let late_spring = past.written(day) >= (4, 6);
    let mut touch = Touch { logged_as: LoggedAs::NotReached, channel, in_writing: false, note: None };
    match dice.below(100) {
        0..58 => set(past, rep, place, |lead| lead.tries += 1),
        58..82 => {
            set(past, rep, place, |lead| lead.talks += 1);
            touch.logged_as = LoggedAs::Conversation;
            touch.in_writing = channel != Channel::Call;
            touch.note = dice.chance(60).then(|| (*dice.pick(&phrases::HEARD)).to_owned());
        }
        82..92 => {
            let weeks = if late_spring { dice.between(7, 14) } else { dice.between(3, 8) };
            let until = working_days_on(day, weeks * 5);
            set(past, rep, place, |lead| {
                lead.talks += 1;
                lead.from = Some(until);
            });
            touch.logged_as = LoggedAs::NotNow { day: until, minute: None };
            touch.note = Some((*dice.pick(&phrases::LATER)).to_owned());
        }
        92..95 if !late_spring => {
            set(past, rep, place, |lead| lead.talks += 1);
            touch.logged_as = LoggedAs::Referral {
                name: phrases::somebody(&mut dice),
                company: None,
                quote: Some((*dice.pick(&phrases::NAMED)).to_owned()),
            };
        }
        95..98 => {
            set(past, rep, place, |lead| lead.gone = true);
            touch.logged_as = LoggedAs::NotAFit { reason: (*dice.pick(&phrases::NO_FIT)).to_owned() };
        }
        _ => {
            set(past, rep, place, |lead| lead.talks += 1);
            touch.logged_as = LoggedAs::Conversation;
            touch.in_writing = channel != Channel::Call;
        }
    }
    touch
}

fn set(past: &mut Past, rep: &Member, place: usize, change: impl FnOnce(&mut crate::demo::records::Lead)) {
    if let Some(lead) = past.pools.get_mut(rep.key).and_then(|pool| pool.leads.get_mut(place)) {
        change(lead);
    }
}

/// Takes a lead out of the pool of whoever called them: an account executive works with them now.
pub(super) fn hand_on(past: &mut Past, prospect: ProspectId) {
    for pool in past.pools.values_mut() {
        if let Some(lead) = pool.leads.iter_mut().find(|lead| lead.id == prospect) {
            lead.gone = true;
        }
    }
}
