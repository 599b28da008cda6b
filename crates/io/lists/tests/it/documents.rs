//! JSON of other programs.

use crate::check;

#[test]
fn google_keep_and_tasks() {
    check(
        r#"{"title":"Market","isTrashed":false,"listContent":[{"text":"2 l milk","isChecked":false},{"text":"tea","isChecked":true}]}"#,
        &["[Market] 2 l milk", "[Market] x 1 tea"],
    );
    check(
        r#"{"title":"Market","isTrashed":false,"textContent":"milk\n6 eggs"}"#,
        &["[Market] 1 milk", "[Market] 6 eggs"],
    );
    check(
        r#"{"title":"Old","isTrashed":true,"listContent":[{"text":"milk","isChecked":false}]}"#,
        &["- item 1: it is deleted in the program it comes from"],
    );
    check(
        r#"{"kind":"tasks#taskLists","items":[
            {"kind":"tasks#tasks","title":"Home","items":[{"kind":"tasks#task","title":"milk","status":"needsAction","notes":"fresh"},
                {"kind":"tasks#task","title":"tea","status":"completed"},{"title":"gone","deleted":true}]},
            {"kind":"tasks#taskList","title":"Empty"}]}"#,
        &[
            "[Home] 1 milk | note \"fresh\"",
            "[Home] x 1 tea",
            "[Empty] nothing",
            "- item 3: it is deleted in the program it comes from",
        ],
    );
}

#[test]
fn microsoft_todoist_and_trello() {
    check(
        r#"{"value":[{"title":"milk","status":"notStarted","body":{"content":"fresh","contentType":"text"}},
            {"title":"tea","status":"completed","completedDateTime":{"dateTime":"2026-11-20T00:00:00","timeZone":"UTC"}}]}"#,
        &["1 milk | note \"fresh\"", "x 1 tea"],
    );
    check(
        r#"{"value":[{"title":"Market","status":"notStarted","checklistItems":[{"displayName":"milk","isChecked":true},
            {"displayName":"6 eggs","isChecked":false},{"displayName":"tea","isChecked":false}]}]}"#,
        &[
            "x 1 milk | Market",
            "6 eggs | Market",
            "1 tea | Market",
            "! item 1: \"Market\" is taken as a heading",
        ],
    );
    check(
        r#"{"projects":[{"id":"7","name":"Market"}],"sections":[{"id":"9","name":"Dairy"}],
            "items":[{"id":"1","content":"1 l milk","checked":false,"project_id":"7","section_id":"9"},
            {"id":"2","content":"tea","checked":true,"project_id":"7","section_id":null}]}"#,
        &["[Market] 1 l milk | Dairy", "[Market] x 1 tea"],
    );
    check(
        r#"{"lists":[{"id":"a","name":"Market"}],"cards":[{"name":"milk","idList":"a","desc":"","dueComplete":true}]}"#,
        &["[Market] x 1 milk"],
    );
}

#[test]
fn programs_for_lists_and_recipes() {
    check(
        r#"{"uuid":"1","status":"REGISTERED","purchase":[{"specification":"2 l","name":"Milch"},{"specification":"rot","name":"Wein"}],"recently":[{"name":"Brot"}]}"#,
        &[
            "2 l Milch",
            "1 Wein | note \"rot\"",
            "- item 3: it was bought before and is not on the list",
        ],
    );
    check(
        r#"{"items":{"purchase":[{"itemId":"Butter","specification":""}],"recently":[]}}"#,
        &["1 Butter"],
    );
    check(
        r#"{"lists":[{"name":"Market","items":[{"name":"Milk","quantity":"2 l","checked":false,"details":"fresh","category":"dairy"}]},
            {"name":"Garden","items":[{"name":"Soil","checked":true}]}]}"#,
        &["[Market] 2 l Milk | dairy | note \"fresh\"", "[Garden] x 1 Soil"],
    );
    check(
        r#"{"count":1,"results":[{"food":{"name":"flour","supermarket_category":{"name":"Baking"}},"unit":{"name":"g"},"amount":500.0,"checked":false}]}"#,
        &["500 g flour | Baking"],
    );
    check(
        r#"{"name":"Week","listItems":[{"quantity":0.25,"unit":{"name":"kilogram","abbreviation":"kg"},"food":{"name":"nuts","label":{"name":"Snacks"}},"note":"salted","checked":true},
            {"quantity":1.0,"unit":null,"food":null,"note":"3 lemons","checked":false}]}"#,
        &["[Week] x 250 g nuts | Snacks | note \"salted\"", "[Week] 3 lemons"],
    );
    check(
        r#"[{"id":1,"product_id":12,"note":"bio","amount":2,"done":0},{"id":2,"product_id":null,"note":"soap","amount":3,"done":1}]"#,
        &[
            "x 3 soap",
            "- item 1: it names only product 12 of the program it comes from; export the products' names too",
        ],
    );
    check(
        r#"[{"name":"Milk","id":"a","complete":false},{"name":"Tea","id":"b","complete":true}]"#,
        &["1 Milk", "x 1 Tea"],
    );
    check(
        r#"{"todo.market":{"items":[{"summary":"Milk","status":"needs_action","description":"1.5 l"}]},"todo.garden":{"items":[]}}"#,
        &["[garden] nothing", "[market] 1.5 l Milk"],
    );
}

#[test]
fn trug_itself() {
    check(
        r#"{"@context":"https://schema.org","@type":"ItemList","name":"Week","itemListElement":[{"@type":"ListItem","identifier":"x",
            "item":{"@type":"Product","name":"2 in 1 shampoo","category":"care","gtin":"04006381333931",
            "offers":{"eligibleQuantity":{"value":1,"unitCode":"C62"}},"additionalProperty":[{"name":"checked","value":true}]}}]}"#,
        &["[Week] x 1 2 in 1 shampoo (4006381333931) | care"],
    );
    check(
        r#"{"list":{"id":"l","name":"Week"},"lines":[{"id":"a","name":"500 g flour","quantity":{"value":1,"unit":"each"},"checked":false,"aisle":"baking","note":"fine","gtin":null,"product":null}]}"#,
        &["[Week] 1 500 g flour | baking | note \"fine\""],
    );
}

#[test]
fn plain_arrays_and_what_is_no_list() {
    check(
        r#"["milk","2x eggs","",null,42,4006381333931,true]"#,
        &[
            "1 milk",
            "2 eggs",
            "1 4006381333931",
            "- item 3: it names nothing",
            "- item 4: it names nothing",
            "- item 5: 42 is neither a name nor an object",
            "- item 7: true is neither a name nor an object",
        ],
    );
    check(r#"{"title":"milk","done":false}"#, &["1 milk"]);
    check(
        r#"{"@context":"https://schema.org","@graph":[{"@type":"Recipe","name":"Cake"}]}"#,
        &["error: the file is a recipe and no list; copy its ingredients as text"],
    );
    check(
        r#"{"colour":"red","width":3}"#,
        &[
            "error: the JSON is no list that is known; its keys are colour, width. Looked for are items, lines, tasks or a plain array of names",
        ],
    );
}
