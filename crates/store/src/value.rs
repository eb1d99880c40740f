//! What a column can hold, and how Rust values become one and come back. Three types are enough for both
//! engines: `bigint`, `double precision` and `text`; a bool is a bigint 0 or 1, a time is microseconds UTC,
//! a day is ISO text.

use jiff::{Timestamp, civil::Date};

use crate::StoreError;

/// One value of a row or of a statement's arguments.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// SQL `null`.
    Null,
    /// A `bigint`.
    Int(i64),
    /// A `double precision`.
    Real(f64),
    /// A `text`.
    Text(String),
}

impl Value {
    /// What this is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Int(_) => "an integer",
            Value::Real(_) => "a real number",
            Value::Text(_) => "text",
        }
    }
}

/// The arguments of a statement, in the order of its placeholders (an [`crate::Org`] supplies `$1` itself).
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::ToValue::to_value(&$value)),*] };
}

/// Can be an argument of a statement.
pub trait ToValue {
    /// This, as a column holds it.
    fn to_value(&self) -> Value;
}

/// Can be read from a column.
pub trait FromValue: Sized {
    /// Reads it; an unexpected type is [`StoreError::Column`].
    fn from_value(value: &Value) -> Result<Self, StoreError>;
}

/// A value that is not what was expected. The row fills in the column's number.
pub(crate) fn unexpected<T>(value: &Value, expected: &'static str) -> Result<T, StoreError> {
    Err(StoreError::Column { column: 0, problem: format!("expected {expected}, found {}", value.kind()) })
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Self, StoreError> {
        Ok(value.clone())
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, StoreError> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<Self, StoreError> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            value => unexpected(value, "text"),
        }
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Result<Self, StoreError> {
        match value {
            Value::Int(number) => Ok(*number != 0),
            value => unexpected(value, "a truth value, 0 or 1"),
        }
    }
}

impl ToValue for f64 {
    fn to_value(&self) -> Value {
        Value::Real(*self)
    }
}

impl FromValue for f64 {
    fn from_value(value: &Value) -> Result<Self, StoreError> {
        match value {
            Value::Real(number) => Ok(*number),
            // A whole number in an expression; exact up to 2^53, far beyond what is counted here.
            Value::Int(number) => Ok(*number as f64),
            value => unexpected(value, "a number"),
        }
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl ToValue for $integer {
            fn to_value(&self) -> Value {
                // Only a usize or u64 beyond 2^63 could be cut off, and nothing has that many of anything.
                Value::Int(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }

        impl FromValue for $integer {
            fn from_value(value: &Value) -> Result<Self, StoreError> {
                match value {
                    Value::Int(number) => <$integer>::try_from(*number)
                        .or_else(|_| unexpected(value, concat!("an integer within ", stringify!($integer)))),
                    value => unexpected(value, "an integer"),
                }
            }
        }
    )*};
}

integers!(i64, i32, u32, u64, usize);

impl ToValue for Timestamp {
    fn to_value(&self) -> Value {
        Value::Int(self.as_microsecond())
    }
}

impl FromValue for Timestamp {
    fn from_value(value: &Value) -> Result<Self, StoreError> {
        match value {
            Value::Int(micros) => Timestamp::from_microsecond(*micros)
                .or_else(|_| unexpected(value, "a time in microseconds, within the calendar")),
            value => unexpected(value, "a time in microseconds"),
        }
    }
}

impl ToValue for Date {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl FromValue for Date {
    fn from_value(value: &Value) -> Result<Self, StoreError> {
        match value {
            Value::Text(text) => text.parse().or_else(|_| unexpected(value, "a day as YYYY-MM-DD")),
            value => unexpected(value, "a day as YYYY-MM-DD"),
        }
    }
}
