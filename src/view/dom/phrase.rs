//! What can stand as text or as the value of an attribute: a text that stays, or one that follows the language.

use super::El;

/// Something that an element can show as text.
pub(crate) trait Wording {
    /// Puts it inside an element.
    fn write(self, into: El) -> El;
    /// Makes it the value of an attribute.
    fn name(self, of: El, attribute: &'static str) -> El;
}

/// Words of the panel, said again when the language changes.
pub(crate) struct Phrase(Box<dyn Fn() -> String>);

impl Phrase {
    /// What a function says; it is asked again whenever signals that it reads change.
    pub(crate) fn of(say: impl Fn() -> String + 'static) -> Self {
        Self(Box::new(say))
    }

    /// The same in two places.
    pub(in crate::view) fn twice(self) -> [Self; 2] {
        let said: std::rc::Rc<dyn Fn() -> String> = self.0.into();
        [said.clone(), said].map(|said| Self::of(move || said()))
    }
}

impl Wording for Phrase {
    fn write(self, into: El) -> El {
        into.follow_text(self.0)
    }

    fn name(self, of: El, attribute: &'static str) -> El {
        let say = self.0;
        of.follow_attr(attribute, Box::new(move || Some(say())))
    }
}

impl Wording for &str {
    fn write(self, into: El) -> El {
        into.append_text(self)
    }

    fn name(self, of: El, attribute: &'static str) -> El {
        of.set(attribute, self)
    }
}

impl Wording for String {
    fn write(self, into: El) -> El {
        into.append_text(&self)
    }

    fn name(self, of: El, attribute: &'static str) -> El {
        of.set(attribute, &self)
    }
}
