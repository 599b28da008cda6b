//! A handler for every command of the table of `trug-api`, and with it a permission.

use crate::host::{Answer, Host};
use serde::de::DeserializeOwned;
use tauri::ipc::{CommandArg, CommandItem, Invoke, InvokeBody, InvokeError};
use tauri::{Runtime, State, Wry};
use trug_api::{Command, bad_request};

macro_rules! commands {
    ($(
        $(#[doc = $docs:literal])+
        $name:ident = $Request:ident $fields:tt -> $Answer:ty
        [$($spec:tt)*]
        |$context:ident, $request:tt| $body:tt
    )*) => {
        $(
            #[tauri::command(async)]
            fn $name(
                host: State<'_, Host>,
                request: Request<trug_api::$Request>,
            ) -> Answer<<trug_api::$Request as Command>::Answer> {
                request.0.call(host.context()?)
            }
        )*

        /// Handles the commands of the table.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}
include!("../../crates/surface/api/src/table.rs");

/// The arguments of a command, all of them as one request.
struct Request<T>(T);

impl<'de, R: Runtime, T: DeserializeOwned> CommandArg<'de, R> for Request<T> {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let InvokeBody::Json(arguments) = command.message.payload() else {
            return Err(bad_request("its arguments are not JSON").into());
        };
        T::deserialize(arguments).map(Self).map_err(|error| bad_request(error).into())
    }
}
