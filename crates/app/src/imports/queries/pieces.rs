//! The uploaded file, in pieces, while it waits or is brought in.

use domain::ImportId;
use store::{Org, StoreError, args};

/// Bytes a piece: large enough to be few, small enough for one row.
const PIECE: usize = 256 * 1024;

pub(in crate::imports) fn keep_text(
    org: &mut Org<'_>,
    import: ImportId,
    text: &str,
) -> Result<(), StoreError> {
    let mut rest = text;
    let mut position = 0;
    while !rest.is_empty() {
        let end = rest.floor_char_boundary(PIECE);
        let (piece, after) = rest.split_at(end);
        let sql = "insert into import_pieces (org_id, import_id, position, text) values ($1, $2, $3, $4)";
        org.execute(sql, args![import, position, piece])?;
        rest = after;
        position += 1_i64;
    }
    Ok(())
}

pub(in crate::imports) fn kept_text(org: &mut Org<'_>, import: ImportId) -> Result<String, StoreError> {
    let sql = "select text from import_pieces where org_id = $1 and import_id = $2 order by position";
    let mut text = String::new();
    for row in org.query(sql, args![import])? {
        text.push_str(&row.get::<String>(0)?);
    }
    Ok(text)
}

pub(in crate::imports) fn drop_text(org: &mut Org<'_>, import: ImportId) -> Result<(), StoreError> {
    org.execute("delete from import_pieces where org_id = $1 and import_id = $2", args![import])?;
    Ok(())
}
