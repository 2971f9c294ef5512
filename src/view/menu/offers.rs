//! What a menu offers: the permissions of the moment, in words.

use super::out;
use crate::i18n::Text;
use crate::state::moderate::undo;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{Act, Custom, Item, action_text};
use crate::view::select::can_select;
use model::permission::{self, Action, Reason, Verdict};
use model::roster::RosterEntry;

/// What the viewer may do to somebody.
pub(in crate::view) fn of_person(panel: PanelContext, person: &RosterEntry) -> Vec<Item> {
    let store = panel.store();
    let context = store.permission_context();
    let target = person.participant_now();
    let pending = store.is_pending(&person.participant.identity);
    let item = |action| {
        let label = panel.words().text(action_text(action, person.role()));
        match permission::about(context.target_context(), &target, action, pending) {
            Verdict::Allowed(allowed) => Some(Item {
                label,
                reason: None,
                act: Act::Command(allowed),
            }),
            Verdict::Disabled(why) => Some(Item {
                label,
                reason: Some(reason(panel, why)),
                act: Act::Nothing,
            }),
            Verdict::Hidden => None,
        }
    };
    let commands: &[Action] = if panel.readonly {
        &[]
    } else {
        &[
            Action::Promote,
            Action::Demote,
            Action::SetPermissions,
            Action::Resend,
            Action::Remove,
        ]
    };
    let own = panel.actions(person).into_iter().map(|action| Item {
        label: action.label.clone(),
        reason: None,
        act: Act::Custom(Custom(action, store.person_for_page(person))),
    });
    commands.iter().copied().filter_map(item).chain(own).collect()
}

/// What concerns the whole: the last command, the list, and the own membership.
pub(in crate::view) fn of_panel(panel: PanelContext) -> Vec<Item> {
    let out = out::items(panel);
    if panel.readonly {
        return out;
    }
    let store = panel.store();
    let undo = store.peek(|status| status.undo.clone().filter(|_| undo::is_offered(status)));
    let undo = undo.map(|undo| Item {
        label: undo::label(&store, &undo),
        reason: None,
        act: Act::Undo,
    });
    let leave = |reason| Item {
        label: panel.words().text(Text::LeaveConversation),
        reason,
        act: Act::LeaveForGood,
    };
    let leave = match permission::own(&store.permission_context(), Action::LeaveForGood) {
        Verdict::Allowed(_) => Some(leave(None)),
        // The last moderator can choose it and is shown the way out.
        Verdict::Disabled(Reason::LastModerator) => Some(leave(None)),
        Verdict::Disabled(why) => Some(Item {
            act: Act::Nothing,
            ..leave(Some(reason(panel, why)))
        }),
        Verdict::Hidden => None,
    };
    let select = can_select(panel).then(|| Item {
        label: panel.words().text(Text::Select),
        reason: None,
        act: Act::Select,
    });
    undo.into_iter().chain(select).chain(out).chain(leave).collect()
}

fn reason(panel: PanelContext, why: Reason) -> String {
    panel.words().text(match why {
        Reason::Pending => Text::ReasonPending,
        Reason::Offline => Text::ReasonOffline,
        Reason::LastModerator => Text::ReasonLastModerator,
        Reason::OneToOne => Text::ReasonOneToOne,
    })
}
