//! The messages of one file, ready to be written.

use crate::check::Checked;
use crate::{Arguments, Language, Number, Value};
use fluent_syntax::ast;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use std::collections::HashMap;
use unic_langid::LanguageIdentifier;

/// The patterns of one file, by `id` and `id.attribute`.
pub(crate) struct Bundle {
    patterns: HashMap<String, ast::Pattern<String>>,
    plurals: Option<PluralRules>,
    separators: Separators,
}

/// How a language writes numbers.
struct Separators {
    decimal: String,
    group: String,
    group_from: i128,
}

impl Bundle {
    pub(crate) fn new(language: &Language, checked: &Checked) -> Self {
        let mut patterns = HashMap::new();
        for message in checked.messages() {
            let id = &message.id.name;
            if let Some(value) = &message.value {
                patterns.entry(id.clone()).or_insert_with(|| value.clone());
            }
            for attribute in &message.attributes {
                let key = format!("{id}.{}", attribute.id.name);
                patterns.entry(key).or_insert_with(|| attribute.value.clone());
            }
        }
        let mut bundle = Self {
            patterns,
            plurals: plural_rules(language),
            separators: Separators { decimal: ".".to_owned(), group: String::new(), group_from: 0 },
        };
        let text = |key| bundle.get(key, &Arguments::new());
        bundle.separators = Separators {
            decimal: text("format-decimal").unwrap_or_else(|| ".".to_owned()),
            group: text("format-group").unwrap_or_default(),
            group_from: text("format-group-from")
                .and_then(|from| from.parse().ok())
                .unwrap_or(1000),
        };
        bundle
    }

    /// The text of `id` or `id.attribute`; none where the file does not have it.
    pub(crate) fn get(&self, key: &str, arguments: &Arguments) -> Option<String> {
        let pattern = self.patterns.get(key)?;
        let mut text = String::new();
        self.write(pattern, arguments, &mut text);
        Some(text)
    }

    /// A number as the language writes it.
    pub(crate) fn number(&self, number: Number) -> String {
        let Separators { decimal, group, group_from } = &self.separators;
        number.written(decimal, group, *group_from)
    }

    fn write(&self, pattern: &ast::Pattern<String>, arguments: &Arguments, out: &mut String) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => out.push_str(value),
                ast::PatternElement::Placeable { expression } => match expression {
                    ast::Expression::Inline(inline) => self.write_inline(inline, arguments, out),
                    ast::Expression::Select { selector, variants } => {
                        if let Some(variant) = self.chosen(selector, variants, arguments) {
                            self.write(&variant.value, arguments, out);
                        }
                    }
                },
            }
        }
    }

    fn write_inline(
        &self,
        inline: &ast::InlineExpression<String>,
        arguments: &Arguments,
        out: &mut String,
    ) {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                out.push_str(&fluent_syntax::unicode::unescape_unicode_to_string(value));
            }
            ast::InlineExpression::VariableReference { id } => match arguments.get(&id.name) {
                Some(Value::Text(text)) => out.push_str(text),
                Some(Value::Number(number)) => out.push_str(&self.number(*number)),
                None => out.push_str(Value::NONE),
            },
            // `check` lets nothing else in.
            _ => {}
        }
    }

    fn chosen<'a>(
        &self,
        selector: &ast::InlineExpression<String>,
        variants: &'a [ast::Variant<String>],
        arguments: &Arguments,
    ) -> Option<&'a ast::Variant<String>> {
        let none = Value::from(Value::NONE);
        let value = match selector {
            ast::InlineExpression::VariableReference { id } => {
                arguments.get(&id.name).unwrap_or(&none)
            }
            _ => &none,
        };
        let fits = |variant: &&ast::Variant<String>| match (&variant.key, value) {
            (ast::VariantKey::Identifier { name }, Value::Text(text)) => name == text,
            (ast::VariantKey::Identifier { name }, Value::Number(number)) => {
                name == self.category(*number)
            }
            (ast::VariantKey::NumberLiteral { value }, Value::Number(number)) => {
                Number::parse(value) == Some(*number)
            }
            (ast::VariantKey::NumberLiteral { .. }, Value::Text(_)) => false,
        };
        variants.iter().find(fits).or_else(|| variants.iter().find(|variant| variant.default))
    }

    fn category(&self, number: Number) -> &'static str {
        let rules = self.plurals.as_ref();
        match rules.and_then(|rules| rules.select(number.plain().as_str()).ok()) {
            Some(PluralCategory::ZERO) => "zero",
            Some(PluralCategory::ONE) => "one",
            Some(PluralCategory::TWO) => "two",
            Some(PluralCategory::FEW) => "few",
            Some(PluralCategory::MANY) => "many",
            Some(PluralCategory::OTHER) | None => "other",
        }
    }
}

/// The rules of the language, or of the language without its region.
fn plural_rules(language: &Language) -> Option<PluralRules> {
    let whole: LanguageIdentifier = language.tag().parse().ok()?;
    let rules =
        |tag: &LanguageIdentifier| PluralRules::create(tag.clone(), PluralRuleType::CARDINAL).ok();
    rules(&whole)
        .or_else(|| rules(&LanguageIdentifier::from_parts(whole.language, None, None, &[])))
}
