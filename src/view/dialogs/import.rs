//! The dialog that invites the addresses of a CSV file.

use super::form::{CancelButton, DialogForm};
use crate::browser::share::text_of;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::moderate::import;
use crate::state::status::listing::ImportFile;
use crate::state::status::session::Busy;
use crate::view::button::SubmitButton;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The content of the dialog.
#[component]
pub(super) fn ImportForm(panel: PanelContext) -> impl IntoView {
    let state = Signal::derive(move || match panel.signals.import.get() {
        ImportFile::None => String::new(),
        ImportFile::Checking => panel.translator().text(Text::ImportChecking),
        ImportFile::Failed(why) => why,
        ImportFile::Checked { import, .. } => {
            let translator = panel.translator();
            let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
            let mut parts = vec![translator.count(Text::ImportInvites, count(import.invites))];
            if import.duplicates > 0 {
                parts.push(translator.count(Text::ImportKnown, count(import.duplicates)));
            }
            if !import.invalid_lines.is_empty() {
                let lines: Vec<String> = import.invalid_lines.iter().map(u64::to_string).collect();
                parts.push(translator.fill(Text::ImportInvalid, &[("lines", &lines.join(", "))]));
            }
            parts.join(" ")
        }
    });
    let choose = move |field: HtmlInputElement| {
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return;
        };
        let store = panel.store();
        spawn(async move {
            if let Some(csv) = text_of(&file).await {
                import::check(&store, csv);
            }
        });
    };
    view! {
        <DialogForm
            title=panel.label(Text::ImportTitle)
            text=panel.label(Text::ImportText)
            on_submit=move || import::send(&panel.store())
        >
            <label class="field">
                <span class="label" prop:textContent=panel.label(Text::ImportFile)></span>
                <input
                    type="file"
                    accept=".csv,text/csv"
                    // Without a file the browser says in its own words that one is needed.
                    required=true
                    aria-describedby="import-state"
                    on:change=move |event| choose(event_target(&event))
                />
            </label>
            <p class="hint" id="import-state" role="status" prop:textContent=state></p>
            <div class="buttons">
                <CancelButton panel />
                <SubmitButton panel class="button primary" label=Text::PublicInvite busy=Busy::Joining />
            </div>
        </DialogForm>
    }
}
