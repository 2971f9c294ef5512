//! Which people are in the list: those of one kind, and those whose name matches what was typed.

use crate::roster::RosterEntry;

/// People of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Everybody.
    #[default]
    All,
    /// Who is connected.
    Online,
    /// Who may moderate (types 1, 2 and 6).
    Moderators,
    /// Who has no account (types 4 and 6).
    Guests,
}

impl Filter {
    /// Whether somebody is of this kind, at a second on the server's clock.
    #[must_use]
    pub fn takes(self, person: &RosterEntry, now: u64) -> bool {
        match self {
            Self::All => true,
            Self::Online => person.presence(now).is_online(),
            Self::Moderators => person.role().moderates(),
            Self::Guests => person.participant.identity.is_guest(),
        }
    }
}

/// What a person typed into the search field, folded for comparison (case and accents, by the reader's language).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// From text that is folded already.
    #[must_use]
    pub fn of_folded(text: &str) -> Self {
        Self {
            words: text.split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// Nothing was typed: everybody matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every typed word occurs in a name, which must be folded in the same way.
    #[must_use]
    pub fn matches(&self, folded_name: &str) -> bool {
        self.words.iter().all(|word| folded_name.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_in_any_order() {
        let query = Query::of_folded(" love ada ");
        assert!(query.matches("ada lovelace"));
        assert!(!query.matches("ada byron"));
        assert!(Query::of_folded("  ").is_empty());
        assert!(Query::of_folded("").matches("anybody"));
    }
}
