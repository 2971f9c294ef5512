//! Inviting the addresses of a CSV file: the server says first what that would do.

use crate::api::calls;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::ActionKind;
use crate::state::status::listing::ImportFile;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use model::wire::without_lines;

/// Opens the dialog that chooses a file.
pub fn open(store: &ConversationStore) {
    store.signals.import.set(ImportFile::None);
    store.ask(Question::Import);
}

/// Asks what inviting the addresses of a file would do.
pub fn check(store: &ConversationStore, csv: String) {
    store.signals.import.set(ImportFile::Checking);
    let store = store.clone();
    spawn(async move {
        let (client, token) = store.api.target();
        let result = calls::test_import(client, token, &csv).await;
        if store.api.is_closed() {
            return;
        }
        store.signals.import.set(match result {
            Ok(import) => ImportFile::Checked {
                csv: csv.into(),
                import,
            },
            Err(error) => ImportFile::Failed(explain::message(&store.translator, Attempt::Import, &error, "")),
        });
    });
}

/// Invites the addresses of the file that was checked, without the lines that cannot be read.
pub fn send(store: &ConversationStore) {
    let ImportFile::Checked { csv, import } = store.signals.import.get_untracked() else {
        return;
    };
    store.close_question();
    if let Err(problem) = store.ask_host(ActionKind::Import, None) {
        return store.fail_with(problem);
    }
    let csv = without_lines(&csv, &import.invalid_lines);
    let store = store.clone();
    spawn(async move {
        let (client, token) = store.api.target();
        let result = calls::import(client, token, &csv).await;
        if store.api.is_closed() {
            return;
        }
        match result {
            Ok(done) => {
                store.action_done(ActionKind::Import, None);
                let count = usize::try_from(done.invites).unwrap_or(usize::MAX);
                store.show_notice(store.translator.count(Text::ImportedNews, count));
            }
            Err(error) => {
                store.action_failed(ActionKind::Import, None, Attempt::Import, &error);
            }
        }
        store.reread();
    });
}
