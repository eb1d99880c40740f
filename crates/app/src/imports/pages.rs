//! Pages of imports: the list with the upload, a file's columns, its way in, what came of it.

use axum::http::header;
use axum::response::IntoResponse;
use domain::{ImportId, Role};
use store::Org;
use web::{Error, Errors, Fields, Frame, Id, Reply, Response, Result, Viewer, Who, redirect};

use super::actions::{self, NewImport};
use super::file::{self, Opened};
use super::mapping::{Choices, Mapping};
use super::preview;
use super::queries::{self, Run};
use super::{Kind, jobs, rejects_csv, view};

/// Rejected rows on the page; all of them are in the file.
const MOST_REJECTS: i64 = 100;

/// Everybody's imports for admins and executives, one's own for managers.
fn sees_all(who: &Who) -> bool {
    who.roles.has(Role::Admin) || who.roles.has(Role::Executive)
}

/// The import, if the viewer may see it.
fn sought(org: &mut Org<'_>, who: &Who, import: ImportId) -> Result<Run> {
    let run = queries::run(org, import)?.ok_or(Error::NotFound)?;
    if run.state == "thrown_away" || !(sees_all(who) || run.by == Some(who.user)) {
        return Err(Error::NotFound);
    }
    Ok(run)
}

/// The imports so far, and the form for the next.
pub(super) async fn index(viewer: Viewer) -> Result<Reply> {
    list(&viewer, &Fields::default(), &Errors::default()).await
}

async fn list(viewer: &Viewer, fields: &Fields, errors: &Errors) -> Result<Reply> {
    let by = (!sees_all(viewer.who())).then_some(viewer.who().user);
    let runs = viewer.read(move |org, _| Ok(queries::latest(org, by)?)).await?;
    let page = view::Index { runs, kind: fields.text("kind").to_owned(), zone: viewer.who().zone.clone() };
    let frame = Frame::new("Bring people in", None).main_class("import");
    viewer.page(frame, view::index(&page, errors)).await
}

/// Takes a file in and keeps it; nothing of it is brought in yet.
pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let received = match read_upload(&viewer, &fields) {
        Ok(received) => received,
        Err(errors) => return Ok(list(&viewer, &fields, &errors).await?.invalid()),
    };
    let import = viewer.write(move |org, _| actions::receive(org, &received.0, &received.1)).await?;
    Ok(redirect(format!("/imports/{import}")))
}

fn read_upload(viewer: &Viewer, fields: &Fields) -> std::result::Result<(NewImport, String), Errors> {
    let at = |field: &str, error: &dyn std::fmt::Display| Errors::at(field, error.to_string());
    let upload = fields.upload("file").ok_or_else(|| Errors::at("file", "Choose a CSV file first."))?;
    let text = super::decode(&upload.bytes).map_err(|error| at("file", &error))?;
    let told = Kind::from_code(fields.text("kind"));
    let choices = Choices::default();
    let (sheet, profile) = file::look(text.clone()).map_err(|error| at("file", &error))?;
    let kind = file::kind_of(&sheet, told, &choices).map_err(|error| match error {
        file::Unreadable::KindUnknown { .. } => at("kind", &error),
        _ => at("file", &error),
    })?;
    may_bring(viewer.who(), kind)?;
    let mapping = Mapping::propose(kind, &profile, &choices).map_err(|error| at("file", &error))?;
    let new = NewImport {
        kind,
        file_name: upload.name.chars().take(200).collect(),
        file_hash: web::hash_token(&text),
        state: "read",
        rows_total: profile.rows + profile.broken,
        choices,
        left_behind: mapping.left_behind,
    };
    Ok((new, text))
}

/// Colleagues come with roles and a place in the line: that is an admin's to decide.
fn may_bring(who: &Who, kind: Kind) -> std::result::Result<(), Errors> {
    match kind {
        Kind::Users if !who.roles.has(Role::Admin) => {
            Err(Errors::at("kind", "Only an admin brings colleagues in. Ask yours."))
        }
        _ => Ok(()),
    }
}

/// Where the import stands: its columns, its progress, or what came of it.
pub(super) async fn show(
    viewer: Viewer,
    Id(import): Id<ImportId>,
    fields: web::Query<Bring>,
) -> Result<Reply> {
    let run = viewer.read(move |org, who| sought(org, who, import)).await?;
    if run.state == "read" {
        return columns(&viewer, run, fields.0.bring, None).await;
    }
    let rejects = viewer.read(move |org, _| Ok(queries::rejects(org, import, MOST_REJECTS)?)).await?;
    let frame = Frame::new("Bring people in", None).main_class("import");
    let is_running = run.state == "running";
    let page = viewer.page(frame, view::outcome(&view::Outcome { run, rejects })).await?;
    Ok(if is_running { page.refresh(1) } else { page })
}

/// A column that is about to come along and has no field yet.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
pub(super) struct Bring {
    #[serde(default)]
    bring: Option<usize>,
}

async fn columns(viewer: &Viewer, run: Run, bring: Option<usize>, fault: Option<String>) -> Result<Reply> {
    let import = run.id;
    let page = viewer
        .read(move |org, who| {
            let text = queries::kept_text(org, import)?;
            preview::columns(org, who, run, text, bring, fault)
        })
        .await?;
    let refused = page.fault.is_some();
    let frame = Frame::new("Bring people in", None).main_class("import");
    let reply = viewer.page(frame, view::columns(&page)).await?;
    Ok(if refused { reply.invalid() } else { reply })
}

/// Keeps what was chosen about the columns.
pub(super) async fn choose(viewer: Viewer, Id(import): Id<ImportId>, fields: Fields) -> Result<Reply> {
    let bring =
        fields.parsed::<usize>("bring").map_or(String::new(), |column| format!("?bring={column}#c-{column}"));
    match keep_choices(&viewer, import, fields).await {
        Ok(()) => Ok(redirect(format!("/imports/{import}{bring}"))),
        Err(error) => refuse(&viewer, import, error).await,
    }
}

/// Brings the file in as chosen.
pub(super) async fn bring_in(viewer: Viewer, Id(import): Id<ImportId>, fields: Fields) -> Result<Reply> {
    if let Err(error) = keep_choices(&viewer, import, fields).await {
        return refuse(&viewer, import, error).await;
    }
    let begun = viewer.write(move |org, who| {
        let run = sought(org, who, import)?;
        may_bring(who, run.kind).map_err(Error::Invalid)?;
        let text = queries::kept_text(org, import)?;
        let opened = Opened::text(text, Some(run.kind), &run.choices, &jobs::place(org)?);
        opened.map_err(|error| Error::at("", error.to_string()))?;
        actions::bring_in(org, import)
    });
    match begun.await {
        Ok(()) => Ok(redirect(format!("/imports/{import}"))),
        Err(error) => refuse(&viewer, import, error).await,
    }
}

/// Shows the columns again, with what is wrong.
async fn refuse(viewer: &Viewer, import: ImportId, error: Error) -> Result<Reply> {
    let errors = error.into_errors()?;
    let message = errors.iter().next().map(|(_, message)| message.to_owned());
    let run = viewer.read(move |org, who| sought(org, who, import)).await?;
    if run.state != "read" {
        return Ok(redirect(format!("/imports/{import}")));
    }
    columns(viewer, run, None, message).await
}

async fn keep_choices(viewer: &Viewer, import: ImportId, fields: Fields) -> Result<()> {
    viewer
        .write(move |org, who| {
            let run = sought(org, who, import)?;
            let kind = Kind::from_code(fields.text("kind")).unwrap_or(run.kind);
            may_bring(who, kind).map_err(Error::Invalid)?;
            let (_, profile) = file::look(queries::kept_text(org, import)?).map_err(unreadable)?;
            // Another kind has other fields: what was chosen means nothing there.
            let choices = match kind == run.kind {
                true => preview::chosen(&profile, &fields),
                false => Choices::default(),
            };
            let mapping = Mapping::propose(kind, &profile, &choices)
                .map_err(|misfit| Error::at("", misfit.to_string()))?;
            actions::choose(org, import, kind, &choices, &mapping.left_behind)
        })
        .await
}

fn unreadable(error: file::Unreadable) -> Error {
    Error::at("", error.to_string())
}

/// Stops before anything was brought in.
pub(super) async fn throw_away(viewer: Viewer, Id(import): Id<ImportId>) -> Result<Reply> {
    viewer
        .write(move |org, who| {
            sought(org, who, import)?;
            actions::throw_away(org, import)
        })
        .await?;
    Ok(redirect("/imports").toast("Thrown away. Nothing was brought in."))
}

/// All rejected rows, as a file.
pub(super) async fn rejected(viewer: Viewer, Id(import): Id<ImportId>) -> Result<Response> {
    let (run, rejects) = viewer
        .read(move |org, who| Ok((sought(org, who, import)?, queries::all_rejects(org, import)?)))
        .await?;
    let stem: String = run
        .file_name
        .trim_end_matches(".csv")
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_. ".contains(*c))
        .collect();
    let disposition = format!("attachment; filename=\"{}.rejected.csv\"", stem.escape_default());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, rejects_csv(&rejects)).into_response())
}
