//! Verbs on imports: receive a file, decide about its columns, bring it in chunk by chunk, finish, throw away.
//!
//! A chunk is one transaction, done exactly once: it names the row it begins with, and a chunk that was written
//! already does nothing. So a driver may be killed and begin again at [`Run::rows_done`](super::queries::Run).

mod accounts;
mod chunk;
mod found;
mod matching;
mod opportunities;
mod prospects;
mod touches;
mod users;

pub use chunk::{Chunk, ChunkOutcome, apply_chunk, try_chunk};
pub(super) use matching::prospect as match_prospect;

use domain::ImportId;
use serde_json::json;
use store::Org;
use web::{Error, Result};

use super::file::Opened;
use super::{Choices, Kind, LeftBehind, queries};

/// Rows a chunk: a transaction of some tens of milliseconds, so that nobody else waits for long.
pub const CHUNK_ROWS: usize = 500;

/// What became of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// The same record stood earlier in the file.
    pub duplicates: u64,
    pub rejected: u64,
}

impl Totals {
    /// Adds another's.
    pub fn add(&mut self, other: &Totals) {
        self.created += other.created;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
        self.duplicates += other.duplicates;
        self.rejected += other.rejected;
    }
}

/// An import to be.
#[derive(Clone, Debug)]
pub struct NewImport {
    pub kind: Kind,
    pub file_name: String,
    pub file_hash: String,
    /// 'read' while its columns are decided, 'running' when it goes on at once.
    pub state: &'static str,
    pub rows_total: u64,
    pub choices: Choices,
    pub left_behind: Vec<LeftBehind>,
}

impl NewImport {
    /// An import of an opened file.
    pub fn of(opened: &Opened, file_name: &str, file_hash: &str, choices: &Choices) -> NewImport {
        NewImport {
            kind: opened.kind(),
            file_name: file_name.to_owned(),
            file_hash: file_hash.to_owned(),
            state: "running",
            rows_total: opened.rows_total(),
            choices: choices.clone(),
            left_behind: opened.terms().mapping.left_behind.clone(),
        }
    }
}

/// Begins an import whose columns are decided.
pub fn begin(org: &mut Org<'_>, new: &NewImport) -> Result<ImportId> {
    let id: ImportId = org.next_id();
    queries::insert(org, id, new)?;
    org.record(
        "import_begun",
        ("import", id.into()),
        json!({ "kind": new.kind.code(), "rows": new.rows_total }),
    )?;
    Ok(id)
}

/// Keeps a file until its columns are decided. Nothing of it is brought in.
pub fn receive(org: &mut Org<'_>, new: &NewImport, text: &str) -> Result<ImportId> {
    let id: ImportId = org.next_id();
    queries::insert(org, id, &NewImport { state: "read", ..new.clone() })?;
    queries::keep_text(org, id, text)?;
    org.record(
        "file_received",
        ("import", id.into()),
        json!({ "kind": new.kind.code(), "rows": new.rows_total }),
    )?;
    Ok(id)
}

/// Decides about the columns of a file that waits.
pub fn choose(
    org: &mut Org<'_>,
    import: ImportId,
    kind: Kind,
    choices: &Choices,
    left_behind: &[LeftBehind],
) -> Result<()> {
    match queries::set_choices(org, import, kind, choices, left_behind)? {
        0 => Err(Error::Conflict("This file is being brought in already.".to_owned())),
        _ => Ok(()),
    }
}

/// Brings a waiting file in, in the background.
pub fn bring_in(org: &mut Org<'_>, import: ImportId) -> Result<()> {
    if queries::set_state(org, import, "read", "running", None)? == 0 {
        return Err(Error::Conflict("This file is being brought in already.".to_owned()));
    }
    let now = org.now();
    org.enqueue(super::jobs::KIND, json!({ "import": i64::from(import) }), now)?;
    org.record("import_begun", ("import", import.into()), json!({}))?;
    Ok(())
}

/// Stops before anything was brought in, and forgets the file.
pub fn throw_away(org: &mut Org<'_>, import: ImportId) -> Result<()> {
    if queries::set_state(org, import, "read", "thrown_away", None)? == 0 {
        return Err(Error::Conflict("Too late to throw it away: it is being brought in.".to_owned()));
    }
    queries::drop_text(org, import)?;
    org.record("file_thrown_away", ("import", import.into()), json!({}))?;
    Ok(())
}

/// Says that every chunk is written.
pub fn finish(org: &mut Org<'_>, import: ImportId) -> Result<()> {
    if queries::set_state(org, import, "running", "done", None)? > 0 {
        queries::drop_text(org, import)?;
        org.record("import_finished", ("import", import.into()), json!({}))?;
    }
    Ok(())
}

/// Says that it can't go on, and why. What was written stays; the same file again finds it unchanged.
pub fn fail(org: &mut Org<'_>, import: ImportId, error: &str) -> Result<()> {
    if queries::set_state(org, import, "running", "failed", Some(error))? > 0 {
        queries::drop_text(org, import)?;
        org.record("import_failed", ("import", import.into()), json!({}))?;
    }
    Ok(())
}
