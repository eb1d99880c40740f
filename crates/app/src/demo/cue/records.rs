//! Cues about people and their companies: notes, promises, referrals, meetings, hand-offs.

use domain::{MeetingId, ProspectId};
use store::Org;
use web::{Error, Result};

use super::perform::Scene;
use super::{Clock, Day};
use crate::calendars::actions::NewMeeting;
use crate::demo::queries;
use crate::opportunities::actions::NewHandoff;
use crate::prospects::actions::{self as prospects, Next, ProspectFields};

/// Whom a name means.
pub(super) fn whom(org: &mut Org<'_>, name: &str) -> Result<ProspectId> {
    queries::prospect_by_name(org, name)?.ok_or(Error::NotFound)
}

pub(super) fn promise(org: &mut Org<'_>, scene: &Scene<'_>, name: &str, text: &str, due: Day) -> Result<()> {
    let prospect = whom(org, name)?;
    prospects::promise(org, prospect, scene.me.user, text, scene.day(due)).map(drop)
}

pub(super) fn keep(org: &mut Org<'_>, scene: &Scene<'_>, name: &str, begins: &str) -> Result<()> {
    let prospect = whom(org, name)?;
    let promise = queries::promise(org, prospect, begins)?.ok_or(Error::NotFound)?;
    prospects::keep_promise(org, promise, Some(scene.today))
}

pub(super) fn note(org: &mut Org<'_>, scene: &Scene<'_>, name: &str, text: &str) -> Result<()> {
    let prospect = whom(org, name)?;
    prospects::add_note(org, prospect, scene.me.user, text, scene.today).map(drop)
}

pub(super) fn next(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    name: &str,
    (day, minute): (Day, Option<i64>),
    objective: &str,
    named_by_them: bool,
) -> Result<()> {
    let prospect = whom(org, name)?;
    let objective = Some(objective.to_owned()).filter(|text| !text.is_empty());
    prospects::set_next(org, prospect, &Next { day: Some(scene.day(day)), minute, objective, named_by_them })
}

pub(super) fn refer(org: &mut Org<'_>, scene: &Scene<'_>, from: &str, to: &str, words: &str) -> Result<()> {
    let (from, to) = (whom(org, from)?, whom(org, to)?);
    let quote = Some(words).filter(|words| !words.is_empty());
    prospects::refer(org, from, to, scene.me.user, None, quote, scene.today).map(drop)
}

pub(super) fn meet(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    name: &str,
    title: &str,
    company: &str,
    place: &str,
) -> Result<()> {
    let account = crate::accounts::actions::find_or_create(org, company)?;
    let told = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let fields = ProspectFields {
        name: name.to_owned(),
        account: Some(account),
        title: told(title),
        place: told(place),
        owner: Some(scene.me.user),
        source: Some("referral".to_owned()),
        ..ProspectFields::default()
    };
    match queries::prospect_by_name(org, name)? {
        Some(known) => prospects::update(org, known, &ProspectFields { owner: None, ..fields }).map(drop),
        None => prospects::create(org, &fields).map(drop),
    }
}

pub(super) fn offer(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    name: &str,
    to: &str,
    [needs, by_when, decides]: [&str; 3],
) -> Result<()> {
    let prospect = whom(org, name)?;
    let touch = super::blocks::touch_in_block(org, scene, prospect)?;
    let new = NewHandoff {
        prospect,
        from: scene.me.user,
        to: scene.cast.user(to)?,
        needs: needs.to_owned(),
        by_when: by_when.to_owned(),
        decides: decides.to_owned(),
        scoping_call: None,
        touch,
    };
    crate::opportunities::actions::offer(org, &new).map(drop)
}

pub(super) fn accept(org: &mut Org<'_>, scene: &Scene<'_>, name: &str) -> Result<()> {
    let prospect = whom(org, name)?;
    let handoff = queries::waiting_handoff(org, prospect)?.ok_or(Error::NotFound)?;
    crate::opportunities::actions::accept(org, handoff, scene.me.user)
}

pub(super) fn find_meeting(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    whose: &str,
    title: &str,
    day: Day,
) -> Result<MeetingId> {
    queries::meeting(org, scene.cast.user(whose)?, scene.day(day), title)?.ok_or(Error::NotFound)
}

/// A meeting on somebody's calendar; organised by who does it.
pub(super) fn meeting(
    org: &mut Org<'_>,
    scene: &Scene<'_>,
    whose: &str,
    title: &str,
    (day, from, until): (Day, Clock, Clock),
) -> Result<()> {
    let kind = match title {
        "Huddle" => "huddle",
        "Your calls to lost deals" => "own",
        _ => "meeting",
    };
    // Somebody who is no user here asked for it: the rep can only be taken off.
    let from_outside = title == "Team photo";
    let new = NewMeeting {
        user: scene.cast.user(whose)?,
        title: title.to_owned(),
        starts_at: scene.at(day, from),
        ends_at: scene.at(day, until),
        day: scene.day(day),
        kind,
        prospect: None,
        organiser: Some(scene.me.user).filter(|_| !from_outside),
        organiser_name: from_outside.then(|| "Office".to_owned()),
    };
    crate::calendars::actions::add_meeting(org, &new).map(drop)
}
