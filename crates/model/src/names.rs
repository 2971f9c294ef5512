//! All names of the list with their ranks and their forms without case and accents. Both come from the browser, which is slow,
//! and names seldom change; so they are kept.

use crate::name;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The id of a name.
pub type NameId = u32;

/// The collation of names in the panel's language. Lists of names are passed as one text, separated by line breaks, which no
/// name contains: a call to the browser costs more than what it does there.
pub trait NameCollation {
    /// Adds names, the first of which gets the index `from`; 0 begins anew. Returns the rank of every name added so far, from
    /// 0; names that collate as equal share one.
    fn ranks(&self, names: &str, from: usize) -> Vec<u32>;
    /// The names without case and accents.
    fn fold(&self, names: &str) -> String;
    /// What is shown for a guest and for a user without a name, in this order.
    fn nameless(&self) -> [String; 2];
}

/// The names of the list.
#[derive(Debug, Default)]
pub struct Names {
    ids: FxHashMap<Arc<str>, NameId>,
    /// The names for display; empty where nothing is visible.
    shown: Vec<Box<str>>,
    /// By name: the first one that looks the same.
    alike: Vec<NameId>,
    /// The first name of each look: the name for display in small letters. Only ASCII has any: a table of all letters would be
    /// larger than this crate.
    looks: FxHashMap<Arc<str>, NameId>,
    ranks: Vec<u32>,
    /// Whether the ranks are those of the last names.
    by_last: bool,
    folded: Vec<Box<str>>,
    /// What is shown for a guest and for a user without a name, without case and accents.
    nameless: [String; 2],
}

impl Names {
    /// The id of a name as the server sent it.
    pub fn id(&mut self, raw: &Arc<str>) -> NameId {
        if let Some(id) = self.ids.get(raw) {
            return *id;
        }
        let id = NameId::try_from(self.shown.len()).unwrap_or(NameId::MAX);
        self.ids.insert(raw.clone(), id);
        let shown = name::shown(raw).unwrap_or_default();
        let look = shown.to_ascii_lowercase().into();
        self.alike.push(*self.looks.entry(look).or_insert(id));
        self.shown.push(shown.into());
        id
    }

    /// The same id for all names that look the same but for their case; `None` where nothing is visible.
    #[must_use]
    pub fn look(&self, id: NameId) -> Option<NameId> {
        let visible = self.shown.get(id as usize).is_some_and(|name| !name.is_empty());
        self.alike.get(id as usize).copied().filter(|_| visible)
    }

    /// Whether a name is a word and a number: "Guest 1".
    #[must_use]
    pub fn is_numbered(&self, id: NameId, word: &str) -> bool {
        let name = self.shown.get(id as usize).map_or("", |name| name);
        let Some((begin, number)) = name.split_at_checked(word.len()) else {
            return false;
        };
        let number = number.trim_start();
        begin.eq_ignore_ascii_case(word) && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The number of names, including those of participants who left.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// There are no names yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Forgets ranks and folded names, because the language changed.
    pub fn forget(&mut self) {
        self.ranks.clear();
        self.folded.clear();
    }

    /// Ranks all names, if there are new ones; `by_last`: by the last names. Names for display are ranked, because raw names may
    /// begin with spaces and invisible characters.
    pub fn rank(&mut self, collation: &impl NameCollation, by_last: bool) {
        if std::mem::replace(&mut self.by_last, by_last) != by_last {
            self.ranks.clear();
        }
        let from = self.ranks.len();
        if let Some(new @ [_, ..]) = self.shown.get(from..) {
            let new = if by_last {
                new.iter()
                    .map(|name| name::last_first(name))
                    .collect::<Vec<_>>()
                    .join("\n")
            } else {
                new.join("\n")
            };
            self.ranks = collation.ranks(&new, from);
        }
    }

    /// The rank of a name, after [`Names::rank`].
    #[must_use]
    pub fn place(&self, id: NameId) -> u32 {
        self.ranks.get(id as usize).copied().unwrap_or(u32::MAX)
    }

    /// Folds the names that are not folded yet.
    pub fn fold(&mut self, collation: &impl NameCollation) {
        if self.folded.is_empty() {
            self.nameless = collation.nameless().map(|name| collation.fold(&name));
        }
        if let Some(new @ [_, ..]) = self.shown.get(self.folded.len()..) {
            self.folded
                .extend(collation.fold(&new.join("\n")).split('\n').map(Box::from));
        }
    }

    /// The name without case and accents, or what is shown for a guest or user without a name; after [`Names::fold`].
    #[must_use]
    pub fn folded(&self, id: NameId, guest: bool) -> &str {
        let [nameless_guest, nameless_user] = &self.nameless;
        match self.folded.get(id as usize).map_or("", |name| name) {
            "" if guest => nameless_guest,
            "" => nameless_user,
            name => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};

    #[derive(Default)]
    struct CountingCollation(Cell<usize>, RefCell<Vec<String>>);

    impl NameCollation for CountingCollation {
        fn ranks(&self, names: &str, from: usize) -> Vec<u32> {
            self.0.set(self.0.get() + 1);
            let mut all = self.1.borrow_mut();
            all.truncate(from);
            all.extend(names.split('\n').map(str::to_owned));
            let below = |name: &String| all.iter().filter(|other| *other < name).count() as u32;
            all.iter().map(below).collect()
        }

        fn fold(&self, names: &str) -> String {
            names.to_lowercase()
        }

        fn nameless(&self) -> [String; 2] {
            ["Guest", "User"].map(str::to_owned)
        }
    }

    #[test]
    fn the_browser_is_asked_only_for_new_names() {
        let (mut names, collation) = (Names::default(), CountingCollation::default());
        let [bob, ada] = ["Bob", "\u{200b} Ada"].map(|name| names.id(&name.into()));
        assert_eq!(names.id(&"Bob".into()), bob);
        names.rank(&collation, false);
        names.rank(&collation, false);
        assert_eq!((names.place(ada), names.place(bob), collation.0.get()), (0, 1, 1));
        let zoe = names.id(&"Zoe".into());
        names.rank(&collation, false);
        names.fold(&collation);
        assert_eq!((names.place(zoe), collation.0.get()), (2, 2));
        let nameless = names.id(&" ".into());
        names.fold(&collation);
        assert_eq!((names.folded(ada, false), names.folded(zoe, true)), ("ada", "zoe"));
        assert_eq!(
            (names.folded(nameless, true), names.folded(nameless, false)),
            ("guest", "user")
        );
        assert_eq!(names.len(), 4);
        names.forget();
        names.rank(&collation, false);
        names.fold(&collation);
        assert_eq!(collation.0.get(), 3, "asked anew");
        assert_eq!((names.folded(ada, false), names.place(ada)), ("ada", 1));
    }

    #[test]
    fn names_that_look_the_same_are_known() {
        let mut names = Names::default();
        let [ada, bob, same, nothing] = ["Ada", "Bob", " ADA\u{200b}", " "].map(|name| names.id(&name.into()));
        assert_eq!([ada, bob, same].map(|id| names.look(id)), [ada, bob, ada].map(Some));
        assert_eq!(names.look(nothing), None);
    }

    #[test]
    fn a_word_and_a_number_are_known() {
        let mut names = Names::default();
        for name in ["Guest 1", " guest\u{200b}  12", "Guest3"] {
            let id = names.id(&name.into());
            assert!(names.is_numbered(id, "Guest"), "{name:?}");
        }
        for name in ["Guest", "Guest ", "Guest 1a", "A guest 1", "Gäst 1", "1", ""] {
            let id = names.id(&name.into());
            assert!(!names.is_numbered(id, "Guest"), "{name:?}");
        }
        assert!(!names.is_numbered(99, "Guest"));
        let hebrew = names.id(&"אורח 7".into());
        assert!(names.is_numbered(hebrew, "אורח"));
        assert!(!names.is_numbered(hebrew, "אורחת"));
    }
}
