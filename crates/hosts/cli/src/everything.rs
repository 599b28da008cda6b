//! `trug export-all` and `trug delete-all`.

use crate::say::{self, Answer};
use std::path::Path;
use trug_api::{self as api, Command, Context};
use trug_app::AppError;
use trug_app::contract::Problem;

/// A folder is named by the person at this computer only, so this is no command of the table.
pub(crate) fn export(cx: &Context, folder: &Path) -> Result<Answer, AppError> {
    let view = cx.app.upkeep().export_all(folder)?;
    let words = format!("wrote {} files into {}", view.files.len(), say::clean(&view.path));
    Ok(Answer::new(&view, words))
}

pub(crate) fn delete(cx: &Context, yes: bool) -> Result<Answer, AppError> {
    let ask = api::DataDeleteAsk {}.call(cx)?;
    let what = format!(
        "{} lists with {} lines, {} products, {} baskets, {} steps of the history and {} copies in {}",
        ask.lists, ask.lines, ask.products, ask.baskets, ask.steps, ask.backups, ask.home
    );
    if !yes {
        return Err(AppError::new(
            Problem::Misused {},
            format!("nothing was deleted; it would be {what}"),
        )
        .hint("with --yes it is deleted for good; `trug export-all DIR` keeps a copy first"));
    }
    say::call(cx, api::DataDelete { token: ask.token }, |_| format!("deleted {what}"))
}
