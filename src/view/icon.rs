//! Icons. They only decorate: what they mean always stands beside them as text.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
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
    /// A tick.
    Check,
    /// A participant with a plus.
    AddPerson,
    /// Two participants.
    People,
    /// A door with an arrow into it.
    Enter,
    /// A clock.
    Wait,
    /// A padlock.
    Lock,
    /// A participant with a minus.
    Removed,
    /// A question mark in a circle.
    Unknown,
    /// A spanner.
    Spanner,
    /// A triangle with an exclamation mark.
    Warning,
    /// A speech bubble.
    Bubble,
    /// A pencil.
    Pencil,
    /// An envelope.
    Mail,
    /// A broken circle around a dot: a circle of accounts.
    Circle,
    /// A shield with a plus.
    Promote,
    /// A shield with a minus.
    Demote,
    /// Sliders.
    Sliders,
    /// An arrow back.
    Undo,
    /// A ticked box.
    Select,
    /// Two sheets.
    Copy,
    /// An arrow down to a line.
    Save,
    /// A door with an arrow out of it.
    Exit,
    /// A bell.
    Bell,
    /// A circle with a stroke: not allowed.
    Ban,
    /// Lines with dots before them.
    List,
}

impl Sign {
    /// It stands for a problem.
    pub(super) fn warns(self) -> bool {
        matches!(self, Self::Cloud | Self::Spanner | Self::Warning)
    }

    /// The outline in a box of 24 by 24.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Bell => "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15ZM10 20.5h4M12 3v2",
            Self::Ban => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM6 6 18 18",
            Self::List => "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20",
            Self::Close => "M6 6 18 18M18 6 6 18",
            Self::Cloud => "M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 7.2 8.6M5.6 10.3A4 4 0 0 0 7 18M4 4l16 16",
            Self::Phone => {
                "M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2Z"
            }
            Self::Microphone => "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4",
            Self::More => "M12 6h.01M12 12h.01M12 18h.01",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Check => "M5 12.5 10 17.5 19 7",
            Self::AddPerson => "M10 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM4 19a6 6 0 0 1 12 0M18.5 6v6M15.5 9h6",
            Self::People => {
                "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM3 19a6 6 0 0 1 12 0M16 5.5a3 3 0 0 1 0 5M18 14a6 6 0 0 1 3 5"
            }
            Self::Enter => "M13 4h5a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-5M4 12h10M10.5 8.5 14 12l-3.5 3.5",
            Self::Wait => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 8v4.5l3 2",
            Self::Lock => {
                "M7 11h10a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3"
            }
            Self::Removed => "M10 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM4 19a6 6 0 0 1 12 0M16 9h5",
            Self::Unknown => {
                "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM9.8 9.5a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2.9-1.2 1.8M12 16.2h.01"
            }
            Self::Spanner => {
                "M14.5 6.5a4 4 0 0 1 5-2l-2.6 2.6.5 1.5 1.5.5L21.5 6.5a4 4 0 0 1-5.3 5L8 19.8a2 2 0 0 1-3-3l8.3-8.2a4 4 0 0 1 1.2-2.1Z"
            }
            Self::Warning => "M12 4.5 21 19.5H3ZM12 10v4M12 16.8h.01",
            Self::Bubble => "M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7l-4 4v-4H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z",
            Self::Pencil => "M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19ZM14.5 6.5l3 3",
            Self::Mail => "M4 6h16v12H4ZM4 7l8 6 8-6",
            Self::Circle => {
                "M10 3.2a9 9 0 0 1 4 0M18 5.3a9 9 0 0 1 2.6 3.5M21 12.6a9 9 0 0 1-1.6 4M16 20a9 9 0 0 1-4 1M8 20a9 9 0 0 1-3.4-2.6M3 13a9 9 0 0 1 .6-4.3M5.6 5.6a9 9 0 0 1 1.2-1M12 12h.01"
            }
            Self::Promote => "M12 3l7 2.5v6c0 4.5-3 7.5-7 9.5-4-2-7-5-7-9.5v-6ZM12 8.5v6M9 11.5h6",
            Self::Demote => "M12 3l7 2.5v6c0 4.5-3 7.5-7 9.5-4-2-7-5-7-9.5v-6ZM9 11.5h6",
            Self::Sliders => "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4",
            Self::Undo => "M8 4.5 4 8.5l4 4M4 8.5h10a5.5 5.5 0 0 1 0 11h-3",
            Self::Select => {
                "M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM8.5 12l2.5 2.5 4.5-5"
            }
            Self::Copy => "M9 9h11v11H9ZM15 9V4H4v11h5",
            Self::Save => "M12 4v11M7.5 10.5 12 15l4.5-4.5M5 20h14",
            Self::Exit => "M10 4H5v16h5M9 12h11M16.5 8.5 20 12l-3.5 3.5",
            Self::Camera => "M4 7h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM15 11l6-3v8l-6-3",
        }
    }
}

/// An icon.
#[component]
pub(super) fn Icon(sign: Sign) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=sign.path()></path>
        </svg>
    }
}
