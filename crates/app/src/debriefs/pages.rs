//! HTML handlers of the debrief and of the day's success.

use domain::access::{Sight, What};
use domain::result::ResultKind;
use domain::{BlockId, goal, hours};
use store::Org;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Path, Reply, Result, Viewer, Who, redirect};

use super::queries;
use super::view::{self, Answers, Month, Open, Read, Side};
use crate::blocks::queries::{self as blocks, Block};
use crate::people::access;
use crate::results::queries as results;
use crate::settings::queries as settings;

/// How many days back a missing debrief is still asked for.
const ASKED_FOR_DAYS: i64 = 7;

/// The debrief that waits to be written.
pub(super) async fn latest(viewer: Viewer) -> Result<Reply> {
    let found = viewer
        .read(|org, who| {
            let from = hours::add_days(who.today(org), -ASKED_FOR_DAYS);
            let waiting = queries::block_to_debrief(org, who.user, from)?;
            let latest = blocks::latest_over(org, who.user, org.now())?.map(|block| block.id);
            let current = blocks::current_or_next(org, who.user, org.now())?;
            let running = current.filter(|block| block.starts_at <= org.now()).map(|block| block.end_text());
            match waiting {
                Some(block) => Ok(Ok(what(org, who, block)?)),
                None => Ok(Err((latest, running))),
            }
        })
        .await?;
    match found {
        Ok(page) => shown(&viewer, page, None).await,
        Err((latest, running)) => {
            viewer.page(frame("Debrief").main_class(""), view::nothing(latest, running.as_deref())).await
        }
    }
}

/// The debrief of a block: to be written by its owner, to be read by their manager.
pub(super) async fn show(viewer: Viewer, Path(block): Path<i64>) -> Result<Reply> {
    let block = BlockId::from(block);
    let page = viewer.read(move |org, who| what(org, who, block)).await?;
    shown(&viewer, page, None).await
}

/// Saves both answers, the success if one was written, and the learning if it is shared.
pub(super) async fn save(viewer: Viewer, Path(block): Path<i64>, fields: Fields) -> Result<Reply> {
    let block = BlockId::from(block);
    let answers = Answers::typed(&fields);
    let said = answers.clone();
    let saved = viewer
        .write(move |org, who| {
            let used = Some(said.used_yesterday.as_str()).filter(|used| !used.is_empty());
            let day = blocks::block(org, block)?.map(|block| block.day).ok_or(Error::NotFound)?;
            super::actions::save(org, block, who.user, &said.learned, &said.use_text, used, said.share)?;
            if !said.success.is_empty() {
                super::actions::choose_success(org, who.user, day, &said.success)?;
            }
            Ok(queries::reader(org, who.user)?.manager)
        })
        .await;
    match saved {
        Ok(manager) => {
            let manager = manager.as_deref().map(domain::names::given);
            let text = manager.map_or_else(
                || "Debrief saved.".to_owned(),
                |manager| format!("Debrief saved. {manager} reads it in the huddle."),
            );
            Ok(redirect("/today").toast(&text))
        }
        Err(error) => {
            let errors = error.into_errors()?;
            let page = viewer.read(move |org, who| what(org, who, block)).await?;
            Ok(shown(&viewer, page, Some((answers, errors))).await?.invalid())
        }
    }
}

/// The day's success, from the debrief's neighbours: Today and Tomorrow.
pub(super) async fn choose_success(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let text = fields.text("success").to_owned();
    let (back, said) = (fields.text("back").to_owned(), text.clone());
    let saved = viewer
        .write(move |org, who| {
            let today = who.today(org);
            super::actions::choose_success(org, who.user, today, &said)
        })
        .await;
    match saved {
        Ok(()) => {
            let to = if back.is_empty() { "/today" } else { &back };
            Ok(redirect(to).toast("Your success of the day is chosen. The team sees it."))
        }
        Err(error) => {
            let errors = error.into_errors()?;
            let main = view::success(&text, &back, &errors);
            Ok(viewer.page(frame("The day’s success").main_class(""), main).await?.invalid())
        }
    }
}

/// What there is to show of a block's debrief, for one viewer.
enum Shows {
    NotOver(String),
    Open(Box<Open>),
    Read(Box<Read>),
}

fn what(org: &mut Org<'_>, who: &Who, block: BlockId) -> Result<Shows> {
    let block = blocks::block(org, block)?.filter(|block| block.removed.is_none());
    let block = block.ok_or(Error::NotFound)?;
    let grant = access::grant(org, who, What::Debriefs, block.user)?;
    if grant.sight() != Sight::All {
        return Err(Error::NotFound);
    }
    let own = block.user == who.user;
    if own && !block.is_over(org.now()) {
        return Ok(Shows::NotOver(block.end_text()));
    }
    let written = queries::of_block(org, &grant, block.id)?;
    let used = queries::named_use_before(org, block.user, block.starts_at)?;
    match written {
        Some(written) if !own || written.replied_at.is_some() => {
            let author =
                crate::people::queries::user(org, block.user)?.map(|user| user.name).unwrap_or_default();
            let day = hours::day_long(block.day);
            let side = if own { Some(side(org, &block)?) } else { None };
            Ok(Shows::Read(Box::new(Read {
                own,
                author,
                day,
                written,
                used: used.map(|used| used.text),
                side,
            })))
        }
        None if !own => Err(Error::NotFound),
        written => Ok(Shows::Open(Box::new(open(org, who, &block, written, used)?))),
    }
}

fn open(
    org: &mut Org<'_>,
    who: &Who,
    block: &Block,
    written: Option<queries::Debrief>,
    used: Option<queries::NamedUse>,
) -> Result<Open> {
    let reader = queries::reader(org, who.user)?;
    let today = who.today(org);
    let minute = hours::minute_of_day(org.now(), &block.zone);
    let huddle = reader.huddle_minute.filter(|huddle| today == block.day && minute < *huddle);
    let success = queries::success_of(org, who.user, block.day)?;
    let best = queries::results_of_block(org, block.id)?;
    let suggestion = best.first().and_then(|came| came.words(block.day, &block.zone));
    let mates = who.team.map_or(Ok(Vec::new()), |team| queries::mates(org, team, who.user))?;
    let answers = match &written {
        Some(debrief) => Answers::of(debrief, success.as_deref()),
        None => Answers { success: success.unwrap_or_default(), share: true, ..Answers::default() },
    };
    let shared = match &written {
        Some(debrief) => queries::is_shared(org, debrief.id)?,
        None => false,
    };
    Ok(Open {
        block: block.id,
        began: block.start_text(),
        day: (today != block.day).then(|| hours::day_long(block.day)),
        manager: reader.manager.map(|name| domain::names::given(&name).to_owned()),
        huddle: huddle.map(hours::minute_text),
        used: used.map(|used| (hours::days_between(used.day, block.day) == 1, used)),
        suggestion,
        mates,
        rewritten: written.is_some(),
        shared,
        answers,
        side: side(org, block)?,
    })
}

/// Goal and result, the month first; then what was moved and what waited.
fn side(org: &mut Org<'_>, block: &Block) -> Result<Side> {
    let kind = block.goal_kind;
    let (first, last) = hours::month_of(block.day);
    let booked = results::count(org, block.user, kind.counts(), first, last)?;
    let target = settings::goal(org, "user", block.user.into(), kind.code(), "month", first)?;
    let position = settings::calendar(org)?.month_position(block.day);
    let month = Month {
        name: hours::month_name(first),
        count: u32::try_from(booked).unwrap_or(0),
        target: target.and_then(|target| u32::try_from(target).ok()).filter(|target| *target > 0),
        tick: target.map(|target| goal::even_tick(u32::try_from(target).unwrap_or(0), position)),
    };
    let came = queries::results_of_block(org, block.id)?;
    let count = |kind: ResultKind| came.iter().filter(|came| came.kind == kind).count() as u32;
    let reached: Vec<String> = came
        .iter()
        .filter(|came| came.kind == kind.counts())
        .filter_map(|came| {
            let who = [came.prospect.clone(), came.account.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ");
            let when = came.call_at.map(|at| format!(", {}", queries::call_text(at, block.day, &block.zone)));
            let why = came.why.as_ref().filter(|why| !why.is_empty()).map(|why| format!(" {why}."));
            (!who.is_empty())
                .then(|| format!("{who}{}.{}", when.unwrap_or_default(), why.unwrap_or_default()))
        })
        .collect();
    let mut referred: Vec<String> = Vec::new();
    for came in came.iter().filter(|came| came.kind == ResultKind::Referral) {
        referred.extend(came.prospect.clone().filter(|name| !referred.contains(name)));
    }
    let waited = waited(org, block)?;
    Ok(Side {
        month,
        goal_kind: kind,
        goal: block.goal_count.and_then(|goal| u32::try_from(goal).ok()),
        result: count(kind.counts()),
        reached,
        planned: queries::planned(org, block.id)?,
        conversations: count(ResultKind::Conversation),
        booked: count(ResultKind::ScopingCallBooked),
        handed_over: count(ResultKind::LeadHandedOver),
        referrals: count(ResultKind::Referral),
        referred,
        not_tried: queries::not_tried(org, block.id)?,
        until: hours::clock_text(block.end(), &block.zone),
        waited: waited
            .into_iter()
            .map(|message| view::Line {
                at: hours::clock_text(message.sent_at, &block.zone),
                text: message.text,
                from: message.from,
                passed_to: message.passed_to,
            })
            .collect(),
    })
}

/// What was held while the block lasted; nothing before it is over, or while the next one holds it still.
fn waited(org: &mut Org<'_>, block: &Block) -> Result<Vec<queries::Waited>> {
    let now = org.now();
    if !block.is_over(now) || blocks::quiet_until(org, block.user, now)?.is_some() {
        return Ok(Vec::new());
    }
    let end = block.end();
    let last_moment = end.saturating_sub(jiff::SignedDuration::from_micros(1)).unwrap_or(end);
    // Blocks close to one another are one silence: what came in the first waited for the end of the last.
    let silence = blocks::silence(org, block.user, last_moment)?;
    let from = silence.map_or(block.quiet_from_at, |(from, _)| from);
    Ok(queries::waited(org, block.user, from, end)?)
}

async fn shown(viewer: &Viewer, page: Shows, typed: Option<(Answers, Errors)>) -> Result<Reply> {
    match page {
        Shows::NotOver(until) => {
            viewer.page(frame("Debrief").main_class(""), view::nothing(None, Some(&until))).await
        }
        Shows::Open(mut open) => {
            let errors = match typed {
                Some((answers, errors)) => {
                    open.answers = answers;
                    errors
                }
                None => Errors::new(),
            };
            viewer.page(frame("Debrief"), view::open(&open, &errors)).await
        }
        Shows::Read(read) => viewer.page(frame("Debrief"), view::read(&read)).await,
    }
}

fn frame(title: &str) -> Frame {
    Frame::new(title, Some(Nav::Today)).main_class("split debrief")
}
