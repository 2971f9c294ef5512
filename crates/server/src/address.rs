//! Network addresses and ranges of them, as in bans.

use std::net::IpAddr;

/// An address, or all addresses that begin with the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressRange {
    bits: u128,
    length: u32,
    is_v6: bool,
}

impl AddressRange {
    /// From `192.0.2.1`, `192.0.2.0/24` or the same with IPv6.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length.parse().ok()?)),
            None => (text, None),
        };
        let (bits, most, is_v6) = bits(address.parse().ok()?);
        let length = length.unwrap_or(most);
        (length <= most).then_some(Self { bits, length, is_v6 })
    }

    /// Whether an address is in the range.
    pub fn has(&self, address: &str) -> bool {
        let Ok(address) = address.parse() else {
            return false;
        };
        let (bits, _, is_v6) = bits(address);
        let mask = u128::MAX.checked_shl(128 - self.length).unwrap_or(0);
        is_v6 == self.is_v6 && (bits & mask) == (self.bits & mask)
    }
}

/// The bits, the first one highest; how many there are; whether it is IPv6.
fn bits(address: IpAddr) -> (u128, u32, bool) {
    match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)) << 96, 32, false),
        IpAddr::V6(address) => (u128::from(address), 128, true),
    }
}

#[cfg(test)]
mod tests {
    use super::AddressRange;

    #[test]
    fn ranges_have_their_addresses_only() {
        let has = |range: &str, address| AddressRange::parse(range).map(|range| range.has(address));
        assert_eq!(has("198.51.100.7", "198.51.100.7"), Some(true));
        assert_eq!(has("198.51.100.7", "198.51.100.8"), Some(false));
        assert_eq!(has("198.51.100.0/24", "198.51.100.255"), Some(true));
        assert_eq!(has("198.51.100.0/24", "198.51.101.0"), Some(false));
        assert_eq!(has("0.0.0.0/0", "203.0.113.1"), Some(true));
        assert_eq!(has("0.0.0.0/0", "::1"), Some(false));
        assert_eq!(has("2001:db8::/32", "2001:db8:1::1"), Some(true));
        assert_eq!(has("nonsense", "127.0.0.1"), None);
        assert_eq!(has("198.51.100.0/33", "127.0.0.1"), None);
    }
}
