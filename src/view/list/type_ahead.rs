//! Typing the beginning of a name leads to its row, also to one that is not in the document.

/// For how long, in milliseconds, the next letter belongs to the same name.
const PAUSE_MS: f64 = 1_000.0;

/// What has been typed.
#[derive(Clone, Debug, Default)]
pub(super) struct TypeAhead {
    typed: String,
    last_ms: f64,
}

impl TypeAhead {
    /// A letter is typed at a moment, in milliseconds. What to look for, and whether the row with the focus may be it: the
    /// same letter again goes on to the next name. `None` for a space that begins nothing.
    pub(super) fn letter(&mut self, letter: &str, now_ms: f64) -> Option<(&str, bool)> {
        if now_ms - self.last_ms > PAUSE_MS {
            self.typed.clear();
        }
        if letter == " " && self.typed.is_empty() {
            return None;
        }
        self.last_ms = now_ms;
        let again = self.typed == letter;
        if !again {
            self.typed.push_str(letter);
        }
        Some((&self.typed, self.typed.len() > letter.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_a_name_until_there_is_a_pause() {
        let mut keys = TypeAhead::default();
        assert_eq!(keys.letter("j", 5_000.0), Some(("j", false)));
        assert_eq!(keys.letter("o", 5_300.0), Some(("jo", true)));
        assert_eq!(keys.letter(" ", 5_500.0), Some(("jo ", true)));
        assert_eq!(keys.letter("z", 7_000.0), Some(("z", false)));
        assert_eq!(keys.letter("z", 7_200.0), Some(("z", false)), "the next one with z");
        assert_eq!(keys.letter(" ", 20_000.0), None);
    }
}
