//! Drives an import chunk by chunk: the background job of the browser's, and what the command line does itself.

use std::sync::Arc;

use domain::{ImportId, OrgId, UserId};
use store::{Job, Store, StoreError};
use web::{Error, Result};

use super::actions::{self, CHUNK_ROWS, Chunk, ChunkOutcome, Totals};
use super::file::{Decided, Opened, Place};
use super::queries;

/// The kind of job that brings an uploaded file in.
pub const KIND: &str = "import";

/// Does such a job. Twice does no harm: each chunk is written once.
pub async fn run(store: Store, job: Job) -> Result<()> {
    let Some(import) = job.payload["import"].as_i64().map(ImportId::from) else { return Ok(()) };
    let org = job.org;
    let kept = store.read(org, None, move |org| {
        let run = queries::run(org, import)?.ok_or(Error::NotFound)?;
        Ok::<_, Error>((queries::kept_text(org, import)?, place(org)?, run))
    });
    let (text, place, run) = kept.await?;
    if run.state != "running" {
        return Ok(());
    }
    let outcome = match Opened::text(text, Some(run.kind), &run.choices, &place) {
        Ok(opened) => bring_in(&store, org, run.by, import, &Arc::new(opened), |_| ()).await,
        Err(unreadable) => Err(Error::Conflict(unreadable.to_string())),
    };
    match outcome {
        Ok(()) => Ok(()),
        // The queue tries again, and goes on where it stopped.
        Err(Error::Store(error)) if error.is_temporary() => Err(error.into()),
        Err(error) => {
            tracing::error!(%error, %import, "an import failed");
            let words = error.to_string();
            store.write(org, run.by, move |org| actions::fail(org, import, &words)).await
        }
    }
}

/// The organisation's zone and currency: how days and amounts are understood.
pub fn place(org: &mut store::Org<'_>) -> Result<Place> {
    let organisation = crate::people::queries::organisation(org)?;
    let zone = jiff::tz::TimeZone::get(&organisation.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    Ok(Place { zone, currency: organisation.currency })
}

/// Every organisation of the database with its name: the command line has to choose one.
pub async fn organisations(store: &Store) -> Result<Vec<(OrgId, String)>> {
    let mut named = Vec::new();
    for org in store.read_reference(crate::people::queries::organisations).await? {
        named.push((org, store.read(org, None, crate::people::queries::organisation).await?.name));
    }
    Ok(named)
}

/// Writes every chunk that is not written yet, and finishes. `progress` hears how many rows are done.
pub async fn bring_in(
    store: &Store,
    org: OrgId,
    actor: Option<UserId>,
    import: ImportId,
    opened: &Arc<Opened>,
    mut progress: impl FnMut(u64) + Send,
) -> Result<()> {
    let done =
        store.read(org, actor, move |org| queries::run(org, import)).await?.map_or(0, |run| run.rows_done);
    for chunk in chunks(opened, done) {
        let (opened, chunk) = (Arc::clone(opened), Arc::new(chunk));
        let rows = chunk.from_row + chunk.rows.len() as u64;
        store.write(org, actor, move |org| actions::apply_chunk(org, import, &opened, &chunk)).await?;
        progress(rows);
    }
    store.write(org, actor, move |org| actions::finish(org, import)).await
}

/// What would happen: every chunk is written and undone again.
pub async fn try_out(
    store: &Store,
    org: OrgId,
    actor: Option<UserId>,
    opened: &Arc<Opened>,
    mut progress: impl FnMut(u64) + Send,
) -> Result<ChunkOutcome> {
    let mut all = ChunkOutcome { totals: Totals::default(), rejects: Vec::new() };
    for chunk in chunks(opened, 0) {
        let (opened, chunk) = (Arc::clone(opened), Arc::new(chunk));
        let rows = chunk.from_row + chunk.rows.len() as u64;
        let undone = store.write(org, actor, move |org| {
            let import: ImportId = org.next_id();
            Err::<(), Trial>(
                actions::try_chunk(org, import, &opened, &chunk).map_or_else(Trial::Failed, Trial::Undone),
            )
        });
        match undone.await {
            Ok(()) => {}
            Err(Trial::Undone(outcome)) => {
                all.totals.add(&outcome.totals);
                all.rejects.extend(outcome.rejects);
            }
            Err(Trial::Failed(error)) => return Err(error),
        }
        progress(rows);
    }
    Ok(all)
}

/// How a trial ends: always undone.
enum Trial {
    Undone(ChunkOutcome),
    Failed(Error),
}

impl From<StoreError> for Trial {
    fn from(error: StoreError) -> Trial {
        Trial::Failed(error.into())
    }
}

fn chunks(opened: &Opened, done: u64) -> impl Iterator<Item = Chunk> + Send + '_ {
    let mut rows = opened.rows().skip(usize::try_from(done).unwrap_or(usize::MAX));
    let mut from_row = done;
    std::iter::from_fn(move || {
        let taken: Vec<Decided> = rows.by_ref().take(CHUNK_ROWS).collect();
        if taken.is_empty() {
            return None;
        }
        let chunk = Chunk { from_row, rows: taken };
        from_row += chunk.rows.len() as u64;
        Some(chunk)
    })
}
