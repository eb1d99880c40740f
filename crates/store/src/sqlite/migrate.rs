//! Brings a SQLite file up to date, one transaction a migration, alone in the file while it lasts.

use std::path::Path;

use rusqlite::{Connection as Sqlite, Transaction, TransactionBehavior};

use super::{connection, failure::from_sqlite, planner};
use crate::{
    Clock, Migration, StoreError,
    migrations::{self, FOUNDATION},
};

pub(super) fn bring_up_to_date(
    file: &Path,
    clock: &Clock,
    migrations: &'static [Migration],
) -> Result<(), StoreError> {
    let mut connection = open_patiently(file)?;
    // A migration may rebuild a table that others refer to; the references are checked before its commit.
    connection.execute_batch("pragma foreign_keys = off").map_err(from_sqlite)?;
    while apply_next(&mut connection, clock, migrations)? {}
    planner::advise(&mut connection)
}

/// Several processes may start at once on a new file: only one can switch it to a write-ahead log, and SQLite
/// tells the others at once that it is busy.
fn open_patiently(file: &Path) -> Result<Sqlite, StoreError> {
    let mut tries = 0;
    loop {
        match connection::open_writing(file) {
            Err(StoreError::Busy(_)) if tries < 200 => {
                tries += 1;
                std::thread::sleep(std::time::Duration::from_millis(25));
            }
            outcome => return outcome,
        }
    }
}

/// Whether there was one.
fn apply_next(
    connection: &mut Sqlite,
    clock: &Clock,
    migrations: &'static [Migration],
) -> Result<bool, StoreError> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(from_sqlite)?;
    for sql in FOUNDATION {
        transaction.execute(sql, []).map_err(from_sqlite)?;
    }
    let migration = migrations::next(migrations, &applied(&transaction).map_err(from_sqlite)?)?;
    if let Some(migration) = migration {
        apply(&transaction, migration, clock).map_err(|error| migrations::failed(migration, &error))?;
    }
    transaction.commit().map_err(from_sqlite)?;
    Ok(migration.is_some())
}

fn applied(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<String>> {
    let mut statement = transaction.prepare("select name from migrations order by name")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

fn apply(transaction: &Transaction<'_>, migration: &Migration, clock: &Clock) -> Result<(), StoreError> {
    let sql = migration.sqlite.replace("{clustered}", "without rowid");
    transaction.execute_batch(&sql).map_err(from_sqlite)?;
    let broken: i64 = transaction
        .query_row("select count(*) from pragma_foreign_key_check", [], |row| row.get(0))
        .map_err(from_sqlite)?;
    if broken > 0 {
        return Err(StoreError::ForeignKey { constraint: None });
    }
    transaction
        .execute(
            "insert into migrations (name, applied_at) values ($1, $2)",
            (migration.name, clock.now().as_microsecond()),
        )
        .map_err(from_sqlite)?;
    Ok(())
}
