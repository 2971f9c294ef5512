//! The checksum of requests between this server and the signaling server, in both directions: HMAC-SHA256 of a random text
//! and the body, with the secret that both know.

use ring::hmac::{self, HMAC_SHA256, Key};

/// Header with the random text.
pub const RANDOM: &str = "spreed-signaling-random";
/// Header with the checksum.
pub const CHECKSUM: &str = "spreed-signaling-checksum";
/// Shorter random texts are refused.
const SHORTEST_RANDOM: usize = 32;

/// Computes and compares checksums.
#[derive(Debug)]
pub struct Checksums {
    key: Key,
}

impl Checksums {
    /// Checksums with this secret.
    pub fn new(secret: &str) -> Self {
        Self {
            key: Key::new(HMAC_SHA256, secret.as_bytes()),
        }
    }

    /// The checksum, in hexadecimal digits.
    pub fn of(&self, random: &str, body: &[u8]) -> String {
        let signed = [random.as_bytes(), body].concat();
        hex(hmac::sign(&self.key, &signed).as_ref())
    }

    /// Whether a request with these headers and this body was made by somebody who knows the secret.
    pub fn is_right(&self, random: &str, body: &[u8], checksum: &str) -> bool {
        let Some(given) = bytes(checksum).filter(|_| random.len() >= SHORTEST_RANDOM) else {
            return false;
        };
        let signed = [random.as_bytes(), body].concat();
        hmac::verify(&self.key, &signed, &given).is_ok()
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hexadecimal digits as bytes.
pub fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    let pairs = (0..hex.len()).step_by(2).map(|at| hex.get(at..at + 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::Checksums;

    /// The example in the documentation of the signaling server.
    const BODY: &[u8] = br#"{"type":"auth","auth":{"version":"1.0","params":{"hello":"world"}}}"#;
    const RANDOM: &str = "afb6b872ab03e3376b31bf0af601067222ff7990335ca02d327071b73c0119c6";
    const SUM: &str = "3c4a69ff328299803ac2879614b707c807b4758cf19450755c60656cac46e3bc";

    #[test]
    fn the_documented_example() {
        let checksums = Checksums::new("MySecretValue");
        assert_eq!(checksums.of(RANDOM, BODY), SUM);
        assert!(checksums.is_right(RANDOM, BODY, SUM));
        assert!(checksums.is_right(RANDOM, BODY, &SUM.to_uppercase()));
    }

    #[test]
    fn whatever_else_is_wrong() {
        let checksums = Checksums::new("MySecretValue");
        for wrong in ["", "3c", "zz", "äa", &SUM[2..], &SUM.replace('3', "4")] {
            assert!(!checksums.is_right(RANDOM, BODY, wrong), "{wrong}");
        }
        assert!(!checksums.is_right(RANDOM, b"{}", SUM));
        let short = &RANDOM[..31];
        assert!(!checksums.is_right(short, BODY, &checksums.of(short, BODY)));
        assert!(!Checksums::new("another").is_right(RANDOM, BODY, SUM));
    }
}
