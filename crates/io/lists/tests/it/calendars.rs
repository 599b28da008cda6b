//! Calendars as programs write them.

use crate::{check, shown};

#[test]
fn tasks_of_reminders_and_calendars() {
    check(
        "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Market\r\nBEGIN:VTODO\r\nUID:1\r\nSUMMARY:1\\,5 kg pears\r\nCATEGORIES:Fruit\\, fresh,Market\r\n\
         DESCRIPTION:ripe\\nbut firm\r\nBEGIN:VALARM\r\nSUMMARY:Alarm\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\nRRULE:FREQ=WEEKLY\r\nEND:VTODO\r\n\
         BEGIN:VTODO\r\nSUMMARY;LANGUAGE=en:tea\r\nPERCENT-COMPLETE:100\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
        &[
            "[Market] 1.5 kg pears | Fruit, fresh | note \"ripe\\nbut firm\"",
            "[Market] x 1 tea",
            "! line 3: it repeats; it came once",
        ],
    );
}

#[test]
fn dirty_calendars() {
    let cut = "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:milk\nEND:VTODO\nBEGIN:VTODO\nSUMMARY:tea\n";
    check(cut, &["1 milk", "1 tea"]);
    check("BEGIN:VTODO\nSUMMARY:milk\nEND:VTODO\n", &["1 milk"]);
    check(
        "BEGIN:VCALENDAR\nnonsense\nBEGIN:VEVENT\nSUMMARY:Dentist\nEND:VEVENT\nBEGIN:VTODO\nSTATUS:CANCELLED\nSUMMARY:tea\nEND:VTODO\nBEGIN:VTODO\nUID:3\nEND:VTODO\nEND:VCALENDAR\n",
        &[
            "- line 2: it is no line of a calendar",
            "- line 3: it is no task but an event",
            "- line 6: the task was cancelled",
            "- line 10: it names nothing",
        ],
    );
    let one = |name: &str, what: &str| {
        format!(
            "BEGIN:VCALENDAR\nNAME:{name}\nBEGIN:VTODO\nSUMMARY:{what}\nEND:VTODO\nEND:VCALENDAR\n"
        )
    };
    let two = format!("{}{}", one("Aldi", "milk"), one("dm", "soap"));
    check(&two, &["[Aldi] 1 milk", "[dm] 1 soap"]);
    check(
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY;ENCODING=QUOTED-PRINTABLE:K=C3=A4se\nEND:VTODO\nEND:VCALENDAR\n",
        &["1 Käse"],
    );
}

#[test]
fn a_fold_within_a_character_is_taken_out_before_it_is_text() {
    let name = "Käse mit 🧀".as_bytes();
    for at in 1..name.len() {
        let (before, after) = name.split_at(at);
        let head = b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:".as_slice();
        let tail = b"\r\nEND:VTODO\r\nEND:VCALENDAR\r\n".as_slice();
        let folded = [head, before, b"\r\n ", after, tail].concat();
        assert_eq!(shown(&folded), ["1 Käse mit 🧀"], "{at}");
    }
}
