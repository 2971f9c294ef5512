//! Which part of the list is shown: a row of radio buttons, each with the number of participants.

use super::lost_focus::{ROW, rescue};
use super::panel::PanelContext;
use crate::i18n::Text;
use leptos::html;
use leptos::prelude::*;
use model::filter::{Filter, counts};

/// Up to so many participants there is neither a filter nor a search.
const FEW: usize = 7;

/// How many participants pass each filter; follows them and the clock.
pub(super) type FilterCounts = Memo<[usize; Filter::ALL.len()]>;

/// The counts of a panel.
pub(super) fn filter_counts(panel: PanelContext) -> FilterCounts {
    Memo::new(move |_| {
        let now = panel.signals.now.get();
        panel.participants(|participants| counts(participants.roster(), now))
    })
}

/// Whether there are so many participants that filters and a search help.
pub(super) fn are_many(counts: FilterCounts) -> bool {
    counts.with(|[all, ..]| *all > FEW)
}

/// The filters. One that nobody passes is not shown unless it is chosen.
#[component]
pub(super) fn Filters(panel: PanelContext, counts: FilterCounts) -> impl IntoView {
    let chosen = Signal::derive(move || panel.participants(|participants| participants.choice().filter));
    let strip = NodeRef::<html::Div>::new();
    let choose = move |filter| {
        // Where there are few participants, the filters go with the last choice.
        if let Some(strip) = strip.get_untracked() {
            rescue(&strip, &ROW);
        }
        panel.store().select(|choice| choice.filter = filter);
    };
    let chip = move |(place, filter): (usize, Filter)| {
        let count = move || counts.with(|counts| counts.get(place).copied().unwrap_or(0));
        let text = move || {
            let count = u32::try_from(count()).unwrap_or(u32::MAX);
            panel.translator().language().number(count)
        };
        view! {
            <label class="filter" hidden=move || count() == 0 && chosen.get() != filter && filter != Filter::All>
                <input
                    type="radio"
                    name="filter"
                    prop:checked=move || chosen.get() == filter
                    on:change=move |_| choose(filter)
                />
                <span prop:textContent=panel.label(filter_text(filter))></span>
                <span class="number" prop:textContent=text></span>
            </label>
        }
    };
    view! {
        <div class="strip" part="choice" node_ref=strip role="radiogroup" aria-label=panel.label(Text::Show)>
            {Filter::ALL.into_iter().enumerate().map(chip).collect_view()}
        </div>
    }
}

fn filter_text(filter: Filter) -> Text {
    match filter {
        Filter::All => Text::ShowAll,
        Filter::Online => Text::ShowOnline,
        Filter::InCall => Text::InCall,
        Filter::Moderators => Text::ShowModerators,
        Filter::Guests => Text::ShowGuests,
    }
}
