//! Every recorded refusal of the list, by its number in the recording.

use crate::recording::file;
use model::refusal::Refusal;

/// Guests, and a guest moderator after being demoted.
const FORBIDDEN: [u16; 2] = [4, 9];
/// Users, guests and self-joined users while the lobby is on.
const LOBBY: [u16; 3] = [56, 57, 58];
/// Outsiders, anonymous visitors, sessions that were replaced, expired or removed, rooms that are gone; the last one is
/// XML: a version of the API that the server does not have.
const NOT_FOUND: [u16; 20] = [
    7, 8, 21, 28, 31, 38, 39, 43, 44, 45, 53, 60, 61, 65, 66, 68, 69, 71, 73, 76,
];

fn expected(number: u16) -> Option<Refusal> {
    match number {
        number if FORBIDDEN.contains(&number) => Some(Refusal::Forbidden),
        number if LOBBY.contains(&number) => Some(Refusal::Lobby),
        number if NOT_FOUND.contains(&number) => Some(Refusal::NotFound),
        _ => None,
    }
}

#[test]
fn all_25_refusals_of_the_list_have_their_type() {
    let exchanges = file("participants-list");
    assert_eq!(exchanges.len(), 76);
    let mut refused = 0;
    for exchange in &exchanges {
        let refusal = exchange.response.refusal();
        assert_eq!(refusal, expected(exchange.number()), "{}", exchange.id);
        assert_eq!(refusal.is_none(), exchange.response.status == 200, "{}", exchange.id);
        refused += usize::from(refusal.is_some());
    }
    assert_eq!(refused, 25);
}

#[test]
fn the_one_refusal_in_xml_is_xml_in_the_recording() {
    let exchanges = file("participants-list");
    let xml = |number: u16| {
        exchanges[usize::from(number) - 1]
            .response
            .bytes()
            .starts_with(b"<?xml")
    };
    let numbers: Vec<u16> = (1..=76).filter(|number| xml(*number)).collect();
    assert_eq!(numbers, [76]);
}

#[test]
fn one_status_two_meanings() {
    let lobby = file("participants-list").remove(55);
    let csrf = file("protocol").remove(0);
    assert_eq!((lobby.response.status, csrf.response.status), (412, 412));
    assert_eq!(lobby.response.refusal(), Some(Refusal::Lobby));
    assert_eq!(csrf.response.refusal(), Some(Refusal::Csrf));
}
