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
use crate::view::app::Panel;
use crate::view::message::NoConversation;
use crate::view::options::Options;
use crate::view::panel::Drafts;
use crate::view::rebuilt::rebuilt;
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

/// What an element shows: the panel of its conversation, or why there is none. Empty until the first settings are there.
#[component]
pub(super) fn App(context: ElementContext) -> impl IntoView {
    let config = context.config.clone();
    let watched = Memo::new(move |_| config.read().as_ref().map(Watched::of));
    let [words, directed] = [context.words.clone(), context.words.clone()];
    let show = move |watched: Option<Watched>| {
        let context = context.clone();
        match watched.map(|watched| watched.target) {
            Some(Ok(target)) => view! { <WatchedConversation context target /> }.into_any(),
            Some(Err(error)) => view! { <Unavailable context error /> }.into_any(),
            None => ().into_any(),
        }
    };
    view! {
        <div
            class="root"
            lang=move || Some(words.tag()).filter(|tag| !tag.is_empty())
            dir=move || directed.direction()
        >
            {rebuilt(move || watched.get(), show)}
        </div>
    }
}

/// Opens a conversation and shows its panel; closes it when another one takes its place.
#[component]
fn WatchedConversation(context: ElementContext, target: StoreConfig) -> impl IntoView {
    let host = HostContext {
        events: context.voice.host(),
        transport: context.ways.clone(),
        key_salt: context.secret,
    };
    let store = ConversationStore::open(target, context.words.clone(), host);
    context.enter(store.clone());
    let (left, closed) = (context.clone(), store.clone());
    on_cleanup(move || {
        closed.close();
        left.leave();
    });
    let (config, actions) = (context.config.clone(), context.actions.clone());
    let options = Memo::new(move |_| config.read().as_ref().map(Config::options));
    let drafts = Drafts::nothing();
    let panel = move |options: Option<Options>| {
        let (store, actions) = (store.clone(), actions.clone());
        options
            .map(|options| view! { <Panel store options actions drafts /> })
            .into_any()
    };
    view! { <div class="root">{rebuilt(move || options.get(), panel)}</div> }
}

/// There is no conversation to show. That none was chosen yet is no error.
#[component]
fn Unavailable(context: ElementContext, error: ConfigError) -> impl IntoView {
    let [words, title_words] = [context.words.clone(), context.words.clone()];
    let code = match error {
        ConfigError::NoToken => Code::NoToken,
        ConfigError::BadToken(_) => Code::BadToken,
        ConfigError::BadServer(_) => Code::BadServer,
    };
    let text = Signal::derive(move || match &error {
        ConfigError::NoToken => words.text(Text::NoConversationText),
        ConfigError::BadToken(token) => words.fill(Text::BadTokenText, &[("token", token)]),
        ConfigError::BadServer(url) => words.fill(Text::BadServerText, &[("url", url)]),
    });
    let title = Signal::derive(move || title_words.text(Text::NoConversationTitle));
    let host = context.voice.host();
    if code != Code::NoToken {
        host.tell(Event::Error(Problem::new(code, text.get_untracked())));
    }
    host.tell(Event::State(Phase::NoConversation, [false; 3]));
    context.refuse(Problem::new(code, text.get_untracked()));
    let config = context.config.read_untracked();
    let heading_level = config.as_ref().map_or(2, |config| config.heading_level);
    view! { <NoConversation title text heading_level /> }
}
