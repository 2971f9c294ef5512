//! What a participant does in the conversation's call.

/// The `inCall` flags of a row: 1 in the call, 2 with audio, 4 with video, 8 by phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CallFlags(u8);

impl CallFlags {
    /// From the number of an answer; bits this panel does not know are dropped.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self((number & 0b1111) as u8)
    }

    /// Is in the call at all.
    #[must_use]
    pub fn in_call(self) -> bool {
        self.0 != 0
    }

    /// Has a microphone in the call.
    #[must_use]
    pub fn audio(self) -> bool {
        self.0 & 2 != 0
    }

    /// Has a camera in the call.
    #[must_use]
    pub fn video(self) -> bool {
        self.0 & 4 != 0
    }

    /// Takes part by telephone.
    #[must_use]
    pub fn phone(self) -> bool {
        self.0 & 8 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_flags() {
        let seven = CallFlags::from_number(7);
        assert!(seven.in_call() && seven.audio() && seven.video() && !seven.phone());
        assert!(!CallFlags::from_number(0).in_call());
        assert!(CallFlags::from_number(15).phone());
    }
}
