//! Slows guessing of passwords down.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Failures of one login name that cost nothing.
const FREE_FAILURES: u32 = 5;
/// Failures of all names together that cost nothing, against guessing one password for many names.
const FREE_FAILURES_OF_ALL: u32 = 30;
/// Longest pause between two attempts, and the time after which failures are forgotten.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
const FORGOTTEN_AFTER: Duration = Duration::from_secs(600);
/// Names that are remembered; the total still counts when more are tried.
const MOST_NAMES: usize = 1_000;

/// Failed sign-ins by login name, and of all names together.
#[derive(Debug, Default)]
pub struct SignInThrottle {
    failures: Mutex<Failures>,
}

#[derive(Debug, Default)]
struct Failures {
    all: Count,
    by_name: HashMap<String, Count>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    failures: u32,
    last: Option<Instant>,
}

impl Count {
    /// Time until the next attempt: 1 s after the first failure that costs, then doubling.
    fn pause(self, free: u32, now: Instant) -> Duration {
        let (Some(last), Some(doubled)) = (self.last, self.failures.checked_sub(free)) else {
            return Duration::ZERO;
        };
        let pause = Duration::from_secs(1 << doubled.min(6)).min(LONGEST_PAUSE);
        pause.saturating_sub(now.saturating_duration_since(last))
    }

    fn is_over(self, now: Instant) -> bool {
        self.last
            .is_none_or(|last| now.saturating_duration_since(last) > FORGOTTEN_AFTER)
    }

    fn add(&mut self, now: Instant) {
        if self.is_over(now) {
            self.failures = 0;
        }
        self.failures += 1;
        self.last = Some(now);
    }
}

impl SignInThrottle {
    fn lock(&self) -> MutexGuard<'_, Failures> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Time until a sign-in with this name may be tried, and counts the attempt as failed until [`Self::succeeded`] says
    /// otherwise, so that attempts at the same time are counted, too.
    pub fn attempt(&self, name: &str, now: Instant) -> Duration {
        let mut failures = self.lock();
        let name = key(name);
        let of_name = failures.by_name.get(&name).copied().unwrap_or_default();
        let pause = of_name
            .pause(FREE_FAILURES, now)
            .max(failures.all.pause(FREE_FAILURES_OF_ALL, now));
        if !pause.is_zero() {
            return pause;
        }
        failures.all.add(now);
        if failures.by_name.len() >= MOST_NAMES {
            failures.by_name.retain(|_, count| !count.is_over(now));
        }
        if failures.by_name.len() < MOST_NAMES || failures.by_name.contains_key(&name) {
            failures.by_name.entry(name).or_default().add(now);
        }
        Duration::ZERO
    }

    /// Takes an attempt back that the server did not judge, such as for want of a connection.
    pub fn not_a_guess(&self, name: &str) {
        let mut failures = self.lock();
        let name = key(name);
        if let Some(count) = failures.by_name.get_mut(&name) {
            count.failures = count.failures.saturating_sub(1);
            if count.failures == 0 {
                failures.by_name.remove(&name);
            }
        }
        failures.all.failures = failures.all.failures.saturating_sub(1);
    }

    /// Forgets the failures of a name, and the attempt in the total.
    pub fn succeeded(&self, name: &str) {
        let mut failures = self.lock();
        failures.by_name.remove(&key(name));
        failures.all.failures = failures.all.failures.saturating_sub(1);
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{FORGOTTEN_AFTER, MOST_NAMES, SignInThrottle};

    #[test]
    fn the_sixth_failure_and_each_after_it_costs_time() {
        let (throttle, now) = (SignInThrottle::default(), Instant::now());
        for _ in 0..5 {
            assert_eq!(throttle.attempt("Ada", now), Duration::ZERO);
        }
        assert_eq!(throttle.attempt("ada ", now), Duration::from_secs(1));
        assert_eq!(throttle.attempt("bob", now), Duration::ZERO, "others are not slowed");
        let later = now + Duration::from_secs(1);
        assert_eq!(throttle.attempt("ada", later), Duration::ZERO);
        assert_eq!(throttle.attempt("ada", later), Duration::from_secs(2));
        throttle.succeeded("ADA");
        assert_eq!(throttle.attempt("ada", later), Duration::ZERO);
    }

    #[test]
    fn one_password_for_many_names_is_slowed_as_well() {
        let (throttle, now) = (SignInThrottle::default(), Instant::now());
        let pauses: Vec<_> = (0..40)
            .map(|number| throttle.attempt(&format!("user{number}"), now))
            .collect();
        assert!(pauses[..30].iter().all(Duration::is_zero));
        assert!(pauses[30..].iter().all(|pause| !pause.is_zero()));
    }

    #[test]
    fn attempts_that_were_no_guesses_leave_no_names() {
        let (throttle, now) = (SignInThrottle::default(), Instant::now());
        for number in 0..MOST_NAMES {
            let name = format!("user{number}");
            assert_eq!(throttle.attempt(&name, now), Duration::ZERO);
            throttle.not_a_guess(&name);
        }
        for _ in 0..5 {
            assert_eq!(throttle.attempt("ada", now), Duration::ZERO);
        }
        assert_eq!(throttle.attempt("ada", now), Duration::from_secs(1));
    }

    #[test]
    fn failures_are_forgotten_after_a_while() {
        let (throttle, now) = (SignInThrottle::default(), Instant::now());
        for second in 0..600 {
            throttle.attempt("ada", now + Duration::from_secs(second));
        }
        let later = now + Duration::from_secs(600) + FORGOTTEN_AFTER;
        for _ in 0..5 {
            assert_eq!(throttle.attempt("ada", later), Duration::ZERO);
        }
    }
}
