//! Some rows of an import in one transaction. Each row is whole or absent; a bad one holds up nobody.

use domain::ImportId;
use store::{Org, StoreError};
use web::{Error, Result};

use super::found::Found;
use super::{Totals, accounts, opportunities, prospects, touches, users};
use crate::imports::draft::Draft;
use crate::imports::field::Field;
use crate::imports::file::{Decided, Opened};
use crate::imports::queries;
use crate::imports::reading::{Reject, SourceRow};

/// Rows that follow each other.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// The place of the first of them among all rows of the file, from 0.
    pub from_row: u64,
    /// The rows.
    pub rows: Vec<Decided>,
}

/// What a chunk did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChunkOutcome {
    pub totals: Totals,
    pub rejects: Vec<Reject>,
}

/// What saving one row did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Did {
    Created,
    Updated,
    Unchanged,
}

impl<I> From<crate::accounts::actions::Saved<I>> for Did {
    fn from(saved: crate::accounts::actions::Saved<I>) -> Did {
        use crate::accounts::actions::Saved;
        match saved {
            Saved::Created(_) => Did::Created,
            Saved::Updated(_) => Did::Updated,
            Saved::Unchanged(_) => Did::Unchanged,
        }
    }
}

/// Writes a chunk, unless it was written before.
pub fn apply_chunk(
    org: &mut Org<'_>,
    import: ImportId,
    opened: &Opened,
    chunk: &Chunk,
) -> Result<ChunkOutcome> {
    let run = queries::run(org, import)?.ok_or(Error::NotFound)?;
    if run.state != "running" {
        return Err(Error::Conflict("This import is over.".to_owned()));
    }
    if run.rows_done != chunk.from_row {
        return Ok(ChunkOutcome::default());
    }
    let outcome = try_chunk(org, import, opened, chunk)?;
    queries::keep_rejects(org, import, &outcome.rejects)?;
    let rows = chunk.rows.len() as u64;
    if queries::advance(org, import, chunk.from_row, rows, &outcome.totals)? == 0 {
        return Err(Error::Conflict("Somebody else brings this file in as well.".to_owned()));
    }
    Ok(outcome)
}

/// Writes the rows without keeping the import's books: what a trial does before it is undone.
///
/// First without a savepoint for each row, which is a third faster; where a row is refused, everything is undone and
/// written again with one, so that only the refused rows are absent.
pub fn try_chunk(
    org: &mut Org<'_>,
    import: ImportId,
    opened: &Opened,
    chunk: &Chunk,
) -> Result<ChunkOutcome> {
    match org.attempt(|org| write(org, import, opened, chunk, false)) {
        Err(Error::Store(error)) if !is_a_rows_fault(&error) => Err(error.into()),
        Err(_) => write(org, import, opened, chunk, true),
        written => written,
    }
}

fn write(
    org: &mut Org<'_>,
    import: ImportId,
    opened: &Opened,
    chunk: &Chunk,
    careful: bool,
) -> Result<ChunkOutcome> {
    let mut outcome = ChunkOutcome::default();
    let mut found = Found::begin(org, import, opened.terms())?;
    for decided in &chunk.rows {
        let (row, draft) = match decided {
            Decided::Draft(row, draft) => (row, draft),
            Decided::Duplicate(_) => {
                outcome.totals.duplicates += 1;
                continue;
            }
            Decided::Reject(reject) => {
                outcome.rejects.push(reject.clone());
                continue;
            }
        };
        let saved = match careful {
            true => org.attempt(|org| save(org, &mut found, draft)),
            false => Ok(save(org, &mut found, draft)?),
        };
        match saved {
            Ok(Did::Created) => outcome.totals.created += 1,
            Ok(Did::Updated) => outcome.totals.updated += 1,
            Ok(Did::Unchanged) => outcome.totals.unchanged += 1,
            Err(error) => {
                // What the row had created is gone with it.
                found.forget();
                outcome.rejects.push(refusal(opened, row, error)?);
            }
        }
    }
    outcome.totals.rejected = outcome.rejects.len() as u64;
    Ok(outcome)
}

fn is_a_rows_fault(error: &StoreError) -> bool {
    matches!(error, StoreError::Check { .. } | StoreError::Unique { .. })
}

fn save(org: &mut Org<'_>, found: &mut Found<'_>, draft: &Draft) -> Result<Did> {
    match draft {
        Draft::User(draft) => users::save(org, found, draft),
        Draft::Account(draft) => accounts::save(org, found, draft),
        Draft::Prospect(draft) => prospects::save(org, found, draft),
        Draft::Opportunity(draft) => opportunities::save(org, found, draft),
        Draft::Touch(draft) => touches::save(org, found, draft),
    }
}

/// A row's own fault becomes a reject; a fault of the database is the whole chunk's.
fn refusal(opened: &Opened, row: &SourceRow, error: Error) -> Result<Reject> {
    let terms = opened.terms();
    let (column, reason) = match error {
        Error::Invalid(errors) => {
            let (field, message) = errors.iter().next().unwrap_or(("", "It can’t be saved."));
            let field = Field::from_code(opened.kind(), field);
            (field.map_or(String::new(), |field| terms.column_name(field)), message.to_owned())
        }
        Error::Conflict(reason) | Error::Forbidden(reason) => (String::new(), reason),
        Error::Store(StoreError::Check { .. }) => {
            (String::new(), "It holds characters that can’t be kept.".to_owned())
        }
        Error::Store(StoreError::Unique { constraint }) => {
            (String::new(), format!("Another record has the same values ({constraint})."))
        }
        Error::NotFound => (String::new(), "It names something that is not here.".to_owned()),
        other => return Err(other),
    };
    Ok(terms.reject(row, column, reason))
}
