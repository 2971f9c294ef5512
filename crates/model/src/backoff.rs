//! The pauses between requests. [`crate::sync`] decides when they are sent.

/// The default interval while the page is visible and requests succeed, in milliseconds.
pub const VISIBLE_MS: u32 = 5_000;
/// The least interval while the page is hidden, in milliseconds.
pub const HIDDEN_MS: u32 = 30_000;
/// The first and the longest delay after failures, in milliseconds.
pub const BACK_OFF_MS: (u32, u32) = (2_000, 60_000);
/// The longest `Retry-After`, in seconds: a century, so that sums of times stay numbers. Longer ones count as this.
pub const RETRY_AFTER_MAX: u64 = 100 * 366 * 24 * 3_600;
/// The most that is added to a `Retry-After` at random, in milliseconds.
const RETRY_JITTER_MS: u64 = 60_000;
/// The longest delay, in milliseconds: browser timers treat a longer one as none.
pub const LONGEST_MS: u32 = i32::MAX as u32;

/// The pause after `failures` in a row, from the first on, in milliseconds: doubled each time.
#[must_use]
pub fn back_off(failures: u32) -> u32 {
    let (first, longest) = BACK_OFF_MS;
    let doublings = failures.saturating_sub(1).min(16);
    first.saturating_mul(1 << doublings).min(longest)
}

/// The regular pause, in milliseconds. `interval` is that of a visible page whose requests succeed; a hidden page waits at
/// least [`HIDDEN_MS`], also after failures.
#[must_use]
pub fn pause(visible: bool, failures: u32, interval: u32) -> u32 {
    let pause = if failures > 0 { back_off(failures) } else { interval };
    if visible { pause } else { pause.max(HIDDEN_MS) }
}

/// The seconds to wait that a header `Retry-After` asks for: a number of them, or a date, which `date_ms` reads and which counts
/// from `now_ms`, both in milliseconds since the epoch. `None` for anything else, such as negative numbers.
#[must_use]
pub fn retry_after(header: &str, date_ms: impl Fn(&str) -> Option<f64>, now_ms: f64) -> Option<u64> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // Only too many digits fail.
        return Some(header.parse().unwrap_or(RETRY_AFTER_MAX).min(RETRY_AFTER_MAX));
    }
    if !is_http_date(header) {
        return None;
    }
    let ms = date_ms(header)? - now_ms;
    Some(((ms / 1_000.0).ceil().max(0.0) as u64).min(RETRY_AFTER_MAX))
}

/// Whether a text begins and ends as a date of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`. Browsers read dates from nearly any text
/// with a number in it.
fn is_http_date(text: &str) -> bool {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    text.ends_with(" GMT") && text.get(..3).is_some_and(|day| DAYS.contains(&day))
}

/// How long to wait for the server's `Retry-After`, given in seconds, in milliseconds: at least as long, with up to a tenth and
/// at most a minute added. `jitter` is a random number from 0 to 1.
#[must_use]
pub fn retry_after_ms(seconds: Option<u64>, jitter: f64) -> u64 {
    let ms = seconds.unwrap_or(0).min(RETRY_AFTER_MAX) * 1_000;
    let extra = (ms / 10).min(RETRY_JITTER_MS) as f64 * jitter.clamp(0.0, 1.0);
    ms + extra as u64
}

/// A delay with up to a tenth added, so that many panels do not ask at the same moment. `jitter` is a random number from 0 to 1.
#[must_use]
pub fn with_jitter(ms: u32, jitter: f64) -> u32 {
    let extra = (f64::from(ms) * 0.1 * jitter.clamp(0.0, 1.0)) as u32;
    ms.saturating_add(extra).min(LONGEST_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_longer_while_hidden() {
        assert_eq!(pause(true, 0, VISIBLE_MS), 5_000);
        assert_eq!(pause(false, 0, VISIBLE_MS), 30_000);
        assert_eq!(pause(false, 0, 45_000), 45_000);
        assert_eq!(pause(false, 1, VISIBLE_MS), 30_000, "a failure is no reason to hurry");
    }

    #[test]
    fn failures_back_off_from_two_seconds_to_a_minute() {
        let pauses: Vec<_> = (1..8).map(|failures| pause(true, failures, VISIBLE_MS)).collect();
        assert_eq!(pauses, [2, 4, 8, 16, 32, 60, 60].map(|s| s * 1_000));
        assert_eq!(back_off(u32::MAX), 60_000);
    }

    #[test]
    fn jitter_only_adds() {
        assert_eq!((with_jitter(5_000, 0.0), with_jitter(5_000, 1.0)), (5_000, 5_500));
        assert_eq!(retry_after_ms(None, 1.0), 0);
        assert_eq!(
            (retry_after_ms(Some(120), 0.0), retry_after_ms(Some(120), 1.0)),
            (120_000, 132_000)
        );
        assert_eq!(retry_after_ms(Some(86_400), 1.0), 86_460_000, "a minute is enough");
        assert_eq!(retry_after_ms(Some(u64::MAX), 0.0), RETRY_AFTER_MAX * 1_000);
    }

    #[test]
    fn retry_after_is_a_number_of_seconds_or_a_date() {
        const NOW: f64 = 784_111_777_000.0;
        let read = |header: &str| {
            // What a browser makes of the date, and of nearly anything else.
            let date = |text: &str| Some(if text.contains("1994") { NOW } else { NOW + 3_600_500.0 });
            retry_after(header, date, NOW)
        };
        assert_eq!(read("120"), Some(120));
        assert_eq!(read(" 0 "), Some(0));
        assert_eq!(read("315360000"), Some(315_360_000), "ten years");
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT"), Some(0));
        assert_eq!(read("Sun, 06 Nov 1995 08:49:37 GMT"), Some(3_601));
        for overflow in ["18446744073709551615", "18446744073709551616", &"9".repeat(400)] {
            assert_eq!(read(overflow), Some(RETRY_AFTER_MAX), "{overflow}");
        }
        for garbage in [
            "",
            "-5",
            "+5",
            "1.5",
            "1e3",
            "soon",
            "soon 2099",
            "2099-01-01",
            "120 GMT",
            "Sund",
        ] {
            assert_eq!(read(garbage), None, "{garbage}");
        }
        let far = |_: &str| Some(f64::INFINITY);
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:49:37 GMT", far, NOW),
            Some(RETRY_AFTER_MAX)
        );
        assert_eq!(retry_after("Sun, 99 Nov 1994 08:49:37 GMT", |_| None, NOW), None);
        let before = |_: &str| Some(f64::NAN);
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", before, NOW), Some(0));
    }
}
