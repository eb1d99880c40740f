//! The first page, the sessions of a user, and signing out.

use domain::{Role, SessionId};
use web::{Error, For, Frame, Id, Reply, Result, Viewer, clear_cookie, redirect};

use super::{actions, queries, view};

/// The page that somebody begins with.
pub(super) async fn first(viewer: Viewer) -> Reply {
    let who = viewer.who();
    redirect(match () {
        () if who.roles.is_selling() => "/today",
        () if For::Leaders.admits(who) => "/huddle",
        () => "/prospects",
    })
}

pub(super) async fn index(viewer: Viewer) -> Result<Reply> {
    let sessions = viewer.read(|org, who| Ok(queries::of_user(org, who.user)?)).await?;
    let who = viewer.who();
    let may = (who.roles.has(Role::Admin), For::Leaders.admits(who));
    let main = view::sessions(&sessions, viewer.session(), viewer.now(), &who.zone);
    let page = ui::settings(ui::Setting::Sessions, may, main);
    viewer.page(Frame::new("Where you are signed in", None).without_day_line(), page).await
}

pub(super) async fn destroy(viewer: Viewer, Id(session): Id<SessionId>) -> Result<Reply> {
    viewer.write(move |org, who| actions::end(org, who.user, session)).await?;
    if session == viewer.session() {
        return Ok(redirect("/sign-in").cookie(clear_cookie(viewer.state())));
    }
    Ok(redirect("/settings/sessions").toast("That browser is signed out."))
}

/// Also for those whose session is over: they end up at the same place.
pub(super) async fn sign_out(viewer: Option<Viewer>, anyone: web::Anyone) -> Result<Reply> {
    if let Some(viewer) = viewer {
        let session = viewer.session();
        match viewer.write(move |org, who| actions::end(org, who.user, session)).await {
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(redirect("/sign-in").cookie(clear_cookie(anyone.state())))
}
