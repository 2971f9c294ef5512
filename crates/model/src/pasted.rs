//! Pasted text as entries to add: lists of names and addresses from mail programs (RFC 5322), columns out of spreadsheets, and
//! files of comma-separated values, such as those of [`crate::export`].

pub mod matching;

mod mailboxes;
mod table;

use crate::suggestion::is_email;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A person, group or address in pasted text. At least one of the fields has a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PastedEntry {
    /// The name, or whatever stands where one is expected: an account's id, for instance.
    pub name: String,
    /// The e-mail address.
    pub address: Option<String>,
    /// The id of an account, from a column of ids.
    pub user: Option<String>,
}

impl PastedEntry {
    fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// The text by which the server is asked for the entry: what is most exact.
    #[must_use]
    pub fn search(&self) -> &str {
        let exact = self.user.as_deref().or(self.address.as_deref());
        exact.unwrap_or(&self.name)
    }

    /// The name as servers know it: "John Doe" for "Doe, John".
    #[must_use]
    pub fn straight_name(&self) -> String {
        match self.name.split_once(',') {
            Some((last, first)) => [first.trim(), " ", last.trim()].concat(),
            None => self.name.clone(),
        }
    }

    /// The text that is shown: the name with the address, in the form of a mail program.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.address {
            Some(address) if self.name.is_empty() => address.clone(),
            Some(address) => format!("{} <{address}>", self.name),
            None if self.name.is_empty() => self.search().to_owned(),
            None => self.name.clone(),
        }
    }

    fn is_empty(&self) -> bool {
        self.search().is_empty()
    }

    /// What is equal for entries about the same person, as far as the text says.
    fn unique(&self) -> String {
        match &self.address {
            Some(address) => ["<", &address.to_ascii_lowercase()].concat(),
            None => self.search().to_owned(),
        }
    }
}

/// Reads pasted text, in its order and without doubles. `heads` are what the columns of names and of ids are called in the
/// panel's language, as in its own files.
#[must_use]
pub fn read(pasted: &str, heads: &[&str; 2]) -> Vec<PastedEntry> {
    let text = pasted.trim_start_matches('\u{feff}');
    let mut entries = Vec::new();
    if !table::read(text, heads, &mut entries) {
        text.lines().for_each(|text| line(text, &mut entries));
    }
    let mut known: FxHashMap<Arc<str>, u32> = FxHashMap::default();
    entries.retain(|entry| !entry.is_empty() && known.insert(entry.unique().into(), 0).is_none());
    entries
}

/// Reads a line: the cells of a spreadsheet's row, or a list.
fn line(line: &str, entries: &mut Vec<PastedEntry>) {
    let cells: Vec<&str> = line
        .split('\t')
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let is_word = |cell: &&str| !cell.contains(|c: char| c.is_whitespace() || separates(c));
    let addresses = cells.iter().filter(|cell| is_email(cell)).count();
    let is_list = cells.iter().any(|cell| cell.ends_with(separates));
    match cells.as_slice() {
        // A row about one person.
        [_, _, ..] if addresses == 1 && !is_list => entries.push(table::row_entry(&cells)),
        // First and last name.
        [first, last] if addresses == 0 && cells.iter().all(is_word) => {
            entries.push(PastedEntry::named(&[*first, " ", *last].concat()));
        }
        _ => cells.into_iter().for_each(|cell| mailboxes::read(cell, entries)),
    }
}

/// Whether a character separates entries: commas and semicolons of several scripts.
#[must_use]
pub fn separates(c: char) -> bool {
    matches!(c, ',' | ';' | '，' | '、' | '،' | '；' | '؛')
}

#[cfg(test)]
mod tests;
