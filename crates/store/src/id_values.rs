//! Every identifier of the domain is a bigint in the database.

use crate::{FromValue, StoreError, ToValue, Value};

macro_rules! identifiers {
    ($($id:path),* $(,)?) => {$(
        impl ToValue for $id {
            fn to_value(&self) -> Value {
                Value::Int(i64::from(*self))
            }
        }

        impl FromValue for $id {
            fn from_value(value: &Value) -> Result<Self, StoreError> {
                i64::from_value(value).map(<$id>::from)
            }
        }
    )*};
}

domain::for_each_id!(identifiers);
