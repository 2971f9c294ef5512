//! Why somebody is left out of what is done to many.

use crate::i18n::{Text, Translator};
use model::select::split::Skip;

/// Why somebody is left out, as a sentence.
#[must_use]
pub fn skip_text(words: &Translator, why: Skip) -> String {
    words.text(match why {
        Skip::Own => Text::SkipOwn,
        Skip::Owner => Text::SkipOwner,
        Skip::Moderates => Text::SkipModerates,
        Skip::NoModerator => Text::SkipNoModerator,
        Skip::SelfJoined => Text::SkipSelfJoined,
        Skip::Group => Text::SkipGroup,
        Skip::NotInvited => Text::SkipNotInvited,
        Skip::Unknown => Text::SkipUnknown,
        Skip::NotAllowed => Text::SkipNotAllowed,
        Skip::LastModerator => Text::SkipLastModerator,
        Skip::Pending => Text::ReasonPending,
        Skip::Offline => Text::ReasonOffline,
        Skip::OneToOne => Text::ReasonOneToOne,
        Skip::Left => Text::SkipLeft,
        Skip::Changed => Text::SkipChanged,
    })
}
