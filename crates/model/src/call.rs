//! The call flags of a participant.

/// The `inCall` flags of a row: 1 in the call, 2 with audio, 4 with video, 8 by phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CallFlags(u8);

impl CallFlags {
    /// From the number in an answer; unknown bits are dropped.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self((number & 0b1111) as u8)
    }

    /// In the call.
    #[must_use]
    pub fn in_call(self) -> bool {
        self.0 != 0
    }

    /// In the call with audio.
    #[must_use]
    pub fn audio(self) -> bool {
        self.0 & 2 != 0
    }

    /// In the call with video.
    #[must_use]
    pub fn video(self) -> bool {
        self.0 & 4 != 0
    }

    /// In the call by phone.
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
