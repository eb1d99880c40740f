//! HTML handlers of Focus. A page that posts in the background says so in `x-fragment` and gets the next person at once;
//! without a script every post is answered by a redirect.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::IntoResponse;
use domain::LearningId;
use domain::result::Key;
use serde::Deserialize;
use ui::Nav;
use web::{Errors, Fields, Frame, Path, Query, Reply, Response, Result, Viewer, redirect};

use super::actions::{self, Logged};
use super::form::Form;
use super::scene::{self, Ask, Scene};
use super::view::{self, Extra, Pause};

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// A second round with those who were not reached.
    again: Option<String>,
    /// On a phone: all notes and the template.
    all: Option<String>,
    /// The waiting page opened it.
    opened: Option<String>,
    /// Pause was pressed without a script.
    pause: Option<String>,
}

pub(super) async fn show(viewer: Viewer, Query(asked): Query<Asked>) -> Result<Response> {
    let ask = Ask { again: asked.again.is_some(), item: None };
    let scene = viewer.read(move |org, who| scene::load(org, who, ask)).await?;
    let extra = Extra {
        all: asked.all.is_some(),
        opened: asked.opened.is_some(),
        pause: asked.pause.is_some().then(Pause::default),
        ..Extra::default()
    };
    let waits = match &scene {
        Scene::Before(before) => Some(before.seconds),
        _ => None,
    };
    let reply = page(&viewer, &scene, &extra).await?;
    let Some(seconds) = waits else { return Ok(reply.into_response()) };
    // The page opens by itself, also without a script; a day is long enough to wait.
    let refresh = format!("{}; url=/focus?opened=1", seconds.clamp(1, 86_400));
    let header = [(HeaderName::from_static("refresh"), HeaderValue::try_from(refresh))];
    match header {
        [(name, Ok(value))] => Ok(([(name, value)], reply).into_response()),
        _ => Ok(reply.into_response()),
    }
}

/// The rep is there: presence begins, or goes on after a pause.
pub(super) async fn enter(viewer: Viewer) -> Result<Reply> {
    viewer.write(actions::enter).await?;
    Ok(redirect("/focus"))
}

/// A result, an undo, or (without a script) a key that asks for more.
pub(super) async fn log(viewer: Viewer, headers: HeaderMap, fields: Fields) -> Result<Reply> {
    let form = Form::new(fields);
    if let Some(touch) = form.undo() {
        viewer.write(move |org, who| actions::undo(org, who, touch)).await?;
        return next(&viewer, &headers, &form, None).await;
    }
    if let Some(key) = form.asks() {
        return refused(&viewer, form, Some(key), Errors::new()).await;
    }
    let Some(key) = form.result() else {
        return refused(&viewer, form, None, Errors::at("", "Say what came of it: press one of the keys."))
            .await;
    };
    let sent = form.clone();
    match viewer.write(move |org, who| actions::log(org, who, key, &sent)).await {
        Ok(Logged::Done) => next(&viewer, &headers, &form, None).await,
        Ok(Logged::Before { name, key }) => {
            let words = key.label().to_lowercase();
            let text = format!(
                "{name} is logged already: {words}. Nothing was added; undo it first if it was a slip."
            );
            next(&viewer, &headers, &form, Some(text)).await
        }
        Err(error) => refused(&viewer, form, Some(key), error.into_errors()?).await,
    }
}

/// The next person, as the database has it.
async fn next(viewer: &Viewer, headers: &HeaderMap, form: &Form, notice: Option<String>) -> Result<Reply> {
    let ask = Ask { again: form.again(), item: None };
    let to = if ask.again { "/focus?again=1" } else { "/focus" };
    if headers.contains_key("x-fragment") {
        let scene = viewer.read(move |org, who| scene::load(org, who, ask)).await?;
        if matches!(scene, Scene::Running(_)) {
            return Ok(Reply::html(view::scene(&scene, &Extra { notice, ..Extra::default() })));
        }
    }
    let reply = redirect(to);
    Ok(match notice {
        Some(text) => reply.toast(&text),
        None => reply,
    })
}

/// The same person again, with what was typed and what is missing.
async fn refused(viewer: &Viewer, form: Form, key: Option<Key>, errors: Errors) -> Result<Reply> {
    let ask = Ask { again: form.again(), item: form.item() };
    let scene = viewer.read(move |org, who| scene::load(org, who, ask)).await?;
    let asks = errors.is_empty();
    let notice = errors.get("").map(str::to_owned);
    let extra = Extra { form, errors, active: key, notice, ..Extra::default() };
    let reply = page(viewer, &scene, &extra).await?;
    Ok(if asks { reply } else { reply.invalid() })
}

pub(super) async fn pause(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let reason = fields.text("reason").to_owned();
    let done = viewer.write(move |org, who| actions::pause(org, who, &reason)).await;
    stopped(&viewer, fields, done, false).await
}

pub(super) async fn interrupted(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    let done = viewer
        .write(move |org, who| {
            actions::interrupted(org, who, sent.text("by_name"), sent.text("reason"), sent.text("about"))
        })
        .await;
    stopped(&viewer, fields, done, true).await
}

async fn stopped(viewer: &Viewer, fields: Fields, done: Result<()>, outside: bool) -> Result<Reply> {
    let errors = match done {
        Ok(()) => return Ok(redirect("/focus")),
        Err(error) => error.into_errors()?,
    };
    let scene = viewer.read(|org, who| scene::load(org, who, Ask::default())).await?;
    let extra = Extra { pause: Some(Pause { fields, errors, outside }), ..Extra::default() };
    Ok(page(viewer, &scene, &extra).await?.invalid())
}

/// The plan is done before the block: the rest is kept.
pub(super) async fn finish(viewer: Viewer) -> Result<Reply> {
    let block = viewer.write(actions::finish).await?;
    Ok(redirect(format!("/blocks/{block}/debrief")))
}

/// A learning of the team was of use.
pub(super) async fn used(viewer: Viewer, headers: HeaderMap, Path(learning): Path<i64>) -> Result<Reply> {
    viewer.write(move |org, who| actions::used(org, who, LearningId::from(learning))).await?;
    next(&viewer, &headers, &Form::default(), None).await
}

/// A running block has the screen for itself; before and after it the page is like any other.
async fn page(viewer: &Viewer, scene: &Scene, extra: &Extra) -> Result<Reply> {
    let frame = match scene {
        Scene::Running(_) => Frame::bare("Focus").body_class("is-focus"),
        _ => Frame::new("Focus", Some(Nav::Today)),
    };
    viewer.page(frame, view::scene(scene, extra)).await
}
