//! Which Talk the server answers like. The data are the same for both.

/// One of the two recorded servers.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Nextcloud 20 with Talk 10: participants below `api/v1`.
    #[default]
    V1,
    /// Nextcloud 27 with Talk 17: participants below `api/v4`, several sessions of a participant.
    V4,
}

impl Version {
    /// From `v1` or `v4`, as on the command line.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "v1" => Some(Self::V1),
            "v4" => Some(Self::V4),
            _ => None,
        }
    }

    /// The name on the command line and in paths.
    pub const fn name(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V4 => "v4",
        }
    }
}
