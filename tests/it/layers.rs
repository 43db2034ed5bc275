//! The layers of `src/`: every import runs down, so that the folder list shows the way of the data.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The folders and files at the top of `src/`. Each may import those before it, and no others. `lib.rs`, which hands all
/// of them on, stands above them.
const LAYERS: [&str; 15] = [
    "text",
    "words",
    "csv",
    "table",
    "dataset",
    "load",
    "view",
    "change",
    "history",
    "watch_list",
    "warning",
    "network",
    "screen",
    "audit",
    "output",
];

fn files(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// A file of `src/`: the path of its module, and its text without comments and the texts in quotes.
struct Module {
    path: Vec<String>,
    code: String,
}

fn modules() -> Vec<Module> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let module = |file: PathBuf| {
        let code: Vec<String> = fs::read_to_string(&file).unwrap().lines().map(without_comment).collect();
        let place = file.strip_prefix(&src).unwrap().with_extension("");
        let mut path: Vec<String> = place.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        path.truncate(path.len() - usize::from(path.ends_with(&["mod".into()]) || path == ["lib"]));
        Module { path, code: code.join("\n") }
    };
    found.into_iter().map(module).collect()
}

fn without_comment(line: &str) -> String {
    line.split("//").next().unwrap_or_default().to_owned()
}

/// The paths that a piece of code begins with: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    tree(code, &[], &mut all);
    all
}

/// Reads one path or tree of paths, and gives what is left of the code.
fn tree<'c>(code: &'c str, before: &[String], all: &mut Vec<Vec<String>>) -> &'c str {
    let mut path = before.to_vec();
    let mut rest = code.trim_start();
    loop {
        if let Some(inside) = rest.strip_prefix('{') {
            rest = inside.trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                let after = tree(rest, &path, all).trim_start();
                assert!(after.len() < rest.len(), "no path: {rest:.60}");
                rest = after.strip_prefix(',').unwrap_or(after).trim_start();
            }
            return rest.strip_prefix('}').unwrap_or(rest);
        }
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        path.extend((!name.is_empty() && name != "self").then(|| name.to_owned()));
        match after.strip_prefix("::") {
            Some(next) if next.starts_with(|letter: char| letter.is_alphabetic() || matches!(letter, '_' | '{')) => {
                rest = next;
            }
            // `as _` renames nothing that is asked for here.
            _ => {
                let after = after.strip_prefix(" as ").map_or(after, |renamed| {
                    renamed.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_')
                });
                all.push(path);
                return after.strip_prefix("*").unwrap_or(after);
            }
        }
    }
}

/// Everything that a module names by a path from the root of the crate, from its own folder or from the one above.
fn named(module: &Module) -> Vec<Vec<String>> {
    let own: &[String] = &module.path;
    let parent = &own[..own.len().saturating_sub(usize::from(!own.is_empty()))];
    let mut all = Vec::new();
    for (root, base) in [("crate::", &[][..]), ("super::", parent), ("self::", own)] {
        // Within a `mod tests` of the file, `super` is the file itself: its code comes last.
        let code = module.code.split("\nmod tests {").next().unwrap_or_default();
        for (start, _) in code.match_indices(root) {
            let is_word =
                code[..start].ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '_' | ':'));
            if !is_word && !code[..start].ends_with("pub(") {
                let inside = paths(&code[start + root.len()..]);
                all.extend(inside.into_iter().map(|path| [base, &path].concat()));
            }
        }
    }
    all
}

/// From which part of the top of `src/` to which the imports run, with an example of each.
fn imports() -> BTreeMap<(String, String), String> {
    let modules = modules();
    let tops: BTreeSet<&String> = modules.iter().filter_map(|module| module.path.first()).collect();
    let mut edges = BTreeMap::new();
    for module in &modules {
        let Some(from) = module.path.first() else { continue };
        for path in named(module) {
            let to = &path[0];
            let shown = format!("{} imports {}", module.path.join("/"), path.join("::"));
            assert!(tops.contains(to), "{shown}: name the module that it is from");
            if from != to {
                edges.entry((from.clone(), to.clone())).or_insert(shown);
            }
        }
    }
    edges
}

#[test]
fn every_part_of_src_has_its_layer() {
    let modules = modules();
    let tops: BTreeSet<&str> = modules.iter().filter_map(|module| module.path.first()).map(String::as_str).collect();
    assert_eq!(tops, BTreeSet::from(LAYERS));
}

#[test]
fn imports_run_down() {
    let layer = |part: &str| LAYERS.iter().position(|layer| *layer == part);
    let upward: Vec<String> =
        imports().into_iter().filter(|((from, to), _)| layer(to) > layer(from)).map(|(_, shown)| shown).collect();
    assert!(upward.is_empty(), "these imports run up:\n{}", upward.join("\n"));
}
