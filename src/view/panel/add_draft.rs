//! The draft of the field that searches and adds participants: what was typed, found and picked so far.

use crate::state::moderate::add::{AddOutcome, Found};
use model::pasted::PastedEntry;
use model::roster::ParticipantKey;
use model::suggestion::{Source, Suggestion};

/// One of the results below the field.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::view) enum FindOption {
    /// A participant of the conversation.
    Member(ParticipantKey),
    /// Who could be added.
    Add(Suggestion),
}

/// A pasted entry of which it is not known whom it means.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::view) struct PendingEntry {
    pub(in crate::view) entry: PastedEntry,
    pub(in crate::view) state: Pending,
}

/// How far the search for a pasted entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::view) enum Pending {
    /// The server is asked for it, or will be.
    Searching,
    /// It may mean so many.
    Several(usize),
    /// The server knows nobody.
    Nobody,
}

impl Pending {
    /// The search has ended.
    pub(in crate::view) fn is_known(self) -> bool {
        self != Self::Searching
    }
}

/// What was typed, found and picked in the field that searches and adds participants.
#[derive(Clone, Debug)]
pub(in crate::view) struct AddDraft {
    /// The field was opened. It also stays while it holds anything: see [`Self::is_shown`].
    pub(in crate::view) opened: bool,
    /// It was opened to add participants: the first suggestion is active without an arrow key.
    pub(in crate::view) adds: bool,
    /// The results may be shown over the list.
    pub(in crate::view) unfolded: bool,
    /// The text of the field.
    pub(in crate::view) typed: String,
    /// The server's answer for that text; `None` before a request and while one is under way.
    pub(in crate::view) found: Option<Found>,
    /// Whether a search is under way.
    pub(in crate::view) searching: bool,
    /// The active result, which the arrow keys move.
    pub(in crate::view) active: Option<FindOption>,
    /// An arrow key made it active: Space picks it then.
    pub(in crate::view) arrowed: bool,
    /// The picked entries, which "Add" sends.
    pub(in crate::view) chosen: Vec<Suggestion>,
    /// The pasted entries that are not among them yet.
    pub(in crate::view) pending: Vec<PendingEntry>,
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
            opened: false,
            adds: false,
            unfolded: false,
            typed: String::new(),
            found: None,
            searching: false,
            active: None,
            arrowed: false,
            chosen: Vec::new(),
            pending: Vec::new(),
            outcomes: Vec::new(),
            sending: false,
            source: Source::Users,
            revision: 0,
        }
    }
}

impl AddDraft {
    /// Whether the field stands in the header: a search or picked entries are never out of sight.
    pub(in crate::view) fn is_shown(&self) -> bool {
        self.opened || self.holds_anything()
    }

    /// Something was typed or picked.
    pub(in crate::view) fn holds_anything(&self) -> bool {
        !self.typed.is_empty() || self.has_picked()
    }

    /// Entries wait to be sent, or to be told whom they mean.
    pub(in crate::view) fn has_picked(&self) -> bool {
        !(self.chosen.is_empty() && self.pending.is_empty())
    }

    /// A pasted entry is searched for.
    pub(in crate::view) fn is_finding(&self) -> bool {
        self.pending.iter().any(|pending| pending.state == Pending::Searching)
    }

    /// What the server suggests.
    pub(in crate::view) fn suggestions(&self) -> &[Suggestion] {
        match &self.found {
            Some(Found::Suggestions(all)) => all,
            _ => &[],
        }
    }

    /// The server was asked for what stands in the field, and suggests nobody.
    pub(in crate::view) fn found_nobody(&self) -> bool {
        let empty = matches!(&self.found, Some(Found::Suggestions(all)) if all.is_empty());
        empty && !self.searching && !self.typed.trim().is_empty()
    }

    /// Whether an entry is among the picked ones.
    pub(in crate::view) fn has_chosen(&self, entry: &Suggestion) -> bool {
        self.chosen.iter().any(|chosen| chosen.is_same(entry))
    }

    /// Puts an entry among the picked ones.
    pub(in crate::view) fn put_chosen(&mut self, entry: Suggestion) {
        if !self.has_chosen(&entry) {
            self.chosen.push(entry);
        }
    }

    /// Takes the server's answer. The active suggestion stays active if the answer has it.
    pub(in crate::view) fn take_found(&mut self, found: Found) {
        (self.found, self.searching) = (Some(found), false);
        if let Some(FindOption::Add(active)) = &self.active
            && !self.suggestions().iter().any(|it| it.is_same(active))
        {
            self.active = None;
        }
        if self.adds && self.active.is_none() {
            self.active = self.suggestions().first().cloned().map(FindOption::Add);
        }
    }

    /// Whether the server turned out to have no search.
    pub(in crate::view) fn has_no_search(&self) -> bool {
        self.found == Some(Found::NoSearch)
    }
}
