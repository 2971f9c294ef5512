//! A store that is told what the server would say, instead of asking: for measuring and for showing the panel without a
//! server. Commands are sent as ever.

use super::status::phase::Phase;
use super::store::{ConversationStore, HostContext, StoreConfig};
use super::sync::settle;
use crate::api::calls::ListAnswer;
use crate::api::error::Error;
use crate::i18n::Translator;
use model::viewer::Viewer;

impl ConversationStore {
    /// A conversation that `viewer` looks at. Nothing is asked of the server.
    #[must_use]
    pub fn scripted(target: StoreConfig, words: Translator, viewer: Viewer) -> Self {
        let store = Self::new(target, words, HostContext::default(), None);
        store.change(|status| (status.viewer, status.phase) = (viewer, Phase::Listed));
        store
    }

    /// Takes in an answer of the list, as if it had just been asked for, when it is `now` on the server's clock, in seconds.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it is no list.
    pub fn tell_list(&self, body: Vec<u8>, now: u64) -> Result<(), Error> {
        let asked = settle::ask_list(self);
        let date_ms = Some(now as f64 * 1_000.0);
        settle::listed(self, ListAnswer { body, date_ms }, asked)
    }
}
