//! The whole panel.

use super::content::Content;
use super::dialogs::Dialog;
use super::header::Header;
use super::keys::follow_keys;
use super::list::grid::ListArea;
use super::menu::MenuPopup;
use super::mount::Mounted;
use super::notices::Notices;
use super::options::{Options, RowActions};
use super::panel::{Drafts, PanelContext};
use crate::browser::scheme::follow_background;
use crate::i18n::Text;
use crate::state::store::ConversationStore;
use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

/// Only the list of a store, as high as the element around it.
#[component]
fn ListOnly(store: ConversationStore) -> impl IntoView {
    let panel = PanelContext::new(store, Options::default(), RowActions::default(), Drafts::nothing());
    view! {
        <section class="panel">
            <ListArea panel />
            <MenuPopup panel />
            <Dialog panel />
        </section>
    }
}

/// Puts only the list of a store into an element.
pub fn mount_list(parent: &Element, store: ConversationStore) -> Mounted {
    Mounted::new(parent, || view! { <ListOnly store /> })
}

/// The panel for a store.
#[component]
pub(crate) fn Panel(store: ConversationStore, options: Options, actions: RowActions, drafts: Drafts) -> impl IntoView {
    if options.readonly {
        // No command is possible any more: ends selecting, and closes a dialog about a participant.
        store.set_selecting(false);
        store.close_member_question();
    }
    let panel = PanelContext::new(store, options, actions, drafts);
    let section = NodeRef::<html::Section>::new();
    // Whenever the clock moves on, as a page's theme changes without an event.
    Effect::new(move |_| {
        panel.signals.now.track();
        if let Some(section) = section.get() {
            follow_background(&section);
        }
    });
    follow_keys(panel, section);
    view! {
        <section
            class="panel"
            part="panel"
            aria-label=panel.label(Text::Participants)
            // Page translators leave it alone: it has texts in the viewer's language, and names are no words.
            translate="no"
            node_ref=section
        >
            <Header panel />
            <slot name={"header"}></slot>
            <Content panel section />
            <slot name={"footer"}></slot>
            <Notices panel />
            {options.announces.then(|| view! { <Announcements panel /> })}
            <MenuPopup panel />
            <Dialog panel />
        </section>
    }
}

/// Who joined, left or changed role, for screen readers only.
#[component]
fn Announcements(panel: PanelContext) -> impl IntoView {
    view! { <p class="hidden announcements" role="status" prop:textContent=panel.signals.announcement></p> }
}
