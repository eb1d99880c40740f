//! Reading the event log, which [`crate::Org::record`] writes.
//!
//! Ids ascend with time within one process. Several processes take their ids from blocks of their own, and
//! PostgreSQL may commit a lower id after a higher one: whoever must see each event enqueues a job with it, in
//! the same transaction, rather than remembering how far they read.

use domain::{EventId, UserId};
use jiff::Timestamp;

use crate::{Org, Row, StoreError, args};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its place in the log.
    pub id: EventId,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it; nobody for what the program did, or for what is anonymous.
    pub actor: Option<UserId>,
    /// What was done.
    pub verb: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which one.
    pub subject_id: i64,
    /// Ids and names of fields.
    pub payload: serde_json::Value,
}

const COLUMNS: &str = "id, at, actor_id, verb, subject_kind, subject_id, payload";

/// The events after one, oldest first; `EventId::from(0)` is before the first.
pub fn since(org: &mut Org<'_>, after: EventId, limit: u32) -> Result<Vec<Event>, StoreError> {
    let sql = format!("select {COLUMNS} from events where org_id = $1 and id > $2 order by id limit $3");
    org.query(&sql, args![after, limit])?.iter().map(event).collect()
}

/// What happened to one thing, newest first.
pub fn about(org: &mut Org<'_>, subject: (&str, i64), limit: u32) -> Result<Vec<Event>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from events where org_id = $1 and subject_kind = $2 and subject_id = $3
         order by at desc, id desc limit $4"
    );
    org.query(&sql, args![subject.0, subject.1, limit])?.iter().map(event).collect()
}

fn event(row: &Row) -> Result<Event, StoreError> {
    let payload: String = row.get(6)?;
    Ok(Event {
        id: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        verb: row.get(3)?,
        subject_kind: row.get(4)?,
        subject_id: row.get(5)?,
        payload: serde_json::from_str(&payload)
            .map_err(|error| StoreError::Column { column: 6, problem: error.to_string() })?,
    })
}
