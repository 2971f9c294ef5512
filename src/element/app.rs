//! From settings to the panel. A change of what is watched takes the old conversation down and opens the new one.

use super::config::{Config, ConfigError};
use crate::browser::page;
use crate::i18n::{Text, Words};
use crate::state::room::Room;
use crate::view::dom::{El, el};
use crate::view::message::without_room;
use crate::view::panel::panel;
use leptos::prelude::*;

pub(super) fn app(config: ArcRwSignal<Option<Config>>) -> El {
    el("div")
        .class("root")
        .live(move || config.get().map(|config| show(&config)))
}

fn show(config: &Config) -> El {
    let words = Words::new(&config.lang);
    let level = config.heading_level;
    match config.target(&page::webroot(), page::user()) {
        Ok(target) => {
            let room = Room::open(target, words);
            let watched = room.clone();
            on_cleanup(move || watched.close());
            panel(room, level)
        }
        Err(error) => {
            let text = match error {
                ConfigError::NoToken => words.text(Text::NoConversationText),
                ConfigError::BadToken(token) => words.fill(Text::BadTokenText, &[("token", &token)]),
                ConfigError::BadServer(url) => words.fill(Text::BadServerText, &[("url", &url)]),
            };
            without_room(words.text(Text::NoConversationTitle), text, level)
        }
    }
}
