//! How far an exchange with a basket is, on a terminal: one line that is written over.

use crate::language::messages;
use std::io::{IsTerminal, Write as _, stderr};
use std::time::Duration;
use trug_api::{Context, Event};
use trug_app::contract::{PushMessage, PushStage};
use trug_app::monotonic;
use trug_locales::id;

/// What is over sooner needs no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does something and shows how far it is, where somebody looks on.
pub(crate) fn during<T>(cx: &Context, action: impl FnOnce() -> T) -> T {
    if !stderr().is_terminal() {
        return action();
    }
    let begun = monotonic();
    cx.events.listen(move |event| {
        if let Event::Push(PushMessage::Stage { stage, done, of }) = event
            && begun.elapsed() >= PATIENCE
        {
            write_over(&line(*stage, *done, *of));
        }
        true
    });
    let outcome = action();
    if begun.elapsed() >= PATIENCE {
        write_over("");
    }
    outcome
}

fn write_over(line: &str) {
    // A terminal that is gone is no reason to end a push.
    let _ = write!(stderr(), "\r\u{1b}[2K{line}");
    let _ = stderr().flush();
}

fn line(stage: PushStage, done: u64, of: u64) -> String {
    let words = messages().word("basket-stage", &stage.to_string());
    if of == 0 {
        return words;
    }
    let so_far = messages().text(id::BasketsPushing { done, of });
    format!("{words} {so_far}")
}
