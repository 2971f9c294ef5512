//! The filter and the search of the list.

use crate::presence::Presence;
use crate::roster::{Roster, RosterEntry};
use std::ops::Range;

/// A filter of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All participants.
    #[default]
    All,
    /// Online participants.
    Online,
    /// Participants in the call.
    InCall,
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
            Self::InCall => entry.presence(now) == Presence::InCall,
            Self::Moderators => entry.role().moderates(),
            Self::Guests => entry.participant.identity.is_guest(),
        }
    }
}

/// How many people pass each filter of [`Filter::ALL`] at `now`, in seconds on the server's clock.
#[must_use]
pub fn counts(roster: &Roster, now: u64) -> [usize; Filter::ALL.len()] {
    let mut counts = [0; Filter::ALL.len()];
    for entry in roster.iter().filter(|entry| entry.is_person()) {
        for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
            *count += usize::from(filter.takes(entry, now));
        }
    }
    counts
}

/// Where the first word of a search stands in a name: a range of its bytes. `fold` removes case and accents. The letters of
/// the name are folded one by one, because a folded text may be longer or shorter than the text.
#[must_use]
pub fn found_in(name: &str, search: &str, fold: impl Fn(&str) -> String) -> Option<Range<usize>> {
    let word = fold(search.split_whitespace().next()?);
    let mut folded = String::new();
    let ends: Vec<(usize, usize)> = name
        .char_indices()
        .map(|(at, letter)| {
            folded.push_str(&fold(letter.encode_utf8(&mut [0; 4])));
            (folded.len(), at + letter.len_utf8())
        })
        .collect();
    let start = folded.find(&word)?;
    // The name's letter that a byte of the folded text belongs to ends at `end`; it begins where the one before ends.
    let place = |byte: usize| ends.iter().position(|(end, _)| *end > byte);
    let (first, last) = (place(start)?, place(start + word.len().checked_sub(1)?)?);
    let begin = first
        .checked_sub(1)
        .and_then(|before| ends.get(before))
        .map_or(0, |(_, at)| *at);
    Some(begin..ends.get(last)?.1)
}

/// The fewest letters for which ids are searched.
const ID_LETTERS: usize = 3;

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

    /// Whether every word occurs in a name, whose case and accents must have been removed in the same way, or in the id of an
    /// account or the address of who was invited by e-mail (`id`, see [`Participant::public_id`](crate::participant::Participant::public_id)). Ids are not searched for one or two letters, which are in most.
    #[must_use]
    pub fn matches(&self, folded_name: &str, id: Option<&str>) -> bool {
        let id = id.unwrap_or_default();
        let is_in =
            |word: &String| folded_name.contains(word.as_str()) || (word.len() >= ID_LETTERS && contains(id, word));
        self.words.iter().all(is_in)
    }
}

/// Whether a text occurs in an id. Small and capital letters are the same in ASCII, which is what nearly all ids are.
fn contains(id: &str, text: &str) -> bool {
    let mut parts = id.as_bytes().windows(text.len().max(1));
    parts.any(|part| part.eq_ignore_ascii_case(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Identity;

    #[test]
    fn the_part_that_a_search_found_is_marked() {
        let fold = |text: &str| {
            text.to_lowercase()
                .replace('é', "e")
                .replace('ß', "ss")
                .replace('\u{301}', "")
        };
        let found = |name: &'static str, search| found_in(name, search, fold).and_then(|range| name.get(range));
        assert_eq!(found("Max Markward", "mar"), Some("Mar"));
        assert_eq!(found("Amélie", "MEL"), Some("mél"));
        assert_eq!(found("Weiß", "ss"), Some("ß"));
        assert_eq!(found("Weiß", "is"), Some("iß"));
        assert_eq!(found("Ame\u{301}lie", "el"), Some("e\u{301}l"));
        assert_eq!(found("Ada Lovelace", "love ada"), Some("Love"));
        assert_eq!([found("Ada", "x"), found("Ada", " "), found("", "a")], [None; 3]);
    }

    #[test]
    fn a_name_matches_when_it_has_all_words_in_any_order() {
        let nobody = Some("x");
        let query = Query::of_folded(" love ada ");
        assert!(query.matches("ada lovelace", nobody));
        assert!(!query.matches("ada byron", nobody));
        assert!(Query::of_folded("  ").is_empty());
        assert!(Query::of_folded("").matches("anybody", nobody));
    }

    #[test]
    fn ids_and_addresses_are_found_and_the_ids_of_sessions_are_not() {
        let finds = |search, kind, id| {
            let identity = Identity::of_actor(kind, id).unwrap();
            Query::of_folded(search).matches("ada lovelace", identity.public_id())
        };
        assert!(finds("a.king", "users", "A.King1815"));
        assert!(finds("ada 1815", "users", "A.King1815"));
        assert!(finds("mail.example", "emails", "ada@mail.example"));
        assert!(!finds("abc", "guests", "abcdef"));
        assert!(!finds("18", "users", "A.King1815"), "too short for an id");
        assert!(!finds("king1816", "users", "A.King1815"));
    }
}
