//! The thread that writes. It takes whatever waits into one commit, each transaction in a savepoint of its own,
//! and answers only when the commit is on disk: many small durable writes cost little more than one.

use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use rusqlite::Connection as Sqlite;
use tokio::sync::mpsc;

use super::{
    Message, Place,
    connection::{Lent, open_writing},
    failure::from_sqlite,
};
use crate::{
    StoreError,
    ids::RESERVE,
    session::{Connection, Transaction},
    store::Surroundings,
    work::Work,
};

/// A commit takes in no more than this, and begins nothing after this long: nobody waits for strangers.
const GROUP: usize = 256;
const GROUP_TIME: Duration = Duration::from_millis(20);

struct Writer {
    connection: Sqlite,
    queue: mpsc::Receiver<Message>,
    /// Taken from the queue, not begun.
    next: Option<Message>,
    surroundings: Surroundings,
    _place: Place,
}

pub(super) fn start(
    place: &Place,
    surroundings: Surroundings,
    queue: mpsc::Receiver<Message>,
) -> Result<(), StoreError> {
    let connection = open_writing(&place.file)?;
    let writer = Writer { connection, queue, next: None, surroundings, _place: place.clone() };
    thread::Builder::new()
        .name("sqlite-writer".to_owned())
        .spawn(move || writer.run())
        .map_err(|error| super::unavailable(&error))?;
    Ok(())
}

impl Writer {
    fn run(mut self) {
        while let Some(message) = self.next.take().or_else(|| self.queue.blocking_recv()) {
            match message {
                Message::Run(work) => self.commit_group(work),
                Message::Stop(stopped) => {
                    self.queue.close();
                    // Closing the last connection folds the log into the file.
                    drop(self);
                    if stopped.send(()).is_err() {
                        tracing::debug!("nobody waits for the database to be closed");
                    }
                    return;
                }
            }
        }
    }

    fn commit_group(&mut self, first: Box<dyn Work>) {
        let begun = self.reserve_ids().and_then(|()| self.batch("begin immediate"));
        if let Err(error) = begun {
            // Whoever waits behind has waited as long: they would find the file as busy.
            self.settle(vec![first], Err(error.clone()));
            while self.next.is_none()
                && let Ok(message) = self.queue.try_recv()
            {
                match message {
                    Message::Run(work) => self.settle(vec![work], Err(error.clone())),
                    stop => self.next = Some(stop),
                }
            }
            return;
        }
        let (group, outcome) = self.run_group(first);
        let outcome = outcome.and_then(|enqueued| self.batch("commit").map(|()| enqueued));
        if outcome.is_err()
            && !self.connection.is_autocommit()
            && let Err(error) = self.batch("rollback")
        {
            tracing::error!(%error, "a failed commit could not be undone");
        }
        if let Ok(true) = outcome {
            self.surroundings.jobs.notify_one();
        }
        self.settle(group, outcome.map(drop));
    }

    /// Runs what waits; whether jobs were enqueued, or why nothing of it may be kept.
    fn run_group(&mut self, first: Box<dyn Work>) -> (Vec<Box<dyn Work>>, Result<bool, StoreError>) {
        let began = Instant::now();
        let mut group = Vec::new();
        let mut enqueued = false;
        let mut next = Some(first);
        while let Some(mut work) = next.take() {
            let outcome = self.run_one(&mut *work);
            group.push(work);
            match outcome {
                Ok(jobs) => enqueued |= jobs,
                Err(error) => return (group, Err(error)),
            }
            let full = group.len() >= GROUP || began.elapsed() > GROUP_TIME;
            if full || self.surroundings.ids.are_low() {
                break;
            }
            match self.queue.try_recv() {
                Ok(Message::Run(work)) => next = Some(work),
                Ok(stop) => self.next = Some(stop),
                Err(_) => {}
            }
        }
        (group, Ok(enqueued))
    }

    /// An error here is the whole group's: its savepoint could not be made or ended.
    fn run_one(&mut self, work: &mut dyn Work) -> Result<bool, StoreError> {
        let mut lent = Lent(&self.connection);
        lent.command("savepoint work")?;
        let now = self.surroundings.clock.now();
        let mut transaction = Transaction::new(&mut lent, Arc::clone(&self.surroundings.ids), now);
        let keep = work.run(&mut transaction);
        let enqueued = keep && transaction.enqueued;
        // A full disk ends SQLite's transaction by itself, and with it everybody's.
        if self.connection.is_autocommit() {
            return Err(StoreError::Unavailable("the transaction was broken off".to_owned()));
        }
        if !keep {
            lent.command("rollback to savepoint work")?;
        }
        lent.command("release savepoint work")?;
        Ok(enqueued)
    }

    fn reserve_ids(&self) -> Result<(), StoreError> {
        while self.surroundings.ids.are_low() {
            let first = Lent(&self.connection).query(RESERVE, &[])?.first().map(|row| row.get(0));
            let first = first.unwrap_or_else(|| Err(StoreError::Other("id_blocks is empty".to_owned())))?;
            self.surroundings.ids.add(first);
        }
        Ok(())
    }

    fn batch(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(from_sqlite)
    }

    fn settle(&self, group: Vec<Box<dyn Work>>, outcome: Result<(), StoreError>) {
        for work in group {
            work.settle(outcome.clone());
        }
    }
}
