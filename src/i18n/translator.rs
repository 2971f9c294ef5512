//! The texts of the panel in its language: a catalogue, the host's own patterns over it, and the rules of the language. Effects
//! and memos that read texts run again when the language changes.

use super::en;
use super::text::Text;
use crate::browser::intl::Language;
use leptos::prelude::*;
use model::identity::Identity;
use model::roster::Apart;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::sync::Arc;

/// Gives the texts of the panel. Clones are the same translator.
#[derive(Clone, Debug)]
pub struct Translator(Arc<TranslatorInner>);

#[derive(Debug)]
struct TranslatorInner {
    language: SendWrapper<Language>,
    settings: SendWrapper<RefCell<LocaleSettings>>,
    /// Another number after each change of the settings.
    locale_version: ArcRwSignal<u32>,
}

/// Patterns for some texts.
pub type Patterns = Arc<[(Text, String)]>;

/// The settings of a [`Translator`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LocaleSettings {
    /// BCP 47 tag of the language that was asked for, which orders and folds names; empty: the browser's.
    pub tag: String,
    /// BCP 47 tag of the texts.
    pub text_tag: String,
    /// BCP 47 tag of the numbers and times in texts: the same language, perhaps of another region.
    pub spoken: String,
    /// Patterns of this language; English where there is none.
    pub catalogue: Patterns,
    /// Patterns of the host (property `messages`), which are used instead.
    pub own: Patterns,
    /// The host sets the direction of the panel (`dir`).
    pub directed: bool,
}

/// Begin and end of a piece of text with a direction of its own (FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE).
const ISOLATE: [&str; 2] = ["\u{2068}", "\u{2069}"];

impl Translator {
    /// English texts, with numbers, times and names by a BCP 47 tag; empty: by the browser's language.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(Arc::new(TranslatorInner {
            language: SendWrapper::new(Language::new(tag)),
            settings: SendWrapper::new(RefCell::new(LocaleSettings {
                tag: tag.to_owned(),
                text_tag: tag.to_owned(),
                spoken: tag.to_owned(),
                ..LocaleSettings::default()
            })),
            locale_version: ArcRwSignal::default(),
        }))
    }

    /// Sets the language. Says whether anything changed.
    pub fn set_locale(&self, settings: LocaleSettings) -> bool {
        let before = self.0.settings.replace(settings.clone());
        if before == settings {
            return false;
        }
        if (&before.tag, &before.spoken) != (&settings.tag, &settings.spoken) {
            self.0.language.switch(&settings.tag, &settings.spoken);
        }
        self.0
            .locale_version
            .update(|version| *version = version.wrapping_add(1));
        true
    }

    /// Follows the language.
    fn follow(&self) -> &Language {
        self.0.locale_version.track();
        &self.0.language
    }

    /// Makes a text of its pattern: the host's, or that of the language, or else the English one. Follows the language.
    fn with_pattern(&self, text: Text, make: impl FnOnce(&str) -> String) -> String {
        self.follow();
        let settings = self.0.settings.borrow();
        let mut patterns = settings.own.iter().chain(settings.catalogue.iter());
        match patterns.find(|(other, _)| *other == text) {
            Some((_, pattern)) => make(pattern),
            None => make(en::pattern(text)),
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
        self.0.settings.borrow().text_tag.clone()
    }

    /// The direction of the texts as a value of `dir`, unless the host sets one; follows it.
    #[must_use]
    pub fn direction(&self) -> Option<String> {
        let direction = if self.follow().is_right_to_left() { "rtl" } else { "ltr" };
        (!self.0.settings.borrow().directed).then(|| direction.to_owned())
    }

    /// Another number after each change of the language; follows it.
    #[must_use]
    pub fn locale_version(&self) -> u32 {
        self.0.locale_version.get()
    }

    /// A text without values.
    #[must_use]
    pub fn text(&self, text: Text) -> String {
        self.with_pattern(text, str::to_owned)
    }

    /// A text with values for its `{…}`. Values are inserted as they are: text, never markup.
    #[must_use]
    pub fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        let isolated = self.follow().is_right_to_left();
        self.with_pattern(text, |pattern| fill(pattern, values, isolated))
    }

    /// A text with a number, in the plural form of the language.
    #[must_use]
    pub fn count(&self, text: Text, n: usize) -> String {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        let language = self.follow();
        self.with_pattern(text, |pattern| {
            form(pattern, &language.plural(n)).replace('#', &language.number(n))
        })
    }

    /// A participant's name, or what stands for it if there is none.
    #[must_use]
    pub fn name(&self, name: &str, guest: bool) -> String {
        model::name::shown(name).unwrap_or_else(|| {
            self.text(if guest {
                Text::GuestWithoutName
            } else {
                Text::UserWithoutName
            })
        })
    }

    /// A participant's name as [`Self::name`]; guests without one have numbers: "Guest 2".
    #[must_use]
    pub fn short_name(&self, name: &str, identity: &Identity, apart: Apart) -> String {
        match apart {
            Apart::Number(guest) if model::name::shown(name).is_none() => {
                let number = self.follow().number(guest);
                let text = if identity.is_email() {
                    Text::InvitedNumbered
                } else {
                    Text::GuestNumbered
                };
                self.fill(text, &[("number", &number)])
            }
            _ => self.name(name, identity.is_guest()),
        }
    }

    /// The same, and in brackets what tells them from others of that name: "Anna Schmidt (anna.s)", "Greta (guest)".
    #[must_use]
    pub fn full_name(&self, name: &str, identity: &Identity, apart: Apart) -> String {
        let short = self.short_name(name, identity, apart);
        match self.which(name, identity, apart) {
            Some(which) => self.fill(Text::NameApart, &[("name", &short), ("which", &which)]),
            None => short,
        }
    }

    /// What tells a participant from others of their name: the id, the address, or that they are a guest.
    #[must_use]
    pub fn which(&self, name: &str, identity: &Identity, apart: Apart) -> Option<String> {
        match apart {
            Apart::Alone => None,
            Apart::Number(guest) => model::name::shown(name).map(|_| {
                let number = self.follow().number(guest);
                self.fill(Text::ApartGuestNumbered, &[("number", &number)])
            }),
            Apart::Identity => {
                let id = identity.public_id().and_then(model::name::shown);
                id.or_else(|| identity.is_guest().then(|| self.text(Text::ApartGuest)))
            }
        }
    }

    /// An enumeration: "Ada, Bob, and Cleo".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        let language = self.follow();
        let [begin, end] = if language.is_right_to_left() { ISOLATE } else { [""; 2] };
        let names: Vec<String> = names.iter().map(|name| [begin, name, end].concat()).collect();
        language.list(&names.join("\n"))
    }
}

/// Inserts the values in one pass, so that a `{…}` inside a value stays as it is. In text that runs from right to left each value
/// gets a direction of its own (`isolated`), because a name in Latin letters would reorder the text around it.
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
    fn values_are_inserted_once() {
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
    fn the_form_is_that_of_the_plural_category() {
        let pattern = "one=# participant|other=# participants";
        assert_eq!(form(pattern, "one"), "# participant");
        assert_eq!(form(pattern, "few"), "# participants");
    }
}
