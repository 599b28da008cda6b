//! Texts of one form each: ids, moments, codes. A value of such a type is well-formed.
//!
//! They cross the boundary as plain strings. In Rust a value comes from a type of the crates below,
//! or from a text that is checked; to read it, it is a `str`. In TypeScript the id of one thing is not
//! that of another.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use ts_rs::TS;
use uuid::Uuid;

/// A text that has not the form of the type it was to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no {form}")]
pub struct BadForm {
    /// The text.
    pub text: String,
    /// What it was to be.
    pub form: &'static str,
}

/// A newtype of a text: its documentation, its name, its type in TypeScript if that is not any
/// string, its JSON schema beside `type`, its form in words, and the check.
macro_rules! text_type {
    (
        $(#[doc = $doc:literal])+
        $name:ident { $($schema:tt)* }, $form:literal, $is_valid:expr
    ) => {
        text_type! {
            $(#[doc = $doc])+
            $name as "string" { $($schema)* }, $form, $is_valid
        }
    };
    (
        $(#[doc = $doc:literal])+
        $name:ident as $ts:literal { $($key:literal: $value:expr),* }, $form:literal, $is_valid:expr
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
        #[ts(type = $ts)]
        pub struct $name(String);

        impl $name {
            /// Checks the form of a text.
            ///
            /// # Errors
            /// When it has another form.
            pub fn parse(text: &str) -> Result<Self, BadForm> {
                let is_valid: fn(&str) -> bool = $is_valid;
                if is_valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(BadForm { text: text.to_owned(), form: $form })
                }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                into.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let description = [$($doc),+].map(str::trim).join(" ");
                json_schema!({
                    "description": description, "type": "string", $($key: $value),*
                })
            }
        }
    };
}

text_type! {
    /// The id of a list, a UUID.
    ListId as "string & { readonly __id: 'list' }" { "format": "uuid" }, "id of a list", is_uuid
}

text_type! {
    /// The id of a line, a UUID.
    LineId as "string & { readonly __id: 'line' }" { "format": "uuid" }, "id of a line", is_uuid
}

text_type! {
    /// The id of a step of the history, a UUID.
    StepId as "string & { readonly __id: 'step' }" { "format": "uuid" }, "id of a step", is_uuid
}

text_type! {
    /// The id that a shop gives one of its articles.
    RemoteId as "string & { readonly __id: 'article' }" { "minLength": 1 }, "id of an article", |text| !text.is_empty()
}

text_type! {
    /// The id of a camera: where it is plugged in, and its name.
    CameraId as "string & { readonly __id: 'camera' }" { "minLength": 1 }, "id of a camera", |text| !text.is_empty()
}

text_type! {
    /// A GTIN of 14 digits; shorter ones have zeros in front.
    Gtin { "pattern": "^[0-9]{14}$" }, "GTIN of 14 digits",
    |text| text.len() == 14 && text.bytes().all(|digit| digit.is_ascii_digit())
}

text_type! {
    /// A moment in UTC as RFC 3339 writes it.
    Time { "format": "date-time" }, "moment as RFC 3339 writes it",
    |text| text.parse::<jiff::Timestamp>().is_ok()
}

text_type! {
    /// A currency by its code of ISO 4217: three capital letters.
    CurrencyCode { "pattern": "^[A-Z]{3}$" }, "currency code of three capital letters",
    |text| text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

text_type! {
    /// A country by its code of ISO 3166-1: two capital letters.
    CountryCode { "pattern": "^[A-Z]{2}$" }, "country code of two capital letters",
    |text| text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

text_type! {
    /// A language by its BCP 47 tag: `en`, `de`, `pt-BR`.
    LanguageTag { "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$" }, "language tag such as en or de",
    is_language
}

text_type! {
    /// A language by its BCP 47 tag, or `system` for the one of the system.
    LanguageChoice { "pattern": "^(system|[a-z]{2,3}(-[A-Za-z0-9]{1,8})*)$" },
    "language: it is system, or a tag such as en or de",
    |text| text == LanguageChoice::SYSTEM || is_language(text)
}

impl LanguageTag {
    /// English, `en`.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// German, `de`.
    pub fn german() -> Self {
        Self("de".to_owned())
    }
}

impl LanguageChoice {
    const SYSTEM: &str = "system";

    /// The language of the system.
    pub fn system() -> Self {
        Self(Self::SYSTEM.to_owned())
    }
}

impl From<trug_domain::ListId> for ListId {
    fn from(id: trug_domain::ListId) -> Self {
        Self(id.to_string())
    }
}

impl From<trug_domain::LineId> for LineId {
    fn from(id: trug_domain::LineId) -> Self {
        Self(id.to_string())
    }
}

impl From<trug_domain::StepId> for StepId {
    fn from(id: trug_domain::StepId) -> Self {
        Self(id.to_string())
    }
}

impl From<&trug_domain::sync::RemoteId> for RemoteId {
    fn from(id: &trug_domain::sync::RemoteId) -> Self {
        Self(id.0.clone())
    }
}

impl From<trug_gs1::Gtin> for Gtin {
    fn from(gtin: trug_gs1::Gtin) -> Self {
        Self(gtin.to_string())
    }
}

impl From<trug_domain::Timestamp> for Time {
    fn from(at: trug_domain::Timestamp) -> Self {
        Self(crate::clock::rfc3339(at))
    }
}

impl From<trug_domain::Currency> for CurrencyCode {
    fn from(currency: trug_domain::Currency) -> Self {
        Self(currency.as_str().to_owned())
    }
}

fn is_uuid(text: &str) -> bool {
    Uuid::parse_str(text).is_ok()
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(is_part)
}

/// For a field that is an empty text where there is no value.
pub(super) mod blank {
    use super::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde::de::{DeserializeOwned, IntoDeserializer};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::ref_option, reason = "serde hands over the field as it is")]
    pub(in crate::contract) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        into: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(into),
            None => into.serialize_str(""),
        }
    }

    pub(in crate::contract) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<T>, D::Error> {
        let text = String::deserialize(from)?;
        if text.is_empty() {
            return Ok(None);
        }
        T::deserialize(IntoDeserializer::<serde::de::value::Error>::into_deserializer(text))
            .map(Some)
            .map_err(serde::de::Error::custom)
    }

    pub(in crate::contract) fn schema<T: JsonSchema>(types: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [types.subschema_for::<T>(), { "const": "" }] })
    }
}
