//! The picture of a person: initials on a colour of their own. Guests have another shape.

use super::dom::{El, el, memo};
use super::panel::Panel;
use super::row_text;
use crate::state::listing::Row;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

pub(super) fn avatar(panel: Panel, row: Memo<Option<Row>>) -> El {
    let name = memo(move || row.with(|row| row.as_ref().map(|row| row.person.name.clone()).unwrap_or_default()));
    let guest = memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.person.role.is_guest())));
    let presence = row_text::presence_class(panel, row);
    el("span")
        .attr_live("class", move || {
            Some(if guest.get() { "avatar guest" } else { "avatar" }.to_owned())
        })
        .var("--hue", move || hue(&name.get()).to_string())
        .attr("aria-hidden", "true")
        .text_live(move || initials(&name.get()))
        .child(el("span").attr_live("class", move || Some(format!("dot {}", presence.get()))))
}

/// The first characters of the first and last word; `?` for nobody. The style sheet makes them upper case.
fn initials(raw: &str) -> String {
    let first = |word: &str| word.chars().find(|c| !c.is_ascii_punctuation());
    let name = model::name::shown(raw).unwrap_or_default();
    let mut letters = name.split(' ').filter_map(first);
    let start = letters.next();
    let letters: String = start.into_iter().chain(letters.next_back()).collect();
    if letters.is_empty() { "?".to_owned() } else { letters }
}

/// A colour that stays with a name.
fn hue(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish() % 24 * 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_from_the_first_and_last_word() {
        assert_eq!(initials("Ada Lovelace"), "AL");
        assert_eq!(initials("Anna Maria de la Cruz"), "AC");
        assert_eq!(initials("李明"), "李");
        assert_eq!(initials("<b>Eve</b> & \"co\""), "bc");
        assert_eq!(initials("  "), "?");
        assert_eq!(initials("!!!"), "?");
    }
}
