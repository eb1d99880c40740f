//! Rows that were not brought in, with the reason.

use domain::ImportId;
use store::{Org, StoreError, args};

use crate::imports::Reject;

pub(in crate::imports) fn keep_rejects(
    org: &mut Org<'_>,
    import: ImportId,
    rejects: &[Reject],
) -> Result<(), StoreError> {
    let sql = "insert into import_rejects (org_id, import_id, line, column_name, reason, row_text)
               values ($1, $2, $3, $4, $5, $6)";
    for reject in rejects {
        let line = i64::try_from(reject.line).unwrap_or(i64::MAX);
        org.execute(sql, args![import, line, reject.column, reject.reason, reject.row])?;
    }
    Ok(())
}

/// All rejected rows, for their file.
pub fn all_rejects(org: &mut Org<'_>, import: ImportId) -> Result<Vec<Reject>, StoreError> {
    rejects(org, import, i64::MAX)
}

/// The rejected rows in the order of the file, at most `limit`.
pub(in crate::imports) fn rejects(
    org: &mut Org<'_>,
    import: ImportId,
    limit: i64,
) -> Result<Vec<Reject>, StoreError> {
    let sql = "select line, column_name, reason, row_text from import_rejects
               where org_id = $1 and import_id = $2 order by line limit $3";
    let rows = org.query(sql, args![import, limit])?;
    rows.iter()
        .map(|row| {
            let line = u64::try_from(row.get::<i64>(0)?).unwrap_or(0);
            Ok(Reject { line, column: row.get(1)?, reason: row.get(2)?, row: row.get(3)? })
        })
        .collect()
}
