//! Notices and failures. The two live regions are there from the beginning, empty: assistive technology announces changes
//! only in regions that it knows already.

use super::button::{Button, IconButton};
use super::icon::Sign;
use super::lost_focus::{ROW, rescue};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::moderate::undo;
use crate::state::store::ConversationStore;
use leptos::html;
use leptos::prelude::*;
use model::role::Role;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;

/// Keeps a notice on the screen while the pointer or the focus is in it.
///
/// It holds no signals, because browsers may call it when they remove the notices.
#[derive(Clone)]
struct NoticeHold {
    store: ConversationStore,
    by_pointer: Rc<Cell<bool>>,
    by_focus: Rc<Cell<bool>>,
}

impl NoticeHold {
    fn new(store: ConversationStore) -> Self {
        Self {
            store,
            by_pointer: Rc::default(),
            by_focus: Rc::default(),
        }
    }

    fn set_pointer(&self, inside: bool) {
        self.by_pointer.set(inside);
        self.store.hold_notice(inside || self.by_focus.get());
    }

    fn set_focus(&self, inside: bool) {
        self.by_focus.set(inside);
        self.store.hold_notice(inside || self.by_pointer.get());
    }

    fn end(&self) {
        self.by_pointer.set(false);
        self.set_focus(false);
    }
}

/// The notices and failures of a panel.
#[component]
pub(super) fn Notices(panel: PanelContext) -> impl IntoView {
    let hold = NoticeHold::new(panel.store());
    let ended = SendWrapper::new(hold.clone());
    on_cleanup(move || ended.end());
    let node = NodeRef::<html::Div>::new();
    // A button that goes with its notice takes the focus along, and not every browser sends an event for that.
    let look = hold.clone();
    Effect::new(move |_| {
        panel.signals.notice_seq.track();
        panel.signals.notice.track();
        panel.signals.failure.track();
        if let (true, Some(notices)) = (look.by_focus.get(), node.get_untracked()) {
            let look = look.clone();
            request_animation_frame(move || look.set_focus(notices.matches(":focus-within").unwrap_or(false)));
        }
    });
    let [enter, leave, focus, blur] = [hold.clone(), hold.clone(), hold.clone(), hold];
    view! {
        <div
            class="notices"
            part="notices"
            node_ref=node
            on:pointerenter=move |_| enter.set_pointer(true)
            on:pointerleave=move |_| leave.set_pointer(false)
            on:focusin=move |_| focus.set_focus(true)
            on:focusout=move |_| blur.set_focus(false)
            // Each button of a notice makes the notice go, and itself.
            on:click=move |_| {
                if let Some(notices) = node.get_untracked() {
                    rescue(&notices, &ROW);
                }
            }
        >
            <UnreadableRows panel />
            <News panel />
            <Failure panel />
        </div>
    }
}

#[component]
fn News(panel: PanelContext) -> impl IntoView {
    let told = Memo::new(move |_| {
        let notice = panel.signals.notice.read();
        let text = notice.as_ref().map(|notice| notice.text.clone());
        text.map(|text| (panel.signals.notice_seq.get(), text))
    });
    let undoable = Memo::new(move |_| {
        let of_notice = panel
            .signals
            .notice
            .read()
            .as_ref()
            .is_some_and(|notice| notice.undoable);
        let moderates = panel.signals.viewer.read().role.is_some_and(Role::moderates);
        of_notice && moderates && panel.signals.undo.read().is_some() && !panel.readonly
    });
    view! {
        <NoticeBox class="notice news" role="status" told>
            <Show when=move || undoable.get()>
                <Button
                    class="button small"
                    label=panel.label(Text::Undo)
                    on_press=move || undo::undo(&panel.store())
                />
            </Show>
            <Show when=move || told.read().is_some()>
                <IconButton
                    sign=Sign::Close
                    label=panel.label(Text::Dismiss)
                    on_press=move || panel.store().dismiss_notice()
                />
            </Show>
        </NoticeBox>
    }
}

#[component]
fn Failure(panel: PanelContext) -> impl IntoView {
    let told = Memo::new(move |_| {
        let text = panel.signals.failure.get();
        text.map(|text| (panel.signals.notice_seq.get(), text))
    });
    view! {
        <NoticeBox class="notice failure" role="alert" told>
            <Show when=move || told.read().is_some()>
                <IconButton
                    sign=Sign::Close
                    label=panel.label(Text::Dismiss)
                    on_press=move || panel.store().dismiss_failure()
                />
            </Show>
        </NoticeBox>
    }
}

/// A live region and the buttons beside it. `told` is the text, and its number among all that were told.
#[component]
fn NoticeBox(
    class: &'static str,
    role: &'static str,
    told: Memo<Option<(u32, String)>>,
    children: Children,
) -> impl IntoView {
    let class = move || match told.read().is_some() {
        true => class.to_owned(),
        false => format!("{class} empty"),
    };
    view! {
        <div class=class>
            <p role=role>
                // The same words again are a new element, which is announced again.
                <For each=move || told.get() key=|(number, text)| (*number, text.clone()) let:told>
                    <span>{told.1}</span>
                </For>
            </p>
            {children()}
        </div>
    }
}

/// How many rows of the answer could not be read: they are not left out silently.
#[component]
fn UnreadableRows(panel: PanelContext) -> impl IntoView {
    let text = move || match panel.signals.bad_rows.get() {
        0 => String::new(),
        bad => panel.translator().count(Text::BadRows, bad),
    };
    view! { <p class="unreadable" prop:textContent=text></p> }
}
