//! Values of the domain as values of a column: ids and variants of enums as text, structured values
//! as JSON.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use serde::Serialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, DeserializeOwned, IntoDeserializer};
use std::fmt::Display;
use std::str::FromStr;

/// The name under which a variant of an enum is stored, which is serde's.
pub(crate) fn variant_name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(error) => error.to_string(),
    }
}

/// The variant of this name.
pub(crate) fn named_variant<T: for<'a> Deserialize<'a>>(name: &str) -> Result<T, Error> {
    let text: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(text)
}

/// An enum in a column, as the name of its variant.
pub(crate) struct Variant<T>(pub T);

/// An id in a column, as text.
pub(crate) struct Id<T>(pub T);

/// A structured value in a column, as JSON.
pub(crate) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Variant<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(variant_name(&self.0))))
    }
}

impl<T: for<'a> Deserialize<'a>> FromSql for Variant<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        named_variant(value.as_str()?).map(Self).map_err(FromSqlError::other)
    }
}

impl<T: Display> ToSql for Id<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(self.0.to_string())))
    }
}

impl<T: FromStr<Err: std::error::Error + Send + Sync + 'static>> FromSql for Id<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(&self.0)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(ToSqlOutput::Owned(Value::Text(text)))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(FromSqlError::other)
    }
}
