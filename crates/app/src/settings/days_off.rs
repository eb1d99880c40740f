//! Holidays for everybody, and leave: days without blocks. Leave is entered by a leader or an admin, because it takes
//! protected minutes away without making them missed.

use domain::{Role, UserId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Errors, Fields, For, Frame, Reply, Result, Viewer, Who, redirect};

use super::view::{self, DaysOff};
use super::{actions, queries};

const HERE: &str = "/settings/days-off";

pub(super) async fn index(viewer: Viewer) -> Result<Reply> {
    show(&viewer, &Fields::default(), Errors::new()).await
}

pub(super) async fn create_holiday(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    let done =
        viewer.write(move |org, _| actions::add_holiday(org, day(&sent, "day")?, sent.text("name"))).await;
    answer(&viewer, &fields, done, "It is a holiday now.").await
}

pub(super) async fn destroy_holiday(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    let done = viewer.write(move |org, _| actions::remove_holiday(org, day(&sent, "day")?)).await;
    answer(&viewer, &fields, done, "It is a working day again.").await
}

pub(super) async fn create_leave(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    let done = viewer
        .write(move |org, who| {
            let user = whose(org, who, &sent)?;
            actions::add_leave(org, user, day(&sent, "from")?, day(&sent, "to")?)
        })
        .await;
    answer(&viewer, &fields, done, "The leave is noted.").await
}

pub(super) async fn destroy_leave(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    let done = viewer
        .write(move |org, who| {
            let user = whose(org, who, &sent)?;
            actions::remove_leave(org, user, day(&sent, "from")?)
        })
        .await;
    answer(&viewer, &fields, done, "The leave is taken back.").await
}

async fn answer(viewer: &Viewer, fields: &Fields, done: Result<()>, told: &str) -> Result<Reply> {
    match done {
        Ok(()) => Ok(redirect(HERE).toast(told)),
        Err(error) => Ok(show(viewer, fields, error.into_errors()?).await?.invalid()),
    }
}

/// Admins enter leave for everybody, leaders for those below them, nobody for themself: leave takes blocks away.
fn whose(org: &mut Org<'_>, who: &Who, fields: &Fields) -> Result<UserId> {
    let user: UserId = fields.parsed("user").ok_or_else(|| Error::at("user", "Choose somebody."))?;
    if who.roles.has(Role::Admin) || queries::is_below(org, who.user, user)? {
        return Ok(user);
    }
    Err(Error::Forbidden("Only an admin or their leader enters somebody’s leave.".to_owned()))
}

fn day(fields: &Fields, name: &str) -> Result<Date> {
    let day = fields.parsed::<Date>(name).filter(|day| (2000..2200).contains(&day.year()));
    day.ok_or_else(|| Error::at(name, "Give a day, such as 2026-12-25."))
}

async fn show(viewer: &Viewer, fields: &Fields, errors: Errors) -> Result<Reply> {
    let today = viewer.today();
    let is_admin = viewer.who().roles.has(Role::Admin);
    let leads = For::Leaders.admits(viewer.who());
    let (holidays, away, below) = viewer
        .read(move |org, who| {
            let below = if leads || is_admin { queries::below(org, who.user, is_admin)? } else { Vec::new() };
            Ok((queries::holidays(org, today)?, queries::away(org, who.user, is_admin, today)?, below))
        })
        .await?;
    let text = |name: &str| fields.text(name).to_owned();
    let typed = [text("day"), text("name"), text("user"), text("from"), text("to")];
    let own = viewer.who().user;
    let main = view::days_off(&DaysOff { holidays, away, below, own, is_admin, typed, errors });
    let page = ui::settings(ui::Setting::DaysOff, (is_admin, leads), main);
    viewer.page(Frame::new("Holidays and leave", None).without_day_line(), page).await
}
