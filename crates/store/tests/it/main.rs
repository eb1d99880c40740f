//! What the store must get right, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test may, also in what its tests share")]

mod clock;
mod concurrency;
mod ids;
mod jobs;
mod log;
mod migrations;
mod postgres_only;
mod schema;
mod scope;
mod sqlite_only;
mod transactions;
mod values;
mod world;
