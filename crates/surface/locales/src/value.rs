//! What a message is about: its arguments.

use crate::Number;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The value of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, shown as it is.
    Text(String),
    /// A number, shown as the language writes it; it can choose a form.
    Number(Number),
}

impl Value {
    /// What an argument without a value is; a message can choose by it.
    pub const NONE: &str = "none";
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

/// Nothing is [`Value::NONE`].
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(|| Self::from(Self::NONE), Into::into)
    }
}

macro_rules! from_whole {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Value {
            fn from(whole: $kind) -> Self {
                Self::Number(whole.into())
            }
        })*
    };
}
from_whole!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

/// Arguments by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arguments(BTreeMap<Cow<'static, str>, Value>);

impl Arguments {
    /// No arguments.
    pub fn new() -> Self {
        Self::default()
    }

    /// The arguments and one more. An empty text is [`Value::NONE`].
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        let value = match value.into() {
            Value::Text(text) if text.is_empty() => Value::from(Value::NONE),
            value => value,
        };
        self.0.insert(name.into(), value);
        self
    }

    /// The value of an argument, if it was given.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

impl<K: Into<Cow<'static, str>>, V: Into<Value>> FromIterator<(K, V)> for Arguments {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        pairs.into_iter().fold(Self::new(), |all, (name, value)| all.with(name, value))
    }
}
