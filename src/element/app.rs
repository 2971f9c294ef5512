//! From settings to the panel. A change of what is watched takes the old conversation down and opens the new one; a change
//! of how it looks only builds the view anew.

use super::config::{Config, ConfigError};
use super::instance::Shared;
use crate::browser::page;
use crate::i18n::{Text, Words};
use crate::state::phase::Phase;
use crate::state::problem::{Code, Problem};
use crate::state::report::Event;
use crate::state::room::{Around, Room, Target};
use crate::view::dom::{El, derive, el};
use crate::view::message::without_room;
use crate::view::panel::panel;
use leptos::prelude::*;

/// What has to begin anew when it changes.
#[derive(Clone, Debug, PartialEq)]
struct Watched {
    target: Result<Target, ConfigError>,
    lang: String,
    messages: Vec<(Text, String)>,
}

impl Watched {
    fn of(config: &Config) -> Self {
        Self {
            target: config.target(&page::webroot(), page::user()),
            lang: config.lang.clone(),
            messages: config.messages.clone(),
        }
    }
}

pub(super) fn app(shared: Shared) -> El {
    let config = shared.config.clone();
    let watched = derive(move || config.read().as_ref().map(Watched::of));
    el("div")
        .class("root")
        .live(move || watched.get().map(|watched| show(&shared, watched)))
}

fn show(shared: &Shared, watched: Watched) -> El {
    let words = Words::with(&watched.lang, watched.messages);
    match watched.target {
        Ok(target) => {
            let around = Around {
                host: shared.voice.host(),
                ways: shared.ways.clone(),
                secret: shared.secret,
            };
            let room = Room::open(target, words, around);
            shared.enter(room.clone());
            let (left, closed) = (shared.clone(), room.clone());
            on_cleanup(move || {
                closed.close();
                left.leave();
            });
            let config = shared.config.clone();
            let actions = shared.actions.clone();
            let options = derive(move || config.read().as_ref().map(Config::options));
            el("div").class("root").live(move || {
                options
                    .get()
                    .map(|options| panel(room.clone(), options, actions.clone()))
            })
        }
        Err(error) => nothing(shared, &words, &error),
    }
}

/// There is no conversation to show. That none was chosen yet is no error.
fn nothing(shared: &Shared, words: &Words, error: &ConfigError) -> El {
    let (code, text) = match error {
        ConfigError::NoToken => (Code::NoToken, words.text(Text::NoConversationText)),
        ConfigError::BadToken(token) => (Code::BadToken, words.fill(Text::BadTokenText, &[("token", token)])),
        ConfigError::BadServer(url) => (Code::BadServer, words.fill(Text::BadServerText, &[("url", url)])),
    };
    let host = shared.voice.host();
    if code != Code::NoToken {
        host.tell(Event::Error(Problem::new(code, text.clone())));
    }
    host.tell(Event::State(Phase::NoConversation, [false; 3]));
    shared.refuse(Problem::new(code, text.clone()));
    let level = shared
        .config
        .read_untracked()
        .as_ref()
        .map_or(2, |config| config.heading_level);
    without_room(words.text(Text::NoConversationTitle), text, level)
}
