//! A transaction under way: the engine's connection, the moment it began, and the rules that both engines keep.
//!
//! PostgreSQL refuses everything after a statement that failed, SQLite would go on. Here both refuse
//! ([`StoreError::Spent`]), so that what works on one works on the other; what may fail goes into
//! [`crate::Org::attempt`], a savepoint.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{Row, StoreError, Value, ids::Ids};

/// What an engine does for a transaction.
pub(crate) trait Connection {
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError>;
    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError>;
    /// Statements without arguments or rows: savepoints.
    fn command(&mut self, sql: &str) -> Result<(), StoreError>;
    /// Has a statement checked without running it.
    fn prepare(&mut self, sql: &str) -> Result<(), StoreError>;
    /// What the engine alone understands, added to a `select` that takes rows for itself.
    fn skip_locked(&self) -> &'static str;
}

/// The transaction that an `Org` or a `Reference` speaks to.
pub(crate) trait Session {
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError>;
    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError>;
    fn prepare(&mut self, sql: &str) -> Result<(), StoreError>;
    fn next_id(&mut self) -> i64;
    fn now(&self) -> Timestamp;
    fn skip_locked(&self) -> &'static str;
    /// Opens a savepoint.
    fn open_attempt(&mut self) -> Result<(), StoreError>;
    /// Closes the innermost savepoint, keeping or undoing what was done since.
    fn close_attempt(&mut self, keep: bool) -> Result<(), StoreError>;
    /// Says that jobs were enqueued, for the worker to look once this is committed.
    fn note_jobs(&mut self);
}

pub(crate) struct Transaction<'c> {
    connection: &'c mut dyn Connection,
    ids: Arc<Ids>,
    now: Timestamp,
    failure: Option<StoreError>,
    attempts: u32,
    pub(crate) enqueued: bool,
}

impl<'c> Transaction<'c> {
    pub(crate) fn new(connection: &'c mut dyn Connection, ids: Arc<Ids>, now: Timestamp) -> Self {
        Transaction { connection, ids, now, failure: None, attempts: 0, enqueued: false }
    }

    /// The failure that the work passed over, if it did: then it must not be committed.
    pub(crate) fn spent(&self) -> Option<StoreError> {
        self.failure.as_ref().map(|failure| match failure {
            StoreError::OutOfIds => StoreError::OutOfIds,
            failure => StoreError::Spent(failure.to_string()),
        })
    }

    fn run<T>(
        &mut self,
        args: &[Value],
        statement: impl FnOnce(&mut dyn Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Some(spent) = self.spent() {
            return Err(spent);
        }
        // PostgreSQL's text cannot hold it, so neither engine gets it, and the transaction goes on.
        if args.iter().any(|value| matches!(value, Value::Text(text) if text.contains('\0'))) {
            return Err(StoreError::Check { constraint: "text without NUL characters".to_owned() });
        }
        statement(&mut *self.connection).inspect_err(|error| self.failure = Some(error.clone()))
    }
}

impl Session for Transaction<'_> {
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.run(args, |connection| connection.query(sql, args))
    }

    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError> {
        self.run(args, |connection| connection.execute(sql, args))
    }

    fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare(sql)
    }

    fn next_id(&mut self) -> i64 {
        self.ids.take().unwrap_or_else(|| {
            self.failure = Some(StoreError::OutOfIds);
            0
        })
    }

    fn now(&self) -> Timestamp {
        self.now
    }

    fn skip_locked(&self) -> &'static str {
        self.connection.skip_locked()
    }

    fn open_attempt(&mut self) -> Result<(), StoreError> {
        self.run(&[], |connection| connection.command("savepoint attempt"))?;
        self.attempts += 1;
        Ok(())
    }

    fn close_attempt(&mut self, keep: bool) -> Result<(), StoreError> {
        self.attempts -= 1;
        if keep {
            return self.run(&[], |connection| connection.command("release savepoint attempt"));
        }
        if !matches!(self.failure, Some(StoreError::OutOfIds)) {
            self.failure = None;
        }
        // Savepoints of the same name nest on both engines: the innermost is meant.
        self.run(&[], |connection| connection.command("rollback to savepoint attempt"))?;
        self.run(&[], |connection| connection.command("release savepoint attempt"))
    }

    fn note_jobs(&mut self) {
        self.enqueued = true;
    }
}
