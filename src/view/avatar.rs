//! The picture of a person: initials on a colour of their own. Guests have another shape.

use super::panel::Panel;
use super::row_text;
use crate::state::listing::Row;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

pub(super) fn avatar(panel: Panel, row: Memo<Option<Row>>) -> AnyView {
    let initials =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| initials(&row.person.name)).unwrap_or_default()));
    let hue = Memo::new(move |_| row.with(|row| row.as_ref().map_or(0, |row| hue(&row.person.name))));
    let guest = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.person.role.is_guest())));
    let presence = row_text::presence_class(panel, row);
    view! {
        <span class="avatar" class:guest=guest style=("--hue", move || hue.get().to_string()) aria-hidden="true">
            {initials}
            <span class=move || format!("dot {}", presence.get())></span>
        </span>
    }
    .into_any()
}

/// The first characters of the first and last word; `?` for nobody.
fn initials(raw: &str) -> String {
    let Some(name) = model::name::shown(raw) else {
        return "?".to_owned();
    };
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let mut words = name.split(' ').filter_map(first);
    let start = words.next();
    let letters: String = start.into_iter().chain(words.next_back()).collect();
    if letters.is_empty() {
        "?".to_owned()
    } else {
        letters.to_uppercase()
    }
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
        assert_eq!(initials("ada lovelace"), "AL");
        assert_eq!(initials("Anna Maria de la Cruz"), "AC");
        assert_eq!(initials("李明"), "李");
        assert_eq!(initials("<b>Eve</b> & \"co\""), "BC");
        assert_eq!(initials("  "), "?");
        assert_eq!(initials("!!!"), "?");
    }
}
