//! The scan of a program with a page: one at a time, its messages in order, its packets on the list.

use crate::support::Home;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use trug_app::contract::{ScanInput, ScanMessage};
use trug_app::{ScanSession, ScanSource};

const LONG: Duration = Duration::from_mins(1);
const DEMO: ScanSource = ScanSource::Demo { paced: false };
const PACED_DEMO: ScanSource = ScanSource::Demo { paced: true };

fn session(home: &Home) -> (Arc<ScanSession>, Receiver<ScanMessage>) {
    let (send, messages) = channel();
    let session = ScanSession::new(&home.app, move |message| {
        let _ = send.send(message);
    });
    (session, messages)
}

fn until_ended(messages: &Receiver<ScanMessage>) -> Vec<ScanMessage> {
    let mut all = Vec::new();
    while all.last() != Some(&ScanMessage::Ended) {
        all.push(messages.recv_timeout(LONG).expect("the scan goes on"));
    }
    all
}

fn started() -> ScanMessage {
    ScanMessage::Started { source: ScanInput::Demo }
}

#[test]
fn a_dropped_list_is_imported_and_no_scan_begins() {
    let home = Home::new();
    let (session, messages) = session(&home);
    let file = home.folder.path().join("Sunday.txt");
    std::fs::write(&file, "2 milk\nbread\n").expect("the file is written");
    session.open_files(vec![file]);
    let message = messages.recv_timeout(LONG).expect("a message");
    let ScanMessage::Brought { file, brought } = message else {
        panic!("{message:?}");
    };
    assert_eq!((file.as_str(), brought.entries), ("Sunday.txt", 2));
    assert_eq!(home.list().lines.len(), 2);
    assert!(messages.try_recv().is_err(), "no scan was begun");
}

#[test]
fn the_demo_is_reported_and_its_packets_are_on_the_list() {
    let home = Home::new();
    let (session, messages) = session(&home);
    session.start(DEMO).expect("the demo is there");
    let all = until_ended(&messages);
    assert_eq!(all.first(), Some(&started()));
    let seen = all.iter().filter(|message| matches!(message, ScanMessage::Sighting { .. })).count();
    assert_eq!((seen, home.list().lines.len()), (3, 3));
    let newest = session.preview().and_then(|all| all.newest.take_newer(0, LONG));
    assert!(newest.is_some());
    assert_eq!(session.current(), None);
}

#[test]
fn packets_go_to_the_list_that_was_chosen() {
    let home = Home::new();
    let party = home.app.lists().create("Party").expect("a new list");
    let (session, messages) = session(&home);
    session.set_list(Some(party.id.to_string()));
    session.start(DEMO).expect("the demo is there");
    until_ended(&messages);
    assert_eq!(home.app.lists().show(Some("Party")).expect("the list").lines.len(), 3);
    assert_eq!(home.list().lines.len(), 0);
}

#[test]
fn what_is_no_picture_is_reported_and_ends() {
    let home = Home::new();
    let file = home.folder.path().join("note.jpg");
    std::fs::write(&file, "no picture").expect("a file");
    let (session, messages) = session(&home);
    session.open_files(vec![file]);
    let all = until_ended(&messages);
    let failed = |message: &ScanMessage| matches!(message, ScanMessage::Failed { .. });
    assert!(all.iter().any(failed), "{all:?}");
}

#[test]
fn a_new_scan_takes_the_place_of_the_old_one() {
    let home = Home::new();
    let (session, messages) = session(&home);
    session.start(PACED_DEMO).expect("the demo is there");
    session.start(DEMO).expect("the demo is there");
    let all = until_ended(&messages);
    let ended = all.iter().filter(|message| **message == ScanMessage::Ended).count();
    let started = all.iter().filter(|message| **message == started()).count();
    assert_eq!((started, ended), (2, 1));
    let more = messages.recv_timeout(Duration::from_millis(500));
    assert!(more.is_err(), "the old one is silent, and yet {more:?}");
}

#[test]
fn whoever_listens_later_can_ask_what_is_running() {
    let home = Home::new();
    let (session, _messages) = session(&home);
    session.start(PACED_DEMO).expect("the demo is there");
    assert_eq!(session.current(), Some(started()));
    session.stop();
    assert_eq!(session.current(), None);
}
