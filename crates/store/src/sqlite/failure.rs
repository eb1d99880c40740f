//! SQLite's errors in the layer's words.

use rusqlite::{Connection, Error, ErrorCode, ffi};

use crate::StoreError;

pub(super) fn from_sqlite(error: Error) -> StoreError {
    let Error::SqliteFailure(failure, words) = &error else {
        return StoreError::Other(error.to_string());
    };
    let words = words.clone().unwrap_or_else(|| failure.to_string());
    match failure.extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_ROWID => {
            StoreError::Unique { constraint: unique_name(subject_of(&words)) }
        }
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY => {
            let table = subject_of(&words).split('.').next().unwrap_or_default();
            StoreError::Unique { constraint: format!("{table}_pkey") }
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => StoreError::ForeignKey { constraint: None },
        ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_CONSTRAINT_NOTNULL => {
            StoreError::Check { constraint: subject_of(&words).to_owned() }
        }
        _ => match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy(words),
            ErrorCode::CannotOpen
            | ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::NotADatabase
            | ErrorCode::DatabaseCorrupt => StoreError::Unavailable(words),
            _ => StoreError::Other(words),
        },
    }
}

/// The same, with a unique index called by its own name, which SQLite doesn't tell.
pub(super) fn from_sqlite_on(connection: &Connection, error: Error) -> StoreError {
    let columns = match &error {
        Error::SqliteFailure(failure, Some(words))
            if failure.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE =>
        {
            subject_of(words).to_owned()
        }
        _ => return from_sqlite(error),
    };
    match index_on(connection, &columns) {
        Ok(Some(constraint)) => StoreError::Unique { constraint },
        // A `unique` within `create table` has no name of its own.
        _ => from_sqlite(error),
    }
}

/// The unique index on `users.org_id, users.email`, if one was created.
fn index_on(connection: &Connection, columns: &str) -> rusqlite::Result<Option<String>> {
    let table = columns.split('.').next().unwrap_or_default();
    let mut statement = connection.prepare(
        "select name, (select group_concat($1 || '.' || name, ', ' order by seqno) from pragma_index_info(list.name))
         from pragma_index_list($1) as list where \"unique\" = 1 and origin = 'c'",
    )?;
    let mut rows = statement.query([table])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, Option<String>>(1)?.as_deref() == Some(columns) {
            return row.get(0).map(Some);
        }
    }
    Ok(None)
}

/// What stands after "UNIQUE constraint failed: ".
fn subject_of(words: &str) -> &str {
    words.split_once(": ").map_or(words, |(_, subject)| subject)
}

/// `users.org_id, users.email` is `users_email`; `index 'users_email'` (an index on expressions) too.
fn unique_name(subject: &str) -> String {
    if let Some(name) = subject.strip_prefix("index '") {
        return name.trim_end_matches('\'').to_owned();
    }
    let mut name = String::new();
    for column in subject.split(", ") {
        let (table, column) = column.split_once('.').unwrap_or(("", column));
        if name.is_empty() {
            name.push_str(table);
        }
        if column != "org_id" {
            name.push('_');
            name.push_str(column);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unique_within_a_table_is_named_like_an_index() {
        let check = |subject: &str, expected: &str| assert_eq!(unique_name(subject), expected);
        check("users.org_id, users.email", "users_email");
        check("touches.org_id, touches.user_id, touches.client_key", "touches_user_id_client_key");
        check("addresses.email", "addresses_email");
        check("index 'users_folded'", "users_folded");
    }
}
