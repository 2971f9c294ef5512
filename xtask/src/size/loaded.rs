//! Which files of a build a page loads for the panel: `loader.js`, the files that it names, the files that these name, and
//! so on.
//!
//! Left-overs of earlier builds and files for other uses are not counted. A file is taken as named where its
//! path stands in quotes, seen from the page or from the file itself; that over-counts rather than under-counts.

use crate::failure::{Failure, at};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Names of files, relative to `dist`.
#[derive(Debug)]
pub struct Loaded {
    /// What is loaded for a panel in English, whose texts are in the module.
    pub panel: Vec<String>,
    /// The texts of the other languages; a page loads one of them at most.
    pub languages: Vec<String>,
}

/// The files that a page loads from a release build.
pub fn files(dist: &Path) -> Result<Loaded, Failure> {
    let mut contents = BTreeMap::new();
    read(dist, "", &mut contents)?;
    let loaded = reachable(&contents, "loader.js").into_iter();
    let (languages, panel) = loaded.partition(|name| name.starts_with("languages/"));
    Ok(Loaded { panel, languages })
}

fn read(dist: &Path, folder: &str, contents: &mut BTreeMap<String, String>) -> Result<(), Failure> {
    let path = dist.join(folder);
    for entry in at(&path, fs::read_dir(&path))? {
        let entry = at(&path, entry)?;
        let name = format!("{folder}{}", entry.file_name().display());
        if at(entry.path(), entry.file_type())?.is_dir() {
            read(dist, &format!("{name}/"), contents)?;
        } else {
            // Only scripts, styles and pages name other files; the rest is measured, not read.
            let text = matches!(name.rsplit('.').next(), Some("html" | "js" | "css"));
            let content = if text {
                at(entry.path(), fs::read_to_string(entry.path()))?
            } else {
                String::new()
            };
            contents.insert(name, content);
        }
    }
    Ok(())
}

fn reachable(contents: &BTreeMap<String, String>, start: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![start];
    while let Some(name) = waiting.pop() {
        let Some(content) = contents.get(name) else { continue };
        if found.insert(name.to_owned()) {
            let named = contents.keys().filter(|other| names(content, name, other));
            waiting.extend(named.map(String::as_str));
        }
    }
    found
}

/// Whether `content`, which is the file `own`, names the file `other`.
fn names(content: &str, own: &str, other: &str) -> bool {
    let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = other.strip_prefix(folder).map(|rest| rest.trim_start_matches('/'));
    let ways = [
        Some(format!("/{other}")),
        beside.map(|rest| format!("./{rest}")),
        beside.map(str::to_owned),
        above(own, other),
    ];
    let quotes = ['"', '\'', '`'];
    ways.into_iter().flatten().any(|way| {
        content
            .match_indices(&way)
            .any(|(start, _)| content[..start].ends_with(quotes) && content[start + way.len()..].starts_with(quotes))
    })
}

/// `other` as seen from a file in a sub-folder: `../other`.
fn above(own: &str, other: &str) -> Option<String> {
    let depth = own.matches('/').count();
    (depth > 0).then(|| format!("{}{other}", "../".repeat(depth)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_followed_by_name() {
        let contents = BTreeMap::from(
            [
                (
                    "index.html",
                    "<script src=\"/loader.js\"></script><link href='host/page.css'>",
                ),
                (
                    "loader.js",
                    "import(`./panel.js`); new URL('panel_bg.wasm', import.meta.url)",
                ),
                ("panel.js", "import {a} from \"./snippets/new/element.js\""),
                ("panel_bg.wasm", ""),
                ("snippets/new/element.js", "import '../../shared.js'"),
                ("snippets/old/element.js", ""),
                ("shared.js", ""),
                ("host/page.css", "@import \"./colours.css\";"),
                ("host/colours.css", ""),
                ("unused.js", ""),
            ]
            .map(|(name, content)| (name.to_owned(), content.to_owned())),
        );
        let mut expected: BTreeSet<String> = contents.keys().cloned().collect();
        expected.remove("unused.js");
        expected.remove("snippets/old/element.js");
        assert_eq!(reachable(&contents, "index.html"), expected);
    }
}
