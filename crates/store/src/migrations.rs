//! The schema's history: files applied in order at start, never edited once shipped. `both/` holds what is the
//! same text on both engines; what differs has a file of the same name in `sqlite/` and in `postgres/`.
//!
//! `{clustered}` after a table's columns becomes `without rowid` on SQLite and nothing on PostgreSQL.

use crate::StoreError;

/// One step of the schema, in the words of each engine.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `0001_first_light`: its number and its name, the order and the key.
    pub name: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

impl Migration {
    /// The same text for both engines.
    pub const fn both(name: &'static str, sql: &'static str) -> Migration {
        Migration { name, sqlite: sql, postgres: sql }
    }
}

/// Every migration, oldest first.
pub const MIGRATIONS: &[Migration] =
    &[Migration::both("0001_first_light", include_str!("../migrations/both/0001_first_light.sql"))];

/// What must be there before the first migration: the lock row, the list of what was applied, the ids. One
/// statement each, harmless when repeated.
pub(crate) const FOUNDATION: [&str; 5] = [
    "create table if not exists migration_lock (id bigint not null primary key)",
    "create table if not exists migrations (name text not null primary key, applied_at bigint not null)",
    "create table if not exists id_blocks (id bigint not null primary key, next bigint not null)",
    "insert into migration_lock (id) values (1) on conflict (id) do nothing",
    "insert into id_blocks (id, next) values (1, 1) on conflict (id) do nothing",
];

/// The first of `migrations` that is not among the applied; an error when one was applied that is not known.
pub(crate) fn next<'m>(
    migrations: &'m [Migration],
    applied: &[String],
) -> Result<Option<&'m Migration>, StoreError> {
    let unknown = applied.iter().find(|name| migrations.iter().all(|known| known.name != **name));
    if let Some(name) = unknown {
        return Err(StoreError::NewerSchema { migration: name.clone() });
    }
    Ok(migrations.iter().find(|migration| applied.iter().all(|name| name != migration.name)))
}

/// A failed migration, named.
pub(crate) fn failed(migration: &Migration, error: &StoreError) -> StoreError {
    StoreError::Other(format!("migration {} failed: {error}", migration.name))
}
