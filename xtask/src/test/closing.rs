//! The lines with which test runners close: how many tests passed, failed or were left out, and which were the slowest.

/// The closing lines in a runner's output, as they stand there but without colours.
pub fn lines(output: &str) -> Vec<String> {
    output
        .lines()
        .map(without_colours)
        .filter(|line| closes(line))
        .collect()
}

/// Whether a closing line tells of at least one test that passed.
pub fn counts_passed(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let mut before = "";
    words.any(|word| {
        let passed = word.trim_end_matches([';', ',']) == "passed" && before.parse().is_ok_and(|count: u32| count > 0);
        before = word;
        passed
    })
}

/// `test result: …` by Rust's runners; `12 passed (3.4s)`, `1 failed` and the like by Playwright; `project v1: …` and
/// `slow: …` by its reporter in `tests/e2e/slowest.ts`.
fn closes(line: &str) -> bool {
    let mut words = line.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some("test"), Some("result:"), _) | (Some("slow:"), Some(_), Some("s")) => true,
        (Some("project"), Some(name), Some(count)) => name.ends_with(':') && count.parse::<u32>().is_ok(),
        (Some(count), Some(what), rest) => {
            let verdict = match what {
                "passed" => rest.is_some_and(|time| time.starts_with('(')),
                "failed" | "flaky" | "skipped" | "interrupted" => rest.is_none(),
                "did" => rest == Some("not"),
                _ => false,
            };
            verdict && count.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// Removes terminal colour sequences (`ESC [ … m`).
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once('m').map_or("", |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_and_playwright_close_in_their_own_words() {
        let output = "running 2 tests\ntest order::total ... ok\n\
                      test result: ok. 2 passed; 0 failed; 0 ignored; finished in 0.01s\n\
                      \u{1b}[32m  12 passed\u{1b}[39m\u{1b}[2m (3.4s)\u{1b}[22m\n  1 failed\n  3 did not run\n\
                      7 passed people\nall passed (yes)\n\
                      \x20 project v1: 12 tests, 8.1 s together\n  slow: 3.2 s [v1] join.spec.ts › joins\nslow: the server\n";
        let expected = [
            "test result: ok. 2 passed; 0 failed; 0 ignored; finished in 0.01s",
            "  12 passed (3.4s)",
            "  1 failed",
            "  3 did not run",
            "  project v1: 12 tests, 8.1 s together",
            "  slow: 3.2 s [v1] join.spec.ts › joins",
        ];
        assert_eq!(lines(output), expected);
    }

    #[test]
    fn a_run_without_a_passed_test_is_noticed() {
        assert!(counts_passed("test result: ok. 2 passed; 0 failed"));
        assert!(counts_passed("  12 passed (3.4s)"));
        assert!(!counts_passed("test result: ok. 0 passed; 0 failed"));
        assert!(!counts_passed("  1 failed"));
    }
}
