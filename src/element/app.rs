//! The root view of an element. A change of the conversation's settings closes its store and opens another, as does another
//! account that signs in; a change of the view's options only builds the view anew.

use super::config::{Config, ConfigError};
use super::context::ElementContext;
use crate::browser::{address, page};
use crate::i18n::Text;
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::{Event, EventSink};
use crate::state::status::phase::Phase;
use crate::state::store::{ConversationStore, HostContext, StoreConfig};
use crate::view::app::Panel;
use crate::view::icon::Sign;
use crate::view::message::NoConversation;
use crate::view::options::Options;
use crate::view::rebuilt::rebuilt;
use leptos::prelude::*;

/// The store's settings, or why there are none.
type StoreSettings = Result<StoreConfig, ConfigError>;

/// The panel of the element's conversation, or why there is none. Empty before the first settings.
#[component]
pub(super) fn App(context: ElementContext) -> impl IntoView {
    let config = context.config.clone();
    let settings = Memo::new(move |_| {
        let config = config.read();
        let config = config.as_ref()?;
        Some(config.store_config(&page::webroot(), page::user(), address::resolve))
    });
    let successor = context.clone();
    let [tagged, directed] = [context.translator.clone(), context.translator.clone()];
    let show = move |(opened, _): (Option<StoreSettings>, u32)| {
        let context = context.clone();
        match opened {
            Some(Ok(config)) => view! { <WatchedConversation context settings config /> }.into_any(),
            Some(Err(error)) => view! { <Unavailable context error /> }.into_any(),
            None => ().into_any(),
        }
    };
    view! {
        <div
            class="root"
            lang=move || Some(tagged.tag()).filter(|tag| !tag.is_empty())
            dir=move || directed.direction()
        >
            {rebuilt(move || (settings.get(), successor.successor.number()), show)}
        </div>
    }
}

/// Opens a conversation and shows its panel; closes it when another one takes its place.
#[component]
fn WatchedConversation(
    context: ElementContext,
    settings: Memo<Option<StoreSettings>>,
    config: StoreConfig,
) -> impl IntoView {
    let (events, asked) = (context.dispatcher.sink(), config.clone());
    let ask = move |event: Event| {
        let is_question = matches!(event, Event::BeforeAction(..));
        // A listener that changes the settings does not want the action with the ones before.
        events.emit(event) && !(is_question && settings.get_untracked() != Some(Ok(asked.clone())))
    };
    let host = HostContext {
        events: EventSink::new(ask),
        transport: context.transport.clone(),
        key_salt: context.key_salt,
        successor: context.successor.clone(),
    };
    let store = ConversationStore::open(config, context.translator.clone(), host);
    context.set_store(Some(Ok(store.clone())));
    let (closing, closed) = (context.clone(), store.clone());
    on_cleanup(move || {
        closed.close();
        closing.set_store(None);
    });
    let (config, actions) = (context.config.clone(), context.actions.clone());
    let options = Memo::new(move |_| config.read().as_ref().map(Config::options));
    let drafts = context.drafts(&store);
    let panel = move |options: Option<Options>| {
        let (store, actions) = (store.clone(), actions.clone());
        options
            .map(|options| view! { <Panel store options actions drafts /> })
            .into_any()
    };
    view! { <div class="root">{rebuilt(move || options.get(), panel)}</div> }
}

/// The view without a conversation. That none was chosen yet is not reported as an error.
#[component]
fn Unavailable(context: ElementContext, error: ConfigError) -> impl IntoView {
    let [translator, title_translator] = [context.translator.clone(), context.translator.clone()];
    let code = match error {
        ConfigError::NoToken => Code::NoToken,
        ConfigError::BadToken(_) => Code::BadToken,
        ConfigError::BadServer(_) => Code::BadServer,
        ConfigError::BadCredentials => Code::BadValue,
    };
    let (sign, title) = match error {
        ConfigError::BadCredentials => (Sign::Lock, Text::BadCredentialsTitle),
        _ => (Sign::Bubble, Text::NoConversationTitle),
    };
    // The element's class has reported the property.
    let is_reported = matches!(error, ConfigError::NoToken | ConfigError::BadCredentials);
    let text = Signal::derive(move || match &error {
        ConfigError::NoToken => translator.text(Text::NoConversationText),
        ConfigError::BadToken(token) => translator.fill(Text::BadTokenText, &[("token", token)]),
        ConfigError::BadServer(url) => translator.fill(Text::BadServerText, &[("url", url)]),
        ConfigError::BadCredentials => translator.text(Text::BadCredentialsText),
    });
    let title = Signal::derive(move || title_translator.text(title));
    let events = context.dispatcher.sink();
    if !is_reported {
        events.emit(Event::Error(Problem::new(code, text.get_untracked())));
    }
    events.emit(Event::State(Phase::NoConversation, [false; 3]));
    context.set_store(Some(Err(Problem::new(code, text.get_untracked()))));
    let config = context.config.read_untracked();
    let heading_level = config.as_ref().map_or(2, |config| config.heading_level);
    view! { <NoConversation sign title text heading_level /> }
}
