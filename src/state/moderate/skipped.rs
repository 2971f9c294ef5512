//! Why a participant is left out of a command about many.

use crate::i18n::{Text, Translator};
use model::select::split::Skip;

/// Why a participant is left out, as a sentence.
#[must_use]
pub fn skip_text(translator: &Translator, why: Skip) -> String {
    translator.text(match why {
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
        Skip::NotInCall => Text::ReasonNotInCall,
        Skip::SameAlready => Text::SkipSameAlready,
        Skip::NotBannable => Text::SkipNotBannable,
        Skip::Left => Text::SkipLeft,
        Skip::Changed => Text::SkipChanged,
    })
}
