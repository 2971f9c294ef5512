//! Lists of mailboxes, names and addresses in one line: `Bob Example <bob@example.org>, "Doe, John" <john@example.org>; ada`.

use super::{PastedEntry, separates};
use crate::suggestion::is_email;

/// The most characters of a quoted name, an address in brackets or a comment. What is longer is none of them.
const LONGEST: usize = 320;

/// Reads a line.
pub(super) fn read(line: &str, entries: &mut Vec<PastedEntry>) {
    for piece in pieces(line) {
        entries.append(&mut self::entries(&piece));
    }
}

/// The parts of a line between separators that are not in quotes, brackets or comments. Where semicolons separate mailboxes, a
/// comma is part of a name, as in `Doe, John <john@example.org>; Roth, Bea <bea@example.org>`.
fn pieces(line: &str) -> Vec<String> {
    let by_semicolon = split(line, |c| matches!(c, ';' | '；' | '؛'));
    let are_mailboxes = by_semicolon.len() > 1
        && by_semicolon
            .iter()
            .filter(|piece| piece.contains('@'))
            .all(|piece| piece.matches('<').count() == 1 || is_email(piece.trim()));
    let has_mailbox = by_semicolon.iter().any(|piece| piece.contains('<'));
    if are_mailboxes && has_mailbox {
        return by_semicolon;
    }
    split(line, separates)
}

fn split(line: &str, separates: impl Fn(char) -> bool) -> Vec<String> {
    let (mut pieces, mut piece) = (Vec::new(), String::new());
    // What ends the quotes, brackets or comments around the current character.
    let mut until: Option<char> = None;
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        if until.is_none() && separates(c) {
            pieces.push(std::mem::take(&mut piece));
            continue;
        }
        piece.push(c);
        let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
        match until {
            _ if std::mem::take(&mut is_escaped) => {}
            Some('"') if c == '\\' => is_escaped = true,
            Some(end) if c == end => until = None,
            Some(_) => {}
            // What is not closed is no quote: 5" disks.
            None => {
                let end = closing(c).filter(|end| rest.chars().take(LONGEST).any(|c| c == *end));
                // A quote begins a name; an inch sign ends a number.
                until = end.filter(|_| c != '"' || piece.trim().len() == 1);
            }
        }
    }
    pieces.push(piece);
    pieces
}

fn closing(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '<' => '>',
        '(' => ')',
        _ => return None,
    })
}

/// The entries of a piece: `Bob <bob@x.org> Ann <ann@x.org>`, `bob@x.org ann@x.org`, `Bob bob@x.org`, `bob@x.org (Bob)`, or a
/// name.
fn entries(piece: &str) -> Vec<PastedEntry> {
    let (mut entries, mut name) = (Vec::new(), String::new());
    let mut rest = piece.trim();
    while !rest.is_empty() {
        let (word, after) = next_word(rest);
        rest = after.trim_start();
        match address(word) {
            Some(address) => entries.push(PastedEntry {
                name: clean(&std::mem::take(&mut name)),
                address: Some(address),
                user: None,
            }),
            None => {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(word);
            }
        }
    }
    let name = clean(&name);
    match entries.as_mut_slice() {
        // The name behind the address.
        [only] if only.name.is_empty() => only.name = name,
        _ if !name.is_empty() => entries.push(PastedEntry::named(&name)),
        _ => {}
    }
    entries
}

/// A word, quoted text, address in brackets or comment, and what follows. Text that touches an opening bracket ends there.
fn next_word(text: &str) -> (&str, &str) {
    let first = text.chars().next().unwrap_or(' ');
    let mut is_escaped = false;
    let mut closes = |(_, c): &(usize, char), end| {
        let closes = *c == end && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        closes
    };
    let end = closing(first).and_then(|end| {
        text.char_indices()
            .skip(1)
            .take(LONGEST)
            .find(|found| closes(found, end))
    });
    let end = match end {
        Some((at, c)) => at + c.len_utf8(),
        None => text
            .char_indices()
            .skip(1)
            .find(|(_, c)| c.is_whitespace() || *c == '<')
            .map_or(text.len(), |(at, _)| at),
    };
    text.split_at(end)
}

/// The address that a word is: bare, in angle brackets, as a link, or with the full stop of a sentence.
fn address(word: &str) -> Option<String> {
    let inner = word
        .strip_prefix('<')
        .and_then(|word| word.strip_suffix('>'))
        .unwrap_or(word)
        .trim();
    let inner = inner.strip_prefix("mailto:").unwrap_or(inner);
    let inner = inner.trim_matches(|c: char| matches!(c, '\'' | '.' | ':'));
    is_email(inner).then(|| inner.to_owned())
}

/// A name without the quotes or the brackets of a comment around it, and without the sign of a mention.
fn clean(name: &str) -> String {
    let name = name.trim();
    let around = [('"', '"'), ('\'', '\''), ('(', ')')];
    let inner = around
        .into_iter()
        .find_map(|(begin, end)| name.strip_prefix(begin)?.strip_suffix(end));
    let name = match inner {
        Some(inner) if !inner.contains(['"', '(']) || name.starts_with('"') => unescape(inner),
        _ => name.to_owned(),
    };
    let name = name.trim();
    let mentioned = name
        .strip_prefix('@')
        .filter(|rest| !rest.starts_with(char::is_whitespace));
    mentioned.unwrap_or(name).to_owned()
}

/// Quoted text without the backslashes of RFC 5322.
fn unescape(quoted: &str) -> String {
    let mut is_escaped = false;
    quoted
        .chars()
        .filter(|c| {
            is_escaped = *c == '\\' && !is_escaped;
            !is_escaped
        })
        .collect()
}
