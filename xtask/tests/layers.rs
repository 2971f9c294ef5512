//! The folders of the panel stand above each other: each imports only from those below it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The folders of `src`, from the top.
const PANEL: [&str; 6] = ["element", "view", "state", "api", "i18n", "browser"];
/// The folders and files of `src/state`, from the top. The same order is told in its `mod.rs`.
const STATE: [&str; 11] = [
    "told", "asked", "moderate", "own", "sync", "people", "tell", "room", "report", "status", "failure",
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
fn paths_are_found_wherever_they_stand() {
    let source = "use crate::state::{own::{join, leave}, room::Room};\nfn f() { crate::state::sync::start() } // crate::state::tell";
    assert_eq!(named(source, "crate::state::"), ["own", "room", "sync"]);
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
                    !above.contains(&name),
                    "{} imports from {name}, which stands above it",
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
fn named<'a>(source: &'a str, prefix: &str) -> Vec<&'a str> {
    let code = source.lines().map(|line| line.split("//").next().unwrap_or_default());
    let starts = code.flat_map(|line| {
        line.match_indices(prefix)
            .map(move |(at, _)| &line[at + prefix.len()..])
    });
    starts.flat_map(first_names).collect()
}

/// The first name of a path, or of each path in braces. Lists that do not fit on a line are made of several `use`.
fn first_names(path: &str) -> Vec<&str> {
    let end = |text: &str| {
        text.find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(text.len())
    };
    let Some(list) = path.strip_prefix('{') else {
        return vec![&path[..end(path)]];
    };
    let mut depth = 0;
    let parts = list.split(|letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0 || depth < 0
    });
    parts
        .map(str::trim_start)
        .map(|part| &part[..end(part)])
        .filter(|name| !name.is_empty())
        .take_while(|name| *name != ";")
        .collect()
}
