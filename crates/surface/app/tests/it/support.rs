//! A home of its own, with a clock that the test sets.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use trug_app::contract::{ChangeView, ListView};
use trug_app::{Amount, App, AppError, Clock, LineChange};
use trug_domain::Timestamp;

/// A clock that stands still until it is set on.
#[derive(Clone, Default)]
pub(crate) struct Hands(Arc<AtomicI64>);

impl Hands {
    pub(crate) fn forward(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Ordering::Relaxed);
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp(1_790_000_000_000 + self.0.load(Ordering::Relaxed))
    }
}

pub(crate) struct Home {
    pub(crate) folder: TempDir,
    pub(crate) hands: Hands,
    pub(crate) app: App,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let hands = Hands::default();
        let app = App::open(folder.path(), Box::new(hands.clone())).expect("a home opens");
        Self { folder, hands, app }
    }

    /// The same home, opened anew.
    pub(crate) fn again(self) -> Self {
        let Self { folder, hands, app } = self;
        drop(app);
        let app = App::open(folder.path(), Box::new(hands.clone())).expect("a home opens again");
        Self { folder, hands, app }
    }

    pub(crate) fn add(&self, what: &str) -> ChangeView {
        let nothing = LineChange::default();
        self.app.lists().add(None, what, &Amount::default(), &nothing).expect("it is added")
    }

    pub(crate) fn add_in(&self, what: &str, aisle: &str) {
        let aisle = LineChange { aisle: Some(aisle.to_owned()), ..LineChange::default() };
        self.app.lists().add(None, what, &Amount::default(), &aisle).expect("it is added");
    }

    pub(crate) fn list(&self) -> ListView {
        self.app.lists().show(None).expect("the list")
    }

    /// What stands on the first list: "2 Milk", an `x` after what is ticked.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |line: &trug_app::contract::LineView| {
            let tick = if line.checked { " x" } else { "" };
            format!("{} {}{tick}", line.quantity.value, line.name)
        };
        self.list().lines.iter().map(line).collect()
    }

    pub(crate) fn tick(&self, what: &str) {
        self.app.lists().check(None, &[what.to_owned()], true).expect("it is ticked");
    }

    pub(crate) fn undo(&self) {
        self.app.lists().undo(1).expect("there is something to undo");
    }
}

/// The code of a refusal, with its parameters.
pub(crate) fn refused<T>(answer: Result<T, AppError>) -> (String, Vec<(String, String)>) {
    let error = answer.err().expect("it is refused");
    assert!(!error.message.is_empty());
    let json = serde_json::to_value(&error).expect("it is JSON");
    let params = json["params"].as_object().expect("it has parameters").iter();
    let text = |value: &serde_json::Value| value.as_str().map_or(value.to_string(), str::to_owned);
    let params = params.map(|(name, value)| (name.clone(), text(value))).collect();
    (error.code().to_owned(), params)
}
