//! The day line of whoever looks: one's own block, or the team's for a leader; meetings, the huddle, tomorrow's plan.

use domain::UserId;
use domain::block::Minutes;
use domain::hours::{clock_text, minute_of_day};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::Markup;
use store::Org;
use ui::{DayLine, LineBlock, LineEvent};
use web::{Result, Who};

use super::queries;
use crate::blocks::queries::{self as blocks, Block};
use crate::calendars::queries as calendars;
use crate::messages::queries as messages;
use crate::settings::queries as settings;

/// When the day ends with tomorrow's plan, in minutes of the local day: 16:45, for a quarter of an hour.
pub(super) const PLANNING: (u32, u32) = (16 * 60 + 45, 17 * 60);
const HUDDLE_MINUTES: i32 = 10;

/// Draws the line; the roof hands this to every page.
pub fn day_line(org: &mut Org<'_>, who: &Who) -> Result<Option<Markup>> {
    let today = who.today(org);
    let now = org.now();
    let own = blocks::of_day(org, who.user, today)?;
    let own: Vec<Block> = own.into_iter().filter(|block| block.removed.is_none()).collect();
    let pieces =
        if own.is_empty() && who.leads { team_pieces(org, who, today)? } else { own_pieces(org, who, &own)? };
    let events = events(org, who, today, &own)?;
    let sentence = sentence(org, who, &pieces, &events);
    let phone_note = pieces.first().and_then(|piece| piece.right.clone());
    let line = DayLine {
        now: minute(now, who),
        blocks: pieces,
        events,
        sentence,
        phone_note,
        moving: true,
        ..DayLine::default()
    };
    Ok(Some(ui::dayline::full(&line)))
}

fn minute(at: Timestamp, who: &Who) -> i32 {
    i32::try_from(minute_of_day(at, &who.zone)).unwrap_or(0)
}

/// Minutes on the viewer's line: what ends after midnight ends at midnight.
fn stretch(from: Timestamp, until: Timestamp, who: &Who) -> (i32, i32) {
    let begin = minute(from, who);
    let end = minute(until, who);
    (begin, if end > begin { end } else { 24 * 60 })
}

fn own_pieces(org: &mut Org<'_>, who: &Who, own: &[Block]) -> Result<Vec<LineBlock>> {
    let now = org.now();
    let held = messages::held_count(org, who.user, now)?;
    let mut pieces = Vec::new();
    for block in own {
        let spans = blocks::spans(org, block.id)?;
        let minutes = blocks::minutes(org, block)?;
        let (from, to) = stretch(block.starts_at, block.ends_at, who);
        let lost =
            blocks::lost(block, &spans, now).iter().map(|mark| stretch(mark.from, mark.until, who)).collect();
        let is_over = block.is_over(now);
        let (label, right, right_lost) = if is_over {
            over_words(&minutes)
        } else {
            let is_near = block.quiet_from_at <= now;
            let right = (is_near && held > 0)
                .then(|| format!("{held} held until {}", clock_text(block.ends_at, &who.zone)));
            (running_words(block, now), right, false)
        };
        pieces.push(LineBlock { from, to, label, right, right_lost, lost });
    }
    Ok(pieces)
}

fn running_words(block: &Block, now: Timestamp) -> String {
    if block.starts_at > now {
        return "Protected".to_owned();
    }
    let left = block.ends_at.duration_since(now).as_secs().div_euclid(60);
    format!("{left} min left")
}

fn over_words(minutes: &Minutes) -> (String, Option<String>, bool) {
    let kept = format!("Kept, {} of {} min", minutes.kept, minutes.scheduled);
    let lost = minutes.scheduled - minutes.kept;
    match (minutes.kept, lost) {
        (_, 0) => (kept, None, false),
        (0, lost) => ("Protected".to_owned(), Some(format!("{lost} min lost")), true),
        (_, lost) => (kept, Some(format!("{lost} min lost")), true),
    }
}

/// A leader without a block sees the one that most of the people have, with what was lost of it.
fn team_pieces(org: &mut Org<'_>, who: &Who, today: Date) -> Result<Vec<LineBlock>> {
    let reports = queries::reports(org, who.user)?;
    let users: Vec<UserId> = reports.iter().map(|(user, _)| *user).collect();
    let mut stretches: Vec<((i32, i32), usize)> = Vec::new();
    let mut blocks_today = Vec::new();
    for user in users {
        for block in blocks::of_day(org, user, today)?.into_iter().filter(|block| block.removed.is_none()) {
            let piece = stretch(block.starts_at, block.ends_at, who);
            match stretches.iter_mut().find(|(known, _)| *known == piece) {
                Some((_, count)) => *count += 1,
                None => stretches.push((piece, 1)),
            }
            blocks_today.push((piece, block));
        }
    }
    let Some(((from, to), _)) = stretches.into_iter().max_by_key(|(piece, count)| (*count, -piece.0)) else {
        return Ok(Vec::new());
    };
    let now = org.now();
    let mut lost = Vec::new();
    let mut lost_minutes = 0;
    for (_, block) in blocks_today.iter().filter(|(piece, _)| *piece == (from, to)) {
        let spans = blocks::spans(org, block.id)?;
        let minutes = blocks::minutes(org, block)?;
        lost_minutes += minutes.broken + minutes.missed;
        lost.extend(blocks::lost(block, &spans, now).iter().map(|mark| stretch(mark.from, mark.until, who)));
    }
    let right = (lost_minutes > 0).then(|| format!("{lost_minutes} min lost"));
    Ok(vec![LineBlock { from, to, label: "Team block".to_owned(), right_lost: right.is_some(), right, lost }])
}

fn events(org: &mut Org<'_>, who: &Who, today: Date, own: &[Block]) -> Result<Vec<LineEvent>> {
    let meetings = calendars::meetings(org, who.user, today, today)?;
    let mut has_huddle = false;
    let mut events = Vec::new();
    for meeting in &meetings {
        has_huddle |= meeting.kind == "huddle";
        let (from, to) = stretch(meeting.starts_at, meeting.ends_at, who);
        let clash =
            own.iter().any(|block| meeting.starts_at < block.ends_at && meeting.ends_at > block.starts_at);
        events.push(LineEvent { from, to, label: meeting.title.clone(), plan: meeting.kind == "own", clash });
    }
    let is_working = settings::calendar(org)?.is_working(today);
    if let Some(minute) = queries::huddle_minute(org, who)?
        && is_working
        && !has_huddle
    {
        events.push(LineEvent {
            from: minute,
            to: minute + HUDDLE_MINUTES,
            label: "Huddle".to_owned(),
            plan: false,
            clash: false,
        });
    }
    if who.roles.is_selling() && is_working {
        let [from, to] = [PLANNING.0, PLANNING.1].map(|minute| i32::try_from(minute).unwrap_or(0));
        events.push(LineEvent { from, to, label: "Tomorrow".to_owned(), plan: true, clash: false });
    }
    events.sort_by_key(|event| event.from);
    Ok(events)
}

/// The same in words, for those who do not see the line.
fn sentence(org: &Org<'_>, who: &Who, pieces: &[LineBlock], events: &[LineEvent]) -> String {
    let clock = |minute: i32| domain::hours::minute_text(u32::try_from(minute).unwrap_or(0));
    let mut text = format!("It is {}.", clock_text(org.now(), &who.zone));
    for piece in pieces {
        text.push_str(&format!(" {}: {} to {}.", piece.label, clock(piece.from), clock(piece.to)));
        if let Some(right) = &piece.right {
            text.push_str(&format!(" {right}."));
        }
    }
    for event in events {
        text.push_str(&format!(" {} {}.", event.label, clock(event.from)));
    }
    text
}
