//! `trug export-all` and `trug delete-all`.

use crate::language::messages;
use crate::say::{self, Answer};
use std::path::Path;
use trug_api::{self as api, Command, Context};
use trug_app::AppError;
use trug_app::contract::DeleteAsk;
use trug_locales::{Messages, id};

/// A folder is named by the person at this computer only, so this is no command of the table.
pub(crate) fn export(cx: &Context, folder: &Path) -> Result<Answer, AppError> {
    let view = cx.app.upkeep().export_all(folder)?;
    let words = messages()
        .text(id::CliWroteFiles { count: view.files.len(), path: say::clean(&view.path) });
    Ok(Answer::new(&view, words))
}

pub(crate) fn delete(cx: &Context, yes: bool) -> Result<Answer, AppError> {
    let ask = api::DataDeleteAsk {}.call(cx)?;
    if !yes {
        return Err(say::misused(|messages| {
            messages.phrase(id::CliWouldDelete { what: what(messages, &ask) })
        }));
    }
    let words = messages().text(id::CliDeleted { what: what(messages(), &ask) });
    say::call(cx, api::DataDelete { token: ask.token }, |_| words)
}

/// What is deleted.
fn what(messages: &Messages, ask: &DeleteAsk) -> String {
    let counts = messages.text(id::SettingsDeleteCounts {
        lists: ask.lists,
        lines: ask.lines,
        products: ask.products,
        baskets: ask.baskets,
    });
    messages.text(id::CliDeleteWhat {
        counts,
        steps: ask.steps,
        backups: ask.backups,
        home: say::clean(&ask.home),
    })
}
