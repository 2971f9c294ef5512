//! Announcements for screen readers of participants who joined, left or changed role: several at once, with pauses, and
//! without what the viewer did, which a notice says already.

use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::report::reported::{KnownParticipant, ParticipantChanges};
use crate::state::store::ConversationStore;
use crate::state::store::announcer::AnnouncementBatch;

/// For how long changes are collected before they are announced, in milliseconds.
const BATCH_MS: u32 = 1_500;
/// For how long an announcement stays before the next, in milliseconds.
const PAUSE_MS: u32 = 5_000;
/// Up to so many participants of a kind are named; more are counted.
const NAMED: usize = 3;

/// Takes in what changed from one list to the next.
pub(super) fn note(store: &ConversationStore, changes: &ParticipantChanges) {
    if store
        .host
        .announcer()
        .collect(changes, |participant| is_known(store, participant))
    {
        let store = store.clone();
        spawn(async move { announce(&store).await });
    }
}

/// The viewer knows of the change: it is about them, or the effect of their command.
fn is_known(store: &ConversationStore, participant: &KnownParticipant) -> bool {
    let is_viewer = store
        .signals
        .viewer
        .with_untracked(|viewer| viewer.is(&participant.identity));
    is_viewer || store.host.announcer().take_own(&store.key_of(&participant.identity))
}

/// Announces batch after batch, until nothing is collected any more.
async fn announce(store: &ConversationStore) {
    let announcement = &store.signals.announcement;
    let pause = store.api.scope().on_cancel();
    pause.wait(Some(BATCH_MS)).await;
    while let Some(batch) = store.host.announcer().take() {
        if store.api.is_closed() {
            return;
        }
        announcement.set(sentences(store, &batch));
        pause.wait(Some(PAUSE_MS)).await;
        // Emptied before the next, so that an equal text is announced again.
        announcement.set(String::new());
        pause.wait(Some(BATCH_MS)).await;
    }
}

fn sentences(store: &ConversationStore, batch: &AnnouncementBatch) -> String {
    const KINDS: [(Text, Text); 4] = [
        (Text::SomebodyJoined, Text::ManyJoined),
        (Text::SomebodyLeft, Text::ManyLeft),
        (Text::PromotedNews, Text::ManyPromoted),
        (Text::DemotedNews, Text::ManyDemoted),
    ];
    let translator = &store.translator;
    // Guests join without a name and get it right after, so the name of now is announced.
    let name = |known: &KnownParticipant| match store.participant(&known.identity) {
        Some(participant) => store.name_of(&participant),
        None => store.full_name(&known.name, &known.identity),
    };
    let sentences = KINDS.into_iter().zip(batch).flat_map(|((each, many), participants)| {
        if participants.len() > NAMED {
            return vec![translator.count(many, participants.len())];
        }
        let sentence = |known| translator.fill(each, &[("name", &name(known))]);
        participants.iter().map(sentence).collect()
    });
    sentences.collect::<Vec<String>>().join(" ")
}
