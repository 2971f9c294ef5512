//! A catalogue together with the rules of its language, and the page's own patterns over it. The language may change while
//! it is spoken: what reads words in an effect or a derived value is done again then.

use super::en;
use super::text::Text;
use crate::browser::intl::Language;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::sync::Arc;

/// The panel's voice; clones share it.
#[derive(Clone, Debug)]
pub struct Translator(Arc<TranslatorInner>);

#[derive(Debug)]
struct TranslatorInner {
    language: SendWrapper<Language>,
    settings: SendWrapper<RefCell<LocaleSettings>>,
    /// Another number with each other speech.
    locale_version: ArcRwSignal<u32>,
}

/// Patterns for some texts.
pub type Patterns = Arc<[(Text, String)]>;

/// How the panel speaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LocaleSettings {
    /// BCP 47 tag of the language that was asked for, which orders and folds names; empty: the browser's.
    pub tag: String,
    /// BCP 47 tag of the texts.
    pub words: String,
    /// BCP 47 tag of the numbers and times among them: the same language, perhaps of another region.
    pub spoken: String,
    /// Patterns of this language; English where there is none.
    pub catalogue: Patterns,
    /// Patterns that the page has instead.
    pub own: Patterns,
    /// The page says in which direction the panel runs.
    pub directed: bool,
}

/// Begin and end of a piece of text whose direction is its own.
const ISOLATE: [&str; 2] = ["\u{2068}", "\u{2069}"];

impl Translator {
    /// English words, with numbers, times and names by a BCP 47 tag; empty: by the browser's language.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(Arc::new(TranslatorInner {
            language: SendWrapper::new(Language::new(tag)),
            settings: SendWrapper::new(RefCell::new(LocaleSettings {
                tag: tag.to_owned(),
                words: tag.to_owned(),
                spoken: tag.to_owned(),
                ..LocaleSettings::default()
            })),
            locale_version: ArcRwSignal::default(),
        }))
    }

    /// Speaks otherwise from now on. Says whether that is any different.
    pub fn set_locale(&self, speech: LocaleSettings) -> bool {
        let before = self.0.settings.replace(speech.clone());
        if before == speech {
            return false;
        }
        if (&before.tag, &before.spoken) != (&speech.tag, &speech.spoken) {
            self.0.language.switch(&speech.tag, &speech.spoken);
        }
        self.0.locale_version.update(|turn| *turn = turn.wrapping_add(1));
        true
    }

    /// Begins to follow the language.
    #[inline(never)]
    fn follow(&self) -> &Language {
        self.0.locale_version.track();
        &self.0.language
    }

    /// Does something with the pattern of a text.
    #[inline(never)]
    fn with_pattern(&self, text: Text, act: &mut dyn FnMut(&str)) {
        self.follow();
        let speech = self.0.settings.borrow();
        let find = |patterns: &'_ [(Text, String)]| patterns.iter().position(|(other, _)| *other == text);
        if let Some(at) = find(&speech.own) {
            return speech.own.get(at).map(|(_, pattern)| act(pattern)).unwrap_or_default();
        }
        match find(&speech.catalogue) {
            Some(at) => speech
                .catalogue
                .get(at)
                .map(|(_, pattern)| act(pattern))
                .unwrap_or_default(),
            None => act(en::pattern(text)),
        }
    }

    /// Collation, times and so on of this language; follows it.
    #[must_use]
    pub fn language(&self) -> &Language {
        self.follow()
    }

    /// BCP 47 tag of the texts; follows it.
    #[must_use]
    pub fn tag(&self) -> String {
        self.follow();
        self.0.settings.borrow().words.clone()
    }

    /// The direction of the texts as HTML writes it, unless the page says another; follows it.
    #[must_use]
    pub fn direction(&self) -> Option<String> {
        let direction = if self.follow().is_leftwards() { "rtl" } else { "ltr" };
        (!self.0.settings.borrow().directed).then(|| direction.to_owned())
    }

    /// The number of the speech, which is another one whenever it changes; follows it.
    #[must_use]
    pub fn locale_version(&self) -> u32 {
        self.0.locale_version.get()
    }

    /// A text without values.
    #[must_use]
    pub fn text(&self, text: Text) -> String {
        let mut said = String::new();
        self.with_pattern(text, &mut |pattern| said.push_str(pattern));
        said
    }

    /// A text with values for its `{…}`. Values are put in as they are: text, never markup.
    #[must_use]
    pub fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        let isolated = self.follow().is_leftwards();
        let mut said = String::new();
        self.with_pattern(text, &mut |pattern| said = fill(pattern, values, isolated));
        said
    }

    /// A text about so many things.
    #[must_use]
    pub fn count(&self, text: Text, n: usize) -> String {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        let language = self.follow();
        let mut said = String::new();
        self.with_pattern(text, &mut |pattern| {
            said = form(pattern, &language.plural(n)).replace('#', &language.number(n));
        });
        said
    }

    /// An enumeration: "Ada, Bob, and Cleo".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        let language = self.follow();
        let [begin, end] = if language.is_leftwards() { ISOLATE } else { [""; 2] };
        let names: Vec<String> = names.iter().map(|name| [begin, name, end].concat()).collect();
        language.list(&names.join("\n"))
    }
}

/// One pass over the pattern, so that a `{…}` inside a value stays what it is. In text that runs from right to left a value
/// keeps its own direction (`isolated`), or a name in Latin letters would reorder what stands around it.
fn fill(pattern: &str, values: &[(&str, &str)], isolated: bool) -> String {
    let [begin, end] = if isolated { ISOLATE } else { [""; 2] };
    let mut filled = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            rest = after;
            break;
        };
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            [begin, value, end].iter().for_each(|part| filled.push_str(part));
        }
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
            fill("{who} was {what}.", &[("who", "{what}"), ("what", "removed")], false),
            "{what} was removed."
        );
        assert_eq!(fill("no values", &[], true), "no values");
        assert_eq!(
            fill("{who}, {what}.", &[("who", "Ada")], true),
            "\u{2068}Ada\u{2069}, ."
        );
    }

    #[test]
    fn the_form_follows_the_category() {
        let pattern = "one=# participant|other=# participants";
        assert_eq!(form(pattern, "one"), "# participant");
        assert_eq!(form(pattern, "few"), "# participants");
    }
}
