//! News and failures. The two regions are there from the beginning, empty, because assistive technology listens only to
//! regions that it has met before.

use super::icon::{Icon, icon};
use super::panel::Panel;
use crate::i18n::Text;
use leptos::prelude::*;

pub(super) fn notices(panel: Panel) -> AnyView {
    let notices = panel.room().notices.clone();
    let (news, failure) = (RwSignal::from(notices.news), RwSignal::from(notices.failure));
    let bad_rows = move || {
        let bad = panel.bad_rows.get();
        (bad > 0).then(|| panel.words().count(Text::BadRows, bad))
    };
    let news_text = move || {
        [bad_rows(), news.get()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    view! {
        <div class="notices" part="notices">
            <div class="notice news" class:empty=move || news_text().is_empty()>
                <p role="status">{news_text}</p>
                {move || news.get().is_some().then(|| dismiss(panel, news))}
            </div>
            <div class="notice failure" class:empty=move || failure.get().is_none()>
                <p role="alert">{move || failure.get().unwrap_or_default()}</p>
                {move || failure.get().is_some().then(|| dismiss(panel, failure))}
            </div>
        </div>
    }
    .into_any()
}

fn dismiss(panel: Panel, notice: RwSignal<Option<String>>) -> AnyView {
    view! {
        <button
            type="button"
            class="clear"
            aria-label=panel.text(Text::Dismiss)
            title=panel.text(Text::Dismiss)
            on:click=move |_| notice.set(None)
        >
            {icon(Icon::Close)}
        </button>
    }
    .into_any()
}
