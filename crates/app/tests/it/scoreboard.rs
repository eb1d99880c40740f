//! The scoreboard: figures that equal their rows, the manager's habit first, and who sees whose.

mod figures;
mod sight;

use app::opportunities::actions::{self, NewOpportunity};
use app::results::actions::NewResult;
use domain::result::ResultKind;
use domain::{OpportunityId, UserId};
use jiff::civil::{Date, date};

use crate::world::World;

/// An opportunity of an owner, found by somebody, created on a day.
async fn deal(
    world: &World,
    owner: &str,
    originator: &str,
    amount: Option<i64>,
    created: Date,
) -> OpportunityId {
    let new = NewOpportunity {
        name: format!("Deal of {owner} on {created}"),
        owner: Some(world.user(owner)),
        originator: Some(world.user(originator)),
        amount_minor: amount,
        created_day: Some(created),
        ..NewOpportunity::default()
    };
    world.act("dana", move |org| actions::create(org, &new)).await
}

async fn win(world: &World, id: OpportunityId, day: Date) {
    world.act("dana", move |org| actions::close(org, id, true, None, day)).await;
}

async fn result(world: &World, user: &str, kind: ResultKind, day: Date) {
    let user: UserId = world.user(user);
    world.act("dana", move |org| app::results::actions::add(org, &NewResult::new(kind, user, day))).await;
}

/// Every figure of a page: its text and the address of its rows.
fn links(body: &str) -> Vec<(String, String)> {
    body.split("class=\"figure\" href=\"")
        .skip(1)
        .map(|rest| {
            let (href, rest) = rest.split_once('"').expect("an address");
            let text = rest.trim_start_matches('>').split('<').next().expect("a text");
            (text.to_owned(), href.replace("&amp;", "&"))
        })
        .collect()
}

/// The rows of a page's table, as text.
fn rows(body: &str) -> Vec<String> {
    let table =
        body.split_once("<tbody>").map_or("", |(_, rest)| rest.split("</tbody>").next().unwrap_or(""));
    table.split("<tr>").skip(1).map(str::to_owned).collect()
}

/// The amount in the last cell of a row, in the reporting currency.
fn amount(row: &str) -> Option<i64> {
    let cell = row.rsplit("<td class=\"num\">").next()?.split('<').next()?;
    let money = domain::Money::parse(cell, domain::Currency::USD).ok()?;
    (money.currency == domain::Currency::USD).then_some(money.minor)
}
