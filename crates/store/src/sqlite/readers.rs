//! The threads that read: each has a connection, all share one queue.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use rusqlite::Connection as Sqlite;
use tokio::sync::{mpsc, oneshot};

use super::{
    Message, Place,
    connection::{Lent, open_reading},
    failure::from_sqlite,
};
use crate::{StoreError, session::Transaction, store::Surroundings, work::Work};

type Queue = Arc<Mutex<mpsc::Receiver<Message>>>;

/// Starts the readers; how many there are.
pub(super) fn start(
    place: &Place,
    surroundings: &Surroundings,
    queue: mpsc::Receiver<Message>,
) -> Result<usize, StoreError> {
    let readers = thread::available_parallelism().map_or(2, usize::from).clamp(2, 8);
    let queue: Queue = Arc::new(Mutex::new(queue));
    for number in 0..readers {
        let (place, surroundings, queue) = (place.clone(), surroundings.clone(), Arc::clone(&queue));
        let connection = open_reading(&place.file)?;
        thread::Builder::new()
            .name(format!("sqlite-reader-{number}"))
            .spawn(move || {
                let stopped = read(&connection, &surroundings, &queue);
                drop((connection, place));
                // Whoever waits is told by this being dropped, after the connection.
                drop(stopped);
            })
            .map_err(|error| super::unavailable(&error))?;
    }
    Ok(readers)
}

fn read(connection: &Sqlite, surroundings: &Surroundings, queue: &Queue) -> Option<oneshot::Sender<()>> {
    loop {
        // Whoever holds the lock waits for the next message, the others wait for the lock.
        let message = queue.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        match message {
            Some(Message::Run(work)) => answer(connection, surroundings, work),
            Some(Message::Stop(stopped)) => return Some(stopped),
            None => return None,
        }
    }
}

/// A read transaction, so that all queries of the closure see the same state.
fn answer(connection: &Sqlite, surroundings: &Surroundings, mut work: Box<dyn Work>) {
    let begun = connection.execute_batch("begin deferred").map_err(from_sqlite);
    if begun.is_ok() {
        let mut lent = Lent(connection);
        work.run(&mut Transaction::new(&mut lent, Arc::clone(&surroundings.ids), surroundings.clock.now()));
    }
    if !connection.is_autocommit()
        && let Err(error) = connection.execute_batch("rollback")
    {
        tracing::error!(%error, "a read transaction could not be ended");
    }
    work.settle(begun);
}
