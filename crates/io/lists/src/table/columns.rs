//! What the columns of tables are called: data.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// What is needed.
    Name,
    /// A column that holds what is needed where no other does.
    NameElse,
    /// How much, a number or an amount.
    Quantity,
    /// The unit of the number.
    Unit,
    /// The number of the trade item.
    Code,
    /// The aisle.
    Aisle,
    /// A note.
    Note,
    /// Whether it is ticked.
    Done,
    /// How much of it is done, of a hundred.
    Percent,
    /// The list.
    List,
    /// What kind of row it is: a task, a section, a note.
    Kind,
    /// What the other program calls it by.
    Id,
    /// A tag that says nothing of the thing: a priority, an author.
    Other,
}

/// Each role with its names in small letters, single blanks between words, without marks around them: those of English,
/// then German, French, Spanish, Italian, Dutch, Swedish, Danish, Norwegian, Polish, Portuguese.
#[rustfmt::skip]
pub(super) const COLUMNS: &[(Role, &[&str])] = &[
    (Role::Name, &[
        "name", "item", "item name", "items", "product", "product name", "article", "title", "task", "task name", "content",
        "subject", "food", "ingredient", "grocery", "groceries", "summary", "what", "thing", "shopping item", "to buy",
        "artikel", "artikelname", "produkt", "produktname", "bezeichnung", "titel", "betreff", "ware", "zutat", "lebensmittel",
        "aufgabe", "was",
        "nom", "produit", "titre", "intitulé", "objet", "libellé", "ingrédient", "aliment", "tâche", "désignation",
        "nombre", "producto", "artículo", "articulo", "título", "titulo", "asunto", "ingrediente", "alimento", "tarea",
        "nome", "prodotto", "articolo", "titolo", "oggetto", "attività", "cosa",
        "naam", "omschrijving", "onderwerp", "ingrediënt", "taak", "boodschap",
        "namn", "vara", "produktnamn", "rubrik", "ämne", "ingrediens", "uppgift",
        "navn", "vare", "varenavn", "emne", "overskrift", "opgave", "oppgave", "tittel",
        "nazwa", "produkty", "tytuł", "temat", "składnik", "zadanie", "towar",
        "produto", "artigo", "item nome", "assunto", "tarefa",
    ]),
    (Role::NameElse, &[
        "description", "text", "note text", "label", "display", "display name", "beschreibung", "descripción", "descrizione",
        "beschrijving", "beskrivning", "beskrivelse", "opis", "descrição", "tekst", "texte", "texto", "testo",
    ]),
    (Role::Quantity, &[
        "quantity", "qty", "amount", "count", "how many", "how much", "number", "no", "pcs", "pieces", "stock", "need", "needed",
        "menge", "anzahl", "stückzahl", "stück", "stk",
        "quantité", "qté", "qte", "nombre d'unités", "montant",
        "cantidad", "cant", "unidades",
        "quantità", "quantita", "qtà", "qta", "numero", "pezzi",
        "hoeveelheid", "aantal",
        "antal", "mängd", "kvantitet",
        "mængde", "antall", "mengde",
        "ilość", "ilosc", "liczba",
        "quantidade", "qtd", "qtde",
    ]),
    (Role::Unit, &[
        "unit", "units", "uom", "unit of measure", "measure", "measurement unit",
        "einheit", "einheiten", "maßeinheit", "mengeneinheit",
        "unité", "unités", "unidad", "unidad de medida", "medida", "unità", "unita", "unità di misura", "um", "u m",
        "eenheid", "enhet", "enhed", "jednostka", "jm", "j m", "unidade", "unidade de medida",
    ]),
    (Role::Code, &[
        "gtin", "barcode", "bar code", "barcodes", "ean", "upc", "ean code", "upc code", "gtin13", "gtin14", "ean13", "ean 13",
        "code", "product code", "isbn",
        "strichcode", "ean nummer", "barcode nummer", "gtin nummer", "artikelnummer ean",
        "code barres", "code-barres", "code à barres", "code barre", "código de barras", "codigo de barras", "codice a barre",
        "codice ean", "streepjescode", "streckkod", "stregkode", "strekkode", "kod kreskowy", "kod ean", "kod",
    ]),
    (Role::Aisle, &[
        "category", "categories", "aisle", "section", "department", "group", "category name", "food category", "shop section",
        "kategorie", "kategorien", "abteilung", "gang", "warengruppe", "rubrik kategorie", "bereich", "gruppe",
        "catégorie", "categorie", "catégories", "rayon", "groupe",
        "categoría", "categoria", "categorías", "sección", "seccion", "pasillo", "grupo",
        "reparto", "corsia", "sezione", "gruppo",
        "afdeling", "gangpad", "groep",
        "kategori", "avdelning", "hylla", "grupp",
        "afdeling kategori", "avdeling", "hylle",
        "kategoria", "dział", "dzial", "grupa", "alejka",
        "secção", "seção", "corredor", "setor",
    ]),
    (Role::Note, &[
        "note", "notes", "comment", "comments", "remark", "remarks", "details", "specification", "info",
        "notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "kommentar", "hinweis", "zusatz",
        "remarque", "remarques", "commentaire", "commentaires", "précision", "détails",
        "nota", "notas", "comentario", "comentarios", "observaciones", "detalles",
        "commento", "commenti", "osservazioni", "dettagli",
        "notitie", "notities", "opmerking", "opmerkingen", "toelichting",
        "anteckning", "anteckningar", "anmärkning",
        "bemærkning", "bemærkninger", "notat", "notater", "merknad", "bemerkning",
        "notatka", "notatki", "uwaga", "uwagi", "komentarz",
        "observação", "observações", "comentário", "comentários", "detalhes",
    ]),
    (Role::Done, &[
        "checked", "done", "completed", "complete", "bought", "ticked", "status", "state", "is checked", "is completed",
        "completed time", "completed at", "finished", "purchased", "got it", "crossed off",
        "erledigt", "gekauft", "abgehakt", "fertig", "abgeschlossen", "häkchen", "zustand",
        "fait", "coché", "acheté", "terminé", "statut", "état",
        "hecho", "comprado", "completado", "marcado", "estado", "terminado",
        "fatto", "comprato", "acquistato", "completato", "spuntato", "stato",
        "gedaan", "klaar", "gekocht", "afgevinkt", "voltooid",
        "klar", "klart", "köpt", "avbockad", "avklarad", "slutförd",
        "færdig", "købt", "udført", "afkrydset", "ferdig", "kjøpt", "fullført", "avkrysset",
        "kupione", "zrobione", "gotowe", "ukończone", "stan",
        "feito", "concluído", "concluida", "marcada",
    ]),
    (Role::Percent, &["% complete", "percent complete", "% abgeschlossen", "% achevé", "% completado", "% completata"]),
    (Role::List, &[
        "list", "list name", "shopping list", "project", "project name", "list title",
        "liste", "listenname", "einkaufsliste", "projekt", "nom de la liste", "liste de courses", "projet",
        "lista", "nombre de la lista", "lista de la compra", "proyecto", "nome lista", "lista della spesa", "progetto",
        "lijst", "lijstnaam", "boodschappenlijst", "inköpslista", "listenavn", "indkøbsliste", "handleliste",
        "lista zakupów", "nazwa listy", "lista de compras", "projeto",
    ]),
    (Role::Kind, &["type", "typ", "kind"]),
    (Role::Id, &["id", "uid", "uuid", "task id", "taskid", "item id", "guid"]),
    (Role::Other, &[
        "priority", "indent", "author", "responsible", "date", "date lang", "timezone", "duration", "duration unit", "deadline",
        "deadline lang", "is check list", "start date", "due date", "reminder", "repeat", "created time", "order", "parent id",
        "parentid", "view mode", "tags", "price", "store", "folder name", "brand", "shop", "kind of list", "column name",
        "column order", "is all day", "is floating", "preis", "prix", "precio", "prezzo", "prijs", "pris", "cena", "preço",
        "marke", "marque", "marca", "merk", "märke", "mærke", "merke", "laden", "geschäft", "magasin", "tienda", "negozio",
        "winkel", "butik", "butikk", "sklep", "loja", "priorität", "fällig", "datum", "created", "last edited time",
    ]),
];

/// Words in a column of kinds.
pub(super) const SECTIONS: &[&str] = &["section", "header", "heading", "category", "abschnitt"];
/// Rows that are no things but are said about the thing above.
pub(super) const NOTES: &[&str] = &["note", "comment", "notiz", "kommentar"];
/// Rows that are neither.
pub(super) const NO_THINGS: &[&str] = &["meta", "project_note", "view"];

/// The role of a column by its name.
pub(super) fn role(heading: &str) -> Option<Role> {
    let name = plain(heading);
    COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(role, _)| *role)
}

/// Small letters, single blanks, no marks around: "Qty.", "* Name", "E-A-N" stay themselves apart from that.
fn plain(heading: &str) -> String {
    let words: String = heading
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '%')
        .to_lowercase()
        .chars()
        .map(|c| if matches!(c, '_' | '.' | ':') || c.is_whitespace() { ' ' } else { c })
        .collect();
    words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
