//! Invitations: the link that is shown once, and the page behind it.

use axum::http::StatusCode;
use domain::{OrgId, UserId};
use web::{
    Anyone, Error, Errors, Fields, Frame, Id, Path, Reply, Result, Viewer, hash_token, password, redirect,
    session_cookie,
};

use super::queries::{self, Invitation};
use super::{actions, pages, view};

pub(super) async fn create(viewer: Viewer, Id(user): Id<UserId>) -> Result<Reply> {
    let secret = viewer
        .write(move |org, who| {
            let person = pages::changeable(org, who, user)?;
            let is_admin = who.roles.has(domain::Role::Admin);
            if person.state == "active" && !is_admin {
                // A link opens the account: whoever makes one for somebody active could sign in as them.
                let told = "Only an admin makes a link for somebody who is active already.";
                return Err(Error::Forbidden(told.to_owned()));
            }
            actions::invite(org, user)
        })
        .await;
    match secret {
        Ok(secret) => show_link(&viewer, user, &secret).await,
        Err(Error::Invalid(_)) => Ok(redirect(format!("/people/{user}")).toast("Give the address first.")),
        Err(error) => Err(error),
    }
}

/// The link, for the one who made it, once: only its hash is kept.
pub(super) async fn show_link(viewer: &Viewer, user: UserId, secret: &str) -> Result<Reply> {
    let link = format!("{}/invitations/{secret}", viewer.state().settings().base_url);
    let person = viewer.read(move |org, _| queries::user(org, user)?.ok_or(Error::NotFound)).await?;
    pages::show(viewer, "Invitation", view::link(&person, &link)).await
}

pub(super) async fn show(anyone: Anyone, Path(secret): Path<String>) -> Result<Reply> {
    match find(&anyone, &secret).await? {
        Some((_, place, invitation)) if invitation.is_open() => {
            Ok(page(&anyone, view::accept(&invitation, &place, &host(&anyone), &Errors::new())))
        }
        found => Ok(closed(&anyone, found.map(|(_, _, invitation)| invitation).as_ref())),
    }
}

pub(super) async fn accept(anyone: Anyone, Path(secret): Path<String>, fields: Fields) -> Result<Reply> {
    let Some((org, place, invitation)) = find(&anyone, &secret).await? else {
        return Ok(closed(&anyone, None));
    };
    if !invitation.is_open() {
        return Ok(closed(&anyone, Some(&invitation)));
    }
    let chosen = fields.text("password").to_owned();
    if let Err(told) = password::check(&chosen) {
        let errors = Errors::at("password", told);
        return Ok(page(&anyone, view::accept(&invitation, &place, &host(&anyone), &errors)).invalid());
    }
    let hash = password::hash(chosen).await?;
    let agent = anyone.agent.clone();
    let bare = bare(&secret).to_owned();
    let begin = move |org: &mut store::Org<'_>| {
        let user = actions::accept_invitation(org, &bare, &hash)?;
        Ok(org.as_user(user, |org| web::begin_session(org, user, &agent))?)
    };
    match anyone.write(org, begin).await {
        Ok((_, token)) => Ok(redirect("/").cookie(session_cookie(anyone.state(), org, &token))),
        Err(Error::Conflict(_)) => Ok(closed(&anyone, None)),
        Err(error) => Err(error),
    }
}

/// The invitation of a link, with its organisation and that one's name.
async fn find(anyone: &Anyone, secret: &str) -> Result<Option<(OrgId, String, Invitation)>> {
    let Some(org) = secret.split_once('.').and_then(|(org, _)| org.parse::<OrgId>().ok()) else {
        return Ok(None);
    };
    let hash = hash_token(bare(secret));
    anyone
        .read(org, move |inside| {
            let Some(found) = queries::invitation(inside, &hash)? else { return Ok(None) };
            Ok(Some((org, queries::organisation(inside)?.name, found)))
        })
        .await
}

fn bare(secret: &str) -> &str {
    secret.split_once('.').map_or("", |(_, bare)| bare)
}

fn closed(anyone: &Anyone, invitation: Option<&Invitation>) -> Reply {
    page(anyone, view::closed(invitation, &host(anyone))).status(StatusCode::GONE)
}

fn host(anyone: &Anyone) -> String {
    anyone.state().settings().base_url.split_once("://").map_or("", |(_, host)| host).to_owned()
}

fn page(anyone: &Anyone, main: maud::Markup) -> Reply {
    anyone.page(Frame::bare("Invitation").body_class("is-signin"), main)
}
