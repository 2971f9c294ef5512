//! Which recorded exchanges a panel would send, as calls with their arguments, and why it would not send the others.

use crate::recording::{Exchange, Parameters, Sent, V1};
use model::id::{SessionId, UserId};
use model::identity::Identity;
use model::suggestion::Source;
use model::token::RoomToken;
use serde::Deserialize;
use serde_json::Value;

/// What the recordings write as `{token}`.
pub const TOKEN: &str = "5fkvmzej";

/// The search for people to add.
const SEARCH: &str = "/ocs/v2.php/core/autocomplete/get";

/// What asks for circles; the panel does, most recordings do not.
pub const CIRCLES: (&str, &str) = ("shareTypes[]", "7");

/// A call of the panel, with the arguments that a recorded request carries.
#[derive(Debug)]
pub enum Call {
    Capabilities,
    Account,
    Room(RoomToken),
    List(RoomToken),
    /// What is not recorded as given is left to the server, whose `force` is true then.
    Join(RoomToken, Option<String>, Option<bool>),
    Leave(RoomToken),
    GuestName(RoomToken, String),
    Signaling(RoomToken),
    Autocomplete(RoomToken, String),
    /// The source that is not recorded as given is left to the server, who takes users then.
    Add(RoomToken, String, Option<Source>),
    Remove(RoomToken, Identity),
    LeaveForGood(RoomToken),
    Promote(RoomToken, Identity),
    Demote(RoomToken, Identity),
}

/// Why a panel does not send such a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Another endpoint of the server, or a method of this one that another call uses.
    OtherCall,
    /// Another version of the Talk API, or of the OCS wrapper.
    OtherVersion,
    /// A method that the endpoint does not have.
    OtherMethod,
    /// No conversation can have this token.
    Token,
    /// Without `OCS-APIRequest: true` or without `Accept: application/json`.
    Headers,
    /// Parameters in the query, or a format other than JSON.
    Query,
    /// A body that is not JSON.
    Encoding,
    /// Parameters that are missing, `null` or of another type, or where the endpoint takes none.
    Parameters,
    /// A source that v1 does not have.
    Source,
    /// An empty id: nobody has one, and nothing empty can be added.
    Nobody,
    /// An invitation to what is no address; the panel keeps it back, because the server would keep it.
    NoAddress,
    /// "0", which stands for having no session.
    NoSession,
    /// The session of somebody with an account, who goes by the user id; or a session in the place of a user id, or the
    /// other way round.
    WrongId,
    /// Both a user id and a session id.
    TwoTargets,
    /// A search for another conversation than this one, or with other kinds than the panel's.
    OtherSearch,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Join {
    #[serde(default, deserialize_with = "given")]
    password: Option<String>,
    #[serde(default, deserialize_with = "given")]
    force: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct GuestName {
    display_name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewParticipant {
    new_participant: String,
    #[serde(default, deserialize_with = "given")]
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    participant: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Moderator {
    #[serde(default, deserialize_with = "given")]
    participant: Option<String>,
    #[serde(default, deserialize_with = "given")]
    session_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// A value that, once given, is not `null`.
fn given<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Sessions of people with an account, which the recordings show at their rows: a panel names those people by user id. By
/// the run of recordings, in which a number always stands for the same session.
const SESSIONS_OF_USERS: [(&str, &[&str]); 3] = [
    (
        "participants-guests-remove",
        &["Session001", "Session015", "Session016", "Session017", "Session029"],
    ),
    ("moderators-promote", &["Session035"]),
    ("moderators-demote", &["Session035"]),
];

/// A call, waiting for its parameters.
type Arguments = Box<dyn Fn(Value) -> Result<Call, Reason>>;
/// A path, waiting for its method.
type Endpoint = fn(&str, RoomToken) -> Result<Arguments, Reason>;

/// Checked in the order of [`Reason`].
pub fn call(exchange: &Exchange) -> Result<Call, Reason> {
    let request = &exchange.request;
    let find = find(request)?;
    let header = |name: &str| request.headers.get(name).map(String::as_str);
    if (header("OCS-APIRequest"), header("Accept")) != (Some("true"), Some("application/json")) {
        return Err(Reason::Headers);
    }
    if request.path == SEARCH {
        return search(&request.query);
    }
    let plain = |(name, value): &(String, String)| (name.as_str(), value.as_str()) == ("format", "json");
    if request.url.is_some() || !request.query.iter().all(plain) {
        return Err(Reason::Query);
    }
    let call = find(parameters(request.body.as_ref())?)?;
    if let Call::Remove(_, Identity::Guest(session))
    | Call::Promote(_, Identity::Guest(session))
    | Call::Demote(_, Identity::Guest(session)) = &call
    {
        let (file, _) = exchange.id.rsplit_once('-').unwrap();
        let of_users = SESSIONS_OF_USERS.iter().filter(|(run, _)| *run == file);
        if of_users
            .flat_map(|(_, sessions)| sessions.iter())
            .any(|number| session.expose().starts_with(number))
        {
            return Err(Reason::WrongId);
        }
    }
    Ok(call)
}

fn parameters(body: Option<&Parameters>) -> Result<Value, Reason> {
    match body {
        None => Ok(Value::Object(serde_json::Map::new())),
        Some(Parameters {
            encoding,
            json: Some(json),
        }) if encoding == "application/json" => Ok(json.clone()),
        Some(_) => Err(Reason::Encoding),
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Reason> {
    serde_json::from_value(value).map_err(|_| Reason::Parameters)
}

/// The call by path and method.
fn find(request: &Sent) -> Result<Arguments, Reason> {
    let path = request.path.as_str();
    let Some(path) = path.strip_prefix(V1) else {
        return match path {
            "/ocs/v2.php/cloud/capabilities" => Ok(bare(|| Call::Capabilities)),
            "/ocs/v2.php/cloud/user" => Ok(bare(|| Call::Account)),
            SEARCH => Ok(Box::new(|_| Err(Reason::Query))),
            path if path.starts_with("/ocs/v1.php/") || path.starts_with("/ocs/v2.php/apps/spreed/") => {
                Err(Reason::OtherVersion)
            }
            _ => Err(Reason::OtherCall),
        };
    };
    let parts: Vec<&str> = path.split('/').collect();
    let (token, build): (&str, Endpoint) = match parts[..] {
        ["signaling", "settings"] => return Err(Reason::OtherCall),
        ["room", token] => (token, room),
        ["room", token, "participants"] => (token, participants),
        ["room", token, "participants", "guests"] => (token, guests),
        ["room", token, "participants", "self"] => (token, myself),
        ["room", token, "participants", "active"] => (token, active),
        ["room", token, "moderators"] => (token, moderators),
        ["guest", token, "name"] => (token, guest_name),
        ["signaling", token] => (token, signaling),
        _ => return Err(Reason::OtherCall),
    };
    let token = if token == "{token}" { TOKEN } else { token };
    // The method is looked at first, so that calls of other endpoints are not counted by their token.
    let known = RoomToken::parse(token).map_err(|_| Reason::Token);
    let stand_in = RoomToken::parse(TOKEN).unwrap();
    build(&request.method, stand_in)
        .and(known)
        .and_then(|token| build(&request.method, token))
}

/// A call without parameters.
fn bare(call: impl Fn() -> Call + 'static) -> Arguments {
    Box::new(move |value| read::<Nothing>(value).map(|_| call()))
}

fn room(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "GET" => Ok(bare(move || Call::Room(token.clone()))),
        "PUT" | "DELETE" => Err(Reason::OtherCall),
        _ => Err(Reason::OtherMethod),
    }
}

fn participants(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "GET" => Ok(bare(move || Call::List(token.clone()))),
        "POST" => Ok(Box::new(move |value| add(token.clone(), read(value)?))),
        "DELETE" => Ok(Box::new(move |value| {
            let target: Target = read(value)?;
            Ok(Call::Remove(token.clone(), user(&target.participant)?))
        })),
        _ => Err(Reason::OtherMethod),
    }
}

fn add(token: RoomToken, new: NewParticipant) -> Result<Call, Reason> {
    let source = match new.source.as_deref() {
        None => None,
        Some("users") => Some(Source::Users),
        Some("groups") => Some(Source::Groups),
        Some("emails") => Some(Source::Emails),
        Some("circles") => Some(Source::Circles),
        Some(_) => return Err(Reason::Source),
    };
    match (source, new.new_participant.as_str()) {
        (_, "") => Err(Reason::Nobody),
        (Some(Source::Emails), address) if !address.contains('@') => Err(Reason::NoAddress),
        _ => Ok(Call::Add(token, new.new_participant, source)),
    }
}

fn guests(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "DELETE" => Ok(Box::new(move |value| {
            let target: Target = read(value)?;
            Ok(Call::Remove(token.clone(), session(&target.participant)?))
        })),
        _ => Err(Reason::OtherMethod),
    }
}

fn myself(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "DELETE" => Ok(bare(move || Call::LeaveForGood(token.clone()))),
        _ => Err(Reason::OtherMethod),
    }
}

fn moderators(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    let build = match method {
        "POST" => Call::Promote,
        "DELETE" => Call::Demote,
        _ => return Err(Reason::OtherMethod),
    };
    Ok(Box::new(move |value| {
        let target: Moderator = read(value)?;
        let target = match (target.participant, target.session_id) {
            (Some(_), Some(_)) => return Err(Reason::TwoTargets),
            (Some(id), None) => user(&id)?,
            (None, Some(id)) => session(&id)?,
            (None, None) => return Err(Reason::Parameters),
        };
        Ok(build(token.clone(), target))
    }))
}

/// Somebody by user id.
fn user(id: &str) -> Result<Identity, Reason> {
    if is_session(id) {
        return Err(Reason::WrongId);
    }
    UserId::new(id).map(Identity::User).ok_or(Reason::Nobody)
}

/// Somebody by session.
fn session(id: &str) -> Result<Identity, Reason> {
    match id {
        "" => Err(Reason::Nobody),
        "0" => Err(Reason::NoSession),
        id if !is_session(id) => Err(Reason::WrongId),
        id => Ok(SessionId::new(id).map(Identity::Guest).unwrap()),
    }
}

/// All recorded sessions have this length, and no recorded user id has.
fn is_session(id: &str) -> bool {
    id.len() == 255
}

/// The search for people in this conversation, with at least the kinds that every server has.
fn search(query: &[(String, String)]) -> Result<Call, Reason> {
    let pairs: Vec<(&str, &str)> = query
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let kinds = [("shareTypes[]", "0"), ("shareTypes[]", "1"), ("shareTypes[]", "4")];
    match pairs.split_first_chunk() {
        Some(([("search", typed), ("itemType", "call"), ("itemId", "{token}")], asked))
            if asked == kinds || asked == [&kinds[..], &[CIRCLES]].concat() =>
        {
            Ok(Call::Autocomplete(
                RoomToken::parse(TOKEN).unwrap(),
                (*typed).to_owned(),
            ))
        }
        _ => Err(Reason::OtherSearch),
    }
}

fn active(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "POST" => Ok(Box::new(move |value| {
            let join: Join = read(value)?;
            Ok(Call::Join(token.clone(), join.password, join.force))
        })),
        "DELETE" => Ok(bare(move || Call::Leave(token.clone()))),
        _ => Err(Reason::OtherMethod),
    }
}

fn guest_name(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "POST" => Ok(Box::new(move |value| {
            let name: GuestName = read(value)?;
            Ok(Call::GuestName(token.clone(), name.display_name))
        })),
        _ => Err(Reason::OtherMethod),
    }
}

fn signaling(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "GET" => Ok(bare(move || Call::Signaling(token.clone()))),
        _ => Err(Reason::OtherMethod),
    }
}
