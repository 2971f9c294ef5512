//! Exports of the list: to the clipboard as text, or to a CSV file.

use crate::browser::clock::iso8601;
use crate::browser::share;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::moderate::call_list;
use crate::state::store::ConversationStore;
use crate::view::icon::Sign;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{ExportScope, ExportTarget, ListExport, MenuAction, MenuItem};
use crate::view::row_model::texts::export_texts;
use leptos::prelude::*;
use model::export::{csv, file_name};
use model::identity::Identity;
use model::participant::Contact;
use model::presence::Presence;
use model::roster::{ParticipantKey, RosterEntry};
use std::sync::Arc;

/// A column about how somebody is reached.
type ContactField = fn(&Contact) -> &Option<Arc<str>>;

/// The items of the panel's menu that export the list. While all participants are shown there is no choice between those
/// and all.
pub(super) fn items(panel: PanelContext) -> Vec<MenuItem> {
    let (translator, store) = (panel.translator(), panel.store());
    let (takes_all, shown) =
        store.participants(|participants| (participants.choice().takes_all(), participants.found().len()));
    let item = |sign, label, target, scope| MenuItem {
        sign: Some(sign),
        label,
        action: Ok(MenuAction::Export(ListExport { target, scope })),
    };
    let copy = |label, scope| item(Sign::Copy, label, ExportTarget::Clipboard, scope);
    let save = |label, scope| item(Sign::Save, label, ExportTarget::File, scope);
    if takes_all {
        return vec![
            copy(translator.text(Text::CopyList), ExportScope::All),
            save(translator.text(Text::ExportList), ExportScope::All),
        ];
    }
    vec![
        copy(translator.count(Text::CopyListShown, shown), ExportScope::Shown),
        copy(translator.text(Text::CopyListAll), ExportScope::All),
        save(translator.count(Text::ExportListShown, shown), ExportScope::Shown),
        save(translator.text(Text::ExportListAll), ExportScope::All),
    ]
}

/// Exports the list, and says so in a notice.
pub(super) fn export(panel: PanelContext, what: ListExport) {
    let store = panel.store();
    let keys = match what.scope {
        ExportScope::All => store.ordered_keys(),
        ExportScope::Shown => store.participants(|participants| participants.found().to_vec()),
    };
    match what.target {
        ExportTarget::Clipboard => copy(store, &keys),
        ExportTarget::File => save(panel, &keys),
    }
}

fn copy(store: ConversationStore, keys: &[ParticipantKey]) {
    let now = store.now();
    let lines = map_present(&store, keys, |entry| export_texts(&store.translator, entry, now).0);
    let (text, count) = (lines.join("\n"), lines.len());
    spawn(async move {
        if share::copy(&text).await {
            store.show_notice(store.translator.count(Text::CopiedNews, count));
        } else {
            store.fail(store.translator.text(Text::CopyFailed));
        }
    });
}

/// Saves the server's list of who is in the call.
pub(super) fn save_call_list(panel: PanelContext) {
    let store = panel.store();
    spawn(async move {
        if let Some(csv) = call_list::read(&store).await {
            let conversation = store.signals.conversation.get_untracked();
            let name = conversation.map(|conversation| conversation.name).unwrap_or_default();
            let name = file_name(&[&*name, "call"].join(" "), store.token());
            share::save(&csv, &name);
            store.show_notice(store.translator.fill(Text::ExportedNews, &[("name", &name)]));
        }
    });
}

/// Copies a text, and says so in a notice.
pub(super) fn copy_text(store: ConversationStore, text: String) {
    spawn(async move {
        if share::copy(&text).await {
            store.show_notice(store.translator.fill(Text::CopiedText, &[("text", &text)]));
        } else {
            store.fail(store.translator.text(Text::CopyFailed));
        }
    });
}

fn save(panel: PanelContext, keys: &[ParticipantKey]) {
    let store = panel.store();
    let (translator, now) = (&store.translator, store.now());
    let has = |of: ContactField| {
        store.participants(|participants| {
            let mut all = keys.iter().filter_map(|key| participants.roster().get(*key));
            all.any(|entry| entry.participant.contact().is_some_and(|it| of(it).is_some()))
        })
    };
    // Only moderators with an account are told numbers and PINs.
    let contacts: [(Text, ContactField); 2] = [
        (Text::ColumnPhone, |contact| &contact.phone),
        (Text::ColumnPin, |contact| &contact.pin),
    ];
    let contacts = contacts.into_iter().filter(|(_, of)| has(*of)).collect::<Vec<_>>();
    let head = [
        Text::ColumnName,
        Text::ColumnRole,
        Text::ColumnPresence,
        Text::ColumnLastSeen,
        Text::ColumnUser,
        Text::ColumnInCall,
    ]
    .into_iter()
    .chain(contacts.iter().map(|(text, _)| *text))
    .map(|text| translator.text(text))
    .collect();
    let rows = map_present(&store, keys, |entry| {
        let (_, [name, role, presence]) = export_texts(translator, entry, now);
        let seen = if entry.seen > 0 {
            iso8601(entry.seen)
        } else {
            String::new()
        };
        let user = match &entry.participant.identity {
            Identity::User(user) => user.as_str().to_owned(),
            // Session ids and e-mail addresses are not exported.
            Identity::Guest(_) | Identity::Actor(..) => String::new(),
        };
        let in_call = entry.presence(now) == Presence::InCall;
        let in_call = translator.text(if in_call { Text::Yes } else { Text::No });
        let contact = entry.participant.contact();
        let contacts = contacts.iter().map(|(_, of)| {
            let text = contact.and_then(|contact| of(contact).as_deref());
            text.unwrap_or_default().to_owned()
        });
        let cells = [name, role, presence, seen, user, in_call];
        cells.into_iter().chain(contacts).collect()
    });
    let conversation = panel.signals.conversation.get_untracked();
    let name = conversation.map(|conversation| conversation.name);
    let name = file_name(&name.unwrap_or_default(), store.token());
    let text = csv(translator.language().list_separator(), [head].into_iter().chain(rows));
    share::save(&text, &name);
    store.show_notice(translator.fill(Text::ExportedNews, &[("name", &name)]));
}

/// A value for each person that has not left; the members of groups have rows of their own.
fn map_present<T>(store: &ConversationStore, keys: &[ParticipantKey], value: impl Fn(&RosterEntry) -> T) -> Vec<T> {
    store.participants(|participants| {
        let entries = keys.iter().filter_map(|key| participants.roster().get(*key));
        entries.filter(|entry| entry.is_person()).map(value).collect()
    })
}
