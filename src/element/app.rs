//! From settings to the panel. A change of what is watched takes the old conversation down and opens the new one; a change
//! of how it looks only builds the view anew.

use super::config::{Config, ConfigError};
use super::context::ElementContext;
use crate::browser::page;
use crate::i18n::Text;
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::Event;
use crate::state::status::phase::Phase;
use crate::state::store::{ConversationStore, HostContext, StoreConfig};
use crate::view::app::panel;
use crate::view::dom::{El, Phrase, derive, el};
use crate::view::message::without_room;
use crate::view::panel::Drafts;
use leptos::prelude::*;

/// What has to begin anew when it changes.
#[derive(Clone, Debug, PartialEq)]
struct Watched {
    target: Result<StoreConfig, ConfigError>,
}

impl Watched {
    fn of(config: &Config) -> Self {
        Self {
            target: config.target(&page::webroot(), page::user()),
        }
    }
}

pub(super) fn app(shared: ElementContext) -> El {
    let config = shared.config.clone();
    let watched = derive(move || config.read().as_ref().map(Watched::of));
    let [words, directed] = [shared.words.clone(), shared.words.clone()];
    el("div")
        .class("root")
        .attr_live("lang", move || Some(words.tag()).filter(|tag| !tag.is_empty()))
        .attr_live("dir", move || directed.direction())
        .live(move || {
            let watched = watched.get();
            // What is said follows the language where it stands; nothing of it begins anew.
            untrack(|| watched.map(|watched| show(&shared, watched)))
        })
}

fn show(shared: &ElementContext, watched: Watched) -> El {
    match watched.target {
        Ok(target) => {
            let around = HostContext {
                events: shared.voice.host(),
                transport: shared.ways.clone(),
                key_salt: shared.secret,
            };
            let store = ConversationStore::open(target, shared.words.clone(), around);
            shared.enter(store.clone());
            let (left, closed) = (shared.clone(), store.clone());
            on_cleanup(move || {
                closed.close();
                left.leave();
            });
            let config = shared.config.clone();
            let actions = shared.actions.clone();
            let options = derive(move || config.read().as_ref().map(Config::options));
            let typed = Drafts::nothing();
            el("div").class("root").live(move || {
                let options = options.get();
                untrack(|| options.map(|options| panel(store.clone(), options, actions.clone(), typed)))
            })
        }
        Err(error) => nothing(shared, error),
    }
}

/// There is no conversation to show. That none was chosen yet is no error.
fn nothing(shared: &ElementContext, error: ConfigError) -> El {
    let words = shared.words.clone();
    let code = match error {
        ConfigError::NoToken => Code::NoToken,
        ConfigError::BadToken(_) => Code::BadToken,
        ConfigError::BadServer(_) => Code::BadServer,
    };
    let say = {
        let words = words.clone();
        move || match &error {
            ConfigError::NoToken => words.text(Text::NoConversationText),
            ConfigError::BadToken(token) => words.fill(Text::BadTokenText, &[("token", token)]),
            ConfigError::BadServer(url) => words.fill(Text::BadServerText, &[("url", url)]),
        }
    };
    let text = say();
    let host = shared.voice.host();
    if code != Code::NoToken {
        host.tell(Event::Error(Problem::new(code, text.clone())));
    }
    host.tell(Event::State(Phase::NoConversation, [false; 3]));
    shared.refuse(Problem::new(code, text));
    let level = shared
        .config
        .read_untracked()
        .as_ref()
        .map_or(2, |config| config.heading_level);
    let title = Phrase::of(move || words.text(Text::NoConversationTitle));
    without_room(title, Phrase::of(say), level)
}
