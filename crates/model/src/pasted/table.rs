//! Tables whose first line names the columns: comma-separated values (RFC 4180), with semicolons, or with tabs.

use super::PastedEntry;
use crate::suggestion::is_email;
use std::iter::Peekable;
use std::str::Chars;

/// What columns of addresses are called.
const ADDRESSES: [&str; 14] = [
    "email",
    "e-mail",
    "mail",
    "email address",
    "e-mail address",
    "mail address",
    "e-mail-adresse",
    "adresse e-mail",
    "courriel",
    "correo",
    "correo electrónico",
    "e-mailadres",
    "メールアドレス",
    "邮箱",
];
/// The same for ids of accounts.
const USERS: [&str; 9] = [
    "user",
    "user id",
    "userid",
    "user name",
    "username",
    "login",
    "uid",
    "id",
    "account",
];
/// The same for names.
const NAMES: [&str; 5] = ["name", "display name", "displayname", "full name", "participant"];
/// The same for the two halves of names.
const HALVES: [&str; 6] = [
    "first name",
    "given name",
    "last name",
    "surname",
    "vorname",
    "nachname",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Half,
    Address,
    User,
    Other,
}

/// Reads a table, and says whether the text is one: whether it has several lines, of which the first names addresses, or ids, or
/// names among other columns. `heads` are what the columns of names and of ids are called in the panel's language.
pub(super) fn read(text: &str, heads: &[&str; 2], entries: &mut Vec<PastedEntry>) -> bool {
    let (wanted, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, text)) => (separator.chars().next(), text),
        None => (None, text),
    };
    let (mut columns, mut separator) = (Vec::new(), ',');
    for candidate in [',', ';', '\t'] {
        let head = head(text, candidate, heads);
        let known = |columns: &[Column]| columns.iter().filter(|column| **column != Column::Other).count();
        if wanted.is_none_or(|wanted| wanted == candidate) && known(&head) > known(&columns) {
            (columns, separator) = (head, candidate);
        }
    }
    let has = |column| columns.contains(&column);
    let is_head = has(Column::Address) || has(Column::User) || (columns.len() > 1 && has(Column::Name));
    let mut rows = Rows::new(text, separator);
    if !is_head || rows.next().is_none() {
        return false;
    }
    let before = entries.len();
    while let Some(cells) = rows.next() {
        entries.push(entry(&columns, &cells));
    }
    entries.len() > before
}

fn head(text: &str, separator: char, [own_name, own_user]: &[&str; 2]) -> Vec<Column> {
    let column = |cell: &String| {
        let cell = cell.trim();
        let is_any = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(cell));
        if is_any(&USERS) || is_any(&[own_user]) {
            Column::User
        } else if is_any(&NAMES) || is_any(&[own_name]) {
            Column::Name
        } else if is_any(&ADDRESSES) {
            Column::Address
        } else if is_any(&HALVES) {
            Column::Half
        } else {
            Column::Other
        }
    };
    let first = Rows::new(text, separator).next().unwrap_or_default();
    first.iter().map(column).collect()
}

fn entry(columns: &[Column], cells: &[String]) -> PastedEntry {
    let mut entry = PastedEntry::default();
    for (column, cell) in columns.iter().zip(cells) {
        let cell = unguarded(cell.trim());
        match column {
            _ if cell.is_empty() => {}
            Column::Name => cell.clone_into(&mut entry.name),
            Column::Half if entry.name.is_empty() => cell.clone_into(&mut entry.name),
            Column::Half => entry.name = [&entry.name, " ", cell].concat(),
            Column::Address if is_email(cell) => entry.address = Some(cell.to_owned()),
            Column::User => entry.user = Some(cell.to_owned()),
            Column::Address if entry.name.is_empty() => cell.clone_into(&mut entry.name),
            Column::Address | Column::Other => {}
        }
    }
    if entry.is_empty() {
        // A row that says nothing in the columns that are known.
        let cells: Vec<&str> = cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        entry.name = cells.join(" ");
    }
    entry
}

/// A row without a head of which one cell is an address: the others are the name.
pub(super) fn row_entry(cells: &[&str]) -> PastedEntry {
    let (addresses, names): (Vec<&str>, Vec<&str>) = cells.iter().partition(|cell| is_email(cell));
    PastedEntry {
        name: names.join(" "),
        address: addresses.first().map(|address| (*address).to_owned()),
        user: None,
    }
}

/// A cell without the apostrophe by which [`crate::export::csv`] keeps it from being calculated.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| crate::export::is_guarded(rest))
        .unwrap_or(cell)
}

/// The rows that have any text.
struct Rows<'a> {
    chars: Peekable<Chars<'a>>,
    separator: char,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self {
            chars: text.chars().peekable(),
            separator,
        }
    }

    fn next(&mut self) -> Option<Vec<String>> {
        loop {
            let cells = self.row()?;
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(cells);
            }
        }
    }

    fn row(&mut self) -> Option<Vec<String>> {
        self.chars.peek()?;
        let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
        while let Some(c) = self.chars.next() {
            match c {
                '"' if is_quoted && self.chars.peek() == Some(&'"') => cell.extend(self.chars.next()),
                '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
                '\n' if !is_quoted => break,
                '\r' if !is_quoted => {}
                c if c == self.separator && !is_quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells.push(cell);
        Some(cells)
    }
}
