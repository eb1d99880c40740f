//! Hand-offs and opportunities: who accepts, what counts and when, what the pages say.

mod amounts;
mod handoffs;
mod pages;

use app::opportunities::actions::{self, NewHandoff, NewOpportunity};
use app::prospects::actions::ProspectFields;
use domain::result::ResultKind;
use domain::{HandoffId, OpportunityId, ProspectId, UserId};
use jiff::civil::Date;

use crate::world::World;

/// A person at a company, owned by a user.
async fn prospect(world: &World, owner: &str, name: &str, company: &str) -> ProspectId {
    let (owner_id, name, company) = (world.user(owner), name.to_owned(), company.to_owned());
    world
        .act(owner, move |org| {
            let account = app::accounts::actions::find_or_create(org, &company)?;
            let fields = ProspectFields {
                name: name.clone(),
                account: Some(account),
                owner: Some(owner_id),
                ..ProspectFields::default()
            };
            app::prospects::actions::create(org, &fields)
        })
        .await
}

/// A scoping call with them, booked for the moment of an hour of a day of May.
async fn booked(world: &World, by: &str, prospect: ProspectId, at: (i8, i8)) -> domain::ScopingCallId {
    let (user, zone, starts) = (world.user(by), world.zone.clone(), world.moment(at.0, at.1, 0));
    world
        .act(by, move |org| {
            app::calendars::actions::book_scoping_call(org, prospect, user, starts, &zone, None)
        })
        .await
}

async fn completed(world: &World, by: &str, prospect: ProspectId) -> domain::ScopingCallId {
    let (call, user, day) = (booked(world, by, prospect, (11, 10)).await, world.user(by), world.day(11));
    world
        .act(by, move |org| app::calendars::actions::complete_scoping_call(org, call, user, day, None))
        .await;
    call
}

fn handoff(world: &World, prospect: ProspectId, from: &str, to: &str) -> NewHandoff {
    NewHandoff {
        prospect,
        from: world.user(from),
        to: world.user(to),
        needs: "Pick accuracy by lot, in the cold".into(),
        by_when: "October audit".into(),
        decides: "Samuel and quality".into(),
        scoping_call: None,
        touch: None,
    }
}

async fn offered(world: &World, from: &str, to: &str, prospect: ProspectId) -> HandoffId {
    let new = handoff(world, prospect, from, to);
    world.act(from, move |org| actions::offer(org, &new)).await
}

/// A lead of Ana's with a completed call, offered to Chloe.
async fn lead_for_chloe(world: &World) -> HandoffId {
    let prospect = prospect(world, "ana", "Samuel Osei", "Kestrel Pharma").await;
    completed(world, "ana", prospect).await;
    offered(world, "ana", "chloe", prospect).await
}

async fn count(world: &World, user: &str, kind: ResultKind, from: Date, to: Date) -> i64 {
    let id = world.user(user);
    world.act(user, move |org| Ok(app::results::queries::count(org, id, kind, from, to)?)).await
}

async fn deal(world: &World, by: &str, new: NewOpportunity) -> OpportunityId {
    world.act(by, move |org| actions::create(org, &new)).await
}

fn named(name: &str, owner: UserId, amount: Option<i64>) -> NewOpportunity {
    NewOpportunity {
        name: name.into(),
        owner: Some(owner),
        amount_minor: amount,
        ..NewOpportunity::default()
    }
}

#[track_caller]
fn message_at(error: web::Error, field: &str) -> String {
    let errors = error.into_errors().expect("an error at a field");
    errors.get(field).unwrap_or_else(|| panic!("nothing at {field}: {errors:?}")).to_owned()
}
