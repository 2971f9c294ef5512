//! The browser's clock, HTTP dates, and random numbers.

/// Milliseconds since the epoch on this machine.
#[must_use]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// The time of an HTTP date such as the `Date` header, in milliseconds since the epoch.
#[must_use]
pub fn parse_http_date(text: &str) -> Option<f64> {
    let ms = js_sys::Date::parse(text);
    ms.is_finite().then_some(ms)
}

/// The seconds since the epoch of a time without a time zone, as a field for dates and times has it: that of this machine.
#[must_use]
pub fn local_seconds(text: &str) -> Option<u64> {
    let ms = js_sys::Date::parse(text);
    (ms.is_finite() && ms >= 0.0).then_some((ms / 1_000.0) as u64)
}

/// The last second of which a `Date` can be made. A later one throws.
const LAST_SECOND: u64 = 8_640_000_000_000;

/// A time in seconds since the epoch as ISO 8601 in UTC, such as `2000-02-29T00:00:00Z`.
#[must_use]
pub fn iso8601(seconds: u64) -> String {
    let ms = (seconds.min(LAST_SECOND) * 1_000) as f64;
    let text = String::from(js_sys::Date::new(&ms.into()).to_iso_string());
    text.replace(".000", "")
}

/// A random number from 0 to 1, for spreading requests; not for secrets.
#[must_use]
pub fn jitter() -> f64 {
    js_sys::Math::random()
}
