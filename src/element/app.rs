//! The root view of an element. A change of the conversation's settings closes its store and opens another; a change of the
//! view's options only builds the view anew.

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

/// The store's settings, or why there are none.
type StoreSettings = Result<StoreConfig, ConfigError>;

/// Builds the root view; empty before the first settings.
pub(super) fn app(context: ElementContext) -> El {
    let config = context.config.clone();
    let settings = derive(move || {
        let config = config.read();
        let config = config.as_ref()?;
        Some(config.store_config(&page::webroot(), page::user()))
    });
    let [tagged, directed] = [context.translator.clone(), context.translator.clone()];
    el("div")
        .class("root")
        .attr_live("lang", move || Some(tagged.tag()).filter(|tag| !tag.is_empty()))
        .attr_live("dir", move || directed.direction())
        .live(move || {
            let settings = settings.get();
            // Untracked: a change of the language must not open the conversation anew.
            untrack(|| settings.map(|settings| conversation(&context, settings)))
        })
}

fn conversation(context: &ElementContext, settings: StoreSettings) -> El {
    match settings {
        Ok(config) => {
            let host = HostContext {
                events: context.dispatcher.sink(),
                transport: context.transport.clone(),
                key_salt: context.key_salt,
            };
            let store = ConversationStore::open(config, context.translator.clone(), host);
            context.set_store(Some(Ok(store.clone())));
            let (closing, closed) = (context.clone(), store.clone());
            on_cleanup(move || {
                closed.close();
                closing.set_store(None);
            });
            let config = context.config.clone();
            let actions = context.actions.clone();
            let options = derive(move || config.read().as_ref().map(Config::options));
            let drafts = Drafts::nothing();
            el("div").class("root").live(move || {
                let options = options.get();
                untrack(|| options.map(|options| panel(store.clone(), options, actions.clone(), drafts)))
            })
        }
        Err(error) => no_conversation(context, error),
    }
}

/// The view without a conversation. That none was chosen yet is not reported as an error.
fn no_conversation(context: &ElementContext, error: ConfigError) -> El {
    let translator = context.translator.clone();
    let code = match error {
        ConfigError::NoToken => Code::NoToken,
        ConfigError::BadToken(_) => Code::BadToken,
        ConfigError::BadServer(_) => Code::BadServer,
    };
    let say = {
        let translator = translator.clone();
        move || match &error {
            ConfigError::NoToken => translator.text(Text::NoConversationText),
            ConfigError::BadToken(token) => translator.fill(Text::BadTokenText, &[("token", token)]),
            ConfigError::BadServer(url) => translator.fill(Text::BadServerText, &[("url", url)]),
        }
    };
    let text = say();
    let events = context.dispatcher.sink();
    if code != Code::NoToken {
        events.emit(Event::Error(Problem::new(code, text.clone())));
    }
    events.emit(Event::State(Phase::NoConversation, [false; 3]));
    context.set_store(Some(Err(Problem::new(code, text))));
    let level = context
        .config
        .read_untracked()
        .as_ref()
        .map_or(2, |config| config.heading_level);
    let title = Phrase::of(move || translator.text(Text::NoConversationTitle));
    without_room(title, Phrase::of(say), level)
}
