//! The list out of the panel: copied as text, or as a file for spreadsheets. What is shown, or everybody.

use crate::browser::clock::iso8601;
use crate::browser::share;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::store::ConversationStore;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{Act, Item, Out};
use crate::view::row_model::texts::outside;
use model::export::{csv, file_name};
use model::identity::Identity;
use model::roster::{ParticipantKey, RosterEntry};

/// What the menu of the panel offers. While everybody is shown there is nothing to choose.
pub(super) fn items(panel: PanelContext) -> Vec<Item> {
    let (words, store) = (panel.words(), panel.store());
    let (takes_all, shown) = store.participants(|people| (people.choice().takes_all(), people.shown().count()));
    let item = |label, file, all| Item {
        label,
        reason: None,
        act: Act::Out(Out { file, all }),
    };
    if takes_all {
        return vec![
            item(words.text(Text::CopyList), false, true),
            item(words.text(Text::ExportList), true, true),
        ];
    }
    vec![
        item(words.count(Text::CopyListShown, shown), false, false),
        item(words.text(Text::CopyListAll), false, true),
        item(words.count(Text::ExportListShown, shown), true, false),
        item(words.text(Text::ExportListAll), true, true),
    ]
}

/// Takes it out.
pub(super) fn take_out(panel: PanelContext, what: Out) {
    let store = panel.store();
    let keys = if what.all {
        store.everybody()
    } else {
        store.participants(|people| people.rows().to_vec())
    };
    if what.file {
        return save(&store, &keys);
    }
    let now = store.now();
    let lines = each(&store, &keys, |person| outside(&store.words, person, now).0);
    let (text, count) = (lines.join("\n"), lines.len());
    spawn(async move {
        if share::copy(&text).await {
            store.tell(store.words.count(Text::CopiedNews, count));
        } else {
            store.fail(store.words.text(Text::CopyFailed));
        }
    });
}

fn save(store: &ConversationStore, keys: &[ParticipantKey]) {
    let (words, now) = (&store.words, store.now());
    let head = [
        Text::ColumnName,
        Text::ColumnRole,
        Text::ColumnPresence,
        Text::ColumnLastSeen,
        Text::ColumnUser,
        Text::ColumnInCall,
    ]
    .map(|text| words.text(text));
    let rows = each(store, keys, |person| {
        let (_, [name, role, presence]) = outside(words, person, now);
        let seen = if person.seen > 0 {
            iso8601(person.seen)
        } else {
            String::new()
        };
        let user = match &person.participant.identity {
            Identity::User(user) => user.as_str().to_owned(),
            // Sessions and addresses stay inside.
            Identity::Guest(_) | Identity::Actor(..) => String::new(),
        };
        let in_call = person.presence(now) == model::presence::Presence::InCall;
        let in_call = words.text(if in_call { Text::Yes } else { Text::No });
        [name, role, presence, seen, user, in_call]
    });
    let name = store.peek(|status| {
        status
            .conversation
            .as_ref()
            .map(|conversation| conversation.name.clone())
    });
    let name = file_name(&name.unwrap_or_default(), store.token());
    share::save(&csv([head].into_iter().chain(rows)), &name);
    store.tell(words.fill(Text::ExportedNews, &[("name", &name)]));
}

/// Something of each who has not left.
fn each<T>(store: &ConversationStore, keys: &[ParticipantKey], pick: impl Fn(&RosterEntry) -> T) -> Vec<T> {
    store.participants(|people| {
        let people = keys.iter().filter_map(|key| people.roster().get(*key));
        people.filter(|person| person.counts()).map(pick).collect()
    })
}
