//! Which items a menu has: what the viewer may do at the moment, in words.

use super::export;
use crate::i18n::Text;
use crate::state::moderate::undo;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{COMMANDS, HostAction, MenuAction, MenuItem, SelectionAction, action_text};
use crate::view::select::can_select;
use model::order::Sort;
use model::permission::{self, Action, Reason, Verdict};
use model::roster::RosterEntry;

/// The items of a participant's menu: the commands that the viewer may give, and the host page's own actions.
pub(in crate::view) fn participant_items(panel: PanelContext, participant: &RosterEntry) -> Vec<MenuItem> {
    let store = panel.store();
    let target = participant.participant_now();
    let command_item = |action| {
        let label = panel.translator().text(action_text(action, participant.role()));
        let action = match store.permission_about(&target, action) {
            Verdict::Allowed(allowed) => Ok(MenuAction::Moderate(allowed)),
            Verdict::Disabled(why) => Err(reason(panel, why)),
            Verdict::Hidden => return None,
        };
        Some(MenuItem { label, action })
    };
    let host_items = panel.actions(participant).into_iter().map(|action| MenuItem {
        label: action.label.clone(),
        action: Ok(MenuAction::Host(HostAction {
            action,
            participant: store.participant_info(participant),
        })),
    });
    let commands = COMMANDS.into_iter().filter(|_| !panel.readonly);
    commands.filter_map(command_item).chain(host_items).collect()
}

/// The items of the panel's menu: undo, selecting, the orders, exports, and leaving for good.
pub(in crate::view) fn panel_items(panel: PanelContext) -> Vec<MenuItem> {
    if panel
        .store()
        .participants(|participants| participants.selection().is_some())
    {
        return selection_items(panel);
    }
    let chosen = panel.store().participants(|participants| participants.choice().sort);
    let sorts = Sort::ALL.into_iter().map(|sort| {
        let translator = panel.translator();
        let [by, order] = [Text::SortBy, sort_text(sort)].map(|text| translator.text(text));
        MenuItem {
            label: translator.fill(Text::LineAbout, &[("name", &by), ("text", &order)]),
            action: Ok(MenuAction::Sort(sort, sort == chosen)),
        }
    });
    let exports = sorts.chain(export::items(panel));
    if panel.readonly {
        return exports.collect();
    }
    let store = panel.store();
    let undo = undo_item(panel);
    let leave = match permission::own(&store.permission_context(), Action::LeaveForGood) {
        // The last moderator can choose it, and is asked to promote another one first.
        Verdict::Allowed(_) | Verdict::Disabled(Reason::LastModerator) => Some(Ok(MenuAction::LeaveForGood)),
        Verdict::Disabled(why) => Some(Err(reason(panel, why))),
        Verdict::Hidden => None,
    };
    let leave = leave.map(|action| MenuItem {
        label: panel.translator().text(Text::LeaveConversation),
        action,
    });
    let select = can_select(panel).then(|| MenuItem {
        label: panel.translator().text(Text::Select),
        action: Ok(MenuAction::Select),
    });
    undo.into_iter().chain(select).chain(exports).chain(leave).collect()
}

/// The items while participants are being selected: undo, and what changes the selection.
fn selection_items(panel: PanelContext) -> Vec<MenuItem> {
    let (translator, store) = (panel.translator(), panel.store());
    let item = |text, action| MenuItem {
        label: translator.text(text),
        action: Ok(MenuAction::Selection(action)),
    };
    let has_invited = store.participants(|participants| {
        let mut shown = participants.roster().iter();
        shown.any(|entry| entry.participant.identity.is_email())
    });
    let items = [
        (Text::SelectShown, SelectionAction::Shown),
        (Text::SelectOfflineGuests, SelectionAction::OfflineGuests),
        (Text::SelectNobody, SelectionAction::Nobody),
        (Text::Search, SelectionAction::Search),
        // Narrow panels have no button for it.
        (Text::DemoteShort, SelectionAction::Demote),
        (Text::ResendMany, SelectionAction::Resend),
    ];
    let items = items
        .into_iter()
        .filter(|(_, action)| has_invited || *action != SelectionAction::Resend);
    undo_item(panel)
        .into_iter()
        .chain(items.map(|(text, action)| item(text, action)))
        .collect()
}

fn undo_item(panel: PanelContext) -> Option<MenuItem> {
    panel.offered_undo().map(|undo| MenuItem {
        label: undo::label(&panel.store(), &undo),
        action: Ok(MenuAction::Undo),
    })
}

fn sort_text(sort: Sort) -> Text {
    match sort {
        Sort::LastPing => Text::SortLastPing,
        Sort::Name => Text::SortName,
        Sort::Role => Text::SortRole,
    }
}

fn reason(panel: PanelContext, why: Reason) -> String {
    panel.translator().text(match why {
        Reason::Pending => Text::ReasonPending,
        Reason::Offline => Text::ReasonOffline,
        Reason::LastModerator => Text::ReasonLastModerator,
        Reason::OneToOne => Text::ReasonOneToOne,
    })
}
