//! The table, made into request types and descriptions.

use crate::command::{Command, run};
use crate::context::Context;
use crate::spec::{Arg, Cli, Effect, Method, Scope, Spec};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use trug_app::contract::{
    AboutView, AisleOrderView, BasketContents, BasketKindsView, BasketView, BasketsView,
    CameraCheckView, CamerasView, ChangeView, CostView, DeleteAsk, DeletedView, DoctorView,
    ExportFormat, ExportText, FavouritesView, HistoryView, ImportView, LanguagesView, LineChange,
    LinePlace, ListSummary, ListView, ListsView, LookAlikes, Problem, ProductDetail, ProductView,
    ProductsView, QrView, RehearsalView, ScanInput, SettingsChange, SettingsView, SettledView,
    ShopsView, SightingView, StepsView, SuggestionsView, SyncView, TrayView, UndoView,
};
use trug_app::{
    AddBasket, AppError, Bringing, CodeBy, PushConsent, Result, ScanSource, SyncConsent, Teaching,
};
use ts_rs::TS;

macro_rules! commands {
    ($(
        $(#[doc = $docs:literal])+
        $name:ident = $Request:ident {
            $($(#[$($attribute:tt)+])* $arg:ident: $Arg:ty,)*
        } -> $Answer:ty
        [$Method:ident $path:literal, $Scope:ident, $Effect:ident, $Cli:ident $cli:expr]
        |$context:ident, $request:tt| $body:block
    )*) => {
        $(
            $(#[doc = $docs])+
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
            pub struct $Request {
                $($(#[$($attribute)+])* pub $arg: $Arg,)*
            }

            impl Command for $Request {
                type Answer = $Answer;

                const SPEC: &'static Spec = &Spec {
                    name: stringify!($name),
                    docs: concat!($($docs, "\n"),+),
                    method: Method::$Method,
                    path: $path,
                    scope: Scope::$Scope,
                    effect: Effect::$Effect,
                    cli: Cli::$Cli($cli),
                    args: &[$(Arg {
                        name: stringify!($arg),
                        attributes: &[$(stringify!($($attribute)+)),*],
                        type_name: || <$Arg as TS>::name(&ts_rs::Config::new()),
                    }),*],
                    answer_type: || <$Answer as TS>::name(&ts_rs::Config::new()),
                    request_schema: |schemas| schemas.subschema_for::<$Request>(),
                    answer_schema: |schemas| schemas.subschema_for::<$Answer>(),
                    run: run::<$Request>,
                };

                fn call(self, $context: &Context) -> Result<$Answer> {
                    let $request = self;
                    $body
                }
            }
        )*

        /// Every command, in the order of the table.
        pub const COMMANDS: &[&Spec] = &[$(<$Request as Command>::SPEC),*];
    };
}

include!("table.rs");

/// How many packets that may be meant are answered.
const LOOK_ALIKES: usize = 12;
/// For how many seconds a check looks through the camera if nobody says otherwise.
const CAMERA_CHECK_SECONDS: u32 = 4;

fn count(limit: u32) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}
