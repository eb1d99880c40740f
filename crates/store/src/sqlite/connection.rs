//! A connection to the file, and statements on it.

use std::{path::Path, time::Duration};

use rusqlite::{Connection as Sqlite, OpenFlags, Statement, types::ValueRef};

use super::failure::{from_sqlite, from_sqlite_on};
use crate::{Row, StoreError, Value, session::Connection};

/// How long another process (an import beside the server) may hold the file.
const PATIENCE: Duration = Duration::from_secs(10);
/// More than the program has statements.
const STATEMENTS: usize = 1024;

/// A connection that may write. `synchronous = full`: a commit that was answered is on disk.
pub(super) fn open_writing(file: &Path) -> Result<Sqlite, StoreError> {
    make_private(file)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = open(file, flags)?;
    connection
        .execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;")
        .map_err(from_sqlite)?;
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn open_reading(file: &Path) -> Result<Sqlite, StoreError> {
    let connection = open(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.execute_batch("pragma query_only = on;").map_err(from_sqlite)?;
    Ok(connection)
}

fn open(file: &Path, flags: OpenFlags) -> Result<Sqlite, StoreError> {
    let connection = Sqlite::open_with_flags(file, flags).map_err(|error| match from_sqlite(error) {
        StoreError::Unavailable(words) | StoreError::Other(words) => {
            StoreError::Unavailable(format!("{}: {words}", file.display()))
        }
        error => error,
    })?;
    connection.busy_timeout(PATIENCE).map_err(from_sqlite)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // `like` as PostgreSQL has it; searches compare folded columns.
    connection
        .execute_batch(
            "pragma case_sensitive_like = on; pragma temp_store = memory; pragma cache_size = -32768;",
        )
        .map_err(from_sqlite)?;
    Ok(connection)
}

/// Makes the file, readable by its owner alone: it holds people's data. SQLite gives its log the same rights.
fn make_private(file: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(file)
        .map(drop)
        .map_err(|error| StoreError::Unavailable(format!("{}: {error}", file.display())))
}

/// A transaction's view of the connection.
pub(super) struct Lent<'c>(pub(super) &'c Sqlite);

impl Connection for Lent<'_> {
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.0.prepare_cached(sql).map_err(from_sqlite)?;
        bind(&mut statement, args)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(|error| from_sqlite_on(self.0, error))? {
            let mut values = Vec::with_capacity(columns);
            for column in 0..columns {
                values.push(value_of(column, row.get_ref(column).map_err(from_sqlite)?)?);
            }
            found.push(Row::new(values));
        }
        Ok(found)
    }

    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(sql).map_err(from_sqlite)?;
        bind(&mut statement, args)?;
        let changed = statement.raw_execute().map_err(|error| from_sqlite_on(self.0, error))?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    fn command(&mut self, sql: &str) -> Result<(), StoreError> {
        self.execute(sql, &[]).map(drop)
    }

    fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.0.prepare(sql).map(drop).map_err(from_sqlite)
    }

    fn skip_locked(&self) -> &'static str {
        // One writer: nothing is ever locked by another.
        ""
    }
}

/// To SQLite `$2` is a name, and it numbers names by where they first stand; so they are bound by name.
fn bind(statement: &mut Statement<'_>, args: &[Value]) -> Result<(), StoreError> {
    for index in 1..=statement.parameter_count() {
        let number: usize = statement
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|number| number.parse().ok())
            .unwrap_or(index);
        let value = number.checked_sub(1).and_then(|position| args.get(position)).ok_or_else(|| {
            StoreError::Placeholders { problem: format!("${number} has no argument"), sql: String::new() }
        })?;
        let bound = match value {
            Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null),
            Value::Int(number) => statement.raw_bind_parameter(index, number),
            Value::Real(number) => statement.raw_bind_parameter(index, number),
            Value::Text(text) => statement.raw_bind_parameter(index, text),
        };
        bound.map_err(from_sqlite)?;
    }
    Ok(())
}

fn value_of(column: usize, value: ValueRef<'_>) -> Result<Value, StoreError> {
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Real(number) => Ok(Value::Real(number)),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(error) => Err(StoreError::Column { column, problem: error.to_string() }),
        },
        ValueRef::Blob(_) => {
            Err(StoreError::Column { column, problem: "bytes are not a column type".to_owned() })
        }
    }
}
