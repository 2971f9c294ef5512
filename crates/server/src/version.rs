//! Which Talk the server answers like. The data are the same for all.

/// One of the three recorded servers, oldest first.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// Nextcloud 20 with Talk 10: participants below `api/v1`.
    #[default]
    Talk10,
    /// Nextcloud 27 with Talk 17: participants below `api/v4`, several sessions of a participant.
    Talk17,
    /// Nextcloud 32 with Talk 22: bans, phones, federation, words in refusals.
    Talk22,
}

impl Version {
    /// From `--api` and `--talk`. Without the latter, the newest Talk that speaks the API.
    pub fn parse(api: &str, talk: Option<&str>) -> Option<Self> {
        match (api, talk) {
            ("v1", None) => Some(Self::Talk10),
            ("v4", Some("17")) => Some(Self::Talk17),
            ("v4", Some("22") | None) => Some(Self::Talk22),
            _ => None,
        }
    }

    /// The name of the API on the command line and in paths.
    pub const fn api(self) -> &'static str {
        match self {
            Self::Talk10 => "v1",
            Self::Talk17 | Self::Talk22 => "v4",
        }
    }

    /// Whether conversations are below `api/v4`.
    pub const fn is_v4(self) -> bool {
        !matches!(self, Self::Talk10)
    }

    /// Whether it is Talk 22.
    pub const fn is_22(self) -> bool {
        matches!(self, Self::Talk22)
    }
}
