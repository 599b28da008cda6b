//! `trug serve`: the page and the HTTP API.

use crate::arguments::Serve;
use crate::language::messages;
use crate::say::{self, Answer};
use std::net::SocketAddr;
use std::sync::Arc;
use trug_api::Context;
use trug_app::contract::Problem;
use trug_app::{App, AppError, SystemClock, new_token};
use trug_locales::id;
use trug_serve::{Faults, Options, ServeError, serve};

/// The address and the token are the first two lines on stdout.
pub(crate) fn run(words: &Serve) -> Result<Answer, AppError> {
    if !words.listen.ip().is_loopback() {
        return Err(refused(&ServeError::NotLoopback(words.listen)));
    }
    let context = Arc::new(if words.memory {
        Context::new(Arc::new(App::open_in_memory(Box::new(SystemClock))?))
    } else {
        crate::open()?
    });
    context.watch_changes()?;
    let options = Options { listen: words.listen, token: new_token(), faults: faults(words) };
    serve(&options, &context, |address| {
        let url = format!("http://{address}");
        // A server whose starter does not listen serves all the same.
        let _ = say::print(format!("{url}\n{}\n", options.token).as_bytes());
        let url = format!("{url}/#token={}", options.token);
        say::print_message(&messages().text(id::CliServing { url }));
    })
    .map_err(|error| refused(&error))?;
    Ok(Answer::printed(true))
}

#[cfg(feature = "faults")]
fn faults(words: &Serve) -> Faults {
    Faults(words.faults.clone())
}

#[cfg(not(feature = "faults"))]
fn faults(_words: &Serve) -> Faults {
    Faults
}

fn refused(error: &ServeError) -> AppError {
    let listen = |address: &SocketAddr, why: String| {
        let address = address.to_string();
        AppError::new(Problem::Listen { address, why }, error.to_string())
    };
    match error {
        ServeError::NotLoopback(address) => {
            let address = address.to_string();
            say::misused(|messages| messages.phrase(id::CliNotLoopback { address: &address }))
        }
        ServeError::AddressInUse(address) => listen(address, "another program uses it".to_owned()),
        ServeError::Listen { address, source } => listen(address, source.to_string()),
    }
}
