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

/// A random number from 0 to 1, for spreading requests; not for secrets.
#[must_use]
pub fn jitter() -> f64 {
    js_sys::Math::random()
}
