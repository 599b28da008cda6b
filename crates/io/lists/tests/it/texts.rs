//! Notes, messages and Markdown.

use crate::check;

#[test]
fn lines_with_marks_of_all_kinds() {
    check(
        "• milk\n◦ 2 l juice\n- [x] bread\n☑ tea\n3. eggs\n4 ) butter\n~~rice~~\n- [ ]\n[ 5 ] beer\n",
        &[
            "1 milk",
            "2 l juice",
            "x 1 bread",
            "x 1 tea",
            "1 eggs",
            "1 butter",
            "x 1 rice",
            "5 beer",
        ],
    );
}

#[test]
fn headings_are_lists_and_aisles() {
    check(
        "# Party\n\n## Drinks\n- [ ] 6 x cola\n## \n- crisps\n",
        &["[Party] 6 cola | Drinks", "[Party] 1 crisps"],
    );
    check("# Dairy\n- milk\n# Produce\n- pears\n", &["1 milk | Dairy", "1 pears | Produce"]);
    check("# Aldi\n## Dairy\n- milk\n# dm\n- soap\n", &["[Aldi] 1 milk | Dairy", "[dm] 1 soap"]);
    check("Einkaufsliste:\nMilch\n", &["[Einkaufsliste] 1 Milch"]);
    check("Obst:\nÄpfel\nKäse:\nGouda\n", &["1 Äpfel | Obst", "1 Gouda | Käse"]);
    check("**Dairy**\n- milk\n", &["1 milk | Dairy"]);
    check("Dairy\n  2 l milk\nBaking\n  0 salt\n", &["2 l milk | Dairy", "1 salt | Baking"]);
    check(
        "- Fruit\n  - pears\n  - plums\n- bread\n",
        &["1 pears | Fruit", "1 plums | Fruit", "1 bread"],
    );
    check(
        "- [ ] milk\n  - the blue one\n- [ ] tea\n",
        &["1 milk | note \"the blue one\"", "1 tea"],
    );
    check("Rewe\n\n[ 1 ] tea\n[ 2 ] milk\n", &["[Rewe] 1 tea", "[Rewe] 2 milk"]);
    check(
        "## Empty\n## Full\n- milk\n",
        &["1 milk | Full", "! line 1: nothing stands below the heading \"Empty\""],
    );
    check("milk\n\neggs\n\nbread\n", &["1 milk", "1 eggs", "1 bread"]);
}

#[test]
fn what_obsidian_and_trug_write_around_things() {
    check(
        "---\ntags: [shopping]\n---\n- [ ] [[milk]] 📅 2026-11-01 ⏫\n- [x] **oat** [drink](https://example.org/1) #vegan ^a1b2\n---\n%% hidden %%\n",
        &["1 milk", "x 1 oat drink | note \"#vegan\""],
    );
    check(
        "- [ ] 2 × Pens \\(blue\\) <!-- gtin:4006381333931 -->\n",
        &["2 Pens (blue) (4006381333931)"],
    );
}

#[test]
fn messages_of_others() {
    check(
        "[01.11.26, 18:03:22] Ben: milk\n[01.11.26, 18:03:40] Ben: 2 l juice\n",
        &["1 milk", "2 l juice"],
    );
    check("01/11/2026, 18:03 - Ben: 500 g flour\n", &["500 g flour"]);
    check("milk, 6 eggs, bread and cheese", &["1 milk", "6 eggs", "1 bread", "1 cheese"]);
    check("1 l milk, 500 g butter\n", &["1 l milk", "500 g butter"]);
    check("Milk - 2 l\nham and eggs\n", &["2 l Milk", "1 ham and eggs"]);
}

#[test]
fn todo_txt() {
    check(
        "(A) 2026-11-01 milk +dairy @market\nx 2026-11-02 2026-11-01 6 eggs due:2026-12-01\nrice\n",
        &["1 milk | note \"+dairy @market\"", "x 6 eggs", "1 rice"],
    );
    check("x milk\nrice\n", &["1 x milk", "1 rice"]);
}

#[test]
fn codes_and_doubtful_numbers() {
    check(
        "2 3017620422003\n3 x 4006381333931\n4006381 333931\nflour 405\n",
        &[
            "2 3017620422003",
            "3 4006381333931",
            "1 4006381333931",
            "1 flour 405",
            "! line 4: a number stayed in the name \"flour 405\"",
        ],
    );
}
