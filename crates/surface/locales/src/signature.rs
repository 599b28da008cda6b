//! What `en.ftl` says about each message: its arguments and its attributes. The build script makes Rust types of it, a
//! test makes the page's TypeScript of it, and every other language is checked against it.

#![allow(unreachable_pub, reason = "the build script has this file as a module, too")]

use fluent_syntax::ast;
use std::collections::BTreeMap;

/// A message as English has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The id: `list-count`.
    pub id: String,
    /// The English text as it stands in the file, without line breaks.
    pub text: String,
    /// The arguments of the text and of all attributes, by name.
    pub arguments: BTreeMap<String, Kind>,
    /// The attributes, each with the arguments that it uses itself.
    pub attributes: BTreeMap<String, BTreeMap<String, Kind>>,
    /// The arguments that the text uses itself.
    pub own: BTreeMap<String, Kind>,
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A text or a number; both are shown.
    Text,
    /// A number that chooses a form.
    Number,
}

/// The messages of a resource, in the order of the file. Terms and junk are left out.
pub fn signatures(resource: &ast::Resource<String>) -> Vec<Signature> {
    let messages = resource.body.iter().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        _ => None,
    });
    messages.map(signature).collect()
}

fn signature(message: &ast::Message<String>) -> Signature {
    let own = message.value.as_ref().map(arguments).unwrap_or_default();
    let attributes: BTreeMap<_, _> = message
        .attributes
        .iter()
        .map(|attribute| (attribute.id.name.clone(), arguments(&attribute.value)))
        .collect();
    let mut all = declared(message);
    for (name, kind) in attributes.values().flatten().chain(&own) {
        let known = all.entry(name.clone()).or_insert(*kind);
        *known = (*known).max(*kind);
    }
    let text = message.value.as_ref().map(source).unwrap_or_default();
    Signature { id: message.id.name.clone(), text, arguments: all, attributes, own }
}

/// The arguments that the comment of a message names, which other languages may use though English does not.
fn declared(message: &ast::Message<String>) -> BTreeMap<String, Kind> {
    let Some(comment) = &message.comment else { return BTreeMap::new() };
    let words = comment.content.iter().flat_map(|line| line.split_whitespace());
    words
        .filter_map(|word| word.strip_prefix('$'))
        .map(|name| name.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()))
        .map(|name| (name.to_owned(), Kind::Text))
        .collect()
}

/// The arguments of a pattern.
pub fn arguments(pattern: &ast::Pattern<String>) -> BTreeMap<String, Kind> {
    let mut found = BTreeMap::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &ast::Pattern<String>, found: &mut BTreeMap<String, Kind>) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        match expression {
            ast::Expression::Inline(inline) => note(inline, Kind::Text, found),
            ast::Expression::Select { selector, variants } => {
                let by_number = variants.iter().any(|variant| chooses_by_number(&variant.key));
                note(selector, if by_number { Kind::Number } else { Kind::Text }, found);
                for variant in variants {
                    collect(&variant.value, found);
                }
            }
        }
    }
}

fn note(inline: &ast::InlineExpression<String>, kind: Kind, found: &mut BTreeMap<String, Kind>) {
    if let ast::InlineExpression::VariableReference { id } = inline {
        let known = found.entry(id.name.clone()).or_insert(kind);
        *known = (*known).max(kind);
    }
}

fn chooses_by_number(key: &ast::VariantKey<String>) -> bool {
    match key {
        ast::VariantKey::NumberLiteral { .. } => true,
        ast::VariantKey::Identifier { name } => {
            matches!(name.as_str(), "zero" | "one" | "two" | "few" | "many")
        }
    }
}

/// The text with its arguments in braces; of a choice, the form that is taken where no other fits.
fn source(pattern: &ast::Pattern<String>) -> String {
    let piece = |element: &ast::PatternElement<String>| match element {
        ast::PatternElement::TextElement { value } => value.clone(),
        ast::PatternElement::Placeable { expression } => match expression {
            ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
                format!("{{${}}}", id.name)
            }
            ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }) => {
                value.clone()
            }
            ast::Expression::Inline(_) => String::new(),
            ast::Expression::Select { variants, .. } => variants
                .iter()
                .find(|variant| variant.default)
                .map(|variant| source(&variant.value))
                .unwrap_or_default(),
        },
    };
    pattern.elements.iter().map(piece).collect()
}
