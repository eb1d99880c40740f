//! What can go wrong with the database, told alike for both engines.
//!
//! **Names of constraints.** A unique index has the name it was created with, on both engines. A `unique`
//! within `create table` has none of its own: it is called after the table and the columns without `org_id`
//! (`users_email`), a primary key `users_pkey`. So `error.is_unique("users_email")` says the same on both.

/// An error of the database layer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// Another row has these values already.
    #[error("another row has the same values ({constraint})")]
    Unique {
        /// The index's name, or `table_pkey`.
        constraint: String,
    },
    /// A row refers to one that is not there, or is still referred to.
    #[error("a row refers to one that is not there ({})", constraint.as_deref().unwrap_or("foreign key"))]
    ForeignKey {
        /// The constraint's name; SQLite doesn't tell it.
        constraint: Option<String>,
    },
    /// A `check` or `not null` constraint says no.
    #[error("a value is not allowed ({constraint})")]
    Check {
        /// The constraint's name, or `table.column` for `not null`.
        constraint: String,
    },
    /// Somebody else held the database for too long; trying again may help.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The database cannot be reached, or is closed.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// A statement that is not held within an organisation (or a reference table) by `org_id` and `$1`.
    #[error("a statement must be scoped: {problem}: {sql}")]
    Unscoped {
        /// What is missing.
        problem: String,
        /// The statement.
        sql: String,
    },
    /// Placeholders that are not numbered by first appearance, or do not fit the arguments.
    #[error("placeholders: {problem}: {sql}")]
    Placeholders {
        /// What is wrong.
        problem: String,
        /// The statement.
        sql: String,
    },
    /// A column that does not hold what was asked for.
    #[error("column {column}: {problem}")]
    Column {
        /// Counted from 0.
        column: usize,
        /// What was expected, what found.
        problem: String,
    },
    /// A transaction went on after one of its statements had failed: see [`crate::Org::attempt`].
    #[error("an earlier statement of this transaction failed: {0}")]
    Spent(String),
    /// One transaction took more ids than are kept at hand: long work goes in chunks.
    #[error("one transaction took too many ids; do it in chunks")]
    OutOfIds,
    /// The code inside the transaction panicked; nothing of it was kept.
    #[error("the work in the transaction panicked: {0}")]
    Panicked(String),
    /// The database was made by a newer version of the program.
    #[error("the database was made by a newer version of this program: it has the migration {migration}")]
    NewerSchema {
        /// The first migration that this version does not know.
        migration: String,
    },
    /// Anything else, in the engine's words.
    #[error("{0}")]
    Other(String),
}

impl StoreError {
    /// Whether it is the unique constraint of this name (see the module's text on names).
    pub fn is_unique(&self, name: &str) -> bool {
        matches!(self, StoreError::Unique { constraint } if constraint == name)
    }

    /// Whether a row refers to one that is not there.
    pub fn is_foreign_key(&self) -> bool {
        matches!(self, StoreError::ForeignKey { .. })
    }

    /// Whether trying again later may help.
    pub fn is_temporary(&self) -> bool {
        matches!(self, StoreError::Busy(_) | StoreError::Unavailable(_))
    }
}
