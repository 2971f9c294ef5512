//! The folders of the panel are layers: each imports only from those below it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The folders of `src`, from the top.
const PANEL: [&str; 7] = ["component", "element", "view", "state", "api", "i18n", "browser"];
/// The folders and files of `src/state`, from the top. Its `mod.rs` lists them from the bottom.
const STATE: [&str; 11] = [
    "scripted",
    "host_calls",
    "moderate",
    "membership",
    "sync",
    "participants",
    "notify",
    "store",
    "report",
    "status",
    "failure",
];

#[test]
fn the_panel_imports_downwards_only() -> io::Result<()> {
    check(&root().join("src"), "crate::", &PANEL)
}

#[test]
fn the_state_imports_downwards_only() -> io::Result<()> {
    check(&root().join("src/state"), "crate::state::", &STATE)
}

#[test]
fn paths_are_found_in_lists_and_code_but_not_in_comments() {
    let source = "use crate::state::{\n    membership::{join, leave}, // crate::state::notify\n    store::ConversationStore,\n};\nfn f() { crate::state::sync::start() }";
    assert_eq!(named(source, "crate::state::"), ["membership", "store", "sync"]);
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn check(folder: &Path, prefix: &str, order: &[&str]) -> io::Result<()> {
    for (place, layer) in order.iter().enumerate() {
        let files = sources(&folder.join(layer));
        let files = if files.is_empty() {
            vec![folder.join(format!("{layer}.rs"))]
        } else {
            files
        };
        for file in files {
            let source = fs::read_to_string(&file)?;
            let above = order.get(..place).unwrap_or_default();
            for name in named(&source, prefix) {
                assert!(
                    !above.contains(&name.as_str()),
                    "{} imports from {name}, which is a layer above it",
                    file.display()
                );
            }
        }
    }
    Ok(())
}

/// All source files below a folder; none if there is no such folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The names that follow a prefix in paths, comments left out: each of a list in braces.
fn named(source: &str, prefix: &str) -> Vec<String> {
    let lines = source.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join("\n");
    let paths = code.match_indices(prefix).map(|(at, _)| &code[at + prefix.len()..]);
    paths.flat_map(first_names).map(str::to_owned).collect()
}

/// The first name of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<&str> {
    let Some(list) = path.strip_prefix('{') else {
        return vec![first_name(path)];
    };
    let mut depth = 1;
    let end = list.find(|letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        depth == 0
    });
    let mut depth = 0;
    let parts = list[..end.unwrap_or(list.len())].split(|letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    });
    parts
        .map(|part| first_name(part.trim_start()))
        .filter(|name| !name.is_empty())
        .collect()
}

fn first_name(path: &str) -> &str {
    let end = path.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &path[..end.unwrap_or(path.len())]
}
