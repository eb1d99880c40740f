//! Values on the wire: encoded as the type that PostgreSQL worked out for the placeholder, decoded from the type
//! of the column.

use std::error::Error;

use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut};

use crate::{Row, StoreError, Value};

type Failure = Box<dyn Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        match (self, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Value::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(ty, out),
            (Value::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(ty, out),
            (Value::Int(number), &Type::BOOL) => (*number != 0).to_sql(ty, out),
            (Value::Int(number), &Type::FLOAT8) => (*number as f64).to_sql(ty, out),
            (Value::Real(number), &Type::FLOAT8) => number.to_sql(ty, out),
            (Value::Real(number), &Type::FLOAT4) => (*number as f32).to_sql(ty, out),
            (
                Value::Text(text),
                &Type::TEXT | &Type::VARCHAR | &Type::BPCHAR | &Type::NAME | &Type::UNKNOWN,
            ) => text.to_sql(ty, out),
            (value, ty) => {
                let hint = "say what it is in the statement, as in cast($2 as bigint)";
                Err(format!("{} for a placeholder that PostgreSQL takes for {ty}: {hint}", value.kind())
                    .into())
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        self.to_sql(ty, out)
    }
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Value, Failure> {
        match ty {
            &Type::INT8 => Ok(Value::Int(i64::from_sql(ty, raw)?)),
            &Type::INT4 => Ok(Value::Int(i32::from_sql(ty, raw)?.into())),
            &Type::INT2 => Ok(Value::Int(i16::from_sql(ty, raw)?.into())),
            &Type::BOOL => Ok(Value::Int(bool::from_sql(ty, raw)?.into())),
            &Type::FLOAT8 => Ok(Value::Real(f64::from_sql(ty, raw)?)),
            &Type::FLOAT4 => Ok(Value::Real(f32::from_sql(ty, raw)?.into())),
            &Type::TEXT | &Type::VARCHAR | &Type::BPCHAR | &Type::NAME | &Type::UNKNOWN => {
                Ok(Value::Text(String::from_sql(ty, raw)?))
            }
            &Type::NUMERIC => {
                Err("numeric (what sum and avg of bigint are): write cast(sum(..) as bigint)".into())
            }
            ty => Err(format!("{ty} is not a column type here").into()),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Value, Failure> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

pub(super) fn row_from(row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let value = |column| {
        row.try_get(column).map_err(|error: tokio_postgres::Error| StoreError::Column {
            column,
            problem: error.source().map_or_else(|| error.to_string(), ToString::to_string),
        })
    };
    Ok(Row::new((0..row.len()).map(value).collect::<Result<_, _>>()?))
}
