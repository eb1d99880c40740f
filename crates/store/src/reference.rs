//! The few small tables without an organisation: organisations, sign-in addresses, attempts to sign in.

use domain::{OrgId, UserId};
use jiff::Timestamp;

use crate::{Org, Row, StoreError, Value, session::Session, statement};

/// A transaction on the reference tables. Statements that name any other table are refused; here the
/// arguments begin with `$1`.
pub struct Reference<'a> {
    session: &'a mut (dyn Session + 'a),
}

impl<'a> Reference<'a> {
    pub(crate) fn new(session: &'a mut (dyn Session + 'a)) -> Reference<'a> {
        Reference { session }
    }

    /// The moment at which the transaction began, by the store's clock.
    pub fn now(&self) -> Timestamp {
        self.session.now()
    }

    /// All rows of a statement.
    pub fn query(&mut self, sql: &str, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        statement::check_reference(sql, args.len())?;
        self.session.query(sql, &args)
    }

    /// The first row, if there is one.
    pub fn one(&mut self, sql: &str, args: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, args)?.into_iter().next())
    }

    /// Runs a statement; how many rows it changed.
    pub fn execute(&mut self, sql: &str, args: Vec<Value>) -> Result<u64, StoreError> {
        statement::check_reference(sql, args.len())?;
        self.session.execute(sql, &args)
    }

    /// A new id, unique in the whole database.
    pub fn next_id<I: From<i64>>(&mut self) -> I {
        I::from(self.session.next_id())
    }

    /// Goes on within an organisation, in the same transaction: setting one up writes both.
    pub fn within<T>(&mut self, org: OrgId, actor: Option<UserId>, f: impl FnOnce(&mut Org<'_>) -> T) -> T {
        f(&mut Org::new(&mut *self.session, org, actor))
    }
}
