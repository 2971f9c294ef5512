//! The table of `docs/talk-versions.md`: each command is offered with what it needs, and not without it.

use super::gating::context;
use super::gating_v4::participant;
use model::attendee::Permission;
use model::conversation::ConversationKind;
use model::features::Features;
use model::permission::{self, Action, PermissionContext, Setting, Verdict};
use model::suggestion::Source;
use model::wire::{self, Capabilities};
use serde_json::{Value, json};

/// A row of the table: the command and what it needs, without the words about the state of the conversation.
fn rows() -> Vec<(String, Vec<String>)> {
    let table = include_str!("../../docs/talk-versions.md");
    let rows = table
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let rows = rows.filter(|cells| cells.len() == 6 && cells[2].starts_with('`'));
    rows.map(|cells| {
        let quoted = |text: &str| {
            text.split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        (quoted(cells[2]).remove(0), quoted(cells[3]))
    })
    .collect()
}

/// What a server can do that has exactly this.
fn features(needs: &[String]) -> Features {
    let mut spreed = json!({"features": ["conversation-v4"], "config": {}, "version": "12.0.0"});
    for need in needs {
        match need.strip_prefix("config.") {
            Some(path) => {
                let (part, name) = path.split_once('.').unwrap();
                let value = if name == "max-custom" { json!(511) } else { json!(true) };
                spreed["config"][part][name] = value;
            }
            None if need == "version" => spreed["version"] = json!("21.0.0"),
            None => spreed["features"].as_array_mut().unwrap().push(Value::from(&**need)),
        }
    }
    let body = json!({"ocs": {"meta": {"statuscode": 200}, "data": {"capabilities": {"spreed": spreed}}}});
    match wire::capabilities(body.to_string().as_bytes()).unwrap() {
        Capabilities::V4(features) => features,
        other => panic!("{other:?}"),
    }
}

/// Whether the panel offers a command of the table to a moderator who is in the call.
fn offers(command: &str, features: Features) -> bool {
    let context = |kind| PermissionContext {
        kind,
        setting: Setting {
            features,
            lobby: true,
            has_call: true,
            in_call: true,
            is_remote: false,
        },
        ..context(2)
    };
    let about = |action, actor_type, kind| {
        let context = context(ConversationKind::Public);
        let verdict = permission::about(context.target_context(), &participant(actor_type, kind), action, false);
        matches!(verdict, Verdict::Allowed(_))
    };
    let own = |action, kind| matches!(permission::own(&context(kind), action), Verdict::Allowed(_));
    let many = ConversationKind::Public;
    match command {
        "remove" => about(Action::Remove, "users", 3),
        "promote-self-joined" => about(Action::Promote, "users", 5) && about(Action::Promote, "circles", 3),
        "set-permissions" => about(Action::SetPermissions, "users", 3) && about(Action::RevokeAll, "guests", 4),
        "react" => Permission::React.is_in(features.max_permissions),
        "resend-invitation" => about(Action::Resend, "emails", 4),
        "admit" => about(Action::Admit, "users", 3),
        "set-lobby" => own(Action::ManageLobby, many),
        "ban" => about(Action::Ban, "users", 3) && own(Action::ManageBans, many),
        "notify" => about(Action::Notify, "users", 3),
        "dial-out" => about(Action::DialOut, "phones", 3),
        "add-phone" => Source::offered(features, false).contains(&Source::Phones),
        "add-federated" => Source::offered(features, false).contains(&Source::Federated),
        "import" => features.import,
        "new-group" => own(Action::Add, ConversationKind::OneToOne),
        "breakout-rooms" => features.breakout_rooms,
        "call-list" => features.call_list,
        other => panic!("{other} is in the table only"),
    }
}

#[test]
fn each_command_is_offered_with_what_it_needs_and_not_without() {
    let rows = rows();
    assert_eq!(rows.len(), 16);
    for (command, needs) in rows {
        assert!(
            offers(&command, features(&needs)),
            "{command} needs more than {needs:?}"
        );
        for missing in 0..needs.len() {
            let mut rest = needs.clone();
            rest.remove(missing);
            assert!(
                !offers(&command, features(&rest)),
                "{command} does not need {}",
                needs[missing]
            );
        }
    }
}

#[test]
fn on_another_server_nothing_can_be_done_to_anybody() {
    let context = PermissionContext {
        setting: Setting {
            is_remote: true,
            ..Setting::default()
        },
        ..context(1)
    };
    for action in [
        Action::Remove,
        Action::Promote,
        Action::SetPermissions,
        Action::Ban,
        Action::Resend,
    ] {
        let verdict = permission::about(context.target_context(), &participant("users", 3), action, false);
        assert_eq!(verdict, Verdict::Hidden, "{action:?}");
    }
    for action in [Action::Add, Action::ManageBans, Action::ManageLobby] {
        assert_eq!(permission::own(&context, action), Verdict::Hidden, "{action:?}");
    }
    assert!(matches!(permission::own(&context, Action::Join), Verdict::Allowed(_)));
}
