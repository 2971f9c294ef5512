//! One-click identities of the demo.

use http::Method;
use serde_json::{Value, json};

use super::samples::{self, OPEN_HOUSE, TEAM_SYNC};
use crate::conversation::roles;
use crate::gateway::account::{self, SignInError, SignedIn};
use crate::gateway::jar::Jar;
use crate::gateway::{Backend, Gateway};
use crate::store::attendees;

/// How a persona signs in.
#[derive(Debug, Clone, Copy)]
enum SignInMethod {
    Account(&'static str),
    Guest,
    GuestModerator,
}

#[derive(Debug, Clone, Copy)]
struct Persona {
    id: &'static str,
    label: &'static str,
    about: &'static str,
    token: &'static str,
    method: SignInMethod,
}

const PERSONAS: [Persona; 6] = [
    Persona {
        id: "owner",
        label: "Owner",
        about: "Olga, who created the conversations",
        token: TEAM_SYNC.token,
        method: SignInMethod::Account("olga"),
    },
    Persona {
        id: "moderator",
        label: "Moderator",
        about: "Max, who helps to moderate",
        token: TEAM_SYNC.token,
        method: SignInMethod::Account("max"),
    },
    Persona {
        id: "user",
        label: "User",
        about: "Uma, an ordinary member",
        token: TEAM_SYNC.token,
        method: SignInMethod::Account("uma"),
    },
    Persona {
        id: "guest",
        label: "Guest",
        about: "Somebody with the link and the password, without an account",
        token: OPEN_HOUSE.token,
        method: SignInMethod::Guest,
    },
    Persona {
        id: "self-joined",
        label: "Self-joined user",
        about: "Sven, who has an account and comes in by the link",
        token: OPEN_HOUSE.token,
        method: SignInMethod::Account("sven"),
    },
    Persona {
        id: "guest-moderator",
        label: "Guest moderator",
        about: "A guest who was made a moderator",
        token: OPEN_HOUSE.token,
        method: SignInMethod::GuestModerator,
    },
];

/// `GET /demo.json`.
pub fn description(gateway: &Gateway) -> Value {
    match &gateway.backend {
        Backend::Upstream(upstream) => json!({
            "mode": "upstream",
            "base": gateway.page_base(),
            "server": upstream.shown(),
            "conversations": [],
            "personas": [],
        }),
        Backend::Reference(app) => json!({
            "mode": "reference",
            "base": app.settings.webroot,
            "server": "Reference server",
            "conversations": samples::ALL.map(|each| json!({
                "token": each.token,
                "name": each.name,
                "about": each.about,
                "password": each.password,
            })),
            "personas": PERSONAS.map(|each| json!({
                "id": each.id,
                "label": each.label,
                "about": each.about,
                "token": each.token,
            })),
        }),
    }
}

/// A jar that is signed in as a persona.
///
/// # Errors
/// When there is no such persona, or the server refuses what it needs.
pub async fn sign_in(gateway: &Gateway, id: &str) -> Result<(Jar, Option<SignedIn>), SignInError> {
    let persona = PERSONAS
        .iter()
        .find(|each| each.id == id && gateway.backend.reference().is_some())
        .ok_or(SignInError::BadRequest)?;
    match persona.method {
        SignInMethod::Guest => Ok((Jar::of_guest(), None)),
        SignInMethod::Account(user) => {
            let password = format!("{user}-password");
            let (jar, account) = account::with_account(gateway, user.to_owned(), password).await?;
            Ok((jar, Some(account)))
        }
        SignInMethod::GuestModerator => {
            let jar = Jar::of_guest();
            become_guest_moderator(gateway, &jar, persona.token).await?;
            Ok((jar, None))
        }
    }
}

/// Joins as a guest of this tab, takes a name, and is promoted as by a moderator elsewhere.
async fn become_guest_moderator(gateway: &Gateway, jar: &Jar, token: &str) -> Result<(), SignInError> {
    let Some(app) = gateway.backend.reference() else {
        return Err(SignInError::BadRequest);
    };
    let talk = format!("{}/ocs/v2.php/apps/spreed/api", gateway.backend.base());
    let version = app.settings.version.api();
    let password = OPEN_HOUSE.password;
    let join = format!("{talk}/{version}/room/{token}/participants/active?format=json");
    let body = json!({"password": password});
    let joined = account::send(gateway, jar, Method::POST, &join, body).await?;
    let data = account::body_of(joined).await?;
    let session = data["sessionId"].as_str().ok_or(SignInError::Unreachable)?;
    let name = format!("{talk}/v1/guest/{token}/name?format=json");
    let body = json!({"displayName": "Gloria (guest)"});
    account::send(gateway, jar, Method::POST, &name, body).await?;
    let promoted = app.store.write(|db| match attendees::by_session(db, session)? {
        Some(guest) => attendees::set_participant_type(db, guest.id, roles::GUEST_MODERATOR),
        None => Ok(()),
    });
    promoted.map_err(|_| SignInError::Unreachable)
}
