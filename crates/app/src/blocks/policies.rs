//! Handlers of block policies: when each team prospects, role by role.

use domain::hours::add_days;
use domain::{PolicyId, Role, TeamId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Errors, Fields, Frame, Path, Reply, Result, Viewer, Who, redirect};

use super::actions::{self, NewPolicy};
use super::pages::read_time;
use super::queries;
use super::view::policies as view;

pub(super) async fn index(viewer: Viewer) -> Result<Reply> {
    page(&viewer, String::new(), Errors::new(), Fields::default()).await
}

/// All teams; what was wrong stands at the form named `at`.
async fn page(viewer: &Viewer, at: String, errors: Errors, typed: Fields) -> Result<Reply> {
    let again = !errors.is_empty();
    let data = viewer.read(teams).await?;
    let markup = view::page(&data, &view::Wrong { at: &at, errors: &errors, typed: &typed });
    let reply = viewer.page(Frame::new("Block policies", None).without_day_line(), markup).await?;
    Ok(if again { reply.invalid() } else { reply })
}

fn teams(org: &mut Org<'_>, who: &Who) -> Result<view::Teams> {
    let today = who.today(org);
    let tomorrow = add_days(today, 1);
    let mut teams = Vec::new();
    for team in queries::teams_led(org, who)? {
        teams.push(view::Team {
            policies: queries::policies_of(org, team.id, today)?,
            bare: queries::roles_without_hours(org, team.id, tomorrow)?,
            holders: queries::role_holders(org, team.id)?,
            id: team.id,
            name: team.name,
        });
    }
    Ok(view::Teams { today, tomorrow, teams })
}

/// A team whose policies the viewer may change; any other is not here.
fn check_led(org: &mut Org<'_>, who: &Who, team: TeamId) -> Result<()> {
    let led = queries::teams_led(org, who)?.iter().any(|led| led.id == team);
    if led { Ok(()) } else { Err(Error::NotFound) }
}

pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    let added = viewer
        .write(move |org, who| {
            let team: TeamId = sent.parsed("team").ok_or(Error::NotFound)?;
            check_led(org, who, team)?;
            let new = read_policy(&sent, team, who.today(org))?;
            actions::add_policy(org, &new)
        })
        .await;
    match added {
        Ok(_) => {
            Ok(redirect("/policies").toast("The slot holds. Its blocks are laid out eight weeks ahead."))
        }
        Err(error) => {
            let errors = error.into_errors()?;
            page(&viewer, format!("new-{}", fields.text("team")), errors, fields).await
        }
    }
}

/// The form: weekdays to tick, or a rule for who knows RFC 5545.
fn read_policy(fields: &Fields, team: TeamId, today: Date) -> Result<NewPolicy> {
    let mut errors = Errors::new();
    let role = Role::from_code(fields.text("role"));
    if role.is_none() {
        errors.add("role", "Pick whose blocks these are.");
    }
    let start = read_time(fields.text("start"));
    if start.is_none() {
        errors.add("start", "Give a time like 9:00.");
    }
    let days: Vec<&str> = fields.all("day").filter(|day| !day.is_empty()).collect();
    let rrule = match fields.optional("rrule") {
        Some(rule) => rule.to_owned(),
        None if days.is_empty() => {
            errors.add("day", "Tick at least one day.");
            String::new()
        }
        None => format!("FREQ=WEEKLY;BYDAY={}", days.join(",")),
    };
    let from_day = match fields.optional("from") {
        None => Some(today),
        Some(_) => fields.parsed::<Date>("from").filter(|day| (2000..=2200).contains(&day.year())),
    };
    if from_day.is_none() {
        errors.add("from", "Give a day like 2026-05-18.");
    }
    let number = |name: &str, default: i64| match fields.optional(name) {
        None => default,
        Some(_) => fields.parsed(name).unwrap_or(-1),
    };
    errors.check()?;
    Ok(NewPolicy {
        team,
        role: role.unwrap_or(Role::OutboundRep),
        rrule,
        start_minute: start.map_or(-1, i64::from),
        minutes: number("minutes", -1),
        quiet_minutes: number("quiet", 30),
        from_day: from_day.unwrap_or(today),
    })
}

pub(super) async fn end(viewer: Viewer, Path(policy): Path<String>, fields: Fields) -> Result<Reply> {
    let id: PolicyId = policy.parse().map_err(|_| Error::NotFound)?;
    let sent = fields.clone();
    let ended = viewer
        .write(move |org, who| {
            let found = queries::policy(org, id)?.ok_or(Error::NotFound)?;
            check_led(org, who, found.team)?;
            let from = match sent.optional("from") {
                None => add_days(who.today(org), 1),
                Some(_) => sent
                    .parsed::<Date>("from")
                    .ok_or_else(|| Error::at("from", "Give a day like 2026-05-18."))?,
            };
            actions::end_policy(org, id, from, sent.optional("reason"))
        })
        .await;
    match ended {
        Ok(()) => {
            Ok(redirect("/policies").toast("The slot ends. Blocks without a committed plan are taken off."))
        }
        Err(error) => {
            let errors = error.into_errors()?;
            page(&viewer, format!("end-{id}"), errors, fields).await
        }
    }
}

pub(super) async fn explain(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    let kept = viewer
        .write(move |org, who| {
            let team: TeamId = sent.parsed("team").ok_or(Error::NotFound)?;
            check_led(org, who, team)?;
            let role = Role::from_code(sent.text("role")).ok_or(Error::NotFound)?;
            actions::explain_no_hours(org, team, role, sent.text("reason"))
        })
        .await;
    match kept {
        Ok(()) => Ok(redirect("/policies").toast("Kept, with your name.")),
        Err(error) => {
            let errors = error.into_errors()?;
            page(&viewer, format!("why-{}-{}", fields.text("team"), fields.text("role")), errors, fields)
                .await
        }
    }
}
