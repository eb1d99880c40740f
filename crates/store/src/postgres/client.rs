//! A client with at most one transaction open. It begins with the first statement, in the same packet.

use deadpool_postgres::Object;
use tokio::runtime::Handle;
use tokio_postgres::{Error, error::SqlState, types::ToSql};

use super::{failure::from_postgres, values::row_from};
use crate::{Row, StoreError, Value, session::Connection};

pub(super) struct Client {
    /// There until the client is given back or thrown away.
    object: Option<Object>,
    handle: Handle,
    begin: &'static str,
    open: bool,
    conflict: bool,
}

impl Client {
    pub(super) fn new(object: Object, handle: Handle, begin: &'static str) -> Client {
        Client { object: Some(object), handle, begin, open: false, conflict: false }
    }

    pub(super) fn met_conflict(&self) -> bool {
        self.conflict
    }

    pub(super) fn forget_conflict(&mut self) {
        self.conflict = false;
    }

    /// Commits or rolls back, if anything was begun.
    pub(super) fn end(&mut self, keep: bool) -> Result<(), StoreError> {
        if !self.open {
            return Ok(());
        }
        let object = taken(self.object.as_ref())?;
        let ended = self.handle.block_on(object.batch_execute(if keep { "commit" } else { "rollback" }));
        match ended {
            Ok(()) => {
                self.open = false;
                Ok(())
            }
            Err(error) => {
                // A refused commit has rolled back; a broken connection stays open and is thrown away.
                self.open = error.as_db_error().is_none();
                Err(self.note(&error))
            }
        }
    }

    /// Ends a read without anybody waiting for it; then the client goes back to the pool.
    pub(super) fn end_later(mut self) {
        let Some(object) = self.object.take() else { return };
        if !self.open {
            return;
        }
        self.handle.spawn(async move {
            if object.batch_execute("rollback").await.is_err() {
                drop(Object::take(object));
            }
        });
    }

    /// A statement in a transaction of its own, before the closure's.
    pub(super) fn alone<T>(
        &mut self,
        statement: impl FnOnce(&mut Client) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let begin = std::mem::replace(&mut self.begin, super::BEGIN_READ_COMMITTED);
        let outcome = statement(self);
        self.begin = begin;
        self.end(outcome.is_ok())?;
        outcome
    }

    fn run<T>(&mut self, statement: impl AsyncFnOnce(&Object) -> Result<T, Error>) -> Result<T, StoreError> {
        let object = taken(self.object.as_ref())?;
        let (was_open, begin) = (self.open, self.begin);
        // From here on: if this thread is lost on the way, the client must not be used again.
        self.open = true;
        let outcome = self.handle.block_on(async {
            if was_open {
                return statement(object).await;
            }
            let (begun, outcome) = tokio::join!(biased; object.batch_execute(begin), statement(object));
            begun.and(outcome)
        });
        outcome.map_err(|error| self.note(&error))
    }

    fn note(&mut self, error: &Error) -> StoreError {
        let conflicts = [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
        self.conflict |= error.code().is_some_and(|code| conflicts.contains(code));
        from_postgres(error)
    }
}

impl Connection for Client {
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        let rows = self.run(async |object| {
            let statement = object.prepare_cached(sql).await?;
            object.query(&statement, &parameters(args)).await
        })?;
        rows.iter().map(row_from).collect()
    }

    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError> {
        self.run(async |object| {
            let statement = object.prepare_cached(sql).await?;
            object.execute(&statement, &parameters(args)).await
        })
    }

    fn command(&mut self, sql: &str) -> Result<(), StoreError> {
        self.run(async |object| object.batch_execute(sql).await)
    }

    fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        // Outside a transaction, which a refusal would end.
        let object = taken(self.object.as_ref())?;
        self.handle.block_on(object.prepare(sql)).map(drop).map_err(|error| from_postgres(&error))
    }

    fn skip_locked(&self) -> &'static str {
        "for update skip locked"
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if self.open
            && let Some(object) = self.object.take()
        {
            drop(Object::take(object));
        }
    }
}

fn parameters(args: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    args.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn taken(object: Option<&Object>) -> Result<&Object, StoreError> {
    object.ok_or_else(|| StoreError::Unavailable("the connection was let go".to_owned()))
}
