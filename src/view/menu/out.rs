//! The list out of the panel: copied as text, or as a file for spreadsheets. What is shown, or everybody.

use crate::browser::share;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::room::Room;
use crate::view::face::words::outside;
use crate::view::panel::Panel;
use crate::view::panel::menu::{Act, Item, Out};
use model::export::{csv, file_name, iso};
use model::identity::Identity;
use model::roster::{Key, Person};

/// What the menu of the panel offers. While everybody is shown there is nothing to choose.
pub(super) fn items(panel: Panel) -> Vec<Item> {
    let (words, room) = (panel.words(), panel.room());
    let (takes_all, shown) = room.people(|people| (people.choice().takes_all(), people.shown().count()));
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
pub(super) fn take_out(panel: Panel, what: Out) {
    let room = panel.room();
    let keys = if what.all {
        room.everybody()
    } else {
        room.people(|people| people.rows().to_vec())
    };
    if what.file {
        return save(&room, &keys);
    }
    let now = room.now();
    let lines = each(&room, &keys, |person| outside(&room.words, person, now).0);
    let (text, count) = (lines.join("\n"), lines.len());
    spawn(async move {
        if share::copy(&text).await {
            room.tell(room.words.count(Text::CopiedNews, count));
        } else {
            room.fail(room.words.text(Text::CopyFailed));
        }
    });
}

fn save(room: &Room, keys: &[Key]) {
    let (words, now) = (&room.words, room.now());
    let head = [
        Text::ColumnName,
        Text::ColumnRole,
        Text::ColumnPresence,
        Text::ColumnLastSeen,
        Text::ColumnUser,
        Text::ColumnInCall,
    ]
    .map(|text| words.text(text));
    let rows = each(room, keys, |person| {
        let (_, [name, role, presence]) = outside(words, person, now);
        let seen = if person.seen > 0 {
            iso(person.seen)
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
    let name = room.peek(|status| {
        status
            .conversation
            .as_ref()
            .map(|conversation| conversation.name.clone())
    });
    let name = file_name(&name.unwrap_or_default(), room.token());
    share::save(&csv([head].into_iter().chain(rows)), &name);
    room.tell(words.fill(Text::ExportedNews, &[("name", &name)]));
}

/// Something of each who has not left.
fn each<T>(room: &Room, keys: &[Key], pick: impl Fn(&Person) -> T) -> Vec<T> {
    room.people(|people| {
        let people = keys.iter().filter_map(|key| people.roster().get(*key));
        people.filter(|person| person.counts()).map(pick).collect()
    })
}
