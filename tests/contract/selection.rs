//! Which recorded exchanges a panel would send, as calls with their arguments, and why it would not send the others.

use crate::recording::{Exchange, Parameters, Sent, V1};
use model::token::RoomToken;
use serde::Deserialize;
use serde_json::Value;

/// What the recordings write as `{token}`.
pub const TOKEN: &str = "5fkvmzej";

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
    /// Parameters that are missing, `null` or of another type.
    Parameters,
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
#[serde(deny_unknown_fields)]
struct Nothing {}

/// A value that, once given, is not `null`.
fn given<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Checked in the order of [`Reason`].
pub fn call(exchange: &Exchange) -> Result<Call, Reason> {
    let request = &exchange.request;
    let find = find(request)?;
    let header = |name: &str| request.headers.get(name).map(String::as_str);
    if (header("OCS-APIRequest"), header("Accept")) != (Some("true"), Some("application/json")) {
        return Err(Reason::Headers);
    }
    let query = request.query.iter().flatten();
    if !query
        .clone()
        .all(|(key, value)| (key.as_str(), value.as_str()) == ("format", "json"))
    {
        return Err(Reason::Query);
    }
    find(parameters(request.body.as_ref())?).ok_or(Reason::Parameters)
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

/// A call, waiting for its parameters.
type Arguments = Box<dyn Fn(Value) -> Option<Call>>;
/// A path, waiting for its method.
type Endpoint = fn(&str, RoomToken) -> Result<Arguments, Reason>;

/// The call by path and method.
fn find(request: &Sent) -> Result<Arguments, Reason> {
    let path = request.path.as_str();
    let Some(path) = path.strip_prefix(V1) else {
        return match path {
            "/ocs/v2.php/cloud/capabilities" => Ok(bare(|| Call::Capabilities)),
            "/ocs/v2.php/cloud/user" => Ok(bare(|| Call::Account)),
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
        ["room", token, "participants"] => (token, list),
        ["room", token, "participants", "active"] => (token, active),
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
    Box::new(move |value| serde_json::from_value::<Nothing>(value).ok().map(|_| call()))
}

fn room(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "GET" => Ok(bare(move || Call::Room(token.clone()))),
        "PUT" | "DELETE" => Err(Reason::OtherCall),
        _ => Err(Reason::OtherMethod),
    }
}

fn list(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "GET" => Ok(bare(move || Call::List(token.clone()))),
        "POST" | "DELETE" => Err(Reason::OtherCall),
        _ => Err(Reason::OtherMethod),
    }
}

fn active(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "POST" => Ok(Box::new(move |value| {
            let join: Join = serde_json::from_value(value).ok()?;
            Some(Call::Join(token.clone(), join.password, join.force))
        })),
        "DELETE" => Ok(bare(move || Call::Leave(token.clone()))),
        _ => Err(Reason::OtherMethod),
    }
}

fn guest_name(method: &str, token: RoomToken) -> Result<Arguments, Reason> {
    match method {
        "POST" => Ok(Box::new(move |value| {
            let name: GuestName = serde_json::from_value(value).ok()?;
            Some(Call::GuestName(token.clone(), name.display_name))
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
