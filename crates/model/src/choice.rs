//! The viewer's choice of order, filter and search, remembered for each conversation.

use crate::filter::{Filter, Query};
use crate::order::Sort;
use crate::order_update::{self, OrderEntry};

/// The chosen order, filter and search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The order.
    pub sort: Sort,
    /// The filter.
    pub filter: Filter,
    /// What was typed into the search field. Not remembered.
    pub query: Query,
}

impl Choice {
    /// Whether a change of a participant from `before` to `now` is a reason to sort and filter again.
    #[must_use]
    pub fn is_change(&self, before: OrderEntry, now: OrderEntry) -> bool {
        order_update::is_change(self.sort, before, now)
            || (self.filter == Filter::Online && before.online != now.online)
            || (self.filter == Filter::InCall && before.in_call != now.in_call)
            || (self.filter == Filter::Moderators && before.role != now.role)
            || (!self.query.is_empty() && before.name != now.name)
    }

    /// All participants pass the filter and the search.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        self.filter == Filter::All && self.query.is_empty()
    }

    /// The order and the filter as a text, for storage.
    #[must_use]
    pub fn text(&self) -> String {
        let [sort, filter] = [self.sort.word(), self.filter.word()];
        [sort, " ", filter].concat()
    }

    /// From such a text. What it does not tell has the default.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut words = text.split(' ');
        Self {
            sort: words.next().and_then(Sort::of_word).unwrap_or_default(),
            filter: words.next().and_then(Filter::of_word).unwrap_or_default(),
            query: Query::default(),
        }
    }
}

impl Sort {
    /// Every order, the default first.
    pub const ALL: [Self; 4] = [Self::LastPing, Self::Name, Self::LastName, Self::Role];

    /// The name in attributes and in storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::LastPing => "last-ping",
            Self::Name => "name",
            Self::LastName => "last-name",
            Self::Role => "role",
        }
    }

    /// From such a name.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

impl Filter {
    /// Every filter, the default first.
    pub const ALL: [Self; 5] = [Self::All, Self::Online, Self::InCall, Self::Moderators, Self::Guests];

    /// The name in attributes and in storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Online => "online",
            Self::InCall => "in-call",
            Self::Moderators => "moderators",
            Self::Guests => "guests",
        }
    }

    /// From such a name.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_remembered_as_words() {
        for sort in Sort::ALL {
            for filter in Filter::ALL {
                let choice = Choice {
                    sort,
                    filter,
                    query: Query::default(),
                };
                assert_eq!(Choice::of_text(&choice.text()), choice);
            }
        }
        for other in ["", "name", "nonsense guests", "\u{0}", "role  x"] {
            let choice = Choice::of_text(other);
            assert!(choice.query.is_empty() && Choice::of_text(&choice.text()) == choice);
        }
        assert_eq!(Choice::of_text("nonsense guests").filter, Filter::Guests);
    }
}
