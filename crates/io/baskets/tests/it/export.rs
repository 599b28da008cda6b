//! Files out and in: what is written comes back, and what others write is read or refused.

use icalendar::Component;
use proptest::prelude::*;
use std::fmt::Write;
use trug_baskets::formats::{MAX_ENTRIES, import_as};
use trug_baskets::{Entry, ExportLine, Format, ImportError, Imported, Style, export};
use trug_domain::{LineId, Quantity, Timestamp, Unit};
use trug_gs1::Gtin;
use uuid::Uuid;

const AT: Timestamp = Timestamp(1_795_269_722_000);

fn milk() -> ExportLine {
    ExportLine {
        id: LineId(Uuid::from_u64_pair(1, 1)),
        name: "Milk 1 l".to_owned(),
        quantity: Quantity::each(2),
        gtin: Gtin::parse("4006381333931").ok(),
        aisle: Some("Dairy; eggs, more".to_owned()),
        note: Some("the blue one\nnot the green one".to_owned()),
        checked: true,
        brand: Some("Alm".to_owned()),
        pack: Some("1 l".to_owned()),
    }
}

fn flour() -> ExportLine {
    ExportLine {
        id: LineId(Uuid::from_u64_pair(1, 2)),
        name: "Flour".to_owned(),
        quantity: Quantity { value: 500, unit: Unit::Gram },
        gtin: None,
        aisle: None,
        note: None,
        checked: false,
        brand: None,
        pack: None,
    }
}

fn written(format: Format, lines: &[ExportLine]) -> String {
    let bytes = export(format, Style::default(), "Shopping", lines, AT);
    String::from_utf8(bytes).expect("UTF-8")
}

fn read(format: Format, text: &str) -> Imported {
    import_as(format, text.as_bytes()).expect("a list")
}

fn names(format: Format, text: &str) -> Vec<(i64, String)> {
    read(format, text).entries.into_iter().map(|e| (e.quantity.value, e.name)).collect()
}

#[test]
fn the_five_formats_look_as_documented() {
    let lines = [milk(), flour()];
    assert_eq!(written(Format::Text, &lines), "2 x Milk 1 l\n500 g Flour\n");
    assert_eq!(
        written(Format::Markdown, &lines),
        "# Shopping\n\n## Dairy; eggs, more\n- [x] 2 × Milk 1 l <!-- gtin:4006381333931 -->\n\n## \n- [ ] 500 g Flour\n"
    );
    assert_eq!(
        written(Format::Csv, &lines),
        "name,quantity,unit,gtin,category,note,checked\r\n\
         Milk 1 l,2,each,04006381333931,\"Dairy; eggs, more\",\"the blue one\nnot the green one\",true\r\n\
         Flour,500,g,,,,false\r\n"
    );
    let json: serde_json::Value =
        serde_json::from_str(&written(Format::Json, &lines)).expect("JSON");
    assert_eq!(json["@type"], "ItemList");
    let product = &json["itemListElement"][0]["item"];
    assert_eq!(product["gtin"], "04006381333931");
    assert_eq!(product["gtin13"], "4006381333931");
    assert_eq!(product["offers"]["eligibleQuantity"]["unitCode"], "C62");
    assert_eq!(json["itemListElement"][1]["item"]["offers"]["eligibleQuantity"]["unitCode"], "GRM");
    let calendar = written(Format::Ics, &lines);
    for line in [
        "UID:00000000-0000-0001-0000-000000000001",
        "DTSTAMP:20261121T140202Z",
        "SUMMARY:2 × Milk 1 l",
        "STATUS:COMPLETED",
        "CATEGORIES:Dairy\\; eggs\\, more",
        "DESCRIPTION:the blue one\\nnot the green one",
        "X-TRUG-GTIN:04006381333931",
        "SUMMARY:500 g Flour",
        "STATUS:NEEDS-ACTION",
    ] {
        assert!(calendar.contains(&format!("\r\n{line}\r\n")), "{line}\n{calendar}");
    }
}

#[test]
fn styles_of_csv() {
    let style = Style { byte_order_mark: true, gtin_as_formula: true };
    let bytes = export(Format::Csv, style, "", &[milk()], AT);
    assert!(bytes.starts_with(&[0xEF, 0xBB, 0xBF]));
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.contains(",\"=\"\"04006381333931\"\"\","), "{text}");
    let entries = import_as(Format::Csv, &bytes).expect("a list").entries;
    assert_eq!(entries[0].gtin, milk().gtin);
    assert_eq!(entries[0].name, "Milk 1 l");
}

#[test]
fn a_code_of_one_shop_only_is_in_no_file() {
    let cheese = ExportLine { gtin: Gtin::parse("2012345678903").ok(), ..milk() };
    assert!(cheese.gtin.is_some());
    for format in Format::ALL {
        assert!(
            !written(format, std::slice::from_ref(&cheese)).contains("12345678903"),
            "{format}"
        );
    }
}

#[test]
fn formulas_are_words_in_a_spreadsheet_and_come_back() {
    let evil = ExportLine { name: "=HYPERLINK(\"http://x\")".to_owned(), ..flour() };
    let noted = ExportLine { note: Some("fine\n@SUM(A1)".to_owned()), ..flour() };
    let text = written(Format::Csv, &[evil, noted]);
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{text}");
    assert!(text.contains("\"'fine\n@SUM(A1)\""), "{text}");
    let entries = import_as(Format::Csv, text.as_bytes()).expect("a list").entries;
    assert_eq!(entries[0].name, "=HYPERLINK(\"http://x\")");
    assert_eq!(entries[1].note.as_deref(), Some("fine\n@SUM(A1)"));
}

#[test]
fn text_as_people_paste_it() {
    let pasted = "\u{feff}Saturday\r\n\r\n- 2 x Milk\r\n* [x] Bread\r\n1,5 kg Flour\r\n# Drinks\r\n• 6x Cola\r\n";
    assert_eq!(
        import_as(Format::Text, pasted.as_bytes())
            .expect("a list")
            .entries
            .into_iter()
            .map(|e| (e.quantity.value, e.name))
            .collect::<Vec<_>>(),
        [(1, "Saturday"), (2, "Milk"), (1, "Bread"), (1_500, "Flour"), (6, "Cola")]
            .map(|(n, name)| (n, name.to_owned()))
    );
    assert_eq!(read(Format::Text, "").entries, []);
    assert_eq!(read(Format::Text, "0 x Milk\nBread\n").skipped.len(), 1);
}

#[test]
fn tables_of_others() {
    let check = |text: &str, expect: &[(i64, &str)]| {
        let expect: Vec<_> = expect.iter().map(|(n, name)| (*n, (*name).to_owned())).collect();
        assert_eq!(names(Format::Csv, text), expect, "{text}");
    };
    check("Item,Qty\nMilk,2\nBread,\n", &[(2, "Milk"), (1, "Bread")]);
    check("Menge;Name;Quantity\r\n;Milch;3\r\n", &[(3, "Milch")]);
    check("name\tnote\nMilk\tblue\n", &[(1, "Milk")]);
    check("\u{feff}name,unit,quantity\nFlour,g,500\n\n,,\n", &[(500, "Flour")]);
    let skipped = |text: &str, why: &str| {
        let imported = import_as(Format::Csv, text.as_bytes()).expect("a table");
        assert!(imported.skipped[0].why.contains(why), "{:?}", imported.skipped);
        assert_eq!(imported.skipped[0].line, 2);
    };
    skipped("name,quantity\nMilk,many\n", "no whole number");
    skipped("name,quantity\nMilk,-2\n", "no whole number");
    // More than a line can have, and the list would have refused the whole file.
    skipped("name,quantity\nMilk,1000001\n", "from 1 to 1000000");
    skipped("name,unit\nMilk,oz\n", "no unit");
    skipped("name,gtin\nMilk,4006381333932\n", "probably mistyped");
    skipped("name,gtin\n,4006381333931\n", "no name");
    skipped("name,checked\nMilk,perhaps\n", "neither yes nor no");
    let error = import_as(Format::Csv, b"colour,size\nred,2\n").expect_err("no names");
    assert_eq!(error, ImportError::NoNameColumn);
}

#[test]
fn json_of_others() {
    let check = |text: &str, expect: &[(i64, &str)]| {
        let expect: Vec<_> = expect.iter().map(|(n, name)| (*n, (*name).to_owned())).collect();
        assert_eq!(names(Format::Json, text), expect, "{text}");
    };
    check(r#"["2 x Milk", "Bread"]"#, &[(2, "Milk"), (1, "Bread")]);
    check(r#"[{"name":"Milk","quantity":3},{"name":"Tea"}]"#, &[(3, "Milk"), (1, "Tea")]);
    check(r#"{"items":[{"name":"Milk","quantity":{"value":"2"}}]}"#, &[(2, "Milk")]);
    check(
        r#"{"list":{"id":"1","name":"Home"},"lines":[{"id":"a","name":null,"gtin":"04006381333931",
            "quantity":{"value":2,"unit":"each"},"checked":true,"aisle":null,"note":null,
            "product":{"name":"Milk","brand":"Alm","quantity":"1 l"}}]}"#,
        &[(2, "Milk")],
    );
    check(
        r#"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":"Milk"},
            {"item":{"name":"Flour","offers":{"eligibleQuantity":{"value":1.5,"unitCode":"KGM"}}}}]}"#,
        &[(1, "Milk"), (1_500, "Flour")],
    );
    let skipped =
        read(Format::Json, r#"["Milk", 7, {"name":"X","quantity":-1}, {"gtin":"12"}, ""]"#).skipped;
    assert_eq!(skipped.iter().map(|s| s.line).collect::<Vec<_>>(), [2, 3, 4, 5]);
    let wrong = |text: &str| import_as(Format::Json, text.as_bytes()).expect_err(text);
    assert!(matches!(wrong("{"), ImportError::BadJson(_)));
    assert_eq!(wrong("7"), ImportError::NotAList);
    assert_eq!(wrong("{}"), ImportError::NotAList);
    assert!(matches!(wrong(&"[".repeat(100_000)), ImportError::BadJson(_)));
}

#[test]
fn calendars_of_others() {
    let calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\n\
        BEGIN:VEVENT\nUID:e\nSUMMARY:Party\nEND:VEVENT\n\
        BEGIN:VTODO\nUID:foreign-1\nSUMMARY;LANGUAGE=\"a:b\":3 x Mi\n lk\\, fresh\n\
        STATUS:COMPLETED\nCATEGORIES:A\\,B,C\nBEGIN:VALARM\nSUMMARY:wrong\nEND:VALARM\nEND:VTODO\n\
        BEGIN:VTODO\nSUMMARY:Old\nSTATUS:CANCELLED\nEND:VTODO\n\
        begin:vtodo\nsummary:Tea\npercent-complete:100\nx-trug-qty:4\nend:vtodo\n\
        BEGIN:VTODO\nUID:none\nEND:VTODO\nEND:VCALENDAR\n";
    let imported = read(Format::Ics, calendar);
    assert_eq!(imported.format, Format::Ics);
    let milk = &imported.entries[0];
    assert_eq!((milk.name.as_str(), milk.quantity), ("Milk, fresh", Quantity::each(3)));
    assert_eq!(milk.id.as_deref(), Some("foreign-1"));
    assert_eq!(milk.aisle.as_deref(), Some("A,B"));
    assert!(milk.checked && imported.entries[1].checked);
    assert_eq!(imported.entries[1].quantity, Quantity::each(4));
    assert_eq!(imported.skipped.len(), 3, "{:?}", imported.skipped);
    // Another program's edit of the summary counts more than what Trug hid in the task.
    let edited = written(Format::Ics, &[milk_of(2)]).replace("2 × Milk", "5 × Milk");
    assert_eq!(read(Format::Ics, &edited).entries[0].quantity, Quantity::each(5));
    let renamed = written(Format::Ics, &[milk_of(2)]).replace("2 × Milk", "Oat drink");
    assert_eq!(names(Format::Ics, &renamed), [(2, "Oat drink".to_owned())]);
    for broken in ["BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\n", "END:VCALENDAR\n", "hello\n"] {
        let error = import_as(Format::Ics, broken.as_bytes()).expect_err(broken);
        assert!(matches!(error, ImportError::BadCalendar(_)), "{broken}: {error}");
    }
}

fn milk_of(pieces: i64) -> ExportLine {
    ExportLine { name: "Milk".to_owned(), quantity: Quantity::each(pieces), ..flour() }
}

#[test]
fn what_is_no_list_is_refused() {
    let of = |format: Format, bytes: &[u8], words: &str| {
        let error = import_as(format, bytes).expect_err(words).to_string();
        assert!(error.contains(words), "{error}");
    };
    let check = |bytes: &[u8], words: &str| of(Format::Text, bytes, words);
    check(b"Cr\xE8me", "not UTF-8 text (byte 2)");
    check(b"\xFF\xFEM\x00", "UTF-16");
    check(&vec![b'a'; 8 * 1024 * 1024 + 1], "at most 8 MiB");
    check("a\n".repeat(MAX_ENTRIES + 1).as_bytes(), "more than 20,000 entries");
    let csv = format!("name,unit\n{}", "a,g\n".repeat(MAX_ENTRIES + 1));
    of(Format::Csv, csv.as_bytes(), "more than 20,000 entries");
}

#[test]
fn an_independent_reader_reads_the_calendar_too() {
    let mut lines = vec![milk(), flour()];
    lines[1].name = "Zürcher Geschnetzeltes, ".repeat(8).trim_end_matches(", ").to_owned();
    let text = written(Format::Ics, &lines);
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains('\n'));
    }
    let calendar: icalendar::Calendar = text.parse().expect("a calendar");
    let todos: Vec<_> = calendar.components.iter().filter_map(|c| c.as_todo()).collect();
    assert_eq!(todos.len(), 2);
    assert_eq!(todos[0].get_uid(), Some("00000000-0000-0001-0000-000000000001"));
    assert_eq!(todos[0].get_summary(), Some("2 × Milk 1 l"));
    assert_eq!(todos[0].get_description(), Some("the blue one\nnot the green one"));
    let long = format!("500 g {}", lines[1].name);
    assert_eq!(todos[1].get_summary(), Some(long.as_str()));
}

/// What a format keeps of a line; the rest is as in an empty entry.
fn kept(format: Format, line: &ExportLine) -> Entry {
    let markdown = format != Format::Text;
    let csv = markdown && format != Format::Markdown;
    let all = matches!(format, Format::Json | Format::Ics);
    Entry {
        id: all.then(|| line.id.to_string()),
        name: line.name.clone(),
        quantity: line.quantity,
        gtin: line.gtin.filter(|_| markdown),
        aisle: line.aisle.clone().filter(|_| markdown),
        note: line.note.clone().filter(|_| csv),
        checked: line.checked && markdown,
        brand: line.brand.clone().filter(|_| all),
        pack: line.pack.clone().filter(|_| all),
    }
}

/// One line of text as the domain lets it be: trimmed, no control characters.
fn words() -> impl Strategy<Value = String> {
    let any = prop_oneof![
        "[^\\p{Cc}]{1,30}",
        "[-=+@'\"\\\\#*<>!`_,;:\\[\\]() x×0-9a-z&\u{a0}\u{feff}]{1,20}",
        "[0-9]{1,3} ?[x×gl] ?[a-z0-9 ]{1,9}",
        Just("1 x 2 x 3".to_owned()),
        Just("a <!-- gtin:4006381333931 -->".to_owned()),
        Just("END:VTODO\\n".to_owned()),
        Just("'=1".to_owned()),
    ];
    any.prop_map(|text| text.trim().to_owned()).prop_filter("not empty", |text| !text.is_empty())
}

fn any_line() -> impl Strategy<Value = ExportLine> {
    let unit = prop_oneof![Just(Unit::Each), Just(Unit::Gram), Just(Unit::Millilitre)];
    let quantity = prop_oneof![1_i64..5, 1_i64..=1_000_000];
    let gtin = proptest::option::of(prop_oneof![
        Just("4006381333931"),
        Just("036000291452"),
        Just("96385074"),
        Just("13017620422000"),
    ]);
    let note = proptest::collection::vec(words(), 1..4).prop_map(|lines| lines.join("\n"));
    (
        (any::<u128>(), words(), quantity, unit, gtin),
        (proptest::option::of(words()), proptest::option::of(note), any::<bool>()),
        (proptest::option::of(words()), proptest::option::of(words())),
    )
        .prop_map(|((id, name, value, unit, gtin), (aisle, note, checked), (brand, pack))| {
            ExportLine {
                id: LineId(Uuid::from_u128(id)),
                name,
                quantity: Quantity { value, unit },
                gtin: gtin.and_then(|digits| Gtin::parse(digits).ok()),
                aisle,
                note,
                checked,
                brand,
                pack,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_written_comes_back(lines in proptest::collection::vec(any_line(), 0..6)) {
        for format in Format::ALL {
            let bytes = export(format, Style::default(), "Home", &lines, AT);
            let imported = import_as(format, &bytes).expect("its own file");
            let expect: Vec<Entry> = lines.iter().map(|line| kept(format, line)).collect();
            prop_assert_eq!(&imported.entries, &expect, "{}", format);
            prop_assert_eq!(&imported.skipped, &vec![], "{}", format);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in Format::ALL {
            let _ = import_as(format, &bytes);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "(BEGIN:|END:|V[A-Z]{3,8}|name,|[\\[{\"]|\\PC|[\r\n:;,\\\\]){0,60}") {
        for format in Format::ALL {
            if let Ok(imported) = import_as(format, text.as_bytes()) {
                for entry in imported.entries {
                    prop_assert!(!entry.name.is_empty() && entry.quantity.value >= 1);
                    prop_assert!(!entry.name.contains(char::is_control));
                }
            }
        }
    }
}

#[test]
fn a_long_list_is_written_and_read() {
    let lines: Vec<_> = (0..MAX_ENTRIES as i64).map(|n| milk_of(n % 9 + 1)).collect();
    for format in Format::ALL {
        assert_eq!(read(format, &written(format, &lines)).entries.len(), MAX_ENTRIES, "{format}");
    }
    let mut headings = String::new();
    for n in 0..1_000 {
        let _ = writeln!(headings, "## {n}\n- [ ] x{n}");
    }
    assert_eq!(read(Format::Markdown, &headings).entries.len(), 1_000);
}
