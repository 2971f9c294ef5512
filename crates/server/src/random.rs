//! Random ids and tokens that cannot be guessed.

/// The alphabet of session ids.
const SESSION: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// The alphabet of guests' ids.
const HEX: &[u8; 16] = b"0123456789abcdef";
/// The alphabet of cookies and tokens.
const PLAIN: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";

fn text(length: usize, alphabet: &[u8]) -> String {
    let mut bytes = vec![0_u8; length];
    if getrandom::fill(&mut bytes).is_err() {
        // Without the system's randomness ids are merely distinct.
        bytes.fill_with(|| fastrand::u8(..));
    }
    bytes
        .into_iter()
        .map(|byte| char::from(alphabet[usize::from(byte) % alphabet.len()]))
        .collect()
}

/// A session id of a participant: 255 characters. Each holds `+` and `/`, which most real ones do by chance: a client
/// that forgets to encode them fails always and not only often.
pub fn session_id() -> String {
    format!("{}/{}+{}", text(100, SESSION), text(100, SESSION), text(53, SESSION))
}

/// The id of a guest: 40 hexadecimal digits, another one at every first join.
pub fn guest_id() -> String {
    text(40, HEX)
}

/// A cookie value or a request token.
pub fn secret() -> String {
    text(40, PLAIN)
}

/// A token of a conversation: 8 characters.
pub fn conversation_token() -> String {
    text(8, PLAIN)
}

/// A token that can be dialled: 10 digits, the first one not 0.
pub fn dialled_token() -> String {
    format!("{}{}", text(1, b"123456789"), text(9, b"0123456789"))
}

/// A PIN for dialling in: 7 digits, the first one not 0.
pub fn pin() -> String {
    format!("{}{}", text(1, b"123456789"), text(6, b"0123456789"))
}
