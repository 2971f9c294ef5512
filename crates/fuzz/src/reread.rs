//! Lists read one after the other, each in terms of the one before. A line feed stands between two answers.

use model::roster::Roster;
use model::wire::{self, Reader};
use std::collections::HashMap;

/// Each list says the same as when it is read alone.
pub fn reread(input: &[u8]) {
    let (mut reader, mut roster) = (Reader::default(), Roster::default());
    for body in input.split(|byte| *byte == b'\n') {
        let alone = wire::participants(body);
        let reading = reader.read(body.to_vec(), |identity| roster.row_of(identity));
        assert_eq!(alone.is_ok(), reading.is_ok());
        let (Ok(alone), Ok(reading)) = (alone, reading) else {
            continue;
        };
        assert_eq!(alone.bad_rows, reading.bad_rows);
        if roster.absorb(reading).twice {
            reader.forget();
        }
        let now: HashMap<_, _> = alone
            .participants
            .into_iter()
            .map(|person| (person.identity.clone(), person))
            .collect();
        let here: HashMap<_, _> = roster
            .iter()
            .filter(|person| person.here)
            .map(|person| (person.participant.identity.clone(), person.participant.clone()))
            .collect();
        assert_eq!(here, now);
    }
}
