//! Exports of the list: to the clipboard as text, or to a CSV file.

use crate::browser::clock::iso8601;
use crate::browser::share;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::store::ConversationStore;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{ExportScope, ExportTarget, ListExport, MenuAction, MenuItem};
use crate::view::row_model::texts::outside;
use leptos::prelude::*;
use model::export::{csv, file_name};
use model::identity::Identity;
use model::presence::Presence;
use model::roster::{ParticipantKey, RosterEntry};

/// The items of the panel's menu that export the list. While all participants are shown there is no choice between those
/// and all.
pub(super) fn items(panel: PanelContext) -> Vec<MenuItem> {
    let (words, store) = (panel.translator(), panel.store());
    let (takes_all, shown) = store.participants(|people| (people.choice().takes_all(), people.shown().count()));
    let item = |label, target, scope| MenuItem {
        label,
        action: Ok(MenuAction::Export(ListExport { target, scope })),
    };
    let copy = |label, scope| item(label, ExportTarget::Clipboard, scope);
    let save = |label, scope| item(label, ExportTarget::File, scope);
    if takes_all {
        return vec![
            copy(words.text(Text::CopyList), ExportScope::All),
            save(words.text(Text::ExportList), ExportScope::All),
        ];
    }
    vec![
        copy(words.count(Text::CopyListShown, shown), ExportScope::Shown),
        copy(words.text(Text::CopyListAll), ExportScope::All),
        save(words.count(Text::ExportListShown, shown), ExportScope::Shown),
        save(words.text(Text::ExportListAll), ExportScope::All),
    ]
}

/// Exports the list, and says so in a notice.
pub(super) fn export(panel: PanelContext, what: ListExport) {
    let store = panel.store();
    let keys = match what.scope {
        ExportScope::All => store.ordered_keys(),
        ExportScope::Shown => store.participants(|people| people.rows().to_vec()),
    };
    match what.target {
        ExportTarget::Clipboard => copy(store, &keys),
        ExportTarget::File => save(panel, &keys),
    }
}

fn copy(store: ConversationStore, keys: &[ParticipantKey]) {
    let now = store.now();
    let lines = map_present(&store, keys, |person| outside(&store.translator, person, now).0);
    let (text, count) = (lines.join("\n"), lines.len());
    spawn(async move {
        if share::copy(&text).await {
            store.show_notice(store.translator.count(Text::CopiedNews, count));
        } else {
            store.fail(store.translator.text(Text::CopyFailed));
        }
    });
}

fn save(panel: PanelContext, keys: &[ParticipantKey]) {
    let store = panel.store();
    let (words, now) = (&store.translator, store.now());
    let head = [
        Text::ColumnName,
        Text::ColumnRole,
        Text::ColumnPresence,
        Text::ColumnLastSeen,
        Text::ColumnUser,
        Text::ColumnInCall,
    ]
    .map(|text| words.text(text));
    let rows = map_present(&store, keys, |person| {
        let (_, [name, role, presence]) = outside(words, person, now);
        let seen = if person.seen > 0 {
            iso8601(person.seen)
        } else {
            String::new()
        };
        let user = match &person.participant.identity {
            Identity::User(user) => user.as_str().to_owned(),
            // Session ids and e-mail addresses are not exported.
            Identity::Guest(_) | Identity::Actor(..) => String::new(),
        };
        let in_call = person.presence(now) == Presence::InCall;
        let in_call = words.text(if in_call { Text::Yes } else { Text::No });
        [name, role, presence, seen, user, in_call]
    });
    let conversation = panel.signals.conversation.get_untracked();
    let name = conversation.map(|conversation| conversation.name);
    let name = file_name(&name.unwrap_or_default(), store.token());
    share::save(&csv([head].into_iter().chain(rows)), &name);
    store.show_notice(words.fill(Text::ExportedNews, &[("name", &name)]));
}

/// A value for each participant that has not left.
fn map_present<T>(store: &ConversationStore, keys: &[ParticipantKey], value: impl Fn(&RosterEntry) -> T) -> Vec<T> {
    store.participants(|people| {
        let people = keys.iter().filter_map(|key| people.roster().get(*key));
        people.filter(|person| person.counts()).map(value).collect()
    })
}
