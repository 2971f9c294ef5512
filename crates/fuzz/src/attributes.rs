//! Fuzz target of the element's attributes. The input is lines of `name=value`.

use talk_participants::browser::address::Address;
use talk_participants::element::config::Config;

/// Stands for the browser's parser of addresses.
fn resolve(text: &str) -> Option<Address> {
    let origin = "https://page.example";
    Some(Address {
        href: format!("{origin}{text}"),
        origin: origin.to_owned(),
        is_of_page: true,
    })
}

/// No attributes make the panel fail, and values that are accepted make a valid request.
pub fn attributes(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let lines = || text.lines().filter_map(|line| line.split_once('='));
    let find = |name: &str| lines().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
    let config = Config::of(find, Some(Vec::new()));
    assert!((1..=6).contains(&config.heading_level));
    assert!(config.interval_ms >= 1_000);
    if let Ok(target) = config.store_config("", None, resolve) {
        let token = target.token.as_str();
        assert!((4..=30).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert!(!target.server.base().contains(char::is_control));
    }
}
