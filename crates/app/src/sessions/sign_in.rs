//! Signing in: the form, the check that takes the same time for everybody, and what to do about a forgotten password.

use axum::http::StatusCode;
use domain::{OrgId, UserId};
use jiff::tz::TimeZone;
use serde::Deserialize;
use web::{Anyone, Errors, Fields, Frame, Query, Reply, Result, Viewer, password, redirect, session_cookie};

use super::tries::{self, Counted, Subjects};
use super::{actions, queries, view};

/// Where to go afterwards.
#[derive(Default, Deserialize)]
pub(super) struct Onward {
    #[serde(default)]
    next: String,
}

pub(super) async fn new(
    viewer: Option<Viewer>,
    anyone: Anyone,
    Query(onward): Query<Onward>,
) -> Result<Reply> {
    if viewer.is_some() {
        return Ok(redirect(own_path(&onward.next)));
    }
    match greeting(&anyone).await? {
        Some(greeting) => {
            let form = view::SignIn { next: &onward.next, ..view::SignIn::default() };
            Ok(show(&anyone, &greeting, &form))
        }
        None => Ok(redirect("/set-up")),
    }
}

pub(super) async fn create(anyone: Anyone, fields: Fields) -> Result<Reply> {
    let email = fields.text("email").to_lowercase();
    let subjects = Subjects::of(&email, &anyone.from);
    let counted = {
        let subjects = Subjects::of(&email, &anyone.from);
        anyone.write_reference(move |reference| tries::count(reference, &subjects)).await?
    };
    let left = match counted {
        Counted::Left(left) => left,
        Counted::Wait(minutes) => {
            let told = format!("Too many tries. Wait {}, then try again.", view::minutes(minutes));
            return again(&anyone, &fields, &told, StatusCode::TOO_MANY_REQUESTS).await;
        }
    };
    let found = who(&anyone, email).await?;
    let hash = match found {
        Some((org, user)) => anyone.read(org, move |org| Ok(queries::password_hash(org, user)?)).await?,
        None => None,
    };
    // Known or not, the same work is done and the same is said.
    let fits = password::fits(exact_password(&fields), hash).await?;
    let Some((org, user)) = found.filter(|_| fits) else {
        let told = format!("That password does not match. {}", view::left(left));
        return again(&anyone, &fields, &told, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let agent = anyone.agent.clone();
    let begin = move |reference: &mut store::Reference<'_>| {
        tries::forgive(reference, &subjects)?;
        reference.within(org, Some(user), |inside| actions::begin(inside, user, &agent))
    };
    let (_, token) = anyone.write_reference(begin).await?;
    Ok(redirect(own_path(fields.text("next"))).cookie(session_cookie(anyone.state(), org, &token)))
}

pub(super) async fn forgotten(anyone: Anyone) -> Result<Reply> {
    let Some(greeting) = greeting(&anyone).await? else { return Ok(redirect("/set-up")) };
    Ok(anyone.page(Frame::bare("Forgotten password").body_class("is-signin"), view::forgotten(&greeting)))
}

async fn who(anyone: &Anyone, email: String) -> Result<Option<(OrgId, UserId)>> {
    anyone.read_reference(move |reference| Ok(queries::by_address(reference, &email)?)).await
}

/// Blanks around a password are part of it; the form's reader takes them off everything, so both sides do.
fn exact_password(fields: &Fields) -> String {
    fields.text("password").chars().take(password::LONGEST).collect()
}

/// Only paths of this server: another site's address must not follow a sign-in.
fn own_path(next: &str) -> &str {
    let is_own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.contains(|c: char| c.is_control())
        && !next.starts_with("/sign-");
    if is_own { next } else { "/" }
}

async fn again(anyone: &Anyone, fields: &Fields, told: &str, status: StatusCode) -> Result<Reply> {
    let Some(greeting) = greeting(anyone).await? else { return Ok(redirect("/set-up")) };
    let errors = Errors::at("password", told);
    let form = view::SignIn { email: fields.text("email"), next: fields.text("next"), errors };
    Ok(show(anyone, &greeting, &form).status(status))
}

fn show(anyone: &Anyone, greeting: &view::Greeting, form: &view::SignIn<'_>) -> Reply {
    anyone.page(Frame::bare("Sign in").body_class("is-signin"), view::sign_in(greeting, form))
}

/// What stands around the form; none when there is no organisation yet.
async fn greeting(anyone: &Anyone) -> Result<Option<view::Greeting>> {
    let found = anyone.read_reference(|reference| Ok(queries::only_organisation(reference)?)).await?;
    let (organisation, zone) = match found {
        Ok((name, zone)) => (name, TimeZone::get(&zone).ok()),
        Err(0) if anyone.state().settings().setup_token.is_some() => return Ok(None),
        Err(_) => (String::new(), None),
    };
    let minute = zone.map(|zone| domain::hours::minute_of_day(anyone.state().now(), &zone));
    let host = anyone.state().settings().base_url.split_once("://").map_or("", |(_, host)| host).to_owned();
    Ok(Some(view::Greeting { organisation, minute, host }))
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn f5_only_own_paths_follow_a_sign_in() {
        let check = |next: &str, expected: &str| assert_eq!(own_path(next), expected, "{next:?}");
        check("/prospects?q=a", "/prospects?q=a");
        check("", "/");
        check("https://evil.example", "/");
        check("//evil.example", "/");
        check("/\\evil.example", "/");
        check("/a\\b", "/");
        check("/a\r\nSet-Cookie: x", "/");
        check("prospects", "/");
        check("/sign-in", "/");
        check("/sign-out", "/");
    }
}
