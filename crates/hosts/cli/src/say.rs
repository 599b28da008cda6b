//! Answers in words and in JSON.
//!
//! Names and titles are other people's text: control characters in them are shown as such and never
//! reach the terminal.

use serde::Serialize;
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;
use trug_api::{Command, Context};
use trug_app::AppError;
use trug_app::contract::{
    BasketContents, ChangeView, CostView, HistoryView, LineView, ListView, MoneyView, PriceOrigin,
    Problem, QuantityView, RehearsalLineView, StepView, StepsView, UnitView,
};
use trug_locales::Messages;

/// What a verb answers: the same in JSON and in words.
pub(crate) struct Answer {
    json: serde_json::Value,
    words: String,
    /// Whether all of it worked.
    done: bool,
}

impl Answer {
    /// An answer in both forms.
    pub(crate) fn new(json: &impl Serialize, words: impl Into<String>) -> Self {
        let json = serde_json::to_value(json).unwrap_or_default();
        Self { json, words: words.into(), done: true }
    }

    /// An answer that has been printed already.
    pub(crate) fn printed(done: bool) -> Self {
        Self { json: serde_json::Value::Null, words: String::new(), done }
    }

    /// The same answer, of a verb that did not do all it was asked for.
    pub(crate) fn but_incomplete(mut self) -> Self {
        self.done = false;
        self
    }
}

/// Prints an answer.
pub(crate) fn answer(answer: &Answer, json: bool) -> ExitCode {
    if json {
        if let Err(error) = print(format!("{}\n", answer.json).as_bytes()) {
            return failure(&error, false);
        }
    } else if !answer.words.is_empty() {
        tell(answer.words.trim_end());
    }
    if answer.done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints a failure: for eyes on stderr, and as a document where one was asked for.
pub(crate) fn failure(error: &AppError, json: bool) -> ExitCode {
    let error = &AppError { hint: hint(error), ..error.clone() };
    tell(&format!("trug: {}", clean(&error.message)));
    if let Some(hint) = &error.hint {
        tell(&format!("      {}", clean(hint)));
    }
    if json {
        // There is nobody left to tell.
        let _ = print(format!("{}\n", serde_json::json!({ "error": error })).as_bytes());
    }
    // What was asked for in the wrong form ends as misuse does.
    if error.problem == (Problem::Misused {}) { ExitCode::from(2) } else { ExitCode::FAILURE }
}

/// What the person can type next, where the command line has words of its own for the problem.
fn hint(error: &AppError) -> Option<String> {
    let own = || error.problem.phrase(&Messages::english()).cli;
    match error.problem {
        // A verb words its own misuse.
        Problem::Misused {} => error.hint.clone().or_else(own),
        _ => own().or_else(|| error.hint.clone()),
    }
}

/// Says something to whoever looks at the terminal; that nobody does any more is no failure.
pub(crate) fn tell(words: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}

/// Writes to stdout; `false` when the reader has gone away, which may have seen enough.
pub(crate) fn print(bytes: &[u8]) -> Result<bool, AppError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => {
            let words = format!("the answer could not be written to stdout: {error}");
            Err(AppError::new(Problem::Stdout {}, words))
        }
    }
}

/// Other people's text without what a terminal would obey.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c })
        .collect()
}

pub(crate) fn quantity(quantity: QuantityView) -> String {
    match quantity.unit {
        UnitView::Each => format!("{} x", quantity.value),
        UnitView::G => format!("{} g", quantity.value),
        UnitView::Ml => format!("{} ml", quantity.value),
    }
}

pub(crate) fn money(money: &MoneyView) -> String {
    trug_app::money_words(money)
}

pub(crate) fn line(line: &LineView) -> String {
    let tick = if line.checked { "[x]" } else { "[ ]" };
    let mut words = format!("{tick} {:>6}  {}", quantity(line.quantity), clean(&line.name));
    if let Some(product) = &line.product {
        let more = [product.brand.as_deref(), product.quantity.as_deref()];
        let more: Vec<_> = more.into_iter().flatten().map(clean).collect();
        if !more.is_empty() {
            let _ = write!(words, " ({})", more.join(", "));
        }
    }
    if let Some(note) = &line.note {
        let _ = write!(words, "  - {}", clean(note).replace('\n', " / "));
    }
    if let Some(price) = &line.price {
        let _ = write!(words, "  {}", money(&price.cost));
        if price.source == PriceOrigin::Basket {
            let _ = write!(words, " in {}", clean(price.from.as_deref().unwrap_or("a basket")));
        }
    }
    words
}

pub(crate) fn list(view: &ListView) -> String {
    let mut words = format!("{}\n", clean(&view.list.name));
    if view.lines.is_empty() {
        words.push_str("  nothing on it yet: `trug list add milk`, or `trug scan --demo`\n");
    }
    for aisle in &view.aisles {
        let name = aisle.names.get("en").unwrap_or(&aisle.id);
        let _ = writeln!(words, " {}", clean(name));
        for each in view.lines.iter().filter(|line| line.aisle.as_ref() == Some(&aisle.id)) {
            let _ = writeln!(words, "  {}", line(each));
        }
    }
    let mut rest = view.lines.iter().filter(|line| line.aisle.is_none()).peekable();
    // Without a heading of its own it would stand under the aisle before it.
    if !view.aisles.is_empty() && rest.peek().is_some() {
        words.push_str(" no aisle\n");
    }
    for each in rest {
        let _ = writeln!(words, "  {}", line(each));
    }
    words + &cost(&view.cost)
}

/// What a list costs, and of how much of it that speaks; nothing where no price is known.
fn cost(view: &CostView) -> String {
    if view.sums.is_empty() {
        return String::new();
    }
    let added = |sums: Vec<&MoneyView>| sums.into_iter().map(money).collect::<Vec<_>>().join(" + ");
    let all = added(view.sums.iter().map(|sum| &sum.all).collect());
    let ticked = view.sums.iter().map(|sum| &sum.ticked).filter(|money| money.minor != 0);
    let ticked = added(ticked.collect());
    let ticked = if ticked.is_empty() { ticked } else { format!("; {ticked} of it ticked") };
    format!("  {all} for {} of {} lines{ticked}\n", view.priced, view.lines)
}

/// Calls a command, and puts its answer in words.
pub(crate) fn call<C: Command>(
    cx: &Context,
    command: C,
    words: impl FnOnce(&C::Answer) -> String,
) -> Result<Answer, AppError> {
    let answer = command.call(cx)?;
    let words = words(&answer);
    Ok(Answer::new(&answer, words))
}

/// Calls a command that changes lists.
pub(crate) fn change<C: Command<Answer = ChangeView>>(
    cx: &Context,
    command: C,
) -> Result<Answer, AppError> {
    call(cx, command, changed)
}

fn changed(view: &ChangeView) -> String {
    if view.step.is_none() {
        "nothing to change: it is so already".to_owned()
    } else {
        let lines: Vec<_> = view.lines.iter().take(20).map(line).collect();
        let about = view.step.as_ref().map(step).unwrap_or_default();
        if lines.is_empty() { about } else { lines.join("\n") }
    }
}

pub(crate) fn step(step: &StepView) -> String {
    let about: Vec<_> = step.about.iter().map(|name| clean(name)).collect();
    let undone = if step.undone { "  (undone)" } else { "" };
    format!("{}  {:<14} {:<7} {}{undone}", step.at, step.action, step.source, about.join(", "))
}

pub(crate) fn steps(what: &str, view: &StepsView) -> String {
    let mut words = format!("{what}:\n");
    for each in &view.steps {
        let _ = writeln!(words, "  {}", step(each));
    }
    words
}

pub(crate) fn history(view: &HistoryView) -> String {
    let words: Vec<_> = view.steps.iter().map(step).collect();
    if words.is_empty() { "nothing has been done yet".to_owned() } else { words.join("\n") }
}

pub(crate) fn rehearsal_line(line: &RehearsalLineView) -> String {
    let mut words = format!(
        "{:<12} {:>7}  {}: {}",
        line.answer,
        quantity(line.quantity),
        clean(&line.name),
        clean(&line.words)
    );
    for candidate in &line.candidates {
        let price = candidate.price.as_ref().map(money).unwrap_or_default();
        let _ = write!(
            words,
            "\n{:>23} {} {price} [{}]",
            "perhaps",
            clean(&candidate.title),
            clean(&candidate.remote)
        );
    }
    words
}

pub(crate) fn contents(view: &BasketContents) -> String {
    let mut words = format!("{} holds:\n", clean(&view.basket));
    if view.lines.is_empty() {
        words.push_str("  nothing\n");
    }
    for line in &view.lines {
        let price = line.price.as_ref().map(money).unwrap_or_default();
        let unit = line.unit.unwrap_or(UnitView::Each);
        let quantity = quantity(QuantityView { value: line.quantity, unit });
        let row = format!("  {quantity:>7}  {:<50} {price:>10}", clean(&line.title));
        let _ = writeln!(words, "{}", row.trim_end());
    }
    if let Some(total) = &view.total {
        let _ = writeln!(words, "  total {}", money(total));
    }
    if let Some(url) = &view.continue_url {
        let _ = writeln!(words, "  go on at {}", clean(url));
    }
    words
}
