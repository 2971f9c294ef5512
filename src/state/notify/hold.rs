//! What is shown while requests are held back.

use crate::api::error::Error;
use crate::state::failure::explain;
use crate::state::failure::problem::{Code, Problem};
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::HostCall;

impl ConversationStore {
    /// Sends nothing more until the account is established anew, and removes what would send something when it is pressed: the
    /// dialog, and the notice that offers to undo.
    pub(in crate::state) fn hold_requests(&self, why: Error) {
        if !self.is_busy() {
            let problem = Err(Problem::of(&why, self.translator.text(explain::why(&why))));
            self.resolve(HostCall::Join, &problem);
            self.resolve(HostCall::Leave, &problem);
        }
        self.set_question(None);
        self.signals.notice.set(None);
        if Problem::of(&why, String::new()).code == Code::WrongAccount {
            // Somebody else looks at the panel now.
            self.signals.failure.set(None);
            self.signals.batch.set(None);
            self.signals.announcement.set(String::new());
        }
        self.api.client().gate().hold(why);
    }
}
