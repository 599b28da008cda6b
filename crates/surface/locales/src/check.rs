//! A language's file is checked when it is read: what is wrong is reported by line, and the messages that are wrong are
//! left out, so that English stands in their place.

use crate::Signature;
use crate::sources::{normal, parsed, signatures};
use fluent_syntax::{ast, serializer};
use std::collections::BTreeMap;
use std::fmt;

/// Something wrong with a language's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; none where it is about the whole file.
    pub line: Option<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a language's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The name of the file is no language tag.
    NotATag(String),
    /// The file does not say its language's name.
    NoName,
    /// Not as Fluent is written; with what its parser says.
    Syntax(String),
    /// English has no message with this id, or no attribute of this name.
    UnknownId(String),
    /// English has no argument of this name in this message.
    UnknownArgument {
        /// The message.
        id: String,
        /// The argument.
        argument: String,
    },
    /// The message stands twice in the file; the first is taken.
    Twice(String),
    /// The message uses a function, a term or another message.
    NotSupported(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(out, "line {line}: ")?;
        }
        match &self.kind {
            ProblemKind::NotATag(name) => write!(out, "{name:?} is no language tag such as pt-br"),
            ProblemKind::NoName => out.write_str("the message language-name is missing"),
            ProblemKind::Syntax(why) => write!(out, "not written as Fluent is: {why}"),
            ProblemKind::UnknownId(id) => write!(out, "there is no message {id}"),
            ProblemKind::UnknownArgument { id, argument } => {
                write!(out, "the message {id} has no argument ${argument}")
            }
            ProblemKind::Twice(id) => write!(out, "the message {id} is there twice"),
            ProblemKind::NotSupported(id) => write!(
                out,
                "the message {id} uses a function, a term or another message; only text, \
                 arguments and choices are read"
            ),
        }
    }
}

/// What of a file can be used.
pub(crate) struct Checked {
    resource: ast::Resource<String>,
}

impl Checked {
    pub(crate) fn messages(&self) -> impl Iterator<Item = &ast::Message<String>> {
        self.resource.body.iter().filter_map(|entry| match entry {
            ast::Entry::Message(message) => Some(message),
            _ => None,
        })
    }

    /// The text of the usable messages.
    pub(crate) fn source(&self) -> String {
        serializer::serialize(&self.resource)
    }

    /// The text of a message without arguments.
    pub(crate) fn plain(&self, id: &str) -> Option<String> {
        let message = self.messages().find(|message| message.id.name == id)?;
        match message.value.as_ref()?.elements.as_slice() {
            [ast::PatternElement::TextElement { value }] => Some(value.clone()),
            _ => None,
        }
    }
}

/// Reads a file and leaves out what cannot be used.
pub(crate) fn check(source: &str) -> (Checked, Vec<Problem>) {
    let source = &normal(source);
    let (resource, errors) = parsed(source);
    let mut problems: Vec<_> = errors
        .iter()
        .map(|error| {
            // What cannot be read begins there; the parser gave up somewhere after it.
            let at = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
            let line = source.get(..at).unwrap_or_default().matches('\n').count() + 1;
            Problem { line: Some(line), kind: ProblemKind::Syntax(error.kind.to_string()) }
        })
        .collect();
    let known: BTreeMap<_, _> = signatures().iter().map(|one| (one.id.as_str(), one)).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut body = vec![];
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let id = message.id.name.clone();
        let before = seen.entry(id.clone()).or_default();
        let line = line_of(source, &id, *before);
        *before += 1;
        let found = if *before == 1 {
            known.get(id.as_str()).map_or_else(
                || vec![ProblemKind::UnknownId(id.clone())],
                |signature| wrong(&message, signature),
            )
        } else {
            vec![ProblemKind::Twice(id)]
        };
        if found.is_empty() {
            body.push(ast::Entry::Message(message));
        }
        problems.extend(found.into_iter().map(|kind| Problem { line, kind }));
    }
    (Checked { resource: ast::Resource { body } }, problems)
}

/// Where a message stands that has stood there so many times before.
fn line_of(source: &str, id: &str, before: usize) -> Option<usize> {
    let stands =
        |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut lines = source.lines().enumerate().filter(|(_, line)| stands(line));
    lines.nth(before).map(|(at, _)| at + 1)
}

fn wrong(message: &ast::Message<String>, signature: &Signature) -> Vec<ProblemKind> {
    let id = &message.id.name;
    let mut found = vec![];
    let attributes = message.attributes.iter().map(|one| (Some(&one.id.name), &one.value));
    for (attribute, pattern) in message.value.iter().map(|value| (None, value)).chain(attributes) {
        if let Some(name) = attribute
            && !signature.attributes.contains_key(name)
        {
            found.push(ProblemKind::UnknownId(format!("{id}.{name}")));
        }
        for argument in crate::signature::arguments(pattern).into_keys() {
            if !signature.arguments.contains_key(&argument) {
                found.push(ProblemKind::UnknownArgument { id: id.clone(), argument });
            }
        }
        if !is_simple(pattern) {
            found.push(ProblemKind::NotSupported(id.clone()));
        }
    }
    found
}

/// Whether a pattern has only texts, arguments and choices by arguments.
fn is_simple(pattern: &ast::Pattern<String>) -> bool {
    pattern.elements.iter().all(|element| match element {
        ast::PatternElement::TextElement { .. } => true,
        ast::PatternElement::Placeable { expression } => match expression {
            ast::Expression::Inline(inline) => matches!(
                inline,
                ast::InlineExpression::VariableReference { .. }
                    | ast::InlineExpression::StringLiteral { .. }
            ),
            ast::Expression::Select { selector, variants } => {
                matches!(selector, ast::InlineExpression::VariableReference { .. })
                    && variants.iter().all(|variant| is_simple(&variant.value))
            }
        },
    })
}
