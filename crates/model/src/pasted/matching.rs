//! Whom a pasted entry means.

use super::PastedEntry;
use crate::suggestion::{Source, Suggestion, guess};

/// Whom an entry means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// One who can be added.
    One(Suggestion),
    /// Somebody who is in the conversation already.
    Here,
    /// One of so many; the person who pasted it has to say which.
    Several(usize),
    /// Nobody whom the server knows.
    Nobody,
}

/// Finds whom an entry means among `found`, the server's suggestions for [`PastedEntry::search`], without those who are here.
/// `here`: how many of those who are here it may mean, by [`fits`]. `fold` removes case and accents.
#[must_use]
pub fn find(entry: &PastedEntry, found: &[Suggestion], here: usize, fold: &impl Fn(&str) -> String) -> Match {
    let of = |source: Source| found.iter().filter(move |suggestion| suggestion.source == source);
    let fitting: Vec<&Suggestion> = of(Source::Users)
        .filter(|suggestion| fits(entry, &suggestion.label, Some(&suggestion.id), fold))
        .collect();
    match (fitting.as_slice(), here) {
        ([one], 0) => return Match::One((*one).clone()),
        ([], 1..) => return Match::Here,
        ([_, ..], _) => return Match::Several(fitting.len() + here),
        ([], 0) => {}
    }
    if let Some(address) = &entry.address {
        let mut users = of(Source::Users);
        return match (users.next(), users.count()) {
            // The server found the address, of which the name says nothing else.
            (Some(user), 0) if entry.name.is_empty() => Match::One(user.clone()),
            (Some(_), more) => Match::Several(more + 1),
            (None, _) => Match::One(guess(address)),
        };
    }
    if entry.user.is_some() {
        return Match::Nobody;
    }
    let mut groups = found
        .iter()
        .filter(|suggestion| fits(entry, &suggestion.label, Some(&suggestion.id), fold));
    match (groups.next(), groups.next(), found.len()) {
        (Some(group), None, _) => Match::One(group.clone()),
        (_, _, 0) => Match::Nobody,
        (_, _, several) => Match::Several(several),
    }
}

/// Whether an entry is about somebody with a name, and an id if it is one that people know: by the id or address if it has one,
/// and else by the name, the words of which may be in another order ("Doe, John").
#[must_use]
pub fn fits(entry: &PastedEntry, name: &str, id: Option<&str>, fold: &impl Fn(&str) -> String) -> bool {
    let is_id = |text: &str| id.is_some_and(|id| id.eq_ignore_ascii_case(text));
    if let Some(user) = &entry.user {
        return is_id(user);
    }
    if entry.address.as_deref().is_some_and(is_id) {
        return true;
    }
    !entry.name.is_empty() && (is_id(&entry.name) || have_same_words(&fold(&entry.name), &fold(name)))
}

fn have_same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        text.replace(',', " ")
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<String>>()
    };
    let (one, mut other) = (words(one), words(other));
    one.len() == other.len()
        && one.iter().all(|word| {
            let place = other.iter().position(|known| known == word);
            place.map(|place| other.swap_remove(place)).is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pasted::read;

    fn user(id: &str, label: &str) -> Suggestion {
        Suggestion {
            label: label.to_owned(),
            source: Source::Users,
            ..guess(id)
        }
    }

    fn group(id: &str) -> Suggestion {
        Suggestion {
            source: Source::Groups,
            ..guess(id)
        }
    }

    fn found(pasted: &str, found: &[Suggestion], here: usize) -> Match {
        let entry = read(pasted, &["Name", "User ID"]).remove(0);
        find(&entry, found, here, &|text| text.to_lowercase().replace('é', "e"))
    }

    #[test]
    fn one_person_who_fits_is_meant() {
        let (adam, khan) = (user("adam.b", "Adam Bianchi"), user("adam.khan", "Adam Khan"));
        let both = [adam.clone(), khan.clone()];
        assert_eq!(found("ADAM BIANCHI", &both, 0), Match::One(adam.clone()));
        assert_eq!(found("\"Bianchi, Adam\" <a@x.org>", &both, 0), Match::One(adam.clone()));
        assert_eq!(found("Adam.Khan", &both, 0), Match::One(khan));
        assert_eq!(
            found("amélie", &[user("a", "Amelie")], 0),
            Match::One(user("a", "Amelie"))
        );
    }

    #[test]
    fn who_only_resembles_the_name_is_offered() {
        assert_eq!(found("Adam", &[user("adam.b", "Adam Bianchi")], 0), Match::Several(1));
        assert_eq!(
            found("adam.khan", &[user("adam.khanna", "Adam Khanna")], 0),
            Match::Several(1)
        );
        let twins = [user("anna.s", "Anna Schmidt"), user("anna.s2", "Anna Schmidt")];
        assert_eq!(found("Anna Schmidt", &twins, 0), Match::Several(2));
        assert_eq!(found("Max", &[], 0), Match::Nobody);
    }

    #[test]
    fn members_are_here_unless_another_has_the_name() {
        assert_eq!(found("Anna Schmidt", &[], 1), Match::Here);
        assert_eq!(found("Anna Schmidt", &[user("x", "Anna Schmidtke")], 1), Match::Here);
        assert_eq!(
            found("Anna Schmidt", &[user("anna.s2", "Anna Schmidt")], 1),
            Match::Several(2)
        );
    }

    #[test]
    fn an_address_is_that_of_an_account_or_is_invited() {
        let bob = user("bob", "Bob Example");
        assert_eq!(
            found("Bob Example <b@x.org>", std::slice::from_ref(&bob), 0),
            Match::One(bob.clone())
        );
        assert_eq!(found("b@x.org", std::slice::from_ref(&bob), 0), Match::One(bob.clone()));
        assert_eq!(
            found("Eve <b@x.org>", std::slice::from_ref(&bob), 0),
            Match::Several(1),
            "whose address is it?"
        );
        assert_eq!(found("b@x.org", &[bob, user("b2", "B")], 0), Match::Several(2));
        assert_eq!(found("b@x.org", &[], 0), Match::One(guess("b@x.org")));
    }

    #[test]
    fn an_id_means_that_account_alone() {
        let pasted = "Name,User ID\nBob,bob";
        assert_eq!(
            found(pasted, &[user("bob", "Robert")], 0),
            Match::One(user("bob", "Robert"))
        );
        assert_eq!(found(pasted, &[user("bobby", "Bob")], 0), Match::Nobody);
    }

    #[test]
    fn groups_are_meant_by_their_whole_name() {
        assert_eq!(found("staff", &[group("staff")], 0), Match::One(group("staff")));
        assert_eq!(found("staf", &[group("staff")], 0), Match::Several(1));
    }
}
