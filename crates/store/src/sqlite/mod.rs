//! SQLite: one thread that writes, a few that read, a queue before each.
//!
//! A deferred transaction that reads and then writes fails at once in SQLite, whatever its timeout says. There
//! is none here: the writer begins `immediate`, the readers cannot write.

mod connection;
mod failure;
mod migrate;
mod planner;
mod readers;
mod writer;

use std::{path::PathBuf, sync::Arc};

use tempfile::TempDir;
use tokio::sync::{mpsc, oneshot};

use crate::{
    Migration, StoreError,
    store::Surroundings,
    work::{Body, Queued, Work},
};

/// How much may wait before a queue lets no more in.
const QUEUE: usize = 1024;

/// What a thread is asked to do.
enum Message {
    Run(Box<dyn Work>),
    /// Finish, and let the connection go.
    Stop(oneshot::Sender<()>),
}

pub(crate) struct Engine {
    writes: mpsc::Sender<Message>,
    reads: mpsc::Sender<Message>,
    readers: usize,
}

/// The database's file, and the temporary folder that goes with the last connection to it.
#[derive(Clone)]
struct Place {
    file: PathBuf,
    _folder: Option<Arc<TempDir>>,
}

impl Engine {
    pub(crate) async fn open(
        url: &str,
        surroundings: Surroundings,
        migrations: &'static [Migration],
    ) -> Result<Engine, StoreError> {
        let place = place_of(url)?;
        let opening = move || {
            migrate::bring_up_to_date(&place.file, &surroundings.clock, migrations)?;
            let (writes, write_queue) = mpsc::channel(QUEUE);
            let (reads, read_queue) = mpsc::channel(QUEUE);
            writer::start(&place, surroundings.clone(), write_queue)?;
            let readers = readers::start(&place, &surroundings, read_queue)?;
            Ok(Engine { writes, reads, readers })
        };
        tokio::task::spawn_blocking(opening)
            .await
            .map_err(|_| StoreError::Unavailable("opening was broken off".to_owned()))?
    }

    pub(crate) async fn read<T, E>(&self, body: impl Body<T, E>) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        ask(&self.reads, body).await
    }

    pub(crate) async fn write<T, E>(&self, body: impl Body<T, E>) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        ask(&self.writes, body).await
    }

    /// The readers first, so that the writer is the last to go and can fold the log into the file.
    pub(crate) async fn close(&self) {
        for _ in 0..self.readers {
            stop(&self.reads).await;
        }
        stop(&self.writes).await;
    }
}

async fn ask<T, E>(queue: &mpsc::Sender<Message>, body: impl Body<T, E>) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (work, answer) = Queued::with_answer(body);
    let closed = || E::from(StoreError::Unavailable("it is closed".to_owned()));
    queue.send(Message::Run(work)).await.map_err(|_| closed())?;
    answer.await.unwrap_or_else(|_| Err(closed()))
}

async fn stop(queue: &mpsc::Sender<Message>) {
    let (stopped, wait) = oneshot::channel();
    if queue.send(Message::Stop(stopped)).await.is_ok() {
        // An error means that the thread was gone before.
        drop(wait.await);
    }
}

fn place_of(url: &str) -> Result<Place, StoreError> {
    let path = url.strip_prefix("sqlite:").unwrap_or(url);
    if path == ":memory:" {
        let folder = TempDir::with_prefix("forenoon-").map_err(|error| unavailable(&error))?;
        return Ok(Place { file: folder.path().join("forenoon.db"), _folder: Some(Arc::new(folder)) });
    }
    let path = path.strip_prefix("//").unwrap_or(path);
    if path.is_empty() {
        return Err(StoreError::Unavailable("sqlite: needs the path of a file".to_owned()));
    }
    Ok(Place { file: PathBuf::from(path), _folder: None })
}

fn unavailable(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Unavailable(error.to_string())
}
