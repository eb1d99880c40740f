//! Cues performed by the slices' own actions, at their moment and by the one who does it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use web::{Error, Result};

use super::{Act, Cue, Day, blocks, records};
use crate::demo::people::{Cast, MEMBERS, Person};
use crate::demo::queries;
use crate::demo::time::{Timeline, at};

/// Who acts, when, in which story.
pub(super) struct Scene<'s> {
    pub(super) cast: &'s Cast,
    pub(super) time: Timeline,
    pub(super) who: &'static str,
    pub(super) me: Person,
    pub(super) today: Date,
}

impl Scene<'_> {
    /// A written day in the story.
    pub(super) fn day(&self, (month, day): Day) -> Date {
        self.time.day(month, day)
    }

    /// A moment of a written day, in the zone of the story.
    pub(super) fn at(&self, day: Day, clock: super::Clock) -> Timestamp {
        at(self.day(day), clock, &zone())
    }
}

fn zone() -> TimeZone {
    TimeZone::get(crate::demo::ZONE).unwrap_or(TimeZone::UTC)
}

/// The moment of a cue.
pub(super) fn moment(cue: &Cue, time: Timeline) -> Timestamp {
    at(time.day(cue.day.0, cue.day.1), cue.clock, &zone())
}

impl Cue {
    /// When it is due.
    pub(in crate::demo) fn moment(&self, time: Timeline) -> Timestamp {
        moment(self, time)
    }
}

/// Performs a cue.
pub(in crate::demo) fn perform(org: &mut Org<'_>, cast: &Cast, time: Timeline, cue: &Cue) -> Result<()> {
    let me = cast.get(cue.who)?.clone();
    let (user, now) = (me.user, moment(cue, time));
    let today = domain::hours::local_day(now, &me.zone);
    let scene = Scene { cast, time, who: cue.who, me, today };
    org.at(now, |org| org.as_user(user, |org| act(org, &scene, cue.act)))
}

/// Performs a cue unless it no longer applies: a visitor was there first, took somebody off the plan, or moved the
/// meeting. Only a failing database ends the play.
pub(in crate::demo) fn perform_if_it_fits(
    org: &mut Org<'_>,
    cast: &Cast,
    time: Timeline,
    cue: &Cue,
) -> Result<()> {
    match org.attempt(|org| perform(org, cast, time, cue)) {
        Err(Error::Store(error)) => Err(Error::Store(error)),
        Err(error) => {
            tracing::debug!(%error, ?cue, "a cue no longer applies");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

fn act(org: &mut Org<'_>, scene: &Scene<'_>, act: Act) -> Result<()> {
    let me = scene.me.user;
    match act {
        Act::Enter => blocks::enter(org, scene),
        Act::Ring(whom, reason, about) => blocks::ring(org, scene, whom, reason, about),
        Act::Log(whom, came, words) => blocks::log(org, scene, whom, came, words),
        Act::LogNext(came) => blocks::log_next(org, scene, came),
        Act::Plan(day, people) => blocks::plan(org, scene, day, people),
        Act::Fill(day, people, objectives) => blocks::fill(org, scene, day, people, objectives),
        Act::Commit(day, goal) => blocks::commit(org, scene, day, goal),
        Act::Debrief(learned, use_text, share) => blocks::debrief(org, scene, learned, use_text, share),
        Act::Success(text) => crate::debriefs::actions::choose_success(org, me, scene.today, text),
        Act::Promise(whom, text, due) => records::promise(org, scene, whom, text, due),
        Act::Keep(whom, begins) => records::keep(org, scene, whom, begins),
        Act::Note(whom, text) => records::note(org, scene, whom, text),
        Act::Next(whom, day, minute, objective, named) => {
            records::next(org, scene, whom, (day, minute), objective, named)
        }
        Act::Refer(from, to, words) => records::refer(org, scene, from, to, words),
        Act::Meet(name, title, company, place) => records::meet(org, scene, name, title, company, place),
        Act::Offer(whom, to, answers) => records::offer(org, scene, whom, to, answers),
        Act::Accept(whom) => records::accept(org, scene, whom),
        Act::Tell(to, text) => {
            let name = full_name(scene.who);
            crate::messages::actions::send(org, scene.cast.user(to)?, Some(me), name, text, None).map(drop)
        }
        Act::Notice(to, from, text) => {
            crate::messages::actions::send(org, scene.cast.user(to)?, None, from, text, None).map(drop)
        }
        Act::AskInstead(whose, other) => {
            let held = queries::held_message(org, scene.cast.user(whose)?)?.ok_or(Error::NotFound)?;
            let text = "Ana is in a block until 11:00. Can you join a call at 10?";
            let (other, name) = (scene.cast.user(other)?, full_name(scene.who));
            crate::messages::actions::pass_to(org, held, other, text, name).map(drop)
        }
        Act::Meeting(title, day, from, until) => {
            records::meeting(org, scene, scene.who, title, (day, from, until))
        }
        Act::Invite(whom, title, day, from, until) => {
            records::meeting(org, scene, whom, title, (day, from, until))
        }
        Act::Move(whose, title, day, to) => {
            let meeting = records::find_meeting(org, scene, whose, title, day)?;
            crate::calendars::actions::move_meeting(org, meeting, scene.at(day, to), scene.day(day))
        }
        Act::AskOrganiser(whose, title, day) => {
            let meeting = records::find_meeting(org, scene, whose, title, day)?;
            crate::calendars::actions::answer_conflict(org, meeting, "asked", None, me)
        }
        Act::Lose(deal, reason) => {
            let deal = queries::open_deal(org, deal)?.ok_or(Error::NotFound)?;
            crate::opportunities::actions::close(org, deal, false, Some(reason), scene.today)
        }
        Act::Huddle => {
            let team = scene.cast.team(scene.who)?;
            crate::huddle::actions::start(org, team, me, scene.today).map(drop)
        }
        Act::Turn(rep) => crate::huddle::actions::turn(org, me, scene.cast.user(rep)?, scene.today),
        Act::AskDebrief(rep) => blocks::ask_debrief(org, scene, rep),
        Act::Reply(rep, text) => blocks::reply(org, scene, rep, text),
        Act::Agree(rep, goal) => blocks::agree(org, scene, rep, goal),
    }
}

pub(super) fn full_name(key: &str) -> &'static str {
    MEMBERS.iter().find(|member| member.key == key).map_or("", |member| member.name)
}
