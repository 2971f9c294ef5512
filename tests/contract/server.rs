//! What the server says of itself and of the account.

use crate::recording::{Exchange, everything};
use model::wire::{self, Capabilities};

fn answers(path: &str) -> Vec<Exchange> {
    let answered = |exchange: &Exchange| exchange.request.path.ends_with(path) && exchange.response.status == 200;
    everything().into_iter().filter(answered).collect()
}

#[test]
fn capabilities_tell_whether_talk_is_there() {
    let read: Vec<_> = answers("/cloud/capabilities")
        .iter()
        .map(|exchange| {
            (
                exchange.id.clone(),
                wire::capabilities(&exchange.response.bytes()).unwrap(),
            )
        })
        .collect();
    let expected = [
        ("capabilities-001", Capabilities::V1),
        ("capabilities-002", Capabilities::V1),
        ("capabilities-003", Capabilities::V1),
        ("protocol-106", Capabilities::V1),
        // Talk switched off, and limited to a group that this person is not in.
        ("protocol-124", Capabilities::NoTalk),
        ("protocol-127", Capabilities::NoTalk),
    ];
    assert_eq!(read, expected.map(|(id, capabilities)| (id.to_owned(), capabilities)));
}

#[test]
fn the_account_is_named() {
    let read: Vec<_> = answers("/cloud/user")
        .iter()
        .map(|exchange| wire::account(&exchange.response.bytes()).unwrap().unwrap())
        .map(|account| (account.user.as_str().to_owned(), account.name))
        .collect();
    // The second one sent cookies of alice and the password of bob: the cookies win.
    let expected = [("admin", "admin"), ("alice", "Alice Liddell")];
    assert_eq!(read, expected.map(|(user, name)| (user.to_owned(), name.to_owned())));
}
