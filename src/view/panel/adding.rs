//! The form for adding people, as far as it was filled in.

use crate::state::moderate::add::{AddOutcome, Found};
use model::suggestion::{Source, Suggestion};

/// The state of the form.
#[derive(Clone, Debug)]
pub(in crate::view) struct Form {
    /// What stands in the field.
    pub(in crate::view) typed: String,
    /// What the server found for it; `None` while nothing was asked or the answer is on its way.
    pub(in crate::view) found: Option<Found>,
    /// The server is being asked.
    pub(in crate::view) searching: bool,
    /// Which suggestion the arrow keys are at.
    pub(in crate::view) active: Option<usize>,
    /// Who is going to be added.
    pub(in crate::view) chosen: Vec<Suggestion>,
    /// What became of those who were.
    pub(in crate::view) outcomes: Vec<AddOutcome>,
    /// Requests are on their way.
    pub(in crate::view) sending: bool,
    /// What typed entries are taken for where the server cannot search.
    pub(in crate::view) kind: Source,
    /// Counts changes of the field, so that an old answer is not taken for a new one.
    pub(in crate::view) turn: u32,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            typed: String::new(),
            found: None,
            searching: false,
            active: None,
            chosen: Vec::new(),
            outcomes: Vec::new(),
            sending: false,
            kind: Source::Users,
            turn: 0,
        }
    }
}

impl Form {
    /// Suggestions that are not chosen yet.
    pub(in crate::view) fn suggestions(&self) -> Vec<Suggestion> {
        let is_chosen = |it: &Suggestion| self.chosen.iter().any(|chosen| chosen.is_same(it));
        match &self.found {
            Some(Found::Suggestions(all)) => all.iter().filter(|it| !is_chosen(it)).cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The server has answered. Whoever the arrow keys were at is the one they are at, if still there.
    pub(in crate::view) fn take_found(&mut self, found: Found) {
        let at = self.active.and_then(|at| self.suggestions().into_iter().nth(at));
        (self.found, self.searching) = (Some(found), false);
        self.active = at.and_then(|at| self.suggestions().iter().position(|it| it.is_same(&at)));
    }

    /// The server cannot search.
    pub(in crate::view) fn has_no_search(&self) -> bool {
        self.found == Some(Found::NoSearch)
    }
}
