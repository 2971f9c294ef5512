//! Finds out why the list answered 404, in the order of [`model::not_found`].

use super::settle;
use crate::api::calls;
use crate::api::error::Error;
use crate::state::store::ConversationStore;
use model::not_found::{self, ConversationAnswer, NotFoundCause, NotFoundEvidence, NotFoundStep};
use model::refusal::Refusal;

/// Why the list answered 404.
///
/// # Errors
/// When one of the requests for that fails; the next poll tries again.
pub(super) async fn not_found(store: &ConversationStore) -> Result<NotFoundCause, Error> {
    let (client, token) = store.api.target();
    let mut known = NotFoundEvidence {
        had_account: store.signals.has_account.get_untracked(),
        was_member: store.session.was_member(),
        ..NotFoundEvidence::default()
    };
    loop {
        match not_found::next(&known) {
            NotFoundStep::AskAccount => known.signed_in = Some(calls::is_signed_in(client).await?),
            NotFoundStep::ListOnceMore => known.lists_after_all = Some(lists(store).await?),
            NotFoundStep::DropSessionAndList => {
                calls::leave(client, token).await?;
                known.lists_again = Some(lists(store).await?);
            }
            NotFoundStep::AskConversation => {
                known.conversation = Some(match calls::conversation(client, token).await {
                    Ok(conversation) if conversation.is_member() => ConversationAnswer::Member,
                    Ok(_) => ConversationAnswer::Outside,
                    Err(Error::Refused(Refusal::NotFound)) => ConversationAnswer::NotFound,
                    Err(error) => return Err(error),
                });
            }
            NotFoundStep::Conclude(cause) => return Ok(cause),
        }
    }
}

/// Whether the list answers now; if it does, it is taken in.
async fn lists(store: &ConversationStore) -> Result<bool, Error> {
    let request = settle::begin_list(store);
    let (client, token) = store.api.target();
    match calls::participants(client, token).await {
        Ok(listed) => {
            settle::listed(store, listed, request).await?;
            Ok(true)
        }
        // A viewer who waits in the lobby is still a member.
        Err(Error::Refused(Refusal::Lobby)) => {
            settle::lobby(store);
            Ok(true)
        }
        Err(Error::Refused(Refusal::NotFound)) => Ok(false),
        Err(error) => Err(error),
    }
}
