//! A store without a server, for benchmarks and the gallery: lists are given to it instead of asked for. Commands are sent
//! as ever.

use super::status::phase::Phase;
use super::store::{ConversationStore, HostContext, StoreConfig};
use super::sync::settle;
use crate::api::calls::ListAnswer;
use crate::api::error::Error;
use crate::i18n::Translator;
use model::viewer::Viewer;

impl ConversationStore {
    /// A store whose viewer is given. Nothing is asked of the server.
    #[must_use]
    pub fn scripted(config: StoreConfig, translator: Translator, viewer: Viewer) -> Self {
        let store = Self::new(config, translator, HostContext::default(), false);
        store.set(&store.signals.viewer, viewer);
        store.set_phase(Phase::Listed);
        store
    }

    /// Takes in an answer of the list, as if it had just been asked for. `now`: seconds since the epoch on the server's clock.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it is no list.
    pub fn give_list(&self, body: Vec<u8>, now: u64) -> Result<(), Error> {
        let request = settle::begin_list(self);
        let date_ms = Some(now as f64 * 1_000.0);
        settle::listed_at_once(self, ListAnswer { body, date_ms }, request)
    }
}
