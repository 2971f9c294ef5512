//! Somebody who could be added.

/// Where somebody to add comes from: the `source` of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// An account.
    Users,
    /// Everybody in a group.
    Groups,
    /// An e-mail address, which gets an invitation.
    Emails,
    /// Everybody in a circle.
    Circles,
}

impl Source {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Users, Self::Groups, Self::Emails, Self::Circles];

    /// The word of the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Groups => "groups",
            Self::Emails => "emails",
            Self::Circles => "circles",
        }
    }

    /// The source of the API's word; `None` for one that v1 does not take.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == word)
    }

    /// The number of the `shareTypes[]` parameter that asks for such suggestions.
    #[must_use]
    pub fn share_type(self) -> u8 {
        match self {
            Self::Users => 0,
            Self::Groups => 1,
            Self::Emails => 4,
            Self::Circles => 7,
        }
    }
}

/// Somebody to add, suggested by the server or typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Suggestion {
    /// The id to send.
    pub id: String,
    /// What to show: raw text, possibly hostile.
    pub label: String,
    /// What the id names.
    pub source: Source,
}

impl Suggestion {
    /// Whether both name the same, however they are shown. The case of letters does not make another address; of ASCII letters,
    /// as the server has it, since the table of all others would be larger than this whole crate.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let same_id = match self.source {
            Source::Emails => self.id.eq_ignore_ascii_case(&other.id),
            _ => self.id == other.id,
        };
        self.source == other.source && same_id
    }
}

/// Whether entries end at a character: new lines, commas and semicolons, as keyboards of all languages have them.
#[must_use]
pub fn separates(c: char) -> bool {
    matches!(c, '\n' | '\r' | ',' | ';' | '，' | '、' | '،' | '；' | '؛')
}

/// Splits pasted text into entries; trimmed, each once.
#[must_use]
pub fn split(pasted: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for entry in pasted.split(separates).map(str::trim).filter(|entry| !entry.is_empty()) {
        if !entries.iter().any(|seen| seen == entry) {
            entries.push(entry.to_owned());
        }
    }
    entries
}

/// Whether a text could be an e-mail address. Sent before anything else is certain, so it is strict enough to keep out what
/// the server would store although it refuses it.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else {
        return false;
    };
    // Letters of any script, without asking a table of all letters, which every page would have to load.
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

/// What a typed entry most likely names: an address if it looks like one, else an account.
#[must_use]
pub fn guess(entry: &str) -> Suggestion {
    let source = if is_email(entry) { Source::Emails } else { Source::Users };
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
    fn commas_and_semicolons_of_other_languages_separate_as_well() {
        assert_eq!(
            split("张三，李四、王五；a،b؛c"),
            ["张三", "李四", "王五", "a", "b", "c"]
        );
    }

    #[test]
    fn pasted_text_is_split_trimmed_and_without_doubles() {
        assert_eq!(
            split(" ada,bob;\r\n ada \n\ncleo@mail.example , "),
            ["ada", "bob", "cleo@mail.example"]
        );
        assert!(split(" ;,\n").is_empty());
    }

    #[test]
    fn the_same_entry_is_known_by_its_id_and_not_by_its_label() {
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
    fn addresses_are_told_from_accounts() {
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
    fn words_of_the_api_go_both_ways() {
        for source in Source::ALL {
            assert_eq!(Source::from_word(source.as_str()), Some(source));
        }
        assert_eq!(Source::from_word("remotes"), None);
    }
}
