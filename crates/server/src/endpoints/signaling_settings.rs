//! `GET /signaling/settings`: how calls are set up. There are no calls here beyond their flags. With a signaling server it
//! says where that is, and how to say hello to it.

use serde_json::{Value, json};

use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::random;
use crate::store::conversations::Conversation;

/// Handles the request.
///
/// # Errors
/// In API v3, which belongs to Talk's API v4: 404 when `token` names a conversation that the visitor may not see.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    if let Some(token) = context.params.text("token")?.filter(|_| context.is_v4())
        && context.visible(&token)?.is_none()
    {
        return Err(Refusal::Status(404));
    }
    let user = context.visitor.user();
    let signaling = context.app.signaling.as_ref();
    let ticket = match signaling {
        Some(signaling) => signaling.tickets.ticket(user, context.now),
        None => format!("{}:{}:{}:0", random::secret(), context.now, user.unwrap_or_default()),
    };
    let mut settings = json!({
        "signalingMode": if signaling.is_some() { "external" } else { "internal" },
        "userId": user,
        "hideWarning": signaling.is_some(),
        "server": signaling.map_or("", |signaling| &signaling.server),
        "ticket": ticket,
    });
    if context.is_v4() {
        let token = match signaling {
            Some(signaling) => {
                let issuer = format!("{}/", context.origin);
                signaling.tickets.token(&issuer, context.visitor.account.as_ref())
            }
            None => Some(random::secret()),
        };
        let stun = if context.is_22() {
            json!([])
        } else {
            json!([{"urls": []}])
        };
        settings["helloAuthParams"] = json!({
            "1.0": {"userid": user, "ticket": ticket},
        });
        if let Some(token) = token {
            settings["helloAuthParams"]["2.0"] = json!({"token": token});
        }
        if context.is_22() {
            settings["federation"] = federation(context)?;
        }
        settings["stunservers"] = stun;
        settings["turnservers"] = json!([]);
        settings["sipDialinInfo"] = json!("");
    } else {
        settings["stunservers"] = json!([]);
        settings["turnservers"] = json!([]);
    }
    Ok(Answer::ok(settings))
}

/// Where the calls of a conversation of another server are set up, null for all others.
fn federation(context: &Context<'_>) -> Result<Value, Refusal> {
    let Some(token) = context.params.text("token")? else {
        return Ok(Value::Null);
    };
    let remote = context.visible(&token)?.filter(Conversation::is_remote);
    Ok(remote.map_or(Value::Null, |conversation| {
        json!({
            "server": "",
            "nextcloudServer": conversation.remote_server,
            "helloAuthParams": {"token": random::secret()},
            "roomId": conversation.remote_token,
        })
    }))
}
