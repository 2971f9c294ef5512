//! The dialog that shows who is in which breakout room.

use super::form::{DialogForm, close};
use crate::i18n::Text;
use crate::state::status::listing::Listing;
use crate::view::button::Button;
use crate::view::panel::PanelContext;
use crate::view::select::lines::FoldedLines;
use leptos::prelude::*;

/// The content of the dialog.
#[component]
pub(super) fn Rooms(panel: PanelContext) -> impl IntoView {
    let state = Signal::derive(move || {
        let translator = panel.translator();
        match panel.signals.rooms.get() {
            Listing::Loading => translator.text(Text::RoomsLoading),
            Listing::Failed(why) => why,
            Listing::Loaded(rooms) if rooms.is_empty() => translator.text(Text::RoomsNone),
            Listing::Loaded(rooms) => translator.count(Text::RoomsCount, rooms.len()),
        }
    });
    let rooms = move || match panel.signals.rooms.get() {
        Listing::Loaded(rooms) => rooms
            .iter()
            .map(|room| {
                let count = panel.translator().count(Text::CountPersons, room.people.len());
                let translator = panel.translator();
                let summary = translator.fill(Text::LineAbout, &[("name", &room.name), ("text", &count)]);
                view! { <FoldedLines panel summary lines=room.people.clone() open=true /> }
            })
            .collect_view(),
        _ => Vec::new(),
    };
    view! {
        <DialogForm title=panel.label(Text::Rooms) text=state on_submit=|| ()>
            {rooms}
            <div class="buttons">
                <Button class="button" label=panel.label(Text::Close) on_press=move |()| close(panel) />
            </div>
        </DialogForm>
    }
}
