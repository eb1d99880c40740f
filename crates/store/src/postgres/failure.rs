//! PostgreSQL's errors in the layer's words.

use std::error::Error as _;

use tokio_postgres::{
    Error,
    error::{DbError, SqlState},
};

use crate::StoreError;

pub(super) fn from_postgres(error: &Error) -> StoreError {
    if let Some(refusal) = error.as_db_error() {
        return from_refusal(refusal);
    }
    // The error itself says only at which step it happened.
    let words = match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    };
    let reached = words.starts_with("error serializing") || words.starts_with("error deserializing");
    if reached { StoreError::Other(words) } else { StoreError::Unavailable(words) }
}

fn from_refusal(refusal: &DbError) -> StoreError {
    let (table, name) = (refusal.table().unwrap_or_default(), refusal.constraint().unwrap_or_default());
    let code = refusal.code();
    let words = format!("{} ({})", refusal.message(), code.code());
    if *code == SqlState::UNIQUE_VIOLATION {
        StoreError::Unique { constraint: unique_name(table, name) }
    } else if *code == SqlState::FOREIGN_KEY_VIOLATION {
        StoreError::ForeignKey { constraint: Some(name.to_owned()) }
    } else if *code == SqlState::CHECK_VIOLATION {
        StoreError::Check { constraint: name.to_owned() }
    } else if *code == SqlState::NOT_NULL_VIOLATION {
        StoreError::Check { constraint: format!("{table}.{}", refusal.column().unwrap_or_default()) }
    } else if ["40", "55"].contains(&class_of(code)) {
        StoreError::Busy(words)
    } else if ["08", "28", "3D", "53", "57", "58"].contains(&class_of(code)) {
        StoreError::Unavailable(words)
    } else {
        StoreError::Other(words)
    }
}

/// Connections, sign-in, catalogues, resources, operators and systems are the classes of what is unavailable.
fn class_of(code: &SqlState) -> &str {
    code.code().get(..2).unwrap_or_default()
}

/// An index keeps its name; `users_org_id_email_key`, which PostgreSQL made up for a `unique` within a table, is
/// called `users_email`, as its index would be.
fn unique_name(table: &str, name: &str) -> String {
    // Every unique key begins with org_id: a name without it is an index's own, even if it ends in `_key`.
    let made_up =
        name.strip_prefix(table).and_then(|rest| rest.strip_prefix("_org_id_")?.strip_suffix("_key"));
    match made_up {
        Some(columns) => format!("{table}_{columns}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unique_constraint_is_named_like_its_index() {
        let check = |name: &str, expected: &str| assert_eq!(unique_name("users", name), expected);
        check("users_email", "users_email");
        check("users_org_id_email_key", "users_email");
        check("users_email_key", "users_email_key");
        check("users_pkey", "users_pkey");
    }
}
