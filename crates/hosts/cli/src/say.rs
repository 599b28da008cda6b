//! Answers in words and in JSON.
//!
//! Names and titles are other people's text: control characters in them are shown as such and never
//! reach the terminal.

use crate::language::messages;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;
use std::sync::OnceLock;
use trug_api::{Command, Context};
use trug_app::AppError;
use trug_app::contract::{
    AisleView, ChangeView, CostView, HistoryView, LineView, ListView, MoneyView, PriceOrigin,
    Problem, QuantityView, StepView, StepsView, UnitView,
};
use trug_locales::{Arguments, Message, Messages, Phrase, id};

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
        print_message(answer.words.trim_end());
    }
    if answer.done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints a failure: for eyes on stderr, and as a document where one was asked for.
pub(crate) fn failure(error: &AppError, json: bool) -> ExitCode {
    tracing::debug!("{}: {error}", error.code());
    let misused = MISUSE.get().filter(|_| error.problem == (Problem::Misused {}));
    let (english, own) = match misused {
        Some(Misuse { english, own }) => (english.clone(), own.clone()),
        None => (error.english(), error.problem.phrase(messages())),
    };
    print_message(&format!("trug: {}", clean(&own.text)));
    if let Some(next) = own.cli.or(own.next) {
        print_message(&format!("      {}", clean(&next)));
    }
    if json {
        let mut document = serde_json::to_value(error).unwrap_or_default();
        document["message"] = english.text.into();
        document["hint"] = english.cli.or(english.next).into();
        // There is nobody left to tell.
        let _ = print(format!("{}\n", serde_json::json!({ "error": document })).as_bytes());
    }
    // What was asked for in the wrong form ends as misuse does.
    if error.problem == (Problem::Misused {}) { ExitCode::from(2) } else { ExitCode::FAILURE }
}

/// What the command lacks, in English for a document and in the person's language.
struct Misuse {
    english: Phrase,
    own: Phrase,
}

static MISUSE: OnceLock<Misuse> = OnceLock::new();

/// The failure of a command that lacks something: what, and what to do.
pub(crate) fn misused(words: impl Fn(&Messages) -> Phrase) -> AppError {
    let english = words(&Messages::english());
    let error = AppError::new(Problem::Misused {}, english.text.clone());
    let _ = MISUSE.set(Misuse { english, own: words(messages()) });
    error
}

/// Whether the person reads English, in which the camera says more than the messages do.
pub(crate) fn is_english() -> bool {
    messages().language() == Messages::english().language()
}

/// Why something was refused or left out, in the person's language where there are words for it. `set` is the first
/// part of the messages' ids; a reason has a `code` and `params`.
pub(crate) fn reason(set: &str, reason: &impl Serialize, otherwise: &str) -> String {
    let reason = serde_json::to_value(reason).unwrap_or_default();
    let code = reason["code"].as_str().unwrap_or_default();
    let known = messages().find(&format!("{set}-{code}"), &arguments(&reason["params"]));
    clean(&known.unwrap_or_else(|| otherwise.to_owned()))
}

/// The values of a document as arguments of a message.
pub(crate) fn arguments(params: &serde_json::Value) -> Arguments {
    let pairs = params.as_object().into_iter().flatten();
    pairs
        .map(|(name, value)| {
            (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        })
        .collect()
}

/// Says something to whoever looks at the terminal; that nobody does any more is no failure.
pub(crate) fn print_message(words: &str) {
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

/// An amount before a name: "2 x", "1.5 l".
pub(crate) fn quantity(quantity: QuantityView) -> String {
    let text = messages().quantity(quantity.value, quantity.unit.into());
    if quantity.unit == UnitView::Each { format!("{text} x") } else { text }
}

/// An amount of something: "2 l milk".
pub(crate) fn quantity_of(value: i64, of: UnitView, name: &str) -> String {
    messages().quantity_of(value, of.into(), &clean(name))
}

pub(crate) fn money(money: &MoneyView) -> String {
    messages().money(money.minor, &money.currency)
}

/// A moment in the system's time zone: "29 Nov 2026, 20:05".
pub(crate) fn time(at: &str) -> String {
    at.parse::<Timestamp>().map_or_else(
        |_| at.to_owned(),
        |at| messages().date_time(at.to_zoned(TimeZone::system()).datetime()),
    )
}

/// The name of an aisle in the person's language, else as the data has it.
pub(crate) fn aisle(aisle: &AisleView) -> String {
    let known = messages().find(&format!("aisle-{}", aisle.id), &Arguments::new());
    let english = || aisle.names.get("en").unwrap_or(&aisle.id).clone();
    clean(&known.unwrap_or_else(english))
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
        let cost = money(&price.cost);
        let cost = if price.source == PriceOrigin::Basket {
            let from = price.from.as_deref().map(clean);
            let basket = from.unwrap_or_else(|| messages().text(id::CliABasket));
            messages().text(id::CliPriceIn { money: cost, basket })
        } else {
            cost
        };
        let _ = write!(words, "  {cost}");
    }
    words
}

pub(crate) fn list(view: &ListView) -> String {
    let mut words = format!("{}\n", clean(&view.list.name));
    if view.lines.is_empty() {
        let _ = writeln!(words, "  {}", messages().text(id::CliListEmpty));
    }
    for one in &view.aisles {
        let _ = writeln!(words, " {}", aisle(one));
        for each in view.lines.iter().filter(|line| line.aisle.as_ref() == Some(&one.id)) {
            let _ = writeln!(words, "  {}", line(each));
        }
    }
    let mut rest = view.lines.iter().filter(|line| line.aisle.is_none()).peekable();
    // Without a heading of its own it would stand under the aisle before it.
    if !view.aisles.is_empty() && rest.peek().is_some() {
        let _ = writeln!(words, " {}", messages().text(id::ListOtherAisle));
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
    let key = if ticked.is_empty() { "cli-cost" } else { "cli-cost.ticked" };
    let arguments = Arguments::new()
        .with("money", all)
        .with("priced", view.priced)
        .with("lines", view.lines)
        .with("ticked", ticked);
    format!("  {}\n", messages().find(key, &arguments).unwrap_or_default())
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
        messages().text(id::CliNothingToChange)
    } else {
        let lines: Vec<_> = view.lines.iter().take(20).map(line).collect();
        let about = view.step.as_ref().map(step).unwrap_or_default();
        if lines.is_empty() { about } else { lines.join("\n") }
    }
}

pub(crate) fn step(step: &StepView) -> String {
    let undone = if step.undone { messages().text(id::CliWasUndone) } else { String::new() };
    let source = messages().word("source", step.source.as_str());
    let row = format!("{}  {source:<16} {}  {undone}", time(&step.at), step_words(step));
    row.trim_end().to_owned()
}

/// What a step did: "added Milk and Bread".
fn step_words(step: &StepView) -> String {
    /// Names in a row are cut after so many.
    const NAMES: usize = 3;
    let about: Vec<_> = step.about.iter().map(|name| clean(name)).collect();
    let about = messages().first_of(&about, NAMES);
    // A step may be about nothing that has a name; then its sentence ends before it.
    let what = if about.is_empty() { " " } else { &about };
    let key = format!("action-{}", step.action);
    let words = messages().find(&key, &Arguments::new().with("what", what));
    let words = words.unwrap_or_else(|| format!("{} {about}", step.action));
    words.trim().trim_end_matches(':').to_owned()
}

pub(crate) fn steps(what: impl Message, view: &StepsView) -> String {
    let mut words = format!("{}\n", messages().text(what));
    for each in &view.steps {
        let _ = writeln!(words, "  {}", step(each));
    }
    words
}

pub(crate) fn history(view: &HistoryView) -> String {
    let words: Vec<_> = view.steps.iter().map(step).collect();
    if words.is_empty() { messages().text(id::HistoryEmptyTitle) } else { words.join("\n") }
}
