//! The hash behind which Talk 22 hides invited addresses.

use sha2::{Digest, Sha256};

/// The actor id of an address: SHA-256 of its small letters, in hexadecimal digits.
pub fn of_address(address: &str) -> String {
    let digest = Sha256::digest(address.to_lowercase().as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::of_address;

    #[test]
    fn capital_letters_do_not_count() {
        let recorded = "802ffc5992bd8f6d6c7b9289eeaac3dd675b7a2acfa4c6e5a41481caa79ceedc";
        assert_eq!(of_address("Nina.Newcomer@mail.example"), recorded);
    }
}
