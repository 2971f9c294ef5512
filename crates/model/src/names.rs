//! Every name of the list once, with what a language says about it: its place among the others, and how it is written
//! without case and accents. Both are asked of the browser, which is slow, and names seldom change.

use crate::name;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Stands for a name.
pub type NameId = u32;

/// What a language knows about names. Lists of names come and go as one text, separated by line breaks, which no name
/// contains: each crossing to the browser costs more than what it does there.
pub trait NameCollation {
    /// Takes in names, the first of which has the number `from`; 0 begins anew. For each name that is known by then its place
    /// in the language's order, from 0; names that the language holds equal share one.
    fn ranks(&self, names: &str, from: usize) -> Vec<u32>;
    /// The names without case and accents.
    fn fold(&self, names: &str) -> String;
    /// What a guest and a user without a name are called, in this order.
    fn nameless(&self) -> [String; 2];
}

/// The names.
#[derive(Debug, Default)]
pub struct Names {
    ids: FxHashMap<Arc<str>, NameId>,
    /// As a reader sees them; empty where nothing is to be seen.
    shown: Vec<Box<str>>,
    ranks: Vec<u32>,
    folded: Vec<Box<str>>,
    /// A guest and a user without a name, folded.
    nameless: [String; 2],
}

impl Names {
    /// The number of a name as the server writes it.
    pub fn id(&mut self, raw: &Arc<str>) -> NameId {
        if let Some(id) = self.ids.get(raw) {
            return *id;
        }
        let id = NameId::try_from(self.shown.len()).unwrap_or(NameId::MAX);
        self.ids.insert(raw.clone(), id);
        self.shown.push(name::shown(raw).unwrap_or_default().into());
        id
    }

    /// How many names are known, those of people who left included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// None yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Another language has another order and other accents: all names are asked about anew.
    pub fn forget(&mut self) {
        self.ranks.clear();
        self.folded.clear();
    }

    /// Ranks all names, if there are new ones. By what a reader sees: raw names may begin with spaces and invisible
    /// characters.
    pub fn rank(&mut self, tongue: &impl NameCollation) {
        let from = self.ranks.len();
        if let Some(new @ [_, ..]) = self.shown.get(from..) {
            self.ranks = tongue.ranks(&new.join("\n"), from);
        }
    }

    /// The place of a name, after [`Names::rank`].
    #[must_use]
    pub fn place(&self, id: NameId) -> u32 {
        self.ranks.get(id as usize).copied().unwrap_or(u32::MAX)
    }

    /// Folds the names that are new since the last time.
    pub fn fold(&mut self, tongue: &impl NameCollation) {
        if self.folded.is_empty() {
            self.nameless = tongue.nameless().map(|name| tongue.fold(&name));
        }
        if let Some(new @ [_, ..]) = self.shown.get(self.folded.len()..) {
            self.folded
                .extend(tongue.fold(&new.join("\n")).split('\n').map(Box::from));
        }
    }

    /// The name of a guest or a user without case and accents, or of what stands for it; after [`Names::fold`].
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
    struct Plain(Cell<usize>, RefCell<Vec<String>>);

    impl NameCollation for Plain {
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
            ["Guest", "Somebody"].map(str::to_owned)
        }
    }

    #[test]
    fn a_language_is_asked_once_for_each_new_name() {
        let (mut names, plain) = (Names::default(), Plain::default());
        let [bob, ada] = ["Bob", "\u{200b} Ada"].map(|name| names.id(&name.into()));
        assert_eq!(names.id(&"Bob".into()), bob);
        names.rank(&plain);
        names.rank(&plain);
        assert_eq!((names.place(ada), names.place(bob), plain.0.get()), (0, 1, 1));
        let zoe = names.id(&"Zoe".into());
        names.rank(&plain);
        names.fold(&plain);
        assert_eq!((names.place(zoe), plain.0.get()), (2, 2));
        let nobody = names.id(&" ".into());
        names.fold(&plain);
        assert_eq!((names.folded(ada, false), names.folded(zoe, true)), ("ada", "zoe"));
        assert_eq!(
            (names.folded(nobody, true), names.folded(nobody, false)),
            ("guest", "somebody")
        );
        assert_eq!(names.len(), 4);
        names.forget();
        names.rank(&plain);
        names.fold(&plain);
        assert_eq!(plain.0.get(), 3, "asked anew");
        assert_eq!((names.folded(ada, false), names.place(ada)), ("ada", 1));
    }
}
