//! Which lines stand over others, and as what.

use super::line::{Kind, Line};
use trug_domain::{Habits, TypedEntry};

/// What a line is to the lines below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// Nothing: it is a thing itself.
    Nothing,
    /// The name of their list.
    List,
    /// Their aisle.
    Section,
    /// A note on the thing above.
    Note,
}

/// Words in the name of a list that no aisle has.
const OF_LISTS: &[&str] = &[
    "list",
    "liste",
    "lista",
    "lijst",
    "lijstje",
    "shopping",
    "groceries",
    "einkauf",
    "einkaufen",
    "einkaufsliste",
    "einkaufszettel",
    "courses",
    "compra",
    "spesa",
    "boodschappen",
    "inköp",
    "inköpslista",
    "indkøb",
    "indkøbsliste",
    "indkøbsseddel",
    "handleliste",
    "zakupy",
    "zakupów",
    "compras",
];

/// What each line is to those below it.
///
/// Of headings of Markdown, the first level names lists where the second names aisles, and else, if there is one of
/// it, the list; several of it alone are aisles. A line that ends in a colon is one for what is below it. A line
/// without a mark is one if what follows is indented, or if everything else has marks.
pub(super) fn over(lines: &[Line], habits: Habits<'_>) -> Vec<Over> {
    let level =
        |level: usize| lines.iter().filter(|line| line.kind == Kind::Heading(level)).count();
    let deeper = (2..=6).any(|deep| level(deep) > 0);
    let first_is_list = level(1) == 1 || deeper;
    let colons = lines.iter().filter(|line| line.kind == Kind::Colon).count();
    let things = || lines.iter().filter(|line| line.kind == Kind::Thing);
    let all_marked = things().filter(|line| line.marked).count() * 2 > things().count();
    let tree = Tree::of(lines);
    let mut named = false;
    let mut result = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1);
        let found = match line.kind {
            Kind::Heading(1) if first_is_list => Over::List,
            Kind::Colon if at == 0 && (colons == 1 && names_a_list(&line.text)) => Over::List,
            Kind::Heading(_) | Kind::Colon => Over::Section,
            Kind::Foreign => Over::Nothing,
            Kind::Thing => thing(lines, &tree, at, all_marked, habits),
        };
        // A title without marks is the list's name if it is the first line, else the aisle.
        let unmarked = found == Over::Section && line.kind == Kind::Thing && !line.marked;
        let titled =
            unmarked && at == 0 && !named && next.is_some_and(|next| next.indent <= line.indent);
        let found = if titled { Over::List } else { found };
        named |= found == Over::List;
        result.push(found);
    }
    result
}

/// How lines stand below one another by their indents.
struct Tree {
    /// The nearest line above that is indented less.
    above: Vec<Option<usize>>,
    /// How many lines stand below each, at any depth.
    below: Vec<usize>,
}

impl Tree {
    fn of(lines: &[Line]) -> Self {
        let mut tree = Self { above: Vec::with_capacity(lines.len()), below: vec![0; lines.len()] };
        let mut open: Vec<usize> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            while open.last().is_some_and(|above| lines[*above].indent >= line.indent) {
                open.pop();
            }
            tree.above.push(open.last().copied());
            // Nobody nests deeply: what is deeper counts for the nearest ones only.
            for above in open.iter().rev().take(MAX_DEPTH) {
                tree.below[*above] += 1;
            }
            open.push(at);
        }
        tree
    }
}

const MAX_DEPTH: usize = 16;

fn thing(lines: &[Line], tree: &Tree, at: usize, all_marked: bool, habits: Habits<'_>) -> Over {
    let line = &lines[at];
    let parent =
        tree.above[at].filter(|parent| lines[*parent].kind == Kind::Thing && lines[*parent].marked);
    if let Some(parent) = parent {
        let alone = tree.below[parent] == 1 || lines[parent].ticked.is_some();
        return if alone && line.ticked.is_none() { Over::Note } else { Over::Nothing };
    }
    let has_amount =
        line.count.is_some() || TypedEntry::read_as(&line.text, habits).quantity.is_some();
    if has_amount || line.ticked.is_some() {
        return Over::Nothing;
    }
    let below = tree.below[at];
    let over = if line.marked { below >= 2 } else { below >= 1 };
    let next_is_marked =
        lines.get(at + 1).is_some_and(|next| next.marked && next.kind == Kind::Thing);
    let title = !line.marked && all_marked && next_is_marked && line.after_blank;
    if over || title { Over::Section } else { Over::Nothing }
}

fn names_a_list(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| OF_LISTS.contains(&word))
}
