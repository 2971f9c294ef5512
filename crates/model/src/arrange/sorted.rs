//! Filtering and sorting the participants.

use crate::choice::Choice;
use crate::order::{SortKey, compare};
use crate::roster::{Apart, ParticipantKey, Roster, RosterEntry};

/// All participants that pass the filter, in the chosen order. `rows` is the order before: sorting starts from it, because a
/// stable sort is fast on what is nearly sorted. `own` stands first, also if the filter does not take it, which is the second value.
pub(super) fn sorted(
    rows: &[ParticipantKey],
    roster: &Roster,
    choice: &Choice,
    now: u64,
    own: Option<ParticipantKey>,
) -> (Vec<ParticipantKey>, bool) {
    let is_found = |entry: &RosterEntry| {
        let (name, id) = (roster.folded(entry), entry.participant.public_id());
        match entry.apart {
            Apart::Number(number) => choice.query.matches(&format!("{name} {number}"), id),
            _ => choice.query.matches(name, id),
        }
    };
    let takes = |entry: &&RosterEntry| {
        entry.here && choice.filter.takes(entry, now) && (choice.query.is_empty() || is_found(entry))
    };
    let known = rows.iter().filter_map(|key| roster.get(*key)).filter(takes);
    let mut keys: Vec<(SortKey<'_>, ParticipantKey)> = Vec::with_capacity(rows.len());
    keys.extend(known.map(|entry| sort_key(roster, entry, now)));
    let mut met = roster.key_map();
    keys.iter().for_each(|(_, key)| met.set(*key, 0));
    let others = roster.iter().filter(|entry| met.get(entry.key).is_none());
    let others = others.filter(takes);
    keys.extend(others.map(|entry| sort_key(roster, entry, now)));
    keys.sort_by(|(a, _), (b, _)| compare(choice.sort, a, b));
    let mut keys: Vec<ParticipantKey> = keys.into_iter().map(|(_, key)| key).collect();
    let Some(own) = own.and_then(|own| roster.get(own)).filter(|own| own.here) else {
        return (keys, false);
    };
    match keys.iter().position(|key| *key == own.key) {
        Some(place) => {
            keys[..=place].rotate_right(1);
            (keys, false)
        }
        None => {
            keys.insert(0, own.key);
            (keys, true)
        }
    }
}

fn sort_key<'a>(roster: &Roster, entry: &'a RosterEntry, now: u64) -> (SortKey<'a>, ParticipantKey) {
    let presence = entry.presence(now);
    let sort_key = SortKey {
        waiting: entry.waits(presence),
        online: presence.is_online(),
        last_ping: entry.seen,
        rank: roster.names.place(entry.name),
        role: entry.role(),
        identity: &entry.participant.identity,
    };
    (sort_key, entry.key)
}
