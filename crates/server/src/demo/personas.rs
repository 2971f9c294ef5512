//! One-click identities of the demo.

use http::Method;
use serde_json::{Value, json};

use super::samples::{self, EVERY_KIND, OPEN_HOUSE, TEAM_SYNC};
use super::v4_extras::INVITED;
use crate::app::App;
use crate::control::conversations;
use crate::control::later::InvitationSetup;
use crate::conversation::roles;
use crate::gateway::account::{self, SignInError, SignedIn};
use crate::gateway::jar::Jar;
use crate::gateway::{Backend, Gateway};
use crate::store::attendees;
use crate::version::Version;

/// How a persona signs in.
#[derive(Debug, Clone, Copy)]
enum SignInMethod {
    Account(&'static str),
    Guest,
    GuestModerator,
    EmailGuest(&'static str),
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

/// Beside them on a server of Talk 22.
const EMAIL_GUEST: Persona = Persona {
    id: "email-guest",
    label: "E-mail guest",
    about: "Somebody who was invited by mail and came with the link in it",
    token: EVERY_KIND.token,
    method: SignInMethod::EmailGuest(INVITED),
};

/// All of a server.
fn personas(version: Version) -> impl Iterator<Item = &'static Persona> {
    let later = if version.is_22() { [EMAIL_GUEST].as_slice() } else { &[] };
    PERSONAS.iter().chain(later)
}

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
            "conversations": samples::of(app.settings.version).map(|each| json!({
                "token": each.token,
                "name": each.name,
                "about": each.about,
                "password": each.password,
            })).collect::<Vec<_>>(),
            "personas": personas(app.settings.version).map(|each| json!({
                "id": each.id,
                "label": each.label,
                "about": each.about,
                "token": each.token,
            })).collect::<Vec<_>>(),
        }),
    }
}

/// A jar that is signed in as a persona.
///
/// # Errors
/// When there is no such persona, or the server refuses what it needs.
pub async fn sign_in(gateway: &Gateway, id: &str) -> Result<(Jar, Option<SignedIn>), SignInError> {
    let app = gateway.backend.reference().ok_or(SignInError::BadRequest)?;
    let persona = personas(app.settings.version)
        .find(|each| each.id == id)
        .ok_or(SignInError::BadRequest)?;
    match persona.method {
        SignInMethod::Guest => Ok((Jar::of_guest(), None)),
        SignInMethod::Account(user) => {
            let password = format!("{user}-password");
            let (jar, account) = account::with_account(gateway, user.to_owned(), password).await?;
            Ok((jar, Some(account)))
        }
        SignInMethod::EmailGuest(address) => {
            let jar = Jar::of_guest();
            open_invitation(gateway, app, &jar, persona.token, address).await?;
            Ok((jar, None))
        }
        SignInMethod::GuestModerator => {
            let jar = Jar::of_guest();
            become_guest_moderator(gateway, &jar, persona.token).await?;
            Ok((jar, None))
        }
    }
}

/// Opens the link of an invitation in this tab.
async fn open_invitation(
    gateway: &Gateway,
    app: &App,
    jar: &Jar,
    token: &str,
    address: &str,
) -> Result<(), SignInError> {
    let setup = InvitationSetup {
        address: address.to_owned(),
        name: String::new(),
    };
    let invited = conversations::invite(app, token, &setup).map_err(|_| SignInError::BadRequest)?;
    let link = invited["link"].as_str().ok_or(SignInError::BadRequest)?;
    let page = account::send(gateway, jar, Method::GET, link, Value::Null).await?;
    if page.status().is_success() {
        Ok(())
    } else {
        Err(SignInError::Unreachable)
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
