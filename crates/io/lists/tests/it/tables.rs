//! Tables of spreadsheets and programs.

use crate::{check, shown};

#[test]
fn headings_in_eleven_languages() {
    let rows = [
        "Item,Quantity,Unit,Category,Note,Done",
        "Artikel;Menge;Einheit;Abteilung;Bemerkung;Erledigt",
        "Produit;Quantité;Unité;Rayon;Remarque;Acheté",
        "Producto;Cantidad;Unidad;Pasillo;Notas;Comprado",
        "Prodotto;Quantità;Unità;Reparto;Note;Comprato",
        "Omschrijving;Aantal;Eenheid;Afdeling;Opmerking;Gekocht",
        "Vara;Antal;Enhet;Avdelning;Anteckning;Köpt",
        "Vare;Mængde;Enhed;Kategori;Bemærkning;Købt",
        "Vare;Antall;Enhet;Kategori;Merknad;Kjøpt",
        "Nazwa;Ilość;Jednostka;Dział;Uwagi;Kupione",
        "Produto;Quantidade;Unidade;Corredor;Observações;Concluído",
    ];
    for heading in rows {
        let sign = if heading.contains(';') { ";" } else { "," };
        let row = ["pears", "1.5", "kg", "fruit", "ripe", "x"].join(sign);
        check(&format!("{heading}\n{row}\n"), &["x 1.5 kg pears | fruit | note \"ripe\""]);
    }
}

#[test]
fn signs_between_columns_and_ends_of_lines() {
    check("sep=;\nName;Qty\nMilk;2\n", &["2 Milk"]);
    check("\u{feff}\"sep=\t\"\r\nName\tQty\r\nMilk\t2\r\n", &["2 Milk"]);
    check("Name|Qty\nMilk|2\n", &["2 Milk"]);
    check("| Name | Qty |\n|------|----:|\n| Milk | 2 |\n", &["2 Milk"]);
    check("Name,Qty\rMilk,2\rEggs,10\r", &["2 Milk", "10 Eggs"]);
    check("Artikel\nMilch\n2 l Saft\n", &["1 Milch", "2 l Saft"]);
}

#[test]
fn encodings_of_older_programs() {
    let text = "Artikel;Menge\nKäse;0,5 kg\nBrötchen;6\nÖl für „Salat“;1 l\n";
    let (cp1252, ..) = encoding_rs::WINDOWS_1252.encode(text);
    assert_eq!(shown(&cp1252), ["500 g Käse", "6 Brötchen", "1 l Öl für „Salat“"]);
    let text = "Nazwa;Ilość\nŚmietana;2\nŻółty ser;3\nMąka pszenna;1 kg\n";
    let (latin2, ..) = encoding_rs::ISO_8859_2.encode(text);
    assert_eq!(shown(&latin2), ["2 Śmietana", "3 Żółty ser", "1 kg Mąka pszenna"]);
    for little in [true, false] {
        for mark in ["\u{feff}", ""] {
            let text = format!("{mark}Name\tQty\r\nKäse\t2\r\n");
            let order = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
            assert_eq!(shown(&bytes), ["2 Käse"], "little {little}, mark {mark:?}");
        }
    }
}

#[test]
fn codes_that_a_spreadsheet_ruined_leave_the_thing() {
    check(
        "Name,Barcode\nSoap,4.00638E+12\nPens,4006381333931\nTea,=\"036000291452\"\nRice,36000291452\n",
        &[
            "1 Soap",
            "1 Pens (4006381333931)",
            "1 Tea (036000291452)",
            "1 Rice (036000291452)",
            "! line 2: a spreadsheet rounded the number to 4.00638E+12; its digits are lost",
            "! line 5: the number 36000291452 lacks a leading zero and was read as 036000291452",
        ],
    );
    let wrong = shown(b"Name,Barcode\nInk,4006381333932\n");
    assert_eq!(wrong[0], "1 Ink");
    assert!(wrong[1].starts_with("! line 2: the number 4006381333932 is left out"), "{wrong:?}");
    check("EAN\n4006381333931\n3017620422003\n", &["1 4006381333931", "1 3017620422003"]);
}

#[test]
fn a_bad_field_loses_itself() {
    check(
        "name,quantity,unit,done\nRice,some,kg,perhaps\n,2,,no\nNoodles,2,Packungen,no\nSalt,0,,\n",
        &[
            "1 Rice | note \"some kg\"",
            "2 Noodles",
            "1 Salt",
            "- line 3: it names nothing",
            "! line 2: \"some kg\" is no amount; it is kept as a note",
            "! line 2: \"perhaps\" says neither done nor open; it is taken as open",
        ],
    );
    check("name,quantity,unit\nFoil,2,Lagen\n", &["2 Foil | note \"Lagen\""]);
}

#[test]
fn ticktick_todoist_and_outlook() {
    check(
        "\"Date: 2026-11-01+0000\"\n\"Version: 7.1\"\n\"Status: \n0 Normal\n1 Completed\n2 Archived\"\n\
         \"Folder Name\",\"List Name\",\"Title\",\"Kind\",\"Tags\",\"Content\",\"Status\",\"Completed Time\"\n\
         \"Home\",\"Market\",\"2 l milk\",\"TEXT\",\"\",\"\",\"0\",\"\"\n\
         \"Home\",\"Market\",\"Bread\",\"TEXT\",\"\",\"\",\"2\",\"2026-11-01T10:00:00+0000\"\n\
         \"\",\"Garden\",\"Soil\",\"TEXT\",\"\",\"\",\"0\",\"\"\n",
        &["[Market] 2 l milk", "[Market] x 1 Bread", "[Garden] 1 Soil"],
    );
    check(
        "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT\nsection,Dairy,,,\ntask,1 l milk,fresh,4,1\nnote,ask Ben,,,\nsection,Empty,,,\n",
        &[
            "1 l milk | Dairy | note \"fresh\\nask Ben\"",
            "! line 5: nothing stands below the heading \"Empty\"",
        ],
    );
    check(
        "\"Subject\",\"Start Date\",\"% Complete\",\"Categories\",\"Notes\"\n\"Paint\",\"\",\"100\",\"House\",\"white\"\n",
        &["x 1 Paint | House | note \"white\""],
    );
    check("name,price\nMilk,1.29\n", &["1 Milk"]);
    check("colour;price\nred;blue\n", &["1 colour;price", "1 red;blue"]);
}
