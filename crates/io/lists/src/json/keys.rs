//! Under which keys programs keep what: data. A dot goes into an object: "food.name".

/// What is needed. A name of one's own stands before the product's.
pub(super) const NAME: &[&str] = &[
    "food.name",
    "name",
    "title",
    "item.name",
    "product.name",
    "ingredient.name",
    "text",
    "summary",
    "content",
    "displayName",
    "itemId",
    "itemName",
    "item_name",
    "item",
    "product",
    "task",
    "what",
    "label",
    "note",
    "display",
];
/// How much: a number, a text, or an object with a value and a unit.
pub(super) const QUANTITY: &[&str] = &[
    "item.offers.eligibleQuantity",
    "offers.eligibleQuantity",
    "quantity",
    "amount",
    "qty",
    "count",
    "menge",
    "anzahl",
];
/// The value of an object that is an amount.
pub(super) const VALUE: &[&str] = &["value", "amount", "quantity"];
/// The unit.
pub(super) const UNIT: &[&str] = &[
    "unit.abbreviation",
    "unit.name",
    "unit",
    "unitCode",
    "quantityUnit.name",
    "quantity_unit.name",
    "qu.name",
    "units",
    "measure",
    "einheit",
];
/// What may be an amount or a note.
pub(super) const DETAILS: &[&str] =
    &["specification", "spec", "description", "details", "item.description"];
/// A note.
pub(super) const NOTE: &[&str] =
    &["note", "notes", "comment", "comments", "body.content", "desc", "memo", "notiz"];
/// The aisle.
pub(super) const AISLE: &[&str] = &[
    "aisle.name",
    "aisle",
    "category.name",
    "item.category",
    "category",
    "categoryName",
    "category_name",
    "label.name",
    "food.supermarket_category.name",
    "food.label.name",
    "section.name",
    "section",
    "sectionName",
    "department",
    "group",
    "kategorie",
];
/// Whether it is ticked: yes or no, a number, a word, or when it was.
pub(super) const DONE: &[&str] = &[
    "checked",
    "isChecked",
    "is_checked",
    "complete",
    "completed",
    "isCompleted",
    "is_completed",
    "done",
    "isDone",
    "bought",
    "ticked",
    "crossedOff",
    "crossed_off",
    "crossed",
    "purchased",
    "dueComplete",
    "status",
    "state",
    "completedDateTime",
    "completedTime",
    "completed_at",
];
/// What the other program calls it by.
pub(super) const ID: &[&str] = &["identifier", "id", "uid", "uuid", "itemUuid", "_id", "gid"];
/// The number of the trade item.
pub(super) const CODE: &[&str] = &[
    "item.gtin",
    "item.gtin14",
    "item.gtin13",
    "item.gtin12",
    "item.gtin8",
    "gtin",
    "gtin14",
    "gtin13",
    "gtin12",
    "gtin8",
    "barcode",
    "ean",
    "upc",
    "product.gtin",
    "product.barcode",
];
/// It is in the other program's bin.
pub(super) const DELETED: &[&str] =
    &["isTrashed", "trashed", "deleted", "isDeleted", "is_deleted", "in_trash", "isInTrash"];
/// The number of a product in the other program's own table.
pub(super) const PRODUCT_ID: &[&str] = &["product_id", "productId", "food_id", "foodId"];

/// The things of a list.
pub(super) const ITEMS: &[&str] = &[
    "itemListElement",
    "lines",
    "listContent",
    "listItems",
    "list_items",
    "shoppingListItems",
    "purchase",
    "items",
    "entries",
    "tasks",
    "todos",
    "cards",
    "value",
    "results",
    "data",
    "elements",
    "products",
    "ingredients",
];
/// Lists of lists.
pub(super) const LISTS: &[&str] = &[
    "lists",
    "shoppingLists",
    "shopping_lists",
    "taskLists",
    "tasklists",
    "notes",
    "projects",
    "folders",
];
/// Things below a thing.
pub(super) const CHILDREN: &[&str] =
    &["checklistItems", "subtasks", "children", "checklist", "subItems"];
/// What was bought before: beside a list, and not on it.
pub(super) const BEFORE: &[&str] =
    &["recently", "recent", "recentItems", "history", "completedItems"];
/// The name of a list.
pub(super) const LIST_NAME: &[&str] =
    &["list.name", "title", "name", "displayName", "listName", "list_name"];
/// The text of a note that is no list of things.
pub(super) const PLAIN_TEXT: &[&str] = &["textContent"];

/// A key of a thing that points to a row elsewhere in the document, and the arrays such rows stand in.
pub(super) struct Reference {
    pub(super) key: &'static str,
    pub(super) rows: &'static [&'static str],
}

const LIST_ROWS: &[&str] = &["projects", "lists", "shoppingLists", "shopping_lists", "taskLists"];
/// To the list.
pub(super) const TO_LIST: &[Reference] = &[
    Reference { key: "project_id", rows: LIST_ROWS },
    Reference { key: "projectId", rows: LIST_ROWS },
    Reference { key: "list_id", rows: LIST_ROWS },
    Reference { key: "listId", rows: LIST_ROWS },
    Reference { key: "idList", rows: LIST_ROWS },
    Reference { key: "shopping_list_id", rows: LIST_ROWS },
    Reference { key: "shoppingListId", rows: LIST_ROWS },
];
/// To the aisle.
pub(super) const TO_AISLE: &[Reference] = &[
    Reference { key: "section_id", rows: &["sections"] },
    Reference { key: "sectionId", rows: &["sections"] },
    Reference { key: "category_id", rows: &["categories"] },
    Reference { key: "categoryId", rows: &["categories"] },
    Reference { key: "categoryMatchId", rows: &["categories"] },
];

/// The codes of units of UN/CEFACT Recommendation 20.
pub(super) const UNIT_CODES: &[(&str, &str)] = &[
    ("C62", ""),
    ("H87", ""),
    ("each", ""),
    ("GRM", "g"),
    ("KGM", "kg"),
    ("MLT", "ml"),
    ("LTR", "l"),
];
