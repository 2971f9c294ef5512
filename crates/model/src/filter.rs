//! The filter and the search of the list.

use crate::roster::RosterEntry;

/// A filter of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All participants.
    #[default]
    All,
    /// Online participants.
    Online,
    /// Moderators (types 1, 2 and 6).
    Moderators,
    /// Participants without an account.
    Guests,
}

impl Filter {
    /// Whether a participant passes the filter at `now`, in seconds on the server's clock.
    #[must_use]
    pub fn takes(self, entry: &RosterEntry, now: u64) -> bool {
        match self {
            Self::All => true,
            Self::Online => entry.presence(now).is_online(),
            Self::Moderators => entry.role().moderates(),
            Self::Guests => entry.participant.identity.is_guest(),
        }
    }
}

/// A search text, without case and accents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// From text whose case and accents were removed.
    #[must_use]
    pub fn of_folded(text: &str) -> Self {
        Self {
            words: text.split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// There is no search; every name matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in a name, whose case and accents must have been removed in the same way.
    #[must_use]
    pub fn matches(&self, folded_name: &str) -> bool {
        self.words.iter().all(|word| folded_name.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_matches_when_it_has_all_words_in_any_order() {
        let query = Query::of_folded(" love ada ");
        assert!(query.matches("ada lovelace"));
        assert!(!query.matches("ada byron"));
        assert!(Query::of_folded("  ").is_empty());
        assert!(Query::of_folded("").matches("anybody"));
    }
}
