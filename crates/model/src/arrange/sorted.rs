//! The rows as they should be.

use crate::choice::Choice;
use crate::order::{Entry, compare};
use crate::roster::{ParticipantKey, Roster, RosterEntry};

/// Everybody that the choice takes, in its order. `rows` is the order of before: from there little has to be moved, and a
/// stable sort is fast on what is nearly sorted.
pub(super) fn sorted(rows: &[ParticipantKey], roster: &Roster, choice: &Choice, now: u64) -> Vec<ParticipantKey> {
    let takes = |person: &&RosterEntry| {
        person.here
            && choice.filter.takes(person, now)
            && (choice.query.is_empty() || choice.query.matches(roster.folded(person)))
    };
    let known = rows.iter().filter_map(|key| roster.get(*key)).filter(takes);
    let mut entries: Vec<(Entry<'_>, ParticipantKey)> = Vec::with_capacity(rows.len());
    entries.extend(known.map(|person| entry(roster, person)));
    let mut met = roster.table();
    entries.iter().for_each(|(_, key)| met.set(*key, 0));
    let others = roster.iter().filter(|person| met.get(person.key).is_none());
    let others = others.filter(takes);
    entries.extend(others.map(|person| entry(roster, person)));
    entries.sort_by(|(a, _), (b, _)| compare(choice.sort, a, b));
    entries.into_iter().map(|(_, key)| key).collect()
}

fn entry<'a>(roster: &Roster, person: &'a RosterEntry) -> (Entry<'a>, ParticipantKey) {
    let entry = Entry {
        last_ping: person.participant.last_ping,
        rank: roster.names.place(person.name),
        role: person.role(),
        identity: &person.participant.identity,
    };
    (entry, person.key)
}
