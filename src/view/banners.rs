//! What is true of the whole list, below the header: that it cannot be refreshed, that the conversation is read-only, that the
//! lobby is on.

use super::button::Button;
use super::icon::{Icon, Sign};
use super::lost_focus::{ROW, rescue};
use super::message::next_try;
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::moderate::lobby;
use crate::state::status::phase::{Phase, Stale};
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
use model::permission::{self, Action, Verdict};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The banners, of which mostly there is none.
#[component]
pub(super) fn Banners(panel: PanelContext, head: NodeRef<html::Header>) -> impl IntoView {
    let stale = Memo::new(move |_| {
        let stale = panel.signals.stale.read();
        stale.as_ref().map(|stale| stale_text(panel, stale)).unwrap_or_default()
    });
    let is_stale = move || !stale.read().is_empty();
    let next_try = next_try(panel);
    let is_shown = Memo::new(move |_| is_stale() || !next_try.read().is_empty());
    // That the list is fresh again is said once, after it was not.
    let said = Memo::new(move |before: Option<&(bool, String)>| match (is_stale(), before) {
        (false, Some((true, _))) => (false, panel.translator().text(Text::FreshNews)),
        (is_stale, _) => (is_stale, String::new()),
    });
    let about = Memo::new(move |_| {
        let conversation = panel.signals.conversation.read();
        let conversation = conversation
            .as_ref()
            .filter(|_| panel.signals.phase.read() == Phase::Listed)?;
        match (conversation.read_only, conversation.archived) {
            (true, _) => Some((Sign::Lock, Text::ReadOnly)),
            (_, true) => Some((Sign::Save, Text::Archived)),
            _ => None,
        }
    });
    let lobby = Memo::new(move |_| {
        let conversation = panel.signals.conversation.read();
        let is_listed = panel.signals.phase.read() == Phase::Listed;
        conversation
            .as_ref()
            .is_some_and(|conversation| is_listed && conversation.lobby)
    });
    view! {
        <p class="hidden" role="status" prop:textContent=move || said.get().1></p>
        // There from the beginning: assistive technology announces changes only in regions that it knows already.
        <div class=move || if is_shown.get() { "banner stale" } else { "hidden" }>
            <Icon sign=Sign::Cloud />
            <p>
                <span role="status" prop:textContent=stale></span>
                " "
                <span prop:textContent=next_try></span>
            </p>
            <When when=Signal::derive(move || is_shown.get())>
                <RetryButton panel head />
            </When>
        </div>
        <When when=Signal::derive(move || lobby.get())>
            <LobbyBanner panel head />
        </When>
        {move || {
            about
                .get()
                .map(|(sign, text)| {
                    view! {
                        <div class="banner">
                            <Icon sign />
                            <p prop:textContent=panel.label(text)></p>
                        </div>
                    }
                })
        }}
    }
}

/// That the lobby is on, how many wait there, and for moderators the buttons that let them in.
#[component]
fn LobbyBanner(panel: PanelContext, head: NodeRef<html::Header>) -> impl IntoView {
    let waiting = panel.signals.waiting;
    let text = Memo::new(move |_| {
        let (translator, conversation) = (panel.translator(), panel.signals.conversation.read());
        let ends = conversation.as_ref().map_or(0, |conversation| conversation.lobby_timer);
        let on = if ends == 0 {
            translator.text(Text::LobbyOn)
        } else {
            let time = translator.language().date(ends as f64 * 1_000.0);
            translator.fill(Text::LobbyOnUntil, &[("time", &time)])
        };
        match waiting.get() {
            0 => on,
            count => {
                let waiting = translator.count(Text::LobbyWaiting, count);
                translator.fill(Text::AndThen, &[("one", &waiting), ("more", &on)])
            }
        }
    });
    let manages = Memo::new(move |_| {
        panel.signals.viewer.track();
        let verdict = permission::own(&panel.store().permission_context(), Action::ManageLobby);
        !panel.readonly && verdict != Verdict::Hidden
    });
    // Not a signal: it is read when the signals of this view may be gone.
    let pressed = Arc::new(AtomicBool::new(false));
    let end = {
        let pressed = pressed.clone();
        move || {
            pressed.store(true, Ordering::Relaxed);
            lobby::set(&panel.store(), false, 0);
        }
    };
    on_cleanup(move || {
        // The button goes with what it has ended.
        if pressed.load(Ordering::Relaxed)
            && let Some(head) = head.try_get_untracked().flatten()
        {
            rescue(&head, &ROW);
        }
    });
    view! {
        <div class="banner lobby">
            <Icon sign=Sign::Wait />
            <p role="status" prop:textContent=text></p>
            <div class="buttons" hidden=move || panel.readonly || !panel.moderates()>
                <Button
                    class="button quiet"
                    label=panel.label(Text::AdmitAll)
                    on_press=move |()| panel.store().admit_all()
                    attr:hidden=move || waiting.get() == 0
                />
                <Button
                    class="button quiet"
                    label=panel.label(Text::LobbyEnd)
                    on_press=end
                    attr:hidden=move || !manages.get()
                />
            </div>
        </div>
    }
}

/// Requests the list now.
#[component]
fn RetryButton(panel: PanelContext, head: NodeRef<html::Header>) -> impl IntoView {
    // Not a signal: it is read when the signals of this view may be gone.
    let pressed = Arc::new(AtomicBool::new(false));
    let was_pressed = pressed.clone();
    let press = move || {
        pressed.store(true, Ordering::Relaxed);
        panel.store().insist();
    };
    on_cleanup(move || {
        // The button goes when the list is fresh, and would take the focus of whoever pressed it along. Without a press the
        // focus is the page's.
        if was_pressed.load(Ordering::Relaxed)
            && let Some(head) = head.try_get_untracked().flatten()
        {
            rescue(&head, &ROW);
        }
    });
    view! { <Button class="button quiet" label=panel.label(Text::Retry) is_busy=panel.signals.retrying on_press=press /> }
}

fn stale_text(panel: PanelContext, stale: &Stale) -> String {
    let translator = panel.translator();
    let time = translator.language().time(stale.as_of_ms as f64);
    translator.fill(stale.why, &[("time", &time)])
}
