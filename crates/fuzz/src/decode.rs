//! Fuzz target of the decoders of answers. The first byte chooses the decoder of the rest.

use model::name::shown;
use model::wire::{self, HttpAnswer};

/// No answer makes a decoder panic, and decoded values keep the rules of the model.
pub fn decode(input: &[u8]) {
    let Some((which, body)) = input.split_first() else {
        return;
    };
    match which % 11 {
        0 => participants(body),
        1 => drop(wire::room(body)),
        2 => drop(wire::capabilities(body)),
        3 => drop(wire::account(body)),
        4 => drop(wire::suggestions(body)),
        5 => drop(wire::added(body)),
        6 => drop(wire::joined(body)),
        7 => drop(wire::csrf_token(body)),
        8 => drop(wire::signaling(body)),
        9 => {
            drop(wire::signaling_settings(body));
            drop(wire::from_server(&String::from_utf8_lossy(body), "tokensignal"));
        }
        _ => refused(body),
    }
}

/// The first two bytes are the status.
fn refused(input: &[u8]) {
    if let [high, low, body @ ..] = input {
        let status = u16::from_be_bytes([*high, *low]) % 600;
        let refusal = wire::refusal(&HttpAnswer {
            status,
            maintenance: high % 2 == 0,
            retry_after: Some(u64::from(*low)),
            body,
        });
        assert_eq!(refusal.is_none(), (200..300).contains(&status));
    }
}

/// No participant is in a list twice, no name is longer than the limit, and no shown one holds a control character. A list of
/// nobody is an empty one, in which no row is bad.
fn participants(body: &[u8]) {
    let Ok(list) = wire::participants(body) else { return };
    let mut seen = std::collections::HashSet::new();
    assert!(!list.participants.is_empty() || list.bad_rows.is_empty());
    for participant in &list.participants {
        assert!(participant.name.chars().count() <= wire::TEXT_MAX);
        assert!(seen.insert(participant.identity.clone()), "twice: {participant:?}");
        let name = shown(&participant.name).unwrap_or_default();
        assert!(!name.chars().any(char::is_control), "{name:?}");
    }
}
