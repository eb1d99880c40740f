//! Clearing a meeting that stands over a rep's block: one way each, or a reason why it stays.

use domain::hours::{at_minute, clock_text, day_short, local_day, minute_of_day};
use domain::names::{given, possessive};
use domain::{MeetingId, UserId};
use jiff::{SignedDuration, Timestamp};
use store::Org;
use web::{Error, Result};

use super::their_report;
use crate::blocks::queries as blocks;
use crate::calendars::{actions as calendar, queries as calendars};
use crate::huddle::queries::{self, Clash, Report};
use crate::messages::actions as messages;

/// Meetings are moved in steps of a quarter of an hour.
const QUARTER: i64 = 15;
/// The latest end of a meeting that is moved, as a minute of the rep's day.
const LATEST_END: u32 = 18 * 60;

/// How a conflict is cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::huddle) enum Way {
    /// To the first free quarter hour after the block.
    Move(Timestamp),
    /// Its organiser is asked to move it.
    Ask(UserId),
    /// The rep does not take part.
    TakeOff,
}

/// The one way that is offered: somebody else's meeting is asked about, what is the rep's or the manager's own is moved,
/// from the rest (and when asking brought nothing) the rep is taken off. None once the block has begun.
pub(in crate::huddle) fn way_of(
    org: &mut Org<'_>,
    manager: UserId,
    rep: &Report,
    clash: &Clash,
) -> Result<Option<Way>> {
    if clash.block_ends_at <= org.now() {
        return Ok(None);
    }
    let own = |organiser: UserId| organiser == rep.user || organiser == manager;
    Ok(Some(match (clash.organiser, &clash.organiser_name) {
        (Some(organiser), _) if !own(organiser) => match clash.state.as_deref() {
            Some("asked") => Way::TakeOff,
            _ => Way::Ask(organiser),
        },
        (None, Some(_)) => Way::TakeOff,
        _ => free_after(org, rep, clash)?.map_or(Way::TakeOff, Way::Move),
    }))
}

/// The first quarter hour after the block from which the meeting fits: past the other meetings and blocks of the day,
/// and over before the evening. The quarter right after a block is left for its debrief.
pub(in crate::huddle) fn free_after(
    org: &mut Org<'_>,
    rep: &Report,
    clash: &Clash,
) -> Result<Option<Timestamp>> {
    let length = clash.ends_at.duration_since(clash.starts_at);
    let mut taken: Vec<(Timestamp, Timestamp)> = Vec::new();
    for meeting in calendars::meetings(org, rep.user, clash.day, clash.day)? {
        if meeting.id != clash.meeting {
            taken.push((meeting.starts_at, meeting.ends_at));
        }
    }
    for block in blocks::of_day(org, rep.user, clash.day)? {
        if block.removed.is_none() {
            taken.push((block.starts_at, block.ends_at));
        }
    }
    let latest = at_minute(clash.day, LATEST_END, &rep.zone);
    let into = i64::from(minute_of_day(clash.block_ends_at, &rep.zone)) % QUARTER;
    let mut start = clash.block_ends_at + SignedDuration::from_mins(QUARTER - into);
    loop {
        let end = start + length;
        if end > latest {
            return Ok(None);
        }
        if start > org.now() && !taken.iter().any(|(from, until)| *from < end && *until > start) {
            return Ok(Some(start));
        }
        start += SignedDuration::from_mins(QUARTER);
    }
}

/// Clears a conflict of a rep. `by`: 'move', 'ask', 'take_off' or 'decline' (with a reason). What was done, in words.
pub fn clear(
    org: &mut Org<'_>,
    manager: UserId,
    user: UserId,
    meeting: MeetingId,
    by: &str,
    reason: &str,
) -> Result<String> {
    their_report(org, manager, user)?;
    let clash = queries::clash(org, user, meeting)?.ok_or(Error::NotFound)?;
    let rep =
        queries::reports(org, manager)?.into_iter().find(|rep| rep.user == user).ok_or(Error::NotFound)?;
    if by != "decline" && clash.block_ends_at <= org.now() {
        return Err(Error::Conflict("That block is over. Say why the meeting stayed.".to_owned()));
    }
    match by {
        "move" => {
            let free = free_after(org, &rep, &clash)?;
            let start =
                free.ok_or_else(|| Error::Conflict("Nothing is free after the block that day.".to_owned()))?;
            calendar::move_meeting(org, meeting, start, local_day(start, &rep.zone))?;
            Ok(format!("{} moved to {}.", clash.title, clock_text(start, &rep.zone)))
        }
        "ask" => ask_organiser(org, manager, &rep, &clash),
        "take_off" => {
            calendar::remove_meeting(org, meeting)?;
            Ok(format!("{} is off {}.", given(&rep.name), clash.title))
        }
        "decline" => {
            if reason.chars().count() > 500 {
                return Err(Error::at("reason", "Keep it to 500 characters."));
            }
            calendar::answer_conflict(org, meeting, "declined", Some(reason), manager)?;
            Ok(format!("{} stays, with your reason.", clash.title))
        }
        _ => Err(Error::NotFound),
    }
}

fn ask_organiser(org: &mut Org<'_>, manager: UserId, rep: &Report, clash: &Clash) -> Result<String> {
    let Some(organiser) = clash.organiser.filter(|organiser| *organiser != rep.user) else {
        return Err(Error::Conflict(
            "Nobody in Forenoon called that meeting. Move it, or take the rep off.".to_owned(),
        ));
    };
    let name = queries::leader(org, manager)?.ok_or(Error::NotFound)?.name;
    let asked = queries::leader(org, organiser)?.ok_or(Error::NotFound)?;
    let text = format!(
        "“{}” on {} at {} lies over {} block, {} to {}. Can you move it, or do without?",
        clash.title,
        day_short(clash.day),
        clock_text(clash.starts_at, &rep.zone),
        possessive(given(&rep.name)),
        clock_text(clash.block_starts_at, &rep.zone),
        clock_text(clash.block_ends_at, &rep.zone)
    );
    messages::send(org, organiser, Some(manager), &name, &text, None)?;
    calendar::answer_conflict(org, clash.meeting, "asked", None, manager)?;
    Ok(format!("{} was asked.", given(&asked.name)))
}
