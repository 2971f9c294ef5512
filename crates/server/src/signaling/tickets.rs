//! What a client shows the signaling server to say who it is: a ticket, which that server brings back here to be checked, or
//! a JSON Web Token, which it checks itself with the public key in the capabilities.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::hmac::{self, HMAC_SHA256};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use rusqlite::Connection;
use serde_json::{Value, json};

use super::checksum::{bytes, hex};
use crate::random;
use crate::store::{Stored, accounts::Account, secrets};

/// How long a token is valid, in seconds.
const VALID: u64 = 60;
/// What stands before the point of a key on the curve P-256 in a public key (RFC 5480).
const P256_HEAD: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
/// Length of lines in the PEM format.
const PEM_LINE: usize = 64;

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TicketError {
    /// There is no key, or it is damaged.
    #[error("the key for tokens of the signaling server cannot be used")]
    Key,
}

/// The keys as they are kept; the one of tokens is missing if none can be made.
#[derive(Debug)]
pub struct Keys {
    ticket: Vec<u8>,
    token: Option<Vec<u8>>,
}

/// Reads the keys, or makes and keeps them: after a restart they have to be the same, because the signaling server
/// remembers the public one.
///
/// # Errors
/// When the database fails.
pub fn keys(db: &Connection) -> Stored<Keys> {
    let ticket = || Some(random::secret().into_bytes());
    let token = || {
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        made.ok().map(|key| key.as_ref().to_vec())
    };
    Ok(Keys {
        ticket: secrets::get_or_make(db, "ticket", ticket)?.unwrap_or_default(),
        token: secrets::get_or_make(db, "token", token)?,
    })
}

/// Makes and checks tickets and tokens.
pub struct Tickets {
    ticket: hmac::Key,
    token: EcdsaKeyPair,
    random: SystemRandom,
}

impl fmt::Debug for Tickets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tickets").finish_non_exhaustive()
    }
}

impl Tickets {
    /// Tickets with these keys.
    ///
    /// # Errors
    /// [`TicketError::Key`].
    pub fn new(keys: Keys) -> Result<Self, TicketError> {
        let random = SystemRandom::new();
        let token = keys.token.ok_or(TicketError::Key)?;
        let token = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &token, &random);
        Ok(Self {
            ticket: hmac::Key::new(HMAC_SHA256, &keys.ticket),
            token: token.map_err(|_| TicketError::Key)?,
            random,
        })
    }

    /// A ticket for a user, or for a guest.
    pub fn ticket(&self, user: Option<&str>, now: i64) -> String {
        let text = format!("{}:{now}:{}", random::secret(), user.unwrap_or_default());
        let signature = hmac::sign(&self.ticket, text.as_bytes());
        format!("{text}:{}", hex(signature.as_ref()))
    }

    /// Whether a ticket was made here for this user, empty for a guest.
    pub fn is_right(&self, user: &str, ticket: &str) -> bool {
        let Some((text, signature)) = ticket.rsplit_once(':') else {
            return false;
        };
        let is_users = text.splitn(3, ':').nth(2) == Some(user);
        let Some(signature) = bytes(signature).filter(|_| is_users) else {
            return false;
        };
        hmac::verify(&self.ticket, text.as_bytes(), &signature).is_ok()
    }

    /// A token of the server at `issuer` for a user, or for a guest; none when it cannot be signed.
    pub fn token(&self, issuer: &str, account: Option<&Account>) -> Option<String> {
        // The machine's own time, which the signaling server goes by; tests move the other one.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
        let mut claims = json!({"iss": issuer, "iat": now, "exp": now + VALID});
        if let Some(account) = account {
            claims["sub"] = json!(account.id);
            claims["userdata"] = user_data(account);
        }
        let head = json!({"typ": "JWT", "alg": "ES256"});
        let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let signed = format!("{}.{}", encode(&head), encode(&claims));
        let signature = self.token.sign(&self.random, signed.as_bytes()).ok()?;
        Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref())))
    }

    /// The public key of tokens, in the PEM format.
    pub fn public_key(&self) -> String {
        let encoded = STANDARD.encode([&P256_HEAD, self.token.public_key().as_ref()].concat());
        let mut text = String::from("-----BEGIN PUBLIC KEY-----\n");
        let mut rest = encoded.as_str();
        while !rest.is_empty() {
            let (line, after) = rest.split_at(rest.len().min(PEM_LINE));
            text.push_str(line);
            text.push('\n');
            rest = after;
        }
        text.push_str("-----END PUBLIC KEY-----\n");
        text
    }
}

/// What the signaling server tells others about a user.
pub fn user_data(account: &Account) -> Value {
    json!({"displayname": account.display_name})
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
    use serde_json::Value;

    use super::{P256_HEAD, Tickets, keys};
    use crate::store::accounts::Account;
    use crate::store::{Store, StoreError};

    fn tickets(store: &Store) -> Result<Tickets, StoreError> {
        match Tickets::new(store.write(|db| keys(db))?) {
            Ok(tickets) => Ok(tickets),
            Err(error) => unreachable!("{error}"),
        }
    }

    #[test]
    fn a_ticket_is_good_for_one_user_on_one_server_also_after_a_restart() -> Result<(), StoreError> {
        let store = Store::open(None)?;
        let first = tickets(&store)?;
        let ticket = first.ticket(Some("a:b"), 7);
        assert!(first.is_right("a:b", &ticket));
        assert!(tickets(&store)?.is_right("a:b", &ticket));
        assert!(!tickets(&Store::open(None)?)?.is_right("a:b", &ticket));
        for other in ["", "a", "b", "a:b:"] {
            assert!(!first.is_right(other, &ticket), "{other}");
        }
        let guest = first.ticket(None, 7);
        assert!(first.is_right("", &guest) && !first.is_right("a:b", &guest));
        for wrong in ["", ":", "nonsense", &ticket[..ticket.len() - 2]] {
            assert!(!first.is_right("a:b", wrong), "{wrong}");
        }
        Ok(())
    }

    #[test]
    fn a_token_can_be_verified_with_the_public_key() -> Result<(), StoreError> {
        let tickets = tickets(&Store::open(None)?)?;
        let account = Account {
            id: "ann".to_owned(),
            display_name: "Ann".to_owned(),
            email: None,
            enabled: true,
            last_login: 0,
        };
        let token = tickets
            .token("http://cloud.example/", Some(&account))
            .unwrap_or_default();
        let (signed, signature) = token.rsplit_once('.').unwrap_or_default();
        let pem: String = tickets
            .public_key()
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect();
        let der = STANDARD.decode(pem).unwrap_or_default();
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &der[P256_HEAD.len()..]);
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap_or_default();
        assert!(key.verify(signed.as_bytes(), &signature).is_ok());
        assert!(key.verify(b"another", &signature).is_err());
        let claims = signed.split_once('.').unwrap_or_default().1;
        let claims = URL_SAFE_NO_PAD.decode(claims).unwrap_or_default();
        let claims: Value = serde_json::from_slice(&claims).unwrap_or_default();
        assert_eq!(
            (&claims["sub"], &claims["userdata"]["displayname"]),
            (&"ann".into(), &"Ann".into())
        );
        assert_eq!(claims["exp"].as_u64(), claims["iat"].as_u64().map(|at| at + 60));
        assert_eq!(tickets.public_key().lines().count(), 4);
        Ok(())
    }
}
