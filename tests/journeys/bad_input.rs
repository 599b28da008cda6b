//! Bad input of every kind: a clear message that says what to do, exit code 1, nothing lost, no
//! panic.

use crate::support::{Home, Shop};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use trug_label::Symbology;

/// The call fails with code 1 and words that contain these, and the list is as it was.
fn fails(home: &Home, words: &[&str], says: &[&str]) {
    let before = home.list();
    let told = home.call(words);
    assert_eq!(told.code, 1, "{words:?}: {}{}", told.stdout, told.stderr);
    for part in says {
        let told = told.stderr.to_lowercase();
        assert!(told.contains(&part.to_lowercase()), "{words:?}: no {part:?} in {told}");
    }
    assert!(!told.stderr.contains("panicked"), "{words:?}: {}", told.stderr);
    assert_eq!(home.list(), before, "{words:?} lost something");
}

fn home_with_milk() -> Home {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    home
}

#[test]
fn codes_names_and_quantities() {
    let home = home_with_milk();
    let long = "x".repeat(201);
    for (words, says) in [
        (&["list", "add", "3017620422004"][..], &["and not 3", "compare it"][..]),
        (&["list", "add", "30176204220"], &["11 digits"]),
        (&["list", "add", "3017620422003123"], &["16 digits"]),
        (&["list", "add", "  "], &["name"]),
        (&["list", "add", &long], &["200"]),
        (&["list", "add", "eggs", "--quantity", "3 parsecs"], &["parsecs"]),
        (&["list", "add", "eggs", "--quantity", "0"], &["1"]),
        (&["list", "add", "eggs", "--quantity=-2"], &["2"]),
        (&["list", "add", "eggs", "--quantity", "99999999999999999999"], &[]),
        (&["list", "set", "milk", "--quantity", "many"], &["many"]),
        (&["list", "set", "milk", "--name", ""], &["name"]),
        (&["list", "set", "cream", "--quantity", "2"], &["cream", "list show"]),
        (&["list", "check", "cream"], &["cream"]),
        (&["list", "show", "--list", "Nowhere"], &["Nowhere", "list all"]),
        (&["list", "new", "shopping"], &["already"]),
        (&["list", "new", " "], &["name"]),
        (&["list", "delete", "Nowhere"], &["Nowhere"]),
        (&["list", "move", "milk", "--after", "cream"], &["cream"]),
        (&["redo"], &["nothing"]),
        (&["product", "look-up", "12"], &["2 digits"]),
        (&["product", "teach", "96385074", "--name", " "], &["name"]),
        (&["product", "forget", "96385074"], &["not named"]),
        (&["basket", "push", "nowhere"], &["nowhere", "basket all"]),
        (
            &["basket", "add", "carrier-pigeon", "--name", "x", "--url", "y"],
            &["carrier-pigeon", "ucp"],
        ),
        (&["basket", "add", "ucp", "--name", "x"], &["--url"]),
        (&["basket", "add", "ucp", "--name", "x", "--url", "ftp://x"], &["x"]),
    ] {
        fails(&home, words, says);
    }
    assert_eq!(home.list(), [("milk".to_owned(), 1)]);
}

#[test]
fn pictures() {
    let home = home_with_milk();
    let write = |name: &str, bytes: &[u8]| {
        let path = home.path(name);
        std::fs::write(&path, bytes).expect("written");
        path.to_str().expect("utf-8").to_owned()
    };
    let whole = std::fs::read(home.photo(Symbology::Ean13, "3017620422003")).expect("a picture");
    let damaged = write("damaged.png", &whole[..whole.len() / 2]);
    let text = write("letter.jpg", b"Dear Sir or Madam");
    let empty = write("empty.png", b"");
    let huge = write("huge.png", &png_of(60_000, 59_968));
    let wide = write("wide.png", &png_of(20_000, 4));
    std::fs::create_dir(home.path("bare")).expect("a folder");
    let folder = home.path("bare").to_str().expect("utf-8").to_owned();
    for (words, says) in [
        (&["scan", "--photo", &damaged][..], &["damaged"][..]),
        (&["scan", "--photo", &text], &["not a picture"]),
        (&["scan", "--photo", &empty], &["empty.png"]),
        (&["scan", "--photo", &huge], &["too large", "8192"]),
        (&["scan", "--photo", &wide], &["too large"]),
        (&["scan", "--photo", "not there.jpg"], &["not there.jpg"]),
        (&["scan", "--photo", &folder], &["bare"]),
        (&["scan", "--folder", &folder], &["no pictures"]),
        (&["scan", "--folder", "not there"], &["not there"]),
        (&["scan", "--folder", &text], &["letter.jpg"]),
        (&["scan", "--clip", &text], &["clip"]),
        (&["scan", "--clip", "not there.y4m"], &["not there.y4m"]),
        (&["read", &damaged], &["damaged"]),
    ] {
        fails(&home, words, says);
    }
}

/// A picture among bad ones is found all the same, and the bad ones are told.
#[test]
fn one_bad_picture_does_not_spoil_the_others() {
    let home = Home::new();
    let good = home.photo(Symbology::Ean13, "3017620422003");
    std::fs::write(home.path("bad.png"), b"\x89PNG\r\n\x1a\nrubbish").expect("written");
    let bad = home.path("bad.png");
    let paths = [bad.to_str().expect("utf-8"), good.to_str().expect("utf-8")];
    let told = home.call(&["scan", "--photo", paths[0], paths[1]]);
    assert_eq!(told.code, 1, "{}", told.stderr);
    assert!(told.stderr.contains("bad.png"), "{}", told.stderr);
    assert_eq!(home.list(), [("Nutella".to_owned(), 1)]);
}

#[test]
fn files_that_are_no_lists() {
    let home = home_with_milk();
    let write = |name: &str, bytes: &[u8]| {
        let path = home.path(name);
        std::fs::write(&path, bytes).expect("written");
        path.to_str().expect("utf-8").to_owned()
    };
    let binary = write("list.csv", b"name,\0quantity\n");
    let workbook = write("list.xlsx", b"PK\x03\x04");
    let json = write("list.json", br#"{"a": [1, 2"#);
    let large = write("large.txt", &vec![b'a'; 9 * 1024 * 1024]);
    for (words, says) in [
        (&["import", &binary][..], &["binary"][..]),
        (&["import", &workbook], &["workbook"]),
        (&["import", &json], &["list.json"]),
        (&["import", &large], &["8 MiB"]),
        (&["import", "not there.csv"], &["not there.csv"]),
        (&["export", "--to", "csv", "--out", "no/such/folder/list.csv"], &["folder"]),
        (&["export", "--to", "csv", "--list", "Nowhere"], &["Nowhere"]),
    ] {
        fails(&home, words, says);
    }
}

#[test]
fn homes_that_cannot_be_used() {
    let cannot = |home: &Path, says: &[&str]| {
        let told = std::process::Command::new(crate::support::TRUG)
            .args(["list", "add", "milk"])
            .env("TRUG_HOME", home)
            .output()
            .expect("trug starts");
        let words = String::from_utf8_lossy(&told.stderr).to_lowercase();
        assert_eq!(told.status.code(), Some(1), "{}: {words}", home.display());
        for part in says {
            assert!(words.contains(part), "{}: no {part:?} in {words}", home.display());
        }
        assert!(!words.contains("panicked"), "{words}");
    };
    let home = Home::new();
    let file = home.path("a file");
    std::fs::write(&file, "x").expect("written");
    cannot(&file, &["a file"]);

    let foreign = home.path("foreign");
    std::fs::create_dir(&foreign).expect("a folder");
    std::fs::write(foreign.join("trug.sqlite"), "this is a letter and no database at all")
        .expect("written");
    cannot(&foreign, &["trug.sqlite"]);
    let kept = std::fs::read(foreign.join("trug.sqlite")).expect("kept");
    assert!(kept.starts_with(b"this is a letter"), "a file that is not ours stays as it is");

    #[cfg(target_os = "linux")]
    {
        // Nobody may write to /proc, not even root.
        cannot(Path::new("/proc/trug-home"), &["/proc/trug-home"]);
    }
}

/// Somebody edits the file, or a disk changes a byte: the lists are no longer what was done to them.
#[test]
fn the_doctor_says_when_the_history_does_not_lead_to_the_lists() {
    let home = Home::new();
    home.done(&["list", "add", "rhubarb jelly"]);
    let journal = || {
        let doctor = home.json(&["doctor"]);
        let findings = doctor["findings"].as_array().expect("findings").clone();
        findings.into_iter().find(|found| found["what"] == "journal").expect("the journal")
    };
    assert_eq!(journal()["works"], true, "{}", journal());
    let file = home.home().join("trug.sqlite");
    let mut bytes = std::fs::read(&file).expect("the file");
    let written = b"\"name\":\"rhubarb jelly\"";
    let at = bytes.windows(written.len()).position(|part| part == written).expect("the operation");
    bytes[at + written.len() - 2] = b'i';
    std::fs::write(&file, bytes).expect("written");
    assert_eq!(journal()["works"], false, "{}", journal());
    let told = home.call(&["doctor"]);
    assert!(told.stderr.contains("journal leads to"), "{}", told.stderr);
}

#[test]
fn a_newer_list_is_left_untouched() {
    let home = home_with_milk();
    let file = home.home().join("trug.sqlite");
    let told = home.done(&["doctor"]);
    assert!(told.stderr.contains("schema"), "{}", told.stderr);
    let mut bytes = std::fs::read(&file).expect("the list");
    // The file's header holds user_version at byte 60, big-endian.
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&file, &bytes).expect("written");
    let told = home.call(&["list", "add", "eggs"]);
    assert_eq!(told.code, 1, "{}", told.stderr);
    assert!(told.stderr.contains("newer"), "{}", told.stderr);
    assert_eq!(std::fs::read(&file).expect("the list"), bytes, "not a byte of it changed");
}

/// Shops that are not there or answer nonsense.
#[test]
fn shops() {
    let home = home_with_milk();
    home.done(&["list", "add", "3017620422003"]);
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        format!("http://{}", listener.local_addr().expect("its address"))
    };
    home.done(&["basket", "add", "ucp", "--name", "closed", "--url", &closed]);
    for verb in ["rehearse", "push", "pull", "sync"] {
        fails(&home, &["basket", verb, "closed"], &["cannot be reached"]);
    }
    for (name, reply) in [
        (
            "html",
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 15\r\n\r\n<h1>Hello!</h1>",
        ),
        ("empty", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"),
        (
            "list",
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n[1, 2, 3]",
        ),
        ("gone", "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"),
        ("broken", "HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n"),
        (
            "moved",
            "HTTP/1.1 302 Found\r\nlocation: http://example.com/\r\ncontent-length: 0\r\n\r\n",
        ),
        ("garbage", "\u{1}\u{2}\u{3} no HTTP at all\r\n\r\n"),
    ] {
        let url = answering(reply);
        home.done(&["basket", "add", "ucp", "--name", name, "--url", &url]);
        for verb in ["rehearse", "push", "sync"] {
            fails(&home, &["basket", verb, name], &["shop"]);
        }
    }
}

#[test]
fn the_practice_shop_says_what_is_wrong() {
    let home = home_with_milk();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    fails(&home, &["shop", "serve", "--listen", shop.address()], &["another program"]);
    fails(&home, &["shop", "serve", "--listen", "0.0.0.0:0"], &["loopback"]);
    assert_eq!(home.call(&["shop", "serve", "--listen", "nonsense"]).code, 2);
}

/// A server that answers everything with the same bytes.
fn answering(reply: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(reply.as_bytes());
        }
    });
    format!("http://{address}")
}

/// The head of a PNG that declares this size.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut head = b"IHDR".to_vec();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 0, 0, 0, 0]);
    let crc = crc32(&head);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(13_u32.to_be_bytes());
    png.extend(head);
    png.extend(crc.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
        })
    };
    !bytes.iter().fold(!0, step)
}
