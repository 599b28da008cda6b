//! What is known of a command besides what it does.

use crate::context::Context;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;
use trug_app::Result;

/// A command: one row of the table.
pub struct Spec {
    /// Its name: `line_add`.
    pub name: &'static str,
    /// The documentation of the table, as it was written.
    pub docs: &'static str,
    /// How HTTP asks for it.
    pub method: Method,
    /// Its path below `/api/v1`, with arguments in braces: `/lists/{list}/lines`.
    pub path: &'static str,
    /// The right that it takes.
    pub scope: Scope,
    /// What it changes.
    pub effect: Effect,
    /// The verbs of the command line that call it.
    pub cli: Cli,
    /// Its arguments, in order.
    pub args: &'static [Arg],
    /// The TypeScript type of its answer.
    pub answer_type: fn() -> String,
    /// The JSON Schema of its request.
    pub request_schema: fn(&mut SchemaGenerator) -> Schema,
    /// The JSON Schema of its answer.
    pub answer_schema: fn(&mut SchemaGenerator) -> Schema,
    /// Calls it with a request as JSON.
    pub run: fn(&Context, Value) -> Result<Value>,
}

impl Spec {
    /// What it does, in one line.
    pub fn summary(&self) -> String {
        let docs = self.docs.trim();
        let first = docs.split("\n\n").next().unwrap_or(docs);
        first.lines().map(str::trim).collect::<Vec<_>>().join(" ")
    }

    /// The arguments that are part of its path, in order.
    pub fn path_arguments(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.path.split('/');
        parts.filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }
}

/// An argument of a command.
pub struct Arg {
    /// Its name, in the request and in TypeScript.
    pub name: &'static str,
    /// Attributes and documentation, as they are written in the table.
    pub attributes: &'static [&'static str],
    /// Its TypeScript type; `T | null` where it may be left out.
    pub type_name: fn() -> String,
}

impl Arg {
    /// Whether the request has the fields of the argument in place of the argument.
    pub fn is_flat(&self) -> bool {
        self.attributes.contains(&"serde(flatten)")
    }
}

/// How HTTP asks for a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Changes nothing; the arguments are in the path and the query.
    Get,
    /// Creates something, or does something.
    Post,
    /// Sets something to a value; doing it twice is doing it once.
    Put,
    /// Changes parts of something.
    Patch,
    /// Removes something; the arguments are in the path and the query.
    Delete,
}

impl Method {
    /// As it is on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether a request has a body.
    pub const fn has_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }
}

/// A right. A token names those that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Lists, their lines, aisles, favourites and costs.
    ListRead,
    /// Changing lists, lines and what packets are called; undo.
    ListWrite,
    /// Products.
    ProductRead,
    /// Suggestions and insights.
    AdviceRead,
    /// The history; never given by default.
    HistoryRead,
    /// Baskets and what they hold.
    BasketRead,
    /// Asking a shop what it would do.
    BasketRehearse,
    /// Changing a basket in a shop.
    BasketPush,
    /// The ledger of what was sent.
    LedgerRead,
    /// Settings, cameras, connecting baskets, everything at once.
    Admin,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::ListRead,
        Self::ListWrite,
        Self::ProductRead,
        Self::AdviceRead,
        Self::HistoryRead,
        Self::BasketRead,
        Self::BasketRehearse,
        Self::BasketPush,
        Self::LedgerRead,
        Self::Admin,
    ];

    /// Its name in a token.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ListRead => "list:read",
            Self::ListWrite => "list:write",
            Self::ProductRead => "product:read",
            Self::AdviceRead => "advice:read",
            Self::HistoryRead => "history:read",
            Self::BasketRead => "basket:read",
            Self::BasketRehearse => "basket:rehearse",
            Self::BasketPush => "basket:push",
            Self::LedgerRead => "ledger:read",
            Self::Admin => "admin",
        }
    }
}

/// What a command changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Nothing that lasts.
    Reads,
    /// Something that is a step of the history, and so can be undone.
    Undoable,
    /// Something that undo does not bring back: settings, connections, what a shop holds.
    Final,
}

/// The verbs of the command line that call a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cli {
    /// As they are typed: `list add`.
    Verbs(&'static [&'static str]),
    /// None, and why.
    None(&'static str),
}
