//! Notices and failures. The two live regions are there from the beginning, empty: assistive technology announces changes
//! only in regions that it knows already.

use super::add::results::AddResults;
use super::button::{Button, IconButton};
use super::icon::Sign;
use super::lost_focus::{ROW, rescue};
use super::panel::PanelContext;
use super::select::progress::BatchResults;
use crate::i18n::Text;
use crate::state::moderate::undo;
use crate::state::store::ConversationStore;
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
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
            <BatchResults panel />
            <AddResults panel />
            <NoticeMessage panel />
            <FailureMessage panel />
        </div>
    }
}

#[component]
fn NoticeMessage(panel: PanelContext) -> impl IntoView {
    let message = Memo::new(move |_| {
        let notice = panel.signals.notice.get();
        notice.map(|notice| (panel.signals.notice_seq.get(), notice.text))
    });
    let undoable = Memo::new(move |_| {
        let notice = panel.signals.notice.read();
        notice.as_ref().is_some_and(|notice| notice.undoable) && panel.offered_undo().is_some()
    });
    view! {
        <NoticeBox panel class="notice news" role="status" message dismiss=ConversationStore::dismiss_notice>
            <When when=Signal::derive(move || undoable.get())>
                <Button class="button small" label=panel.label(Text::Undo) on_press=move || undo::undo(&panel.store()) />
            </When>
        </NoticeBox>
    }
}

#[component]
fn FailureMessage(panel: PanelContext) -> impl IntoView {
    let message = Memo::new(move |_| {
        let text = panel.signals.failure.get();
        text.map(|text| (panel.signals.notice_seq.get(), text))
    });
    view! {
        <NoticeBox panel class="notice failure" role="alert" message dismiss=ConversationStore::dismiss_failure />
    }
}

/// A live region and the buttons beside it. The message has its number among all notices and failures.
#[component]
fn NoticeBox(
    panel: PanelContext,
    class: &'static str,
    role: &'static str,
    message: Memo<Option<(u32, String)>>,
    dismiss: fn(&ConversationStore),
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let class = move || match message.read().is_some() {
        true => class.to_owned(),
        false => format!("{class} empty"),
    };
    view! {
        <div class=class>
            <p role=role>
                // An equal text is a new element, which is announced again.
                <For each=move || message.get() key=|(number, text)| (*number, text.clone()) let:message>
                    <span>{message.1}</span>
                </For>
            </p>
            {children.map(|children| children())}
            <When when=Signal::derive(move || message.read().is_some())>
                <IconButton
                    sign=Sign::Close
                    label=panel.label(Text::Dismiss)
                    on_press=move || dismiss(&panel.store())
                />
            </When>
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
