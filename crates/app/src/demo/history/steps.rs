//! A lead's way after its scoping call was booked: held, handed over, accepted or not, an opportunity, won or lost. Each
//! step is taken on its day by the one whose step it is.

use domain::{HandoffId, OpportunityId, ProspectId, ScopingCallId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::{Error, Result};

use super::{Past, block, by, home};
use crate::blocks::queries::Block;
use crate::demo::cue::{Clock, Day, block_on};
use crate::demo::time::{at, later};
use crate::opportunities::actions::{self as pipeline, NewHandoff, NewOpportunity};

/// One step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// The scoping call is booked in the originator's block, for then.
    Book(Day, Clock),
    /// It is held.
    Hold,
    /// It will not be held.
    Cancel,
    /// The lead is offered.
    Offer,
    /// And accepted.
    Accept,
    /// Or sent back: the reason, a line.
    Back(&'static str, &'static str),
    /// What the receiver does next with the lead, and when.
    LeadNext(&'static str, Day),
    /// Nothing comes of it, and why.
    Drop(&'static str),
    /// An opportunity of so many dollars.
    Create(i64),
    /// Likewise, created in the block.
    CreateInBlock(i64),
    /// It waits for the decision.
    Decide,
    /// What is done next, and when.
    Next(&'static str, Day),
    /// Won.
    Win,
    /// Lost, and why.
    Lose(&'static str),
}

/// One lead's way.
#[derive(Clone, Debug)]
pub(super) struct Story {
    /// Who.
    pub(super) prospect: ProspectId,
    /// Who opened the door.
    pub(super) by: &'static str,
    /// Who closes; the same for somebody's own prospecting.
    pub(super) to: &'static str,
    /// The steps, in the order of their days.
    pub(super) steps: Vec<(Day, Step)>,
    /// What they answered to the three questions.
    pub(super) answers: [&'static str; 3],
    pub(super) call: Option<ScopingCallId>,
    pub(super) handoff: Option<HandoffId>,
    pub(super) deal: Option<OpportunityId>,
}

impl Story {
    /// A way that has not begun.
    pub(super) fn new(prospect: ProspectId, by: &'static str, to: &'static str, answers: [&'static str; 3]) -> Story {
        Story { prospect, by, to, steps: Vec::new(), answers, call: None, handoff: None, deal: None }
    }
}

/// The stories in which somebody books a call in the block of a day, and for when.
pub(super) fn booked_in(past: &Past, rep: &str, day: Date) -> Vec<(usize, Timestamp)> {
    let written = past.written(day);
    let mut booked = Vec::new();
    for (place, story) in past.stories.iter().enumerate().filter(|(_, story)| story.by == rep) {
        for (on, step) in &story.steps {
            if let (true, Step::Book((month, day), clock)) = (*on == written, *step) {
                booked.push((place, at(past.time.day(month, day), clock, &home())));
            }
        }
    }
    booked
}

/// The call of a story was booked at that moment.
pub(super) fn booked(org: &mut Org<'_>, past: &mut Past, place: usize, moment: Timestamp) -> Result<()> {
    let story = &mut past.stories[place];
    let call = org.at(moment, |org| crate::calendars::queries::coming_call(org, story.prospect))?;
    story.call = call.map(|call| call.id);
    Ok(())
}

/// Takes every step of a day.
pub(super) fn take(org: &mut Org<'_>, past: &mut Past, day: Date) -> Result<()> {
    let written = past.written(day);
    let mut minute = 0;
    for place in 0..past.stories.len() {
        let mut story = past.stories[place].clone();
        let due: Vec<Step> = story.steps.iter().filter(|(on, _)| *on == written).map(|(_, step)| *step).collect();
        for step in due.into_iter().filter(|step| !matches!(step, Step::Book(..))) {
            minute += 1;
            step_on(org, past, &mut story, step, day, later(at(day, (15, 41), &home()), minute))?;
        }
        past.stories[place] = story;
    }
    Ok(())
}

fn step_on(
    org: &mut Org<'_>,
    past: &mut Past,
    story: &mut Story,
    step: Step,
    day: Date,
    moment: Timestamp,
) -> Result<()> {
    let (opener, closer) = (past.person(story.by)?.clone(), past.person(story.to)?.clone());
    let prospect = story.prospect;
    let time = past.time;
    let far = |(month, day): Day| time.day(month, day);
    match step {
        Step::Book(..) => Ok(()),
        Step::Hold => {
            let call = story.call.ok_or(Error::NotFound)?;
            let holder = if story.handoff.is_some() { &closer } else { &opener };
            by(org, moment, holder, |org| {
                crate::calendars::actions::complete_scoping_call(org, call, holder.user, day, None)
            })
        }
        Step::Cancel => {
            let call = story.call.ok_or(Error::NotFound)?;
            by(org, moment, &opener, |org| crate::calendars::actions::cancel_scoping_call(org, call))
        }
        Step::Offer => {
            let [needs, by_when, decides] = story.answers.map(str::to_owned);
            let new = NewHandoff {
                prospect,
                from: opener.user,
                to: closer.user,
                needs,
                by_when,
                decides,
                scoping_call: story.call,
                touch: None,
            };
            story.handoff = Some(by(org, moment, &opener, |org| pipeline::offer(org, &new))?);
            block::hand_on(past, prospect);
            Ok(())
        }
        Step::Accept => {
            let handoff = story.handoff.ok_or(Error::NotFound)?;
            by(org, moment, &closer, |org| pipeline::accept(org, handoff, closer.user))
        }
        Step::Back(reason, line) => {
            let handoff = story.handoff.take().ok_or(Error::NotFound)?;
            by(org, moment, &closer, |org| pipeline::send_back(org, handoff, closer.user, reason, line))
        }
        Step::LeadNext(text, on) => {
            let (handoff, on) = (story.handoff, far(on));
            by(org, moment, &closer, |org| match handoff {
                Some(handoff) => pipeline::set_handoff_step(org, handoff, Some(text), Some(on)),
                None => crate::prospects::actions::set_next(org, prospect, &next(text, on)),
            })
        }
        Step::Drop(reason) => {
            block::hand_on(past, prospect);
            by(org, moment, &closer, |org| {
                crate::prospects::actions::set_state(org, prospect, "disqualified", Some(reason), day)
            })
        }
        Step::Create(dollars) => create(org, story, &closer, moment, dollars, None),
        Step::CreateInBlock(dollars) => {
            let block = block_on(org, &closer, day)?;
            let moment = block.as_ref().map_or(moment, |block| later(block.starts_at, 25));
            create(org, story, &closer, moment, dollars, block.map(|block| block.id))
        }
        Step::Decide => {
            let deal = story.deal.ok_or(Error::NotFound)?;
            by(org, moment, &closer, |org| {
                let stage = pipeline::stage_by_name(org, "Decision")?;
                pipeline::move_stage(org, deal, stage, day)
            })
        }
        Step::Next(text, on) => {
            let (deal, on) = (story.deal.ok_or(Error::NotFound)?, far(on));
            by(org, moment, &closer, |org| pipeline::set_next_step(org, deal, Some(text), Some(on)))
        }
        Step::Win => {
            let deal = story.deal.ok_or(Error::NotFound)?;
            by(org, moment, &closer, |org| pipeline::close(org, deal, true, None, day))
        }
        Step::Lose(reason) => {
            let deal = story.deal.ok_or(Error::NotFound)?;
            by(org, moment, &closer, |org| pipeline::close(org, deal, false, Some(reason), day))
        }
    }
}

fn create(
    org: &mut Org<'_>,
    story: &mut Story,
    closer: &crate::demo::people::Person,
    moment: Timestamp,
    dollars: i64,
    block: Option<domain::BlockId>,
) -> Result<()> {
    let new = NewOpportunity {
        prospect: Some(story.prospect),
        owner: Some(closer.user),
        handoff: story.handoff,
        amount_minor: Some(dollars * 100),
        block,
        ..NewOpportunity::default()
    };
    story.deal = Some(by(org, moment, closer, |org| pipeline::create(org, &new))?);
    Ok(())
}

fn next(text: &str, day: Date) -> crate::prospects::actions::Next {
    crate::prospects::actions::Next { day: Some(day), objective: Some(text.to_owned()), ..Default::default() }
}

/// Those whose call falls into somebody's block.
pub(super) fn called_in(past: &Past, rep: &str, block: &Block) -> Vec<ProspectId> {
    let mut called = Vec::new();
    for story in past.stories.iter().filter(|story| story.by == rep) {
        for (_, step) in &story.steps {
            if let Step::Book((month, day), clock) = *step {
                let starts = at(past.time.day(month, day), clock, &home());
                if block.starts_at <= starts && starts < block.ends_at {
                    called.push(story.prospect);
                }
            }
        }
    }
    called
}
