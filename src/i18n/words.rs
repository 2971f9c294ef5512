//! A catalogue together with the rules of its language.

use super::en;
use super::text::Text;
use crate::browser::intl::Language;
use send_wrapper::SendWrapper;
use std::sync::Arc;

/// The panel's voice in one language; clones share it.
#[derive(Clone, Debug)]
pub struct Words(Arc<SendWrapper<Voice>>);

#[derive(Debug)]
struct Voice {
    language: Language,
    /// Patterns that the page has instead of the catalogue's.
    own: Vec<(Text, String)>,
}

impl Words {
    /// The words for a BCP 47 tag; empty: the browser's language decides about numbers and times.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self::with(tag, Vec::new())
    }

    /// The same, with patterns of the page's own for some messages.
    #[must_use]
    pub fn with(tag: &str, own: Vec<(Text, String)>) -> Self {
        let language = Language::new(tag);
        Self(Arc::new(SendWrapper::new(Voice { language, own })))
    }

    fn pattern(&self, text: Text) -> &str {
        let own = self.0.own.iter().find(|(own, _)| *own == text);
        own.map_or_else(|| en::pattern(text), |(_, pattern)| pattern)
    }

    /// Collation, times and so on of this language.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.0.language
    }

    /// A text without values.
    #[must_use]
    pub fn text(&self, text: Text) -> String {
        self.pattern(text).to_owned()
    }

    /// A text with values for its `{…}`. Values are put in as they are: text, never markup.
    #[must_use]
    pub fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        fill(self.pattern(text), values)
    }

    /// A text about so many things.
    #[must_use]
    pub fn count(&self, text: Text, n: usize) -> String {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        form(self.pattern(text), &self.language().plural(n)).replace('#', &self.language().number(n))
    }
}

/// One pass over the pattern, so that a `{…}` inside a value stays what it is.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            rest = after;
            break;
        };
        filled.push_str(
            values
                .iter()
                .find(|(key, _)| *key == name)
                .map_or("", |(_, value)| value),
        );
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// The form for a plural category, or the one for `other`.
fn form<'a>(pattern: &'a str, category: &str) -> &'a str {
    let forms = || pattern.split('|').filter_map(|form| form.split_once('='));
    let find = |wanted: &str| forms().find(|(name, _)| *name == wanted).map(|(_, form)| form);
    find(category).or_else(|| find("other")).unwrap_or(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_once() {
        assert_eq!(
            fill("{who} was {what}.", &[("who", "{what}"), ("what", "removed")]),
            "{what} was removed."
        );
        assert_eq!(fill("no values", &[]), "no values");
    }

    #[test]
    fn the_form_follows_the_category() {
        let pattern = "one=# participant|other=# participants";
        assert_eq!(form(pattern, "one"), "# participant");
        assert_eq!(form(pattern, "few"), "# participants");
    }
}
