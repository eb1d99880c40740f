//! The house's memory: a thin layer over SQLite and PostgreSQL that knows placeholders, types, transactions,
//! migrations, the event log and the job queue. It knows no feature.
//!
//! Slices write plain synchronous closures over an [`Org`]; the layer runs them on SQLite's writer and reader
//! threads, or on a blocking thread with a PostgreSQL client. One SQL text serves both engines:
//!
//! * `$1` is the organisation, supplied by [`Org`]; the other placeholders are numbered by first appearance.
//! * Three column types: `bigint` (also bools and times in microseconds), `double precision`, `text` (also days).
//! * `sum` and `avg` of bigints are `numeric` in PostgreSQL: `cast(sum(x) as bigint)`.
//! * A statement that failed ends its transaction; what may fail goes into [`Org::attempt`].

mod clock;
mod error;
pub mod events;
mod id_values;
mod ids;
mod jobs;
mod migrations;
mod org;
mod postgres;
mod reference;
mod row;
mod session;
mod sqlite;
mod statement;
mod store;
mod value;
mod work;
mod worker;

pub use clock::Clock;
pub use error::StoreError;
pub use jobs::{Job, MOST_ATTEMPTS};
pub use migrations::{MIGRATIONS, Migration};
pub use org::Org;
pub use reference::Reference;
pub use row::Row;
pub use store::{Store, UrlKind};
pub use value::{FromValue, ToValue, Value};
pub use worker::Worker;
