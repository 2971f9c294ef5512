//! Suggestions of participants to add, and entries that the viewer types.

use crate::features::Features;

/// The kind of a participant to add: the `source` of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// An account.
    Users,
    /// A group of accounts.
    Groups,
    /// An e-mail address, which gets an invitation.
    Emails,
    /// A circle, which newer servers call a team.
    Circles,
    /// An account on another server.
    Federated,
    /// A telephone, which the server calls.
    Phones,
}

impl Source {
    /// All kinds, in the order of the suggestions.
    pub const ALL: [Self; 6] = [
        Self::Users,
        Self::Groups,
        Self::Emails,
        Self::Circles,
        Self::Federated,
        Self::Phones,
    ];

    /// The name in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Groups => "groups",
            Self::Emails => "emails",
            Self::Circles => "circles",
            Self::Federated => "federated_users",
            Self::Phones => "phones",
        }
    }

    /// From the name in the API, or in suggestions; `None` for what cannot be added.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "remotes" => Some(Self::Federated),
            "teams" => Some(Self::Circles),
            _ => Self::ALL.into_iter().find(|source| source.as_str() == word),
        }
    }

    /// The number of the `shareTypes[]` parameter that asks for such suggestions; `None` where the server has none.
    #[must_use]
    pub fn share_type(self) -> Option<u8> {
        Some(match self {
            Self::Users => 0,
            Self::Groups => 1,
            Self::Emails => 4,
            Self::Federated => 6,
            Self::Circles => 7,
            Self::Phones => return None,
        })
    }

    /// The kinds that can be added to a conversation. Breakout rooms take accounts only.
    #[must_use]
    pub fn offered(features: Features, is_breakout_room: bool) -> Vec<Self> {
        let can = |source: &Self| match source {
            Self::Users => true,
            _ if is_breakout_room => false,
            Self::Federated => features.federation,
            Self::Phones => features.dial_out,
            Self::Groups | Self::Emails | Self::Circles => true,
        };
        Self::ALL.into_iter().filter(can).collect()
    }
}

/// A participant to add, suggested by the server or typed by the viewer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Suggestion {
    /// The id to send.
    pub id: String,
    /// The text to show: raw, possibly hostile.
    pub label: String,
    /// The kind.
    pub source: Source,
}

impl Suggestion {
    /// Whether both have the same id and kind. E-mail addresses are compared without the case of ASCII letters, as the server
    /// does; a table of all other letters would be larger than this crate.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let same_id = match self.source {
            Source::Emails => self.id.eq_ignore_ascii_case(&other.id),
            _ => self.id == other.id,
        };
        self.source == other.source && same_id
    }
}

/// Whether a text is an e-mail address. Strict, because servers store some malformed addresses although they answer with an
/// error.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else {
        return false;
    };
    // Any character that is not ASCII counts as a letter: a table of all letters would add to what every page loads.
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || (!c.is_ascii() && !c.is_whitespace());
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"@,;<>()[]\\\"".contains(c);
    let labels = domain.split('.');
    !name.is_empty()
        && name.chars().all(plain)
        && domain.contains('.')
        && labels
            .clone()
            .all(|label| !label.is_empty() && label.chars().all(letter))
}

/// Whether a text is a telephone number in its international form. Without the plus sign it could be the id of an account.
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let Some(number) = text.strip_prefix('+') else {
        return false;
    };
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&digits) && number.chars().all(|c| c.is_ascii_digit() || " ()-/.".contains(c))
}

/// The suggestion for a typed entry: an e-mail address or a telephone number if it is one, else an account.
#[must_use]
pub fn guess(entry: &str) -> Suggestion {
    let source = match entry {
        _ if is_email(entry) => Source::Emails,
        _ if is_phone(entry) => Source::Phones,
        _ => Source::Users,
    };
    Suggestion {
        id: entry.to_owned(),
        label: entry.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_compared_by_id_and_not_by_label() {
        let typed = guess("ada");
        let suggested = Suggestion {
            label: "Ada Lovelace".to_owned(),
            ..guess("ada")
        };
        assert!(typed.is_same(&suggested));
        assert!(!typed.is_same(&guess("Ada")));
        assert!(guess("ada@mail.example").is_same(&guess("Ada@Mail.Example")));
        let group = Suggestion {
            source: Source::Groups,
            ..guess("ada")
        };
        assert!(!typed.is_same(&group));
    }

    #[test]
    fn e_mail_addresses_are_recognised() {
        for good in ["ada@mail.example", "a.b+c@x.org", "zoë@exämple.org"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "ada",
            "@x.org",
            "a@b",
            "a b@x.org",
            "a@x..org",
            "a@@x.org",
            "<a@x.org>",
            "a@x.org,b@x.org",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
        assert_eq!(guess("ada").source, Source::Users);
        assert_eq!(guess("ada@mail.example").source, Source::Emails);
    }

    #[test]
    fn names_of_the_api_convert_both_ways() {
        for source in Source::ALL {
            assert_eq!(Source::from_word(source.as_str()), Some(source));
        }
        assert_eq!(Source::from_word("remotes"), Some(Source::Federated));
        assert_eq!(Source::from_word("deck"), None);
    }

    #[test]
    fn telephone_numbers_begin_with_a_plus() {
        for good in ["+49 30 1234567", "+4930123456", "+1 (555) 010-9999"] {
            assert_eq!(guess(good).source, Source::Phones, "{good}");
        }
        for bad in ["0301234567", "+12", "+49 30 a", "12345678", "+"] {
            assert_eq!(guess(bad).source, Source::Users, "{bad}");
        }
    }

    #[test]
    fn what_can_be_added_depends_on_the_server_and_the_conversation() {
        let all = Features {
            federation: true,
            dial_out: true,
            ..Features::default()
        };
        assert_eq!(Source::offered(all, false), Source::ALL);
        assert_eq!(Source::offered(Features::default(), false), Source::ALL[..4]);
        assert_eq!(Source::offered(all, true), [Source::Users]);
    }
}
