//! Handlers of one's own blocks, and of those a leader looks at.

use domain::access::{Sight, What};
use domain::block::Removal;
use domain::hours::{add_days, at_minute, week_of};
use domain::{BlockId, UserId, names};
use jiff::civil::Date;
use store::Org;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Path, Reply, Result, Viewer, Who, redirect};

use super::queries::{self, Block};
use super::{actions, view};
use crate::people::{access, queries as people};

pub(super) async fn index(viewer: Viewer) -> Result<Reply> {
    own(&viewer, None, Errors::new(), Fields::default()).await
}

/// One's own blocks, with what was wrong at one of them.
async fn own(viewer: &Viewer, at: Option<BlockId>, errors: Errors, typed: Fields) -> Result<Reply> {
    let again = !errors.is_empty();
    let user = viewer.who().user;
    let data = viewer.write(move |org, who| weeks(org, who, user, Sight::All)).await?;
    let page = view::own(&data, &view::Wrong { at, errors: &errors, typed: &typed });
    let reply = viewer.page(Frame::new("Your blocks", Some(Nav::Today)), page).await?;
    Ok(if again { reply.invalid() } else { reply })
}

pub(super) async fn of_user(viewer: Viewer, Path(user): Path<String>) -> Result<Reply> {
    let user: UserId = user.parse().map_err(|_| Error::NotFound)?;
    theirs(&viewer, user, None, Errors::new(), Fields::default()).await
}

async fn theirs(
    viewer: &Viewer,
    user: UserId,
    at: Option<BlockId>,
    errors: Errors,
    typed: Fields,
) -> Result<Reply> {
    let again = !errors.is_empty();
    let data = viewer
        .write(move |org, who| {
            let grant = access::grant(org, who, What::Blocks, user)?;
            weeks(org, who, user, grant.sight())
        })
        .await?;
    let page = view::theirs(&data, &view::Wrong { at, errors: &errors, typed: &typed });
    let title = format!("{} blocks", names::possessive(&data.given));
    let reply = viewer.page(Frame::new(title, None), page).await?;
    Ok(if again { reply.invalid() } else { reply })
}

/// From last week to eight weeks ahead; what is over has its verdict.
fn weeks(org: &mut Org<'_>, who: &Who, user: UserId, sight: Sight) -> Result<view::Weeks> {
    actions::close_due(org)?;
    let (now, today) = (org.now(), who.today(org));
    let (monday, _) = week_of(today);
    let person = people::user(org, user)?.ok_or(Error::NotFound)?;
    let minutes_seen = matches!(sight, Sight::All | Sight::StateAndMinutes);
    let mut rows = Vec::new();
    for block in queries::between(org, user, add_days(monday, -7), add_days(monday, 7 * 9 - 1))? {
        rows.push(view::Row {
            state: queries::state(org, &block)?,
            minutes: if minutes_seen { Some(queries::minutes(org, &block)?) } else { None },
            block,
        });
    }
    let conflicts = if user == who.user {
        queries::conflicts(org, &[user], today, add_days(today, 56))?
    } else {
        Vec::new()
    };
    Ok(view::Weeks {
        given: names::given(&person.name).to_owned(),
        now,
        today,
        rows,
        conflicts,
        may_remove: user != who.user && queries::is_in_line(org, who.user, user)?,
        times_seen: sight != Sight::StateAndMinutes,
    })
}

/// A block of the viewer; anybody else's is not here.
fn own_block(org: &mut Org<'_>, who: &Who, block: BlockId) -> Result<Block> {
    queries::block(org, block)?.filter(|block| block.user == who.user).ok_or(Error::NotFound)
}

pub(super) async fn move_it(viewer: Viewer, Path(block): Path<String>, fields: Fields) -> Result<Reply> {
    let id = parse(&block)?;
    let (day, time) = (fields.parsed::<Date>("day"), read_time(fields.text("time")));
    let moved = viewer.write(move |org, who| {
        let found = own_block(org, who, id)?;
        let mut errors = Errors::new();
        if day.is_none() {
            errors.add("starts", "Pick a day of this week.");
        }
        if time.is_none() {
            errors.add("starts", "Give a time like 14:30.");
        }
        errors.check()?;
        let (day, minute) = (day.unwrap_or(found.day), time.unwrap_or_default());
        actions::move_to(org, id, who.user, at_minute(day, minute, &found.zone))?;
        queries::block(org, id)?.ok_or(Error::NotFound)
    });
    match moved.await {
        Ok(block) => {
            let text = format!("Moved to {}, {}.", domain::hours::day_short(block.day), block.start_text());
            Ok(redirect("/blocks").toast(&text))
        }
        Err(error) => own(&viewer, Some(id), error.into_errors()?, fields).await,
    }
}

/// `14:30` and `9:00` as minutes of the day.
pub(super) fn read_time(text: &str) -> Option<u32> {
    let mut parts = text.splitn(3, ':');
    let (hour, minute): (u32, u32) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

pub(super) async fn be_there(viewer: Viewer, Path(block): Path<String>) -> Result<Reply> {
    let id = parse(&block)?;
    viewer.write(move |org, who| actions::start(org, id, who.user, false)).await?;
    Ok(redirect("/blocks").toast("You are prospecting. The minutes count as kept."))
}

pub(super) async fn pause(viewer: Viewer, Path(block): Path<String>, fields: Fields) -> Result<Reply> {
    let id = parse(&block)?;
    let reason = fields.text("reason").to_owned();
    let paused = viewer.write(move |org, who| actions::pause(org, id, who.user, &reason)).await;
    match paused {
        Ok(()) => Ok(redirect("/blocks").toast("Paused. The minutes stand still until you resume.")),
        Err(error) => own(&viewer, Some(id), error.into_errors()?, fields).await,
    }
}

pub(super) async fn interrupted(viewer: Viewer, Path(block): Path<String>, fields: Fields) -> Result<Reply> {
    let id = parse(&block)?;
    let sent = fields.clone();
    let recorded = viewer.write(move |org, who| {
        own_block(org, who, id)?;
        let (by, reason, about) = (sent.text("by"), sent.text("reason"), sent.text("about"));
        actions::interrupt(org, id, None, by, reason, about)
    });
    match recorded.await {
        Ok(()) => Ok(redirect("/blocks").toast("The interruption is on record. Resume when it is over.")),
        Err(error) => {
            // The two forms stand on one page: their errors have names of their own.
            let mut errors = Errors::new();
            error
                .into_errors()?
                .iter()
                .for_each(|(field, text)| errors.add(format!("interruption-{field}"), text));
            own(&viewer, Some(id), errors, fields).await
        }
    }
}

pub(super) async fn finish(viewer: Viewer, Path(block): Path<String>) -> Result<Reply> {
    let id = parse(&block)?;
    let done = viewer.write(move |org, who| {
        actions::finish(org, id, who.user)?;
        Ok(queries::block(org, id)?.is_some_and(|block| block.plan_done))
    });
    let text = if done.await? {
        "Finished. The plan is done, so the rest is kept."
    } else {
        "Finished. The plan is not done, so the rest is missed."
    };
    Ok(redirect("/blocks").toast(text))
}

pub(super) async fn remove(viewer: Viewer, Path(block): Path<String>, fields: Fields) -> Result<Reply> {
    let id = parse(&block)?;
    let whose = viewer.read(move |org, who| {
        let found = queries::block(org, id)?.ok_or(Error::NotFound)?;
        // Only who leads the rep takes a block off; for anybody else it is not here.
        if queries::is_in_line(org, who.user, found.user)? { Ok(found.user) } else { Err(Error::NotFound) }
    });
    let user = whose.await?;
    let (kind, reason) = (Removal::from_code(fields.text("kind")), fields.text("reason").to_owned());
    let removed = viewer.write(move |org, who| {
        let kind =
            kind.ok_or_else(|| Error::at("kind", "Say whether it is leave, a holiday, or something else."))?;
        actions::remove(org, id, who.user, kind.code(), &reason)
    });
    match removed.await {
        Ok(()) => {
            Ok(redirect(format!("/blocks/of/{user}")).toast("The block is taken off, with your reason."))
        }
        Err(error) => theirs(&viewer, user, Some(id), error.into_errors()?, fields).await,
    }
}

fn parse(block: &str) -> Result<BlockId> {
    block.parse().map_err(|_| Error::NotFound)
}
