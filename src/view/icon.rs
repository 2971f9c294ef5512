//! Drawn signs. They only decorate: what they mean always stands beside them as text.

use super::dom::El;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// A magnifying glass.
    Search,
    /// A cross.
    Close,
    /// A cloud with a stroke: no connection.
    Cloud,
    /// A telephone receiver.
    Phone,
    /// A microphone.
    Microphone,
    /// A camera.
    Camera,
    /// Three dots: there is a menu.
    More,
    /// A plus.
    Plus,
}

impl Icon {
    /// The outline in a box of 24 by 24.
    fn path(self) -> &'static str {
        match self {
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20",
            Self::Close => "M6 6 18 18M18 6 6 18",
            Self::Cloud => "M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 7.2 8.6M5.6 10.3A4 4 0 0 0 7 18M4 4l16 16",
            Self::Phone => {
                "M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2Z"
            }
            Self::Microphone => "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4",
            Self::More => "M12 6h.01M12 12h.01M12 18h.01",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Camera => "M4 7h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM15 11l6-3v8l-6-3",
        }
    }
}

/// A sign as an element.
pub(super) fn icon(icon: Icon) -> El {
    El::svg("svg")
        .attr("class", "icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(El::svg("path").attr("d", icon.path()))
}
