//! The one stream of events.

use crate::support::home;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use trug_api::{Command, Context, Event, ScanStop};
use trug_app::ScanSource;
use trug_app::contract::ScanMessage;

const LONG: Duration = Duration::from_mins(1);

fn listen(cx: &Context) -> Receiver<Event> {
    let (send, events) = channel();
    cx.listen(move |event| send.send(event.clone()).is_ok());
    events
}

#[test]
fn a_scan_is_one_stream_of_events_from_its_start_to_its_end() {
    let (_folder, cx) = home();
    let events = listen(&cx);
    cx.scan.start(ScanSource::Demo { paced: false }).expect("the demo is there");
    let mut all = Vec::new();
    while all.last() != Some(&Event::Scan(ScanMessage::Ended)) {
        all.push(events.recv_timeout(LONG).expect("the scan goes on"));
    }
    assert!(matches!(all.first(), Some(Event::Scan(ScanMessage::Started { .. }))), "{all:?}");
    let sighted =
        all.iter().filter(|event| matches!(event, Event::Scan(ScanMessage::Sighting { .. })));
    assert_eq!(sighted.count(), 3);
}

#[test]
fn whoever_listens_late_is_told_first_what_is_running() {
    let (_folder, cx) = home();
    cx.scan.start(ScanSource::Demo { paced: true }).expect("the demo is there");
    let first = listen(&cx).recv_timeout(LONG).expect("an event");
    assert!(matches!(first, Event::Scan(ScanMessage::Started { .. })), "{first:?}");
    ScanStop {}.call(&cx).expect("it ends");
    assert_eq!(cx.scan.current(), None);
}

#[test]
fn a_listener_that_has_enough_is_not_called_again() {
    let (_folder, cx) = home();
    let (send, events) = channel();
    cx.listen(move |event| {
        let _ = send.send(event.clone());
        false
    });
    cx.events.send(&Event::Changed);
    cx.events.send(&Event::Changed);
    assert_eq!(events.try_iter().collect::<Vec<_>>(), [Event::Changed]);
}

#[cfg(feature = "practice")]
#[test]
fn a_push_reports_its_progress_as_events() {
    use trug_api::{BasketPush, LineAdd, PracticeStart};

    let (_folder, cx) = home();
    let (what, list) = ("3017620422003".to_owned(), None);
    let (quantity, name, note, aisle) = (None, None, None, None);
    LineAdd { list, what, quantity, name, note, aisle }.call(&cx).expect("a line");
    let basket = PracticeStart {}.call(&cx).expect("the shop opens").name;
    let events = listen(&cx);
    let pushed = BasketPush { basket, list: None, changed: true }.call(&cx).expect("it is sent");
    assert!(pushed.changed);
    assert!(events.try_iter().any(|event| matches!(event, Event::Push(_))));
}

#[test]
fn a_source_that_is_none_is_refused() {
    let (_folder, cx) = home();
    let request = serde_json::json!({ "source": "moon" });
    assert!(trug_api::dispatch(&cx, "scan_start", request).is_err());
}
