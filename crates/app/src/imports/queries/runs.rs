//! One row an import: what it is, how far it is, what it did.

use domain::{ImportId, UserId};
use jiff::Timestamp;
use store::{Org, Row, StoreError, args};

use crate::imports::actions::{NewImport, Totals};
use crate::imports::{Choices, Kind, LeftBehind};

/// An import.
#[derive(Clone, Debug)]
pub struct Run {
    pub id: ImportId,
    pub kind: Kind,
    pub file_name: String,
    pub file_hash: String,
    /// 'read', 'running', 'done', 'failed' or 'thrown_away'.
    pub state: String,
    pub rows_total: u64,
    pub rows_done: u64,
    pub totals: Totals,
    pub choices: Choices,
    pub left_behind: Vec<LeftBehind>,
    pub error: Option<String>,
    pub by: Option<UserId>,
    pub by_name: Option<String>,
    pub started_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

const RUN: &str = "i.id, i.kind, i.file_name, i.file_hash, i.state, i.rows_total, i.rows_done, i.created, i.updated,
                   i.unchanged, i.duplicates, i.rejected, i.mapping, i.left_behind, i.error, i.by_user_id, u.name,
                   i.started_at, i.finished_at
                   from imports i left join users u on u.org_id = i.org_id and u.id = i.by_user_id";

fn read(row: &Row) -> Result<Run, StoreError> {
    let count = |column: usize| row.get::<i64>(column).map(|count| u64::try_from(count).unwrap_or(0));
    let kind: String = row.get(1)?;
    let (mapping, left_behind): (String, String) = (row.get(12)?, row.get(13)?);
    let damaged = |column: usize, problem: String| StoreError::Column { column, problem };
    Ok(Run {
        id: row.get(0)?,
        kind: Kind::from_code(&kind).ok_or_else(|| damaged(1, format!("no kind is called {kind}")))?,
        file_name: row.get(2)?,
        file_hash: row.get(3)?,
        state: row.get(4)?,
        rows_total: count(5)?,
        rows_done: count(6)?,
        totals: Totals {
            created: count(7)?,
            updated: count(8)?,
            unchanged: count(9)?,
            duplicates: count(10)?,
            rejected: count(11)?,
        },
        choices: serde_json::from_str(&mapping).map_err(|error| damaged(12, error.to_string()))?,
        left_behind: serde_json::from_str(&left_behind).map_err(|error| damaged(13, error.to_string()))?,
        error: row.get(14)?,
        by: row.get(15)?,
        by_name: row.get(16)?,
        started_at: row.get(17)?,
        finished_at: row.get(18)?,
    })
}

/// One import, whoever asks.
pub fn run(org: &mut Org<'_>, id: ImportId) -> Result<Option<Run>, StoreError> {
    let sql = format!("select {RUN} where i.org_id = $1 and i.id = $2");
    org.one(&sql, args![id])?.as_ref().map(read).transpose()
}

/// The latest imports: everybody's, or one user's.
pub(in crate::imports) fn latest(org: &mut Org<'_>, by: Option<UserId>) -> Result<Vec<Run>, StoreError> {
    let sql = format!(
        "select {RUN} where i.org_id = $1 and i.state <> 'thrown_away' and (i.by_user_id = $2 or $2 = 0)
         order by i.id desc limit 50"
    );
    org.query(&sql, args![by.map_or(0, i64::from)])?.iter().map(read).collect()
}

pub(in crate::imports) fn insert(org: &mut Org<'_>, id: ImportId, new: &NewImport) -> Result<(), StoreError> {
    let sql = "insert into imports (org_id, id, kind, file_name, file_hash, state, rows_total, mapping, left_behind,
                 by_user_id, started_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let (by, now) = (org.actor(), org.now());
    let args = args![
        id,
        new.kind.code(),
        new.file_name,
        new.file_hash,
        new.state,
        i64::try_from(new.rows_total).unwrap_or(i64::MAX),
        json(&new.choices),
        json(&new.left_behind),
        by,
        now
    ];
    org.execute(sql, args)?;
    Ok(())
}

/// Changes what is decided about a file that waits; how many rows there were to change.
pub(in crate::imports) fn set_choices(
    org: &mut Org<'_>,
    id: ImportId,
    kind: Kind,
    choices: &Choices,
    left_behind: &[LeftBehind],
) -> Result<u64, StoreError> {
    let sql = "update imports set kind = $2, mapping = $3, left_behind = $4
               where org_id = $1 and id = $5 and state = 'read'";
    org.execute(sql, args![kind.code(), json(choices), json(&left_behind), id])
}

/// Moves an import on from one state; how many rows that changed.
pub(in crate::imports) fn set_state(
    org: &mut Org<'_>,
    id: ImportId,
    from: &str,
    to: &str,
    error: Option<&str>,
) -> Result<u64, StoreError> {
    let now = org.now();
    let over = matches!(to, "done" | "failed" | "thrown_away");
    let sql = "update imports set state = $2, error = $3, finished_at = $4 where org_id = $1 and id = $5 and state = $6";
    org.execute(sql, args![to, error, over.then_some(now), id, from])
}

/// Adds what a chunk did, if it is the one that was next; how many rows that changed.
pub(in crate::imports) fn advance(
    org: &mut Org<'_>,
    id: ImportId,
    from_row: u64,
    rows: u64,
    did: &Totals,
) -> Result<u64, StoreError> {
    let sql = "update imports set rows_done = rows_done + $2, created = created + $3, updated = updated + $4,
                 unchanged = unchanged + $5, duplicates = duplicates + $6, rejected = rejected + $7
               where org_id = $1 and id = $8 and state = 'running' and rows_done = $9";
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let args = args![
        number(rows),
        number(did.created),
        number(did.updated),
        number(did.unchanged),
        number(did.duplicates),
        number(did.rejected),
        id,
        number(from_row)
    ];
    org.execute(sql, args)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
