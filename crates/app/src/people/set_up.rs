//! The first page of an empty database: an organisation and its first admin, for whoever reads the terminal.

use domain::{Role, Roles};
use serde::Deserialize;
use store::Reference;
use web::{
    Anyone, Error, Errors, Fields, Frame, Query, Reply, Result, hash_token, password, redirect,
    session_cookie,
};

use super::actions::{self, NewUser};
use super::form::SetUpForm;
use super::{queries, view};

/// A link from the terminal may bring the token along.
#[derive(Default, Deserialize)]
pub(super) struct Brought {
    #[serde(default)]
    token: String,
}

pub(super) async fn new(anyone: Anyone, Query(brought): Query<Brought>) -> Result<Reply> {
    open(&anyone).await?;
    let form = SetUpForm { token: brought.token, ..SetUpForm::empty() };
    Ok(page(&anyone, &form))
}

pub(super) async fn create(anyone: Anyone, fields: Fields) -> Result<Reply> {
    let token = open(&anyone).await?;
    let form = SetUpForm::read(&fields);
    let again = |errors: Errors| Ok(page(&anyone, &form.refused(errors)).invalid());
    // Hashes are compared, so that the time taken tells nothing about the token.
    if hash_token(&form.token) != hash_token(&token) {
        return again(Errors::at(
            "token",
            "That is not the token. It stands on the terminal where Forenoon was started.",
        ));
    }
    let chosen = fields.text("password").to_owned();
    if let Err(told) = password::check(&chosen) {
        return again(Errors::at("password", told));
    }
    let hash = password::hash(chosen).await?;
    let (sent, agent) = (form.clone(), anyone.agent.clone());
    let done = anyone.write_reference(move |reference| found(reference, &sent, &hash, &agent)).await;
    match done {
        Ok((org, session)) => Ok(redirect("/people")
            .toast("Your organisation is there. Next: teams, then people.")
            .cookie(session_cookie(anyone.state(), org, &session))),
        Err(Error::Invalid(errors)) => again(errors),
        Err(error) => Err(error),
    }
}

/// The organisation, its admin and their first session, all or nothing, and only once.
fn found(
    reference: &mut Reference<'_>,
    form: &SetUpForm,
    hash: &str,
    agent: &str,
) -> Result<(domain::OrgId, String)> {
    if !queries::is_empty(reference)? {
        return Err(Error::NotFound);
    }
    if form.email.is_empty() {
        return Err(Error::at("email", "Give the address that you will sign in with."));
    }
    let org = actions::create_organisation(reference, &form.organisation, &form.currency, &form.zone)?;
    reference.within(org, None, |inside| {
        let leads = if form.leads { Roles::from(Role::SalesManager) } else { Roles::NONE };
        let admin = NewUser {
            name: form.name.clone(),
            email: Some(form.email.clone()),
            roles: leads.with(Role::Admin),
            team: None,
            reports_to: None,
            zone: form.zone.clone(),
        };
        let user = actions::create_user(inside, &admin, Some(hash))?;
        let (_, session) = inside.as_user(user, |inside| web::begin_session(inside, user, agent))?;
        Ok((org, session))
    })
}

/// The token, while there is one and nobody has set anything up.
async fn open(anyone: &Anyone) -> Result<String> {
    let token = anyone.state().settings().setup_token.clone().ok_or(Error::NotFound)?;
    let is_empty = anyone.read_reference(|reference| Ok(queries::is_empty(reference)?)).await?;
    if is_empty { Ok(token) } else { Err(Error::NotFound) }
}

fn page(anyone: &Anyone, form: &SetUpForm) -> Reply {
    let host = anyone.state().settings().base_url.split_once("://").map_or("", |(_, host)| host);
    anyone.page(Frame::bare("Set up").body_class("is-signin"), view::set_up(form, host))
}
