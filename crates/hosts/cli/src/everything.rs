//! `trug export-all` and `trug delete-all`.

use crate::say::{self, Answer};
use std::path::Path;
use trug_app::contract::Problem;
use trug_app::{App, AppError};

pub(crate) fn take_along(app: &App, folder: &Path) -> Result<Answer, AppError> {
    let view = app.upkeep().export_all(folder)?;
    let words = format!("wrote {} files into {}", view.files.len(), say::clean(&view.path));
    Ok(Answer::new(&view, words))
}

pub(crate) fn delete(app: &App, yes: bool) -> Result<Answer, AppError> {
    let ask = app.upkeep().ask_to_delete()?;
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
    app.upkeep().delete_all(&ask.token)?;
    Ok(Answer::new(&serde_json::json!({ "deleted": ask }), format!("deleted {what}")))
}
