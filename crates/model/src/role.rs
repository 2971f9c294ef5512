//! The participant types of the API, under the names that the panel shows.

/// The `participantType` of a participant or of the viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 1: created the conversation, cannot be removed or demoted.
    Owner,
    /// 2: a user who moderates.
    Moderator,
    /// 3: a user who was added.
    User,
    /// 4: a guest, who has no account.
    Guest,
    /// 5: a user who joined by the public link and was not added.
    SelfJoined,
    /// 6: a guest who moderates.
    GuestModerator,
    /// A number this panel does not know. Shown as such, gets no controls.
    Unknown(i64),
}

impl Role {
    /// The role of a `participantType` number.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        match number {
            1 => Self::Owner,
            2 => Self::Moderator,
            3 => Self::User,
            4 => Self::Guest,
            5 => Self::SelfJoined,
            6 => Self::GuestModerator,
            other => Self::Unknown(other),
        }
    }

    /// The `participantType` number of the role.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Owner => 1,
            Self::Moderator => 2,
            Self::User => 3,
            Self::Guest => 4,
            Self::SelfJoined => 5,
            Self::GuestModerator => 6,
            Self::Unknown(other) => other,
        }
    }

    /// May moderate (types 1, 2 and 6).
    #[must_use]
    pub fn moderates(self) -> bool {
        matches!(self, Self::Owner | Self::Moderator | Self::GuestModerator)
    }

    /// Has no account (types 4 and 6).
    #[must_use]
    pub fn is_guest(self) -> bool {
        matches!(self, Self::Guest | Self::GuestModerator)
    }

    /// Loses the membership, not only the session, when leaving (types 4, 5 and 6).
    #[must_use]
    pub fn leaves_for_good(self) -> bool {
        matches!(self, Self::Guest | Self::SelfJoined | Self::GuestModerator)
    }

    /// Must give the conversation's password at every join (types 4, 5, and 6, who joins again as a plain guest).
    #[must_use]
    pub fn needs_password(self) -> bool {
        self.leaves_for_good()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_both_ways_and_unknown_ones_are_kept() {
        for number in -1..9 {
            assert_eq!(Role::from_number(number).number(), number);
        }
        assert_eq!(Role::from_number(7), Role::Unknown(7));
    }
}
