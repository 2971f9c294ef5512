//! Who came, who went and whose role changed, said to people who do not see the list move: several at once, not too often,
//! and nothing that the person did themselves, because that is told already.

use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::report::reported::{KnownParticipant, ParticipantChanges};
use crate::state::store::ConversationStore;

/// How long news is collected before it is said, in milliseconds.
const BATCH_MS: u32 = 1_500;
/// How long it stands before the next is said, in milliseconds.
const PAUSE_MS: u32 = 5_000;
/// Up to so many of a kind are named; more are counted.
const NAMED: usize = 3;

/// Takes in what changed from one list to the next.
pub(super) fn note(store: &ConversationStore, news: &ParticipantChanges) {
    let announcer = &store.engine.announcer;
    let kinds = [&news.added, &news.removed, &news.promoted, &news.demoted];
    let mut batch = announcer.batch.borrow_mut();
    for (waiting, people) in batch.iter_mut().zip(kinds) {
        waiting.extend(people.iter().filter(|known| !is_told(store, known)).cloned());
    }
    let nothing = batch.iter().all(Vec::is_empty);
    drop(batch);
    if !nothing && !announcer.speaking.replace(true) {
        let store = store.clone();
        spawn(async move { speak(&store).await });
    }
}

/// The viewer knows it: it is about themselves, or they did it.
fn is_told(store: &ConversationStore, known: &KnownParticipant) -> bool {
    store.peek(|status| status.viewer.is(&known.identity))
        || store.engine.announcer.is_own(&store.key_of(&known.identity))
}

/// Says batch after batch, until there is nothing more.
async fn speak(store: &ConversationStore) {
    let engine = &store.engine;
    let pause = engine.scope.on_cancel();
    pause.wait(Some(BATCH_MS)).await;
    loop {
        let batch = engine.announcer.batch.take();
        if engine.scope.is_cancelled() || batch.iter().all(Vec::is_empty) {
            engine.announcer.speaking.set(false);
            return;
        }
        let text = sentences(store, &batch);
        store.change(|status| status.announcement = text);
        pause.wait(Some(PAUSE_MS)).await;
        // Gone before the next, so that the same words are heard again.
        store.change(|status| status.announcement = String::new());
        pause.wait(Some(BATCH_MS)).await;
    }
}

fn sentences(store: &ConversationStore, batch: &[Vec<KnownParticipant>; 4]) -> String {
    const KINDS: [(Text, Text); 4] = [
        (Text::SomebodyJoined, Text::ManyJoined),
        (Text::SomebodyLeft, Text::ManyLeft),
        (Text::PromotedNews, Text::ManyPromoted),
        (Text::DemotedNews, Text::ManyDemoted),
    ];
    let words = &store.words;
    // Guests come without a name and get it right after: what counts is who they are by now.
    let name = |known: &KnownParticipant| match store.person(&known.identity) {
        Some(person) => store.name_of(&person),
        None => store.name_for(&known.name, known.identity.is_guest()),
    };
    let said = KINDS.into_iter().zip(batch).flat_map(|((each, many), people)| {
        if people.len() > NAMED {
            return vec![words.count(many, people.len())];
        }
        let sentence = |known| words.fill(each, &[("name", &name(known))]);
        people.iter().map(sentence).collect()
    });
    said.collect::<Vec<String>>().join(" ")
}
