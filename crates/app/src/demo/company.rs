//! The company is built: its people, three months of work, and the day so far.

use anyhow::Context;
use domain::hours::local_day;
use domain::UserId;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{Org, Store};
use web::Result;

use super::desk::Desk;
use super::history::Past;
use super::people::{Cast, MEMBERS, PASSWORD, PRINTED, hire};
use super::time::Timeline;
use super::{Login, ZONE, day, queries};
use crate::people::actions as people;

/// How many days of the past one transaction holds: ids are handed out by the tens of thousands, so not all of them.
const DAYS_AT_ONCE: usize = 10;

/// Builds Northwind Robotics up to the clock's time, and says who may sign in.
pub async fn build(store: &Store) -> anyhow::Result<Vec<Login>> {
    let org = store
        .write_reference(|reference| people::create_organisation(reference, "Northwind Robotics", "USD", ZONE))
        .await
        .context("the organisation could not be created")?;
    let desk = Desk::Program(store, org);
    rebuild(&desk, store.clock().now()).await.context("its past could not be written")?;
    Ok(logins())
}

fn logins() -> Vec<Login> {
    let printed = PRINTED.iter().filter_map(|key| MEMBERS.iter().find(|member| member.key == *key));
    printed
        .map(|member| {
            let what = member.role.label().to_lowercase();
            let team = super::people::TEAMS.iter().find(|(manager, ..)| *manager == member.team);
            let who = match team {
                Some((_, team, _)) => format!("{}, {what}, {team}", member.name),
                None => format!("{}, {what}", member.name),
            };
            Login { email: member.email(), password: PASSWORD.to_owned(), who }
        })
        .collect()
}

/// Builds everything anew, as it is at a moment. Whoever is signed in stays so.
pub(super) async fn rebuild(desk: &Desk<'_>, until: Timestamp) -> Result<()> {
    let time = Timeline::around(local_day(until, &home()));
    let hash = web::password::hash(PASSWORD.to_owned()).await?;
    let mut past = desk.write(move |org| found(org, &hash, time)).await?;
    let days: Vec<_> = time.past().collect();
    for some in days.chunks(DAYS_AT_ONCE) {
        let (before, some) = (past, some.to_vec());
        past = desk
            .write(move |org| {
                let mut past = before.clone();
                past.live(org, &some)?;
                Ok(past)
            })
            .await?;
    }
    let morning = domain::hours::start_of_day(time.the_day(), &home());
    desk.write(move |org| {
        crate::opportunities::actions::settle_due(org)?;
        queries::note_played(org, morning, time.shift()).map_err(Into::into)
    })
    .await?;
    day::play_until(desk, until).await
}

/// The first morning: nothing is left of what was, but who is signed in.
fn found(org: &mut Org<'_>, password_hash: &str, time: Timeline) -> Result<Past> {
    let sessions = queries::signed_in(org)?;
    queries::wipe(org)?;
    let first = super::time::at(time.day(2, 2), (5, 0), &home());
    org.at(first, |org| {
        let cast: Cast = hire(org, password_hash)?;
        queries::sign_in_again(org, &sessions)?;
        let ada: UserId = cast.user("ada")?;
        org.as_user(ada, |org| {
            people::edit_organisation(org, "Northwind Robotics", "booked", "1")?;
            crate::opportunities::actions::default_stages(org)
        })?;
        Past::begin(org, &cast, time)
    })
}

/// The zone of the story.
pub(super) fn home() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)
}
