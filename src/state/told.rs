//! A room that is told what the server would say, instead of asking: for measuring and for showing the panel without a
//! server. Commands are sent as ever.

use super::room::{Around, Room, Target};
use super::status::phase::Phase;
use super::sync::settle;
use crate::api::calls::Listed;
use crate::api::error::Error;
use crate::i18n::Words;
use model::viewer::Viewer;

impl Room {
    /// A conversation that `viewer` looks at. Nothing is asked of the server.
    #[must_use]
    pub fn told(target: Target, words: Words, viewer: Viewer) -> Self {
        let room = Self::new(target, words, Around::default(), None);
        room.change(|status| (status.viewer, status.phase) = (viewer, Phase::Listed));
        room
    }

    /// Takes in an answer of the list, as if it had just been asked for, when it is `now` on the server's clock, in seconds.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it is no list.
    pub fn tell_list(&self, body: Vec<u8>, now: u64) -> Result<(), Error> {
        let asked = settle::ask_list(self);
        let date_ms = Some(now as f64 * 1_000.0);
        settle::listed(self, Listed { body, date_ms }, asked)
    }
}
