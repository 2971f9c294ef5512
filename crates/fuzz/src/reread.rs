//! Fuzz target of the reader that decodes each list by its difference to the one before. A line feed separates answers.

use model::roster::Roster;
use model::wire::{self, Reader};
use std::collections::HashMap;

/// Each list decodes to the same participants as when it is decoded alone.
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
