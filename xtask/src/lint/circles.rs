//! No two files import each other in a circle.
//!
//! The files of a crate and those of the page are nodes, an import is an arrow. Declaring a module (`mod child;`) and
//! re-exporting (`pub use child::Item;`) draw no arrow: they say where something is found, and an import of a
//! re-exported name points at the file that defines it. What is read is the text, not the compiler's view: a path has to
//! start with `crate`, `super`, `self` or the name of a child module to be seen.

use super::source::{Source, strip};
use std::collections::{BTreeMap, BTreeSet};

/// Circles that are allowed, each by one of its files, with the reason.
const ALLOWED: &[(&str, &str)] = &[
    ("crates/hosts/cli/src/doctor.rs", "still to be taken apart"),
    ("crates/surface/app/src/everything.rs", "still to be taken apart"),
    ("crates/surface/app/src/home.rs", "still to be taken apart"),
    ("crates/surface/app/src/scan.rs", "still to be taken apart"),
    ("src-tauri/src/main.rs", "still to be taken apart"),
];

/// One message for each circle among the given files.
pub(super) fn circles(sources: &[Source]) -> Vec<String> {
    let mut arrows = rust_arrows(sources);
    arrows.extend(page_arrows(sources));
    strongly_connected(&arrows)
        .into_iter()
        .filter(|circle| !ALLOWED.iter().any(|(file, _)| circle.contains(*file)))
        .map(|circle| {
            let within = |file: &String| {
                let targets = arrows.get(file).into_iter().flatten();
                let inside: Vec<_> = targets.filter(|one| circle.contains(*one)).cloned().collect();
                format!("{file} -> {}", inside.join(", "))
            };
            let lines: Vec<_> = circle.iter().map(within).collect();
            format!("these files import each other in a circle:\n    {}", lines.join("\n    "))
        })
        .collect()
}

/// Which file imports which.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// A module of a crate: its file and the names that it re-exports, with where they come from.
struct Module<'a> {
    file: &'a str,
    text: String,
    exports: BTreeMap<String, Vec<String>>,
}

fn rust_arrows(sources: &[Source]) -> Arrows {
    let mut crates: BTreeMap<&str, BTreeMap<Vec<String>, Module>> = BTreeMap::new();
    for source in sources {
        let Some((folder, inner)) = source.path.split_once("/src/") else { continue };
        let Some(inner) = inner.strip_suffix(".rs") else { continue };
        // Unit tests look back at what they test.
        if inner.ends_with("tests") || inner.contains("tests/") {
            continue;
        }
        let text = source.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        // A visibility names a module and imports nothing.
        let text = strip(text).replace("(in crate::", "(").replace("(in super", "(");
        let module = Module { file: &source.path, text, exports: BTreeMap::new() };
        crates.entry(folder).or_default().insert(module_path(inner), module);
    }
    let mut arrows = Arrows::new();
    for modules in crates.values_mut() {
        read_exports(modules);
        for (path, module) in &*modules {
            for used in uses(&module.text, path, modules) {
                let Some(target) = definer(&used, modules) else { continue };
                if target != module.file {
                    arrows.entry(module.file.to_owned()).or_default().insert(target.to_owned());
                }
            }
        }
    }
    arrows
}

/// `list/mod` and `list` are both the module `list`; `lib` and `main` are the crate's root.
fn module_path(inner: &str) -> Vec<String> {
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    match inner {
        "lib" | "main" | "mod" => Vec::new(),
        _ => inner.split('/').map(str::to_owned).collect(),
    }
}

fn read_exports(modules: &mut BTreeMap<Vec<String>, Module>) {
    let mut all = Vec::new();
    for (path, module) in &*modules {
        for (is_export, tree) in use_trees(&module.text) {
            if !is_export {
                continue;
            }
            for (segments, name) in leaves(&tree) {
                if let Some(absolute) = absolute(&segments, path, modules) {
                    all.push((path.clone(), name, absolute));
                }
            }
        }
    }
    for (path, name, target) in all {
        if let Some(module) = modules.get_mut(&path) {
            module.exports.insert(name, target);
        }
    }
}

/// The absolute paths that a module's text uses, re-exports aside.
fn uses(text: &str, path: &[String], modules: &BTreeMap<Vec<String>, Module>) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (is_export, tree) in use_trees(text) {
        if !is_export {
            found.extend(leaves(&tree).into_iter().map(|(segments, _)| segments));
        }
    }
    found.extend(inline_paths(&without_uses(text)));
    found.iter().filter_map(|segments| absolute(segments, path, modules)).collect()
}

/// A path from the crate's root; nothing for one that leaves the crate or that cannot be told.
fn absolute(
    segments: &[String],
    from: &[String],
    modules: &BTreeMap<Vec<String>, Module>,
) -> Option<Vec<String>> {
    let (first, rest) = segments.split_first()?;
    let mut path = match first.as_str() {
        "crate" => Vec::new(),
        "self" => from.to_vec(),
        "super" => from.get(..from.len().checked_sub(1)?)?.to_vec(),
        child => {
            let mut path = from.to_vec();
            path.push(child.to_owned());
            if !modules.contains_key(&path) {
                return None;
            }
            path
        }
    };
    for segment in rest {
        if segment == "super" {
            path.pop()?;
        } else {
            path.push(segment.clone());
        }
    }
    Some(path)
}

/// The file that defines what a path names, re-exports followed.
fn definer<'a>(path: &[String], modules: &BTreeMap<Vec<String>, Module<'a>>) -> Option<&'a str> {
    let mut path = path.to_vec();
    for _ in 0..16 {
        let length =
            (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
        let module = modules.get(&path[..length])?;
        let Some(target) = path.get(length).and_then(|name| module.exports.get(name)) else {
            return Some(module.file);
        };
        let rest = path.split_off(length + 1);
        path = target.clone();
        path.extend(rest);
    }
    None
}

/// The trees of all `use` items, and whether each is a re-export.
fn use_trees(text: &str) -> Vec<(bool, String)> {
    let mut trees = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let before = &text[..at];
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        let is_export = line == "pub" || (line.starts_with("pub(") && line.ends_with(')'));
        if !(line.is_empty() || is_export) {
            continue;
        }
        let Some(end) = text[at..].find(';') else { continue };
        trees.push((is_export, text[at + "use ".len()..at + end].to_owned()));
    }
    trees
}

fn without_uses(text: &str) -> String {
    let mut rest = text.to_owned();
    for (_, tree) in use_trees(text) {
        rest = rest.replace(&tree, "");
    }
    rest
}

/// Each path of a `use` tree, and the name that it goes by afterwards.
fn leaves(tree: &str) -> Vec<(Vec<String>, String)> {
    let tree = tree.trim();
    let Some((prefix, group)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
        let segments = split_path(path);
        let last = segments.last().cloned().unwrap_or_default();
        let name = if name.is_empty() { last } else { name.trim().to_owned() };
        return vec![(segments, name)];
    };
    let group = group.strip_suffix('}').unwrap_or_default();
    let prefix = split_path(prefix.trim_end_matches("::"));
    let mut all = Vec::new();
    for part in split_group(group) {
        for (segments, name) in leaves(part) {
            let own = segments != ["self"];
            let name = if own { name } else { prefix.last().cloned().unwrap_or_default() };
            let rest = if own { segments } else { Vec::new() };
            all.push((prefix.iter().cloned().chain(rest).collect(), name));
        }
    }
    all
}

fn split_path(path: &str) -> Vec<String> {
    path.split("::").map(|segment| segment.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

/// The parts of a group between commas that are in no deeper group.
fn split_group(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Paths such as `child::function` in code.
fn inline_paths(text: &str) -> Vec<Vec<String>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("::") {
        let start = rest[..at].rfind(|c| !is_word(c)).map_or(0, |before| before + 1);
        let is_first = !rest[..start].ends_with("::");
        let end =
            rest[at..].find(|c: char| !(is_word(c) || c == ':')).map_or(rest.len(), |n| at + n);
        if is_first && start < at {
            found.push(split_path(&rest[start..end]));
        }
        rest = &rest[end.max(at + 2)..];
    }
    found
}

fn page_arrows(sources: &[Source]) -> Arrows {
    let paths: BTreeSet<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    let mut arrows = Arrows::new();
    for source in sources {
        if source.is_rust() {
            continue;
        }
        for named in quoted_imports(&source.text) {
            let Some(base) = joined(&source.path, named) else { continue };
            let endings = ["", ".ts", ".svelte", ".svelte.ts", "/index.ts"];
            let target = endings.iter().map(|ending| format!("{base}{ending}"));
            if let Some(target) = target.into_iter().find(|path| paths.contains(path.as_str())) {
                arrows.entry(source.path.clone()).or_default().insert(target);
            }
        }
    }
    arrows
}

fn quoted_imports(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for opening in ["from '", "import '", "import('"] {
        for (at, _) in text.match_indices(opening) {
            let rest = &text[at + opening.len()..];
            found.extend(rest.split('\'').next());
        }
    }
    found
}

fn joined(file: &str, named: &str) -> Option<String> {
    if !named.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in named.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The sets of more than one file in which each reaches each (Tarjan, "Depth-first search and linear graph algorithms",
/// 1972), found here by reachability both ways: the graph is small.
fn strongly_connected(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let reach: BTreeMap<&String, BTreeSet<String>> =
        arrows.keys().map(|from| (from, reachable(from, arrows))).collect();
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for (file, reached) in &reach {
        if seen.contains(*file) || !reached.contains(*file) {
            continue;
        }
        let back = |other: &String| reach.get(other).is_some_and(|reached| reached.contains(*file));
        let circle: BTreeSet<String> =
            reached.iter().filter(|other| back(other)).cloned().collect();
        seen.extend(circle.iter().cloned());
        all.push(circle);
    }
    all
}

fn reachable(from: &str, arrows: &Arrows) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(next) = open.pop() {
        for target in arrows.get(&next).into_iter().flatten() {
            if reached.insert(target.clone()) {
                open.push(target.clone());
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], expected: usize) {
        let sources: Vec<_> = files
            .iter()
            .map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() })
            .collect();
        let found = circles(&sources);
        assert_eq!(found.len(), expected, "{files:?}: {found:?}");
    }

    #[test]
    fn circles_between_files_are_found_and_re_exports_are_none() {
        let one = ("c/src/one.rs", "use crate::two::Two;\nfn one() {}\n");
        check(&[one, ("c/src/two.rs", "pub struct Two;\n")], 0);
        check(&[one, ("c/src/two.rs", "fn two() { crate::one::one() }\n")], 1);
        check(&[one, ("c/src/two.rs", "use super::one;\n")], 1);
        check(
            &[one, ("c/src/two.rs", "// use crate::one::one;\nconst A: &str = \"crate::one\";\n")],
            0,
        );
        let root = ("c/src/lib.rs", "mod one;\nmod two;\npub use two::{Two, self as second};\n");
        check(
            &[
                root,
                ("c/src/two.rs", "use crate::one::one;\n"),
                ("c/src/one.rs", "use crate::Two;\n"),
            ],
            1,
        );
        check(&[root, ("c/src/two.rs", ""), ("c/src/one.rs", "use crate::Two;\n")], 0);
        check(
            &[
                root,
                ("c/src/two.rs", "use crate::one;"),
                ("c/src/one.rs", "pub(in crate::two) fn f() {}\n"),
            ],
            0,
        );
        let parent = ("c/src/a.rs", "mod b;\nfn f() { b::g() }\nfn h() {}\n");
        check(&[parent, ("c/src/a/b.rs", "pub fn g() {}\n")], 0);
        check(&[parent, ("c/src/a/b.rs", "use super::h;\n")], 1);
        check(&[parent, ("c/src/a/b.rs", "use super::{other::{h}, *};\n")], 1);
    }

    #[test]
    fn circles_of_the_page_are_found() {
        let one = ("ui/src/a.ts", "import { b } from './b';\n");
        check(&[one, ("ui/src/b.svelte", "import type { A } from './a';\n")], 1);
        check(&[one, ("ui/src/b.svelte", "import { c } from '../c';\n")], 0);
    }
}
