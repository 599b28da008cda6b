//! Any bytes are answered, and large ones are bounded.

use crate::shown;
use proptest::prelude::*;
use trug_domain::Habits;
use trug_lists::{MAX_BYTES, MAX_ITEMS, ReadError, read};

#[test]
fn what_is_no_text_says_what_it_is() {
    let error = |bytes: &[u8]| shown(bytes).join("\n");
    assert!(error(b"PK\x03\x04\x14").starts_with("error: the file is a workbook or an archive"));
    assert!(error(b"mi\0lk").starts_with("error: the file is binary and no text"));
    assert!(error(b"<!DOCTYPE html><p>milk").starts_with("error: the file is a page"));
    assert!(error(b"{\"items\":[").starts_with("error: the JSON cannot be read"));
    assert_eq!(error(b""), "");
}

#[test]
fn size_count_and_nesting_have_limits() {
    let habits = Habits::default();
    assert_eq!(read(&vec![b'a'; MAX_BYTES + 1], habits), Err(ReadError::TooLarge(MAX_BYTES + 1)));
    assert_eq!(read(&b"a\n".repeat(MAX_ITEMS + 1), habits), Err(ReadError::TooMany));
    let found = read(&b"a\n".repeat(MAX_ITEMS), habits).expect("a list");
    assert_eq!(found.items(), MAX_ITEMS);
    let deep = format!("{{\"a\":{}", "[".repeat(100_000));
    assert!(matches!(read(deep.as_bytes(), habits), Err(ReadError::BadJson(_))));
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VTODO\n".repeat(100));
    assert!(matches!(read(deep.as_bytes(), habits), Err(ReadError::BadCalendar(_))));
}

/// Texts made of what files are made of, so that they meet.
fn texts() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "BEGIN:VCALENDAR\n",
        "BEGIN:VTODO\n",
        "END:VTODO\n",
        "SUMMARY:",
        "name,quantity\n",
        "sep=;\n",
        "[",
        "]",
        "{",
        "}",
        "\"items\":",
        "\"name\":\"milk\"",
        ",",
        ";",
        "\t",
        "|",
        "\n",
        "\r",
        "# ",
        "- ",
        "[ ] ",
        "x ",
        "1. ",
        "2 l",
        "milk",
        ":",
        "**",
        "(A) ",
        "2026-11-01 ",
        "é",
        "🥛",
        "\"",
        "\\",
        "=",
        "---\n",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

/// What a list holds, without where it stood in the file; unseen differences of the form are none.
fn things(found: &trug_lists::Found) -> Vec<String> {
    let lists = found.lists.iter().filter(|list| !list.items.is_empty());
    lists.flat_map(|list| list.items.iter().map(crate::said)).collect()
}

#[test]
fn a_sketch_is_read_back_as_the_same_things() {
    let text = "sep=;\nList;Name;Quantity;Aisle;Note;Done;EAN\nOne;7 up;2;drinks;cold;yes;\n\
                One;# odd [name];1;;;no;4006381333931\nOne;2 l milk;1;*a*;;;\nTwo;;3;;;;3017620422003\nTwo;rice;1.5 kg;;;;\n";
    let found = read(text.as_bytes(), Habits::default()).expect("a table");
    let again = read(found.as_text().as_bytes(), Habits::default()).expect("a sketch");
    assert_eq!(things(&found).len(), 5);
    assert_eq!(things(&again), things(&found), "{}", found.as_text());
    let names = |found: &trug_lists::Found| -> Vec<_> {
        found.lists.iter().map(|list| list.name.clone()).collect()
    };
    assert_eq!(names(&again), names(&found));
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, Habits::default());
    }

    #[test]
    fn any_text_of_the_field_is_answered_with_clean_things(text in texts()) {
        if let Ok(found) = read(text.as_bytes(), Habits::default()) {
            for item in found.lists.iter().flat_map(|list| &list.items) {
                let clean = |name: &String| !name.chars().any(char::is_control);
                prop_assert!(item.name.is_some() || item.gtin.is_some());
                prop_assert!(item.name.as_ref().is_none_or(clean));
                prop_assert!(item.quantity.value >= 1);
            }
        }
    }
}
