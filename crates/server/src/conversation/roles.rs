//! Participant types.

/// Created the conversation; cannot be removed or demoted.
pub const OWNER: i64 = 1;
/// A user with the same rights over others.
pub const MODERATOR: i64 = 2;
/// An ordinary member.
pub const USER: i64 = 3;
/// A guest: no account.
pub const GUEST: i64 = 4;
/// A user who came by the public link and is a member only while the session lasts.
pub const SELF_JOINED: i64 = 5;
/// A promoted guest.
pub const GUEST_MODERATOR: i64 = 6;

/// May manage others.
pub const fn moderates(kind: i64) -> bool {
    matches!(kind, OWNER | MODERATOR | GUEST_MODERATOR)
}

/// The membership ends with the session.
pub const fn is_passing(kind: i64) -> bool {
    matches!(kind, GUEST | SELF_JOINED | GUEST_MODERATOR)
}

/// A guest, promoted or not.
pub const fn is_guest(kind: i64) -> bool {
    matches!(kind, GUEST | GUEST_MODERATOR)
}
