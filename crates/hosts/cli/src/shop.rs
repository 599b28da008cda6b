//! `trug shop`: the practice shop.

use crate::arguments::{Shop, ShopVerb};
use crate::language::messages;
use crate::say::{self, Answer};
use trug_app::{AppError, home_folder, serve_practice_shop};
use trug_locales::id;

pub(crate) fn run(words: Shop) -> Result<Answer, AppError> {
    let ShopVerb::Serve { listen, seed } = words.verb;
    let home = home_folder(std::env::var_os("TRUG_HOME"))?;
    serve_practice_shop(&home, listen, seed, |url| {
        // A shop whose starter does not listen is open all the same.
        let _ = say::print(format!("{url}\n").as_bytes());
        say::print_message(&messages().text(id::CliShopOpen { url }));
    })?;
    Ok(Answer::printed(true))
}
