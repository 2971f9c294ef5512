//! Which items a menu has: what the viewer may do at the moment, in words.

use super::export;
use crate::i18n::Text;
use crate::state::membership::stay;
use crate::state::moderate::undo;
use crate::view::icon::Sign;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{COMMANDS, HostAction, MenuAction, MenuItem, SelectionAction, action_sign, action_text};
use crate::view::select::can_select;
use leptos::prelude::*;
use model::order::Sort;
use model::participant::Participant;
use model::permission::{self, Action, Reason, Setting, Verdict, is_for_many};
use model::roster::RosterEntry;
use std::sync::Arc;

/// The items of a participant's menu: the commands that the viewer may give, and the host page's own actions.
pub(in crate::view) fn participant_items(panel: PanelContext, participant: &RosterEntry) -> Vec<MenuItem> {
    let store = panel.store();
    let target = participant.participant_now();
    let command_item = |command| {
        let label = panel.translator().text(action_text(command, participant.role()));
        let action = match store.permission_about(&target, command) {
            Verdict::Allowed(allowed) => Ok(MenuAction::Moderate(allowed)),
            Verdict::Disabled(why) => Err(reason(panel, why)),
            Verdict::Hidden => return None,
        };
        Some(MenuItem {
            sign: action_sign(command),
            label,
            action,
        })
    };
    let host_items = panel.actions(participant).into_iter().map(|action| MenuItem {
        sign: None,
        label: action.label.clone(),
        action: Ok(MenuAction::Host(HostAction {
            action,
            participant: store.participant_info(participant),
        })),
    });
    let contact = contact_items(panel, &target);
    let commands = COMMANDS.into_iter().filter(|_| !panel.readonly);
    let is_own = panel
        .signals
        .viewer
        .read_untracked()
        .is(&participant.participant.identity);
    let own = if is_own { own_items(panel) } else { Vec::new() };
    let (remove, commands): (Vec<MenuItem>, Vec<MenuItem>) = commands
        .filter_map(command_item)
        .chain(own)
        .partition(MenuItem::is_dangerous);
    let commands = commands.into_iter().chain(contact);
    commands.chain(host_items).chain(remove).collect()
}

/// The items that copy the number and the PIN of a participant, where the server tells them.
fn contact_items(panel: PanelContext, participant: &Participant) -> Vec<MenuItem> {
    let Some(contact) = participant.contact() else {
        return Vec::new();
    };
    let item = |text, what: &Option<Arc<str>>| {
        what.as_deref().map(|what| MenuItem {
            sign: Some(Sign::Copy),
            label: panel.translator().text(text),
            action: Ok(MenuAction::Copy(what.to_owned())),
        })
    };
    let items = [
        item(Text::CopyNumber, &contact.phone),
        item(Text::CopyPin, &contact.pin),
    ];
    items.into_iter().flatten().collect()
}

/// The items about the conversation: its lobby and its bans.
fn conversation_items(panel: PanelContext) -> Vec<MenuItem> {
    let context = panel.store().permission_context();
    let item = |action, sign, text, choice| match permission::own(&context, action) {
        Verdict::Hidden => None,
        verdict => Some(MenuItem {
            sign: Some(sign),
            label: panel.translator().text(text),
            action: match verdict {
                Verdict::Disabled(why) => Err(reason(panel, why)),
                _ => Ok(choice),
            },
        }),
    };
    let lobby = match context.setting.lobby {
        true => item(
            Action::ManageLobby,
            Sign::Wait,
            Text::LobbyEnd,
            MenuAction::Lobby(false),
        ),
        false => item(
            Action::ManageLobby,
            Sign::Wait,
            Text::LobbyStart,
            MenuAction::Lobby(true),
        ),
    };
    let bans = item(Action::ManageBans, Sign::List, Text::Bans, MenuAction::Bans);
    let conversation = panel.signals.conversation.read_untracked();
    let is_divided = conversation.as_ref().is_some_and(|it| it.has_breakout_rooms);
    let Setting { features, in_call, .. } = context.setting;
    let rooms = (is_divided && features.breakout_rooms)
        .then(|| item(Action::ManageLobby, Sign::People, Text::Rooms, MenuAction::Rooms))
        .flatten();
    let import = (features.import && is_for_many(context.kind))
        .then(|| item(Action::Add, Sign::Mail, Text::ImportAddresses, MenuAction::Import))
        .flatten();
    let calls = (features.call_list && in_call)
        .then(|| item(Action::ManageLobby, Sign::Save, Text::CallList, MenuAction::CallList))
        .flatten();
    let items = [lobby, bans, rooms, import, calls];
    items.into_iter().flatten().collect()
}

/// The items of the viewer's own menu besides those of the host page.
fn own_items(panel: PanelContext) -> Vec<MenuItem> {
    stay_item(panel).into_iter().chain(leave_item(panel)).collect()
}

/// The item that lets the panel join again by itself.
fn stay_item(panel: PanelContext) -> Option<MenuItem> {
    let stays = stay::is_chosen();
    (!panel.readonly && stay::is_offered(&panel.store())).then(|| MenuItem {
        sign: stays.then_some(Sign::Check),
        label: panel.translator().text(Text::StayConnected),
        action: Ok(MenuAction::Stay(stays)),
    })
}

/// The item that ends the viewer's own membership.
fn leave_item(panel: PanelContext) -> Option<MenuItem> {
    let context = panel.store().permission_context();
    let action = match permission::own(&context, Action::LeaveForGood) {
        _ if panel.readonly => return None,
        // The last moderator can choose it, and is asked to promote another one first.
        Verdict::Allowed(_) | Verdict::Disabled(Reason::LastModerator) => Ok(MenuAction::LeaveForGood),
        Verdict::Disabled(why) => Err(reason(panel, why)),
        Verdict::Hidden => return None,
    };
    Some(MenuItem {
        sign: Some(Sign::Exit),
        label: panel.translator().text(Text::LeaveConversation),
        action,
    })
}

/// Whether the menu of the viewer's own row has an item besides those of the host page.
pub(in crate::view) fn has_own_items(panel: PanelContext) -> bool {
    !own_items(panel).is_empty()
}

/// The items of the panel's menu: undo, selecting, the orders and exports.
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
            sign: (sort == chosen).then_some(Sign::Check),
            label: translator.fill(Text::LineAbout, &[("name", &by), ("text", &order)]),
            action: Ok(MenuAction::Sort(sort, sort == chosen)),
        }
    });
    let exports = sorts.chain(export::items(panel));
    if panel.readonly {
        return exports.collect();
    }
    let undo = undo_item(panel);
    let select = can_select(panel).then(|| MenuItem {
        sign: Some(Sign::Select),
        label: panel.translator().text(Text::Select),
        action: Ok(MenuAction::Select),
    });
    // Not the first, which is chosen by pressing Enter twice.
    let conversation = conversation_items(panel);
    select
        .into_iter()
        .chain(undo)
        .chain(conversation)
        .chain(exports)
        .collect()
}

/// The items while participants are being selected: undo, and what changes the selection.
fn selection_items(panel: PanelContext) -> Vec<MenuItem> {
    let (translator, store) = (panel.translator(), panel.store());
    let item = |text, action| MenuItem {
        sign: match action {
            SelectionAction::Search => Some(Sign::Search),
            SelectionAction::Resend => Some(Sign::Mail),
            SelectionAction::Nobody => Some(Sign::Close),
            SelectionAction::Demote => Some(Sign::Demote),
            SelectionAction::Permissions(_) => Some(Sign::Sliders),
            SelectionAction::Ban => Some(Sign::Ban),
            SelectionAction::Shown | SelectionAction::OfflineGuests => Some(Sign::Select),
        },
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
        (Text::GrantAll, SelectionAction::Permissions(Action::GrantAll)),
        (Text::RevokeAll, SelectionAction::Permissions(Action::RevokeAll)),
        (
            Text::ResetPermissions,
            SelectionAction::Permissions(Action::ResetPermissions),
        ),
        (Text::Ban, SelectionAction::Ban),
    ];
    let features = store.setting().features;
    let items = items.into_iter().filter(|(_, action)| match action {
        SelectionAction::Resend => has_invited,
        SelectionAction::Permissions(_) => features.permissions,
        SelectionAction::Ban => permission::own(&store.permission_context(), Action::ManageBans) != Verdict::Hidden,
        _ => true,
    });
    undo_item(panel)
        .into_iter()
        .chain(items.map(|(text, action)| item(text, action)))
        .collect()
}

fn undo_item(panel: PanelContext) -> Option<MenuItem> {
    panel.offered_undo().map(|undo| MenuItem {
        sign: Some(Sign::Undo),
        label: undo::label(&panel.store(), &undo),
        action: Ok(MenuAction::Undo),
    })
}

fn sort_text(sort: Sort) -> Text {
    match sort {
        Sort::LastPing => Text::SortLastPing,
        Sort::Name => Text::SortName,
        Sort::LastName => Text::SortLastName,
        Sort::Role => Text::SortRole,
    }
}

fn reason(panel: PanelContext, why: Reason) -> String {
    panel.translator().text(match why {
        Reason::Pending => Text::ReasonPending,
        Reason::Offline => Text::ReasonOffline,
        Reason::LastModerator => Text::ReasonLastModerator,
        Reason::OneToOne => Text::ReasonOneToOne,
        Reason::NotInCall => Text::ReasonNotInCall,
    })
}
