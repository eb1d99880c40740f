//! The database within one organisation: the only way to its rows.

use domain::{OrgId, UserId};
use jiff::Timestamp;

use crate::{Reference, Row, StoreError, Value, args, session::Session, statement};

/// A transaction scoped to one organisation. Every statement's `$1` is the organisation, supplied here: the
/// arguments begin with `$2`. It cannot be built outside this crate, only lent by [`crate::Store::read`] and
/// [`crate::Store::write`].
pub struct Org<'a> {
    session: &'a mut (dyn Session + 'a),
    id: OrgId,
    actor: Option<UserId>,
    now: Timestamp,
}

impl<'a> Org<'a> {
    pub(crate) fn new(session: &'a mut (dyn Session + 'a), id: OrgId, actor: Option<UserId>) -> Org<'a> {
        let now = session.now();
        Org { session, id, actor, now }
    }

    /// The organisation.
    pub fn id(&self) -> OrgId {
        self.id
    }

    /// Who does this; nobody for what the program does by itself.
    pub fn actor(&self) -> Option<UserId> {
        self.actor
    }

    /// The moment at which the transaction began, by the store's clock.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The same transaction at another moment: the demo's past, an import's history.
    pub fn at<T>(&mut self, now: Timestamp, f: impl FnOnce(&mut Org<'_>) -> T) -> T {
        f(&mut Org { session: &mut *self.session, id: self.id, actor: self.actor, now })
    }

    /// The same transaction with another actor: imports, jobs, the demo.
    pub fn as_user<T>(&mut self, actor: UserId, f: impl FnOnce(&mut Org<'_>) -> T) -> T {
        f(&mut Org { session: &mut *self.session, id: self.id, actor: Some(actor), now: self.now })
    }

    /// All rows of a statement: a `select`, or a write with `returning`.
    pub fn query(&mut self, sql: &str, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let args = self.scoped(sql, args)?;
        self.session.query(sql, &args)
    }

    /// The first row, if there is one.
    pub fn one(&mut self, sql: &str, args: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, args)?.into_iter().next())
    }

    /// Runs a statement; how many rows it changed.
    pub fn execute(&mut self, sql: &str, args: Vec<Value>) -> Result<u64, StoreError> {
        let args = self.scoped(sql, args)?;
        self.session.execute(sql, &args)
    }

    /// A new id, unique in the whole database. A transaction that takes more than fifty thousand may run out:
    /// then it fails with [`StoreError::OutOfIds`].
    pub fn next_id<I: From<i64>>(&mut self) -> I {
        I::from(self.session.next_id())
    }

    /// Does something that may fail without giving up the transaction: an error undoes only what `f` did.
    /// Anywhere else a failed statement is the transaction's end (see [`StoreError::Spent`]).
    pub fn attempt<T, E: From<StoreError>>(
        &mut self,
        f: impl FnOnce(&mut Org<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.session.open_attempt()?;
        let outcome =
            f(&mut Org { session: &mut *self.session, id: self.id, actor: self.actor, now: self.now });
        self.session.close_attempt(outcome.is_ok())?;
        outcome
    }

    /// The tables without `org_id`, in the same transaction: an invitation takes its address, a user loses it.
    pub fn reference(&mut self) -> Reference<'_> {
        Reference::new(&mut *self.session)
    }

    /// Writes into the event log what happened, in this transaction. The payload holds ids and names of
    /// fields, never personal values.
    pub fn record(
        &mut self,
        verb: &'static str,
        subject: (&'static str, i64),
        payload: serde_json::Value,
    ) -> Result<(), StoreError> {
        let (id, now, actor): (i64, _, _) = (self.next_id(), self.now, self.actor.map(i64::from));
        self.execute(
            "insert into events (org_id, id, at, actor_id, verb, subject_kind, subject_id, payload)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            args![id, now, actor, verb, subject.0, subject.1, payload.to_string()],
        )?;
        Ok(())
    }

    /// Asks for background work from `run_at` on; it exists if and when this transaction is committed.
    pub fn enqueue(
        &mut self,
        kind: &'static str,
        payload: serde_json::Value,
        run_at: Timestamp,
    ) -> Result<(), StoreError> {
        let id: i64 = self.next_id();
        self.execute(
            "insert into jobs (org_id, id, kind, payload, run_at, attempts) values ($1, $2, $3, $4, $5, 0)",
            args![id, kind, payload.to_string(), run_at],
        )?;
        self.session.note_jobs();
        Ok(())
    }

    fn scoped(&self, sql: &str, args: Vec<Value>) -> Result<Vec<Value>, StoreError> {
        let mut scoped = Vec::with_capacity(args.len() + 1);
        scoped.push(Value::Int(self.id.into()));
        scoped.extend(args);
        statement::check_scoped(sql, scoped.len())?;
        Ok(scoped)
    }
}
