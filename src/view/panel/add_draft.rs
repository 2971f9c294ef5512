//! The draft of the form that adds participants: what was typed, found and chosen so far.

use crate::state::moderate::add::{AddOutcome, Found};
use model::suggestion::{Source, Suggestion};

/// What was typed, found and chosen in the form that adds participants.
#[derive(Clone, Debug)]
pub(in crate::view) struct AddDraft {
    /// The text of the field.
    pub(in crate::view) typed: String,
    /// The server's answer for that text; `None` before a request and while one is under way.
    pub(in crate::view) found: Option<Found>,
    /// Whether a search is under way.
    pub(in crate::view) searching: bool,
    /// The position of the active suggestion, which the arrow keys move.
    pub(in crate::view) active: Option<usize>,
    /// The chosen entries, which "Add" sends.
    pub(in crate::view) chosen: Vec<Suggestion>,
    /// The results of the entries that were sent last.
    pub(in crate::view) outcomes: Vec<AddOutcome>,
    /// Whether requests are under way.
    pub(in crate::view) sending: bool,
    /// The source of typed entries on servers that have no search.
    pub(in crate::view) source: Source,
    /// The number of changes of the field, which tells the answer for an old text from the newest.
    pub(in crate::view) revision: u32,
}

impl Default for AddDraft {
    fn default() -> Self {
        Self {
            typed: String::new(),
            found: None,
            searching: false,
            active: None,
            chosen: Vec::new(),
            outcomes: Vec::new(),
            sending: false,
            source: Source::Users,
            revision: 0,
        }
    }
}

impl AddDraft {
    /// The suggestions that are not chosen yet.
    pub(in crate::view) fn suggestions(&self) -> Vec<Suggestion> {
        match &self.found {
            Some(Found::Suggestions(all)) => all.iter().filter(|it| !self.has_chosen(it)).cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether an entry is among the chosen ones.
    pub(in crate::view) fn has_chosen(&self, entry: &Suggestion) -> bool {
        self.chosen.iter().any(|chosen| chosen.is_same(entry))
    }

    /// Takes the server's answer. The active suggestion stays active if the answer has it.
    pub(in crate::view) fn take_found(&mut self, found: Found) {
        let active = self.active.and_then(|at| self.suggestions().into_iter().nth(at));
        (self.found, self.searching) = (Some(found), false);
        self.active = active.and_then(|active| self.suggestions().iter().position(|it| it.is_same(&active)));
    }

    /// Whether the server turned out to have no search.
    pub(in crate::view) fn has_no_search(&self) -> bool {
        self.found == Some(Found::NoSearch)
    }
}
