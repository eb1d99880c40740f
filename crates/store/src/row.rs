//! A row that came back.

use crate::{FromValue, StoreError, Value};

/// One row; columns are counted from 0, in the order of the `select` or `returning`.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    values: Vec<Value>,
}

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Row {
        Row { values }
    }

    /// The column as a `T`; `Option<T>` where it may be null.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T, StoreError> {
        let value = self.values.get(column).ok_or_else(|| StoreError::Column {
            column,
            problem: format!("the row has {} columns", self.values.len()),
        })?;
        T::from_value(value).map_err(|error| match error {
            StoreError::Column { problem, .. } => StoreError::Column { column, problem },
            error => error,
        })
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}
