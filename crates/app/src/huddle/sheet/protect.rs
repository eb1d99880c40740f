//! Protect: is the block safe? The day's line, what was lost of it, and the meetings over today's and later blocks.

use domain::MeetingId;
use domain::access::What;
use domain::hours::{add_days, clock_text, day_short, minute_of_day};
use domain::names::given;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use ui::{DayLine, LineBlock, LineEvent};
use web::{Result, Who};

use crate::blocks::queries::{self as blocks, Block, LostMark, LostWhy};
use crate::huddle::actions::{self, Way};
use crate::huddle::queries::{self, Clash, Report};
use crate::people::access;

/// Conflicts are shown for a week: those after tomorrow may be cleared early.
const DAYS_AHEAD: i64 = 6;

/// The cell.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Protect {
    /// The small line, and what it says to those who do not see it.
    pub line: DayLine,
    pub label: String,
    /// `114 of 120 min`.
    pub minutes: Option<String>,
    /// One sentence a loss: who rang and why, and what it was about.
    pub losses: Vec<(String, Option<&'static str>)>,
    /// `Kept, 120 of 120` for a short row.
    pub short: String,
    pub clashes: Vec<ClashLine>,
    /// What stays over a block, with the reason.
    pub staying: Vec<String>,
}

/// A conflict to clear.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct ClashLine {
    pub meeting: MeetingId,
    /// `Wed 10:30`.
    pub at: String,
    pub title: String,
    pub asked: bool,
    /// None when the block is over: then only a reason helps.
    pub offer: Option<Offer>,
}

/// The one action at the right.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Offer {
    /// What the form sends: 'move', 'ask', 'take_off'.
    pub by: &'static str,
    /// `Move to 11:15`.
    pub label: String,
}

pub(super) fn read(org: &mut Org<'_>, who: &Who, rep: &Report, day: Date) -> Result<Protect> {
    let now = org.now();
    let sees_why = access::grant(org, who, What::Interruptions, rep.user)?.sight().is_all();
    let mut of_day = blocks::of_day(org, rep.user, day)?;
    of_day.retain(|block| block.removed.is_none());
    let (mut pieces, mut losses, mut minutes) = (Vec::new(), Vec::new(), domain::block::Minutes::default());
    for block in &of_day {
        let spans = blocks::spans(org, block.id)?;
        let marks = blocks::lost(block, &spans, now);
        minutes += blocks::minutes(org, block)?;
        pieces.push(piece(block, &marks, &rep.zone));
        for mark in &marks {
            losses.push(told(org, mark, &rep.zone, sees_why)?);
        }
    }
    let mut clashes = queries::clashes(org, rep.user, day, add_days(day, DAYS_AHEAD))?;
    let staying = clashes
        .iter()
        .filter(|clash| !clash.is_open(now))
        .map(|clash| stays(clash, day, &rep.zone))
        .collect();
    clashes.retain(|clash| clash.is_open(now));
    let events =
        clashes.iter().filter(|clash| clash.day == day).map(|clash| event(clash, &rep.zone)).collect();
    let mut lines = Vec::new();
    for clash in &clashes {
        lines.push(ClashLine {
            meeting: clash.meeting,
            at: at(clash, day, &rep.zone),
            title: clash.title.clone(),
            asked: clash.state.as_deref() == Some("asked"),
            offer: offer(org, who, rep, clash)?,
        });
    }
    let over = !of_day.is_empty() && of_day.iter().all(|block| block.is_over(now));
    let begun = of_day.iter().any(|block| block.starts_at <= now);
    let short = match of_day.first() {
        None => next_words(org, rep, day)?,
        Some(_) if over && minutes.kept == minutes.scheduled => {
            format!("Kept, {} of {}", minutes.kept, minutes.scheduled)
        }
        Some(_) if over => format!("{} of {} min kept", minutes.kept, minutes.scheduled),
        Some(_) if begun => format!("In the block, {} min left", minutes.remaining),
        Some(block) => {
            let clear = if clashes.iter().any(|clash| clash.day == day) { "" } else { ", clear" };
            format!("{} to {}{clear}", block.start_text(), block.end_text())
        }
    };
    let line = DayLine {
        now: minute(now, &rep.zone),
        blocks: pieces,
        events,
        moving: !of_day.is_empty() && !over,
        ..DayLine::default()
    };
    Ok(Protect {
        label: label(&short, &losses, &lines),
        minutes: (begun && over).then(|| format!("{} of {} min.", minutes.kept, minutes.scheduled)),
        line,
        losses,
        short,
        clashes: lines,
        staying,
    })
}

fn minute(at: Timestamp, zone: &TimeZone) -> i32 {
    i32::try_from(minute_of_day(at, zone)).unwrap_or(0)
}

/// What ends after midnight ends at midnight on this line.
fn stretch(from: Timestamp, until: Timestamp, zone: &TimeZone) -> (i32, i32) {
    let (begin, end) = (minute(from, zone), minute(until, zone));
    (begin, if end > begin { end } else { 24 * 60 })
}

fn piece(block: &Block, marks: &[LostMark], zone: &TimeZone) -> LineBlock {
    let (from, to) = stretch(block.starts_at, block.ends_at, zone);
    let lost = marks.iter().map(|mark| stretch(mark.from, mark.until, zone)).collect();
    LineBlock { from, to, lost, ..LineBlock::default() }
}

fn event(clash: &Clash, zone: &TimeZone) -> LineEvent {
    let (from, to) = stretch(clash.starts_at, clash.ends_at, zone);
    LineEvent { from, to, label: clash.title.clone(), plan: false, clash: true }
}

/// `Erik rang at 10:12: “Quick one on Clarke.”`, and what it was about.
fn told(
    org: &mut Org<'_>,
    mark: &LostMark,
    zone: &TimeZone,
    sees_why: bool,
) -> Result<(String, Option<&'static str>)> {
    let (from, until) = (clock_text(mark.from, zone), clock_text(mark.until, zone));
    let reason =
        mark.reason.as_deref().filter(|_| sees_why).map_or(".".to_owned(), |reason| format!(": “{reason}”"));
    let about = match mark.about.as_deref() {
        Some("customer") => Some("existing customer"),
        Some("prospect") => Some("prospect"),
        Some("internal") => Some("internal"),
        _ => None,
    };
    let sentence = match mark.why {
        LostWhy::Away => format!("Not there from {from} to {until}."),
        LostWhy::Paused => format!("Paused at {from}{reason}"),
        LostWhy::Interrupted => {
            let user = match mark.by_user {
                Some(user) => {
                    crate::people::queries::user(org, user)?.map(|person| given(&person.name).to_owned())
                }
                None => None,
            };
            match user.or_else(|| mark.by_name.clone()).filter(|_| sees_why) {
                Some(name) => format!("{name} rang at {from}{reason}"),
                None => format!("Interrupted at {from}{reason}"),
            }
        }
    };
    Ok((sentence, about))
}

fn next_words(org: &mut Org<'_>, rep: &Report, day: Date) -> Result<String> {
    Ok(match queries::next_block(org, rep.user, day)? {
        Some(block) => format!("No block today. Next {}, {}", day_short(block.day), block.start_text()),
        None => "No block in sight. A policy lays them out.".to_owned(),
    })
}

fn at(clash: &Clash, day: Date, zone: &TimeZone) -> String {
    let time = clock_text(clash.starts_at, zone);
    if clash.day == day { time } else { format!("{} {time}", &day_short(clash.day)[..3]) }
}

fn stays(clash: &Clash, day: Date, zone: &TimeZone) -> String {
    let reason = clash.reason.as_deref().unwrap_or_default();
    format!("{} {} stays: “{reason}”", at(clash, day, zone), clash.title)
}

fn offer(org: &mut Org<'_>, who: &Who, rep: &Report, clash: &Clash) -> Result<Option<Offer>> {
    Ok(match actions::way_of(org, who.user, rep, clash)? {
        None => None,
        Some(Way::Move(start)) => {
            Some(Offer { by: "move", label: format!("Move to {}", clock_text(start, &rep.zone)) })
        }
        Some(Way::TakeOff) => Some(Offer { by: "take_off", label: format!("Take {} off", given(&rep.name)) }),
        Some(Way::Ask(organiser)) => {
            let name = crate::people::queries::user(org, organiser)?.map(|person| person.name);
            let label = format!("Ask {}", name.as_deref().map_or("the organiser", given));
            Some(Offer { by: "ask", label })
        }
    })
}

fn label(short: &str, losses: &[(String, Option<&'static str>)], clashes: &[ClashLine]) -> String {
    let mut label = short.to_owned();
    for (sentence, _) in losses {
        label = format!("{label}. {}", sentence.trim_end_matches('.'));
    }
    for clash in clashes {
        label = format!("{label}. {} at {} stands over a block", clash.title, clash.at);
    }
    label
}
