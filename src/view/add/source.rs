//! The sources of entries: accounts, groups, e-mail addresses and circles.

use super::controller::AddController;
use crate::i18n::Text;
use crate::state::moderate::add::sources;
use leptos::prelude::*;
use model::suggestion::Source;

/// The name of a source.
pub(super) fn source_name(source: Source) -> Text {
    match source {
        Source::Users => Text::SourceUsers,
        Source::Groups => Text::SourceGroups,
        Source::Emails => Text::SourceEmails,
        Source::Circles => Text::SourceCircles,
        Source::Federated => Text::SourceFederated,
        Source::Phones => Text::SourcePhones,
    }
}

/// What one entry of a source is.
pub(super) fn kind_name(source: Source) -> Text {
    match source {
        Source::Users => Text::RoleUser,
        Source::Groups => Text::RoleGroup,
        Source::Emails => Text::RoleEmail,
        Source::Circles => Text::RoleCircle,
        Source::Federated => Text::RoleFederated,
        Source::Phones => Text::RolePhone,
    }
}

/// The field in which viewers say what they typed, on servers that have no search.
#[component]
pub(super) fn SourceField(add: AddController) -> impl IntoView {
    // Chosen before, when a failure took the form away for a moment.
    let selected = add.draft_untracked().source;
    let options = sources(&add.panel.store()).into_iter().map(|source| {
        view! {
            <option
                value=source.as_str()
                selected=source == selected
                prop:textContent=add.panel.label(source_name(source))
            ></option>
        }
    });
    let on_change = move |word: String| {
        let source = Source::from_word(&word).unwrap_or(Source::Users);
        add.update(|draft| draft.source = source);
    };
    view! {
        <label class="field">
            <span class="label" prop:textContent=add.panel.label(Text::AddKind)></span>
            <select on:change=move |event| {
                on_change(event_target_value(&event))
            }>{options.collect_view()}</select>
        </label>
    }
}
