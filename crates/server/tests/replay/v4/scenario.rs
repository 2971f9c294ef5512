//! A server with the clients of the recorded run, steps between the exchanges, and sending exchanges.

use std::collections::HashMap;
use std::time::Duration;

use http::{HeaderMap, HeaderName, Method};
use serde_json::{Value, json};
use server::control;
use server::store::attendees::{self, ActorType, Attendee};
use server::store::sessions::{self, Session};
use server::store::{accounts, conversations};
use server::version::Version;
use tokio::task::JoinHandle;

use super::compare;
use super::names::{Kind, Names, kind_of};
use crate::support::{Reply, Server, TestClient};

const UNKNOWN: &str = "zzzzzzzz";
/// When the recorded runs began.
const RECORDED_AT: i64 = 1_700_000_000;

pub struct Scenario {
    server: Server,
    clients: HashMap<String, TestClient>,
    names: Names,
    /// The same for the answers of another server, which has numbers of its own.
    elsewhere: Names,
    /// Requests that were sent before their turn.
    begun: HashMap<(u64, u64), JoinHandle<Reply>>,
    /// Said for the next exchange only.
    speaker: Option<String>,
    token: Option<String>,
    wrong_token: bool,
    /// Numbers that are in an address as text, and the recorded attendee id of the same participant.
    numbers: HashMap<String, String>,
    etag: String,
}

impl Scenario {
    pub async fn new(version: Version) -> Self {
        let mut names = Names::default();
        names.without_messages = version.is_22();
        let elsewhere = names.clone();
        Self {
            server: Server::of(version, None, 2).await,
            clients: HashMap::new(),
            names,
            elsewhere,
            numbers: HashMap::new(),
            begun: HashMap::new(),
            speaker: None,
            token: None,
            wrong_token: false,
            etag: String::new(),
        }
    }

    /// Carries a step out.
    pub async fn perform(&mut self, step: &str) {
        let (word, rest) = step.split_once(' ').unwrap_or((step, ""));
        let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
        match word {
            "account" => {
                let (id, name) = rest.split_once(' ').unwrap();
                self.server.account(id, json!({"displayName": name}));
            }
            "group" => self.server.group(words[0], &words[1..]),
            "status" => self.server.status(rest),
            "one-to-one" => {
                let clients = json!([{"userId": words[0], "type": 1}, {"userId": words[1], "type": 1}]);
                let conversation = json!({"type": 1, "name": "", "participants": clients});
                self.server.conversation("onetoone", conversation);
            }
            "as" => self.speaker = Some(rest.to_owned()),
            "token" => self.token = Some(rest.to_owned()),
            "wrong-token" => self.wrong_token = true,
            "bind" => {
                // A user who was added but not listed before the id is used.
                let row = self.newest(words[1]);
                self.names.bind(Kind::Attendee, words[0], &row.id.to_string());
            }
            "rejoin" => {
                let token = self.names.actual(Kind::Token, "tokenmain").unwrap().to_owned();
                for name in words {
                    let reply = self.client(name).await.join(&token, Value::Null).await;
                    assert_eq!(reply.status, 200, "{name} joins again");
                }
            }
            "ping" => {
                let now = self.server.app().clock.now();
                let age: i64 = words[1].parse().unwrap();
                let row = self.newest(words[0]);
                let aged = Session {
                    last_ping: now - age,
                    ..row.session().unwrap().clone()
                };
                self.server.write(|db| sessions::save(db, &aged)).unwrap();
            }
            "control" => {
                let (method, rest) = rest.split_once(' ').unwrap();
                let (path, body) = rest.split_once(' ').unwrap_or((rest, ""));
                let parts = path.split('/').map(|part| match kind_of(part) {
                    Some(kind) => self.names.actual(kind, part).unwrap(),
                    None => part,
                });
                let path = format!("/control/{}", parts.collect::<Vec<_>>().join("/"));
                control::handle(self.server.app(), &method.parse().unwrap(), &path, body.as_bytes()).unwrap();
            }
            "row" => {
                // A participant whose id was not in any answer before.
                let token = format!("token{}", words[0]);
                let token = self.names.actual(Kind::Token, &token).unwrap().to_owned();
                let rows = self.server.stored(&token);
                let mut rows = rows["participants"].as_array().unwrap().iter();
                let row = rows.find(|row| row["actorId"] == words[1]).unwrap();
                self.names
                    .bind(Kind::Attendee, words[2], &row["attendeeId"].to_string());
            }
            "conversation" => {
                let (name, setup) = rest.split_once(' ').unwrap();
                let setup = serde_json::from_str(setup).unwrap();
                self.server.conversation(name, setup);
                for names in [&mut self.names, &mut self.elsewhere] {
                    names.bind(Kind::Token, &format!("token{name}"), name);
                }
            }
            "anew" => self.names = self.elsewhere.clone(),
            "expire" => {
                let cookie = self.client(rest).await.cookies["octpreference"].clone();
                self.server
                    .write(|db| db.execute("DELETE FROM browser_sessions WHERE id = ?1", [cookie]))
                    .unwrap();
            }
            "number" => {
                self.numbers.insert(words[0].to_owned(), words[1].to_owned());
            }
            "link" => {
                let token = self.names.actual(Kind::Token, "tokenmain").unwrap().to_owned();
                let path = format!("/control/rooms/{token}/invitations");
                let body = json!({"address": words[1]}).to_string();
                let answer = control::handle(self.server.app(), &Method::POST, &path, body.as_bytes()).unwrap();
                let link = answer["link"].as_str().unwrap().to_owned();
                let page = self.client(words[0]).await.page(Method::GET, &link, None).await;
                assert_eq!(page.status, 200);
            }
            "maintenance" => self.server.app().set_maintenance(rest == "on"),
            "skip" | "loose" => {}
            _ => panic!("no such step: {step}"),
        }
    }

    /// The row of a user that was added last, in whichever conversation.
    fn newest(&self, user: &str) -> Attendee {
        let of_user = self.server.write(|db| conversations::of_user(db, user)).unwrap();
        let rows = of_user.iter().filter_map(|conversation| {
            self.server
                .write(|db| attendees::find(db, conversation.id, ActorType::Users, user))
                .unwrap()
        });
        rows.max_by_key(|row| row.id).unwrap()
    }

    /// A client with cookies: the browser of a user (what follows a dash only tells browsers apart), or a guest.
    async fn client(&mut self, name: &str) -> &mut TestClient {
        if !self.clients.contains_key(name) {
            let user = name.split('-').next().unwrap();
            let is_user = self.server.write(|db| accounts::find(db, user)).unwrap().is_some();
            let client = if is_user {
                self.server.browser(user).await
            } else {
                self.server.anonymous()
            };
            self.clients.insert(name.to_owned(), client);
        }
        self.clients.get_mut(name).unwrap()
    }

    /// The name of who sends an exchange.
    async fn speaker(&mut self, exchange: &Value) -> String {
        if let Some(name) = self.speaker.take() {
            return name;
        }
        let actor = exchange["actor"].as_str().unwrap();
        let user = exchange["user"].as_str().unwrap_or_default();
        let kept = match exchange["auth"].as_str().unwrap() {
            "session cookie" if actor.ends_with("(second device)") => format!("{user}-second"),
            "session cookie" => user.to_owned(),
            "expired session cookie" => {
                let name = format!("{user}-expired");
                let cookie = self.client(&name).await.cookies["octpreference"].clone();
                self.server
                    .write(|db| db.execute("DELETE FROM browser_sessions WHERE id = ?1", [cookie]))
                    .unwrap();
                name
            }
            "cookies after logout" => {
                let name = format!("{user}-out");
                self.client(&name).await.log_out().await;
                name
            }
            "none" if actor != "anonymous" => actor.replace(' ', "-"),
            auth => {
                let mut client = self.server.anonymous();
                if auth == "basic" {
                    let password = if actor == "wrong password" { "no" } else { "password" };
                    client.credentials = Some((user.to_owned(), format!("{user}-{password}")));
                }
                self.clients.insert("anonymous".to_owned(), client);
                "anonymous".to_owned()
            }
        };
        self.client(&kept).await;
        kept
    }

    /// Sends an exchange whose answer is looked at later. Earlier signals do not count as its answer.
    pub async fn begin(&mut self, exchange: &Value) {
        for session in self.server.write(all_sessions) {
            self.server.app().signals.take(&session);
        }
        let name = self.speaker(exchange).await;
        let mut client = self.clients[&name].clone();
        let (method, path, headers, body) = self.request(&name, exchange).await;
        let sent = tokio::spawn(async move { client.send(method, &path, headers, body).await });
        self.begun.insert(super::number(exchange), sent);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }

    /// Sends an exchange and compares the answer.
    pub async fn play(&mut self, exchange: &Value) -> Result<bool, String> {
        let is_elsewhere = exchange["actor"] == "federated user";
        if is_elsewhere {
            std::mem::swap(&mut self.names, &mut self.elsewhere);
        }
        let played = self.play_here(exchange).await;
        if is_elsewhere {
            std::mem::swap(&mut self.names, &mut self.elsewhere);
        }
        played
    }

    async fn play_here(&mut self, exchange: &Value) -> Result<bool, String> {
        let reply = match self.begun.remove(&super::number(exchange)) {
            Some(begun) => begun.await.unwrap(),
            None => self.send(exchange).await,
        };
        if let Some(etag) = reply.header("etag") {
            self.etag = etag.to_owned();
        }
        let expected = &exchange["response"];
        let before = self.names.clone();
        let compared = compare::check(expected, &reply, &mut self.names)?;
        for (what, changed) in compare::changed(expected) {
            if compare::check(&changed, &reply, &mut before.clone()).is_ok() {
                return Err(format!("passes with a changed {what} as well"));
            }
        }
        Ok(compared)
    }

    async fn send(&mut self, exchange: &Value) -> Reply {
        let name = self.speaker(exchange).await;
        let (method, path, headers, body) = self.request(&name, exchange).await;
        let client = self.client(&name).await;
        let all = client.cookies.clone();
        if exchange["actor"] == "user without same-site cookies" {
            client.cookies.retain(|name, _| !name.starts_with("nc_sameSite"));
        }
        let reply = client.send(method, &path, headers, body).await;
        for (name, value) in all.into_iter().filter(|(name, _)| name.starts_with("nc_sameSite")) {
            client.cookies.entry(name).or_insert(value);
        }
        reply
    }

    /// Method, path, headers and body of a recorded request with the actual names.
    async fn request(&mut self, name: &str, exchange: &Value) -> (Method, String, HeaderMap, String) {
        let request = &exchange["request"];
        let mut headers = HeaderMap::new();
        for (field, value) in request["headers"].as_object().unwrap() {
            let value = match value.as_str().unwrap() {
                "REQUESTTOKEN" if std::mem::take(&mut self.wrong_token) => "wrong".to_owned(),
                "REQUESTTOKEN" => self.client(name).await.request_token().await,
                _ if field == "If-None-Match" => "*etag*".to_owned(),
                other => other.to_owned(),
            };
            let value = if value == "*etag*" { self.etag.clone() } else { value };
            headers.insert(field.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        let method: Method = request["method"].as_str().unwrap().parse().unwrap();
        let conversation = exchange["conversation"].as_str().unwrap_or("unknown");
        let token = self.token.take().unwrap_or_else(|| {
            let known = self.names.actual(Kind::Token, &format!("token{conversation}"));
            known.unwrap_or(UNKNOWN).to_owned()
        });
        let path = request["path"].as_str().unwrap().replace("{token}", &token);
        let mut path = path
            .split('/')
            .map(|part| self.number(part))
            .collect::<Vec<_>>()
            .join("/");
        let mut query = form_urlencoded::Serializer::new(String::new());
        for pair in request["query"].as_array().into_iter().flatten() {
            let name = pair[0].as_str().unwrap();
            query.append_pair(name, &text(&self.actual(name, &pair[1])));
        }
        let query = query.finish();
        if !query.is_empty() {
            path = format!("{path}?{query}");
        }
        let body = match &request["body"] {
            Value::Object(fields) => {
                let fields = fields
                    .iter()
                    .map(|(name, value)| (name.clone(), self.actual(name, value)));
                let kind = headers.get("content-type").map(|kind| kind.as_bytes().to_owned());
                if kind.as_deref() == Some(b"application/x-www-form-urlencoded") {
                    let mut form = form_urlencoded::Serializer::new(String::new());
                    form.extend_pairs(fields.map(|(name, value)| (name, text(&value))));
                    form.finish()
                } else if kind
                    .as_deref()
                    .is_some_and(|kind| kind.starts_with(b"multipart/form-data"))
                {
                    headers.insert("content-type", "multipart/form-data; boundary=parts".parse().unwrap());
                    multipart(fields)
                } else {
                    Value::Object(fields.collect()).to_string()
                }
            }
            _ => request["body_text"].as_str().unwrap_or_default().to_owned(),
        };
        (method, path, headers, body)
    }

    /// A part of an address: the number of a ban or of a participant.
    fn number(&self, part: &str) -> String {
        let ban = self.names.actual(Kind::Ban, part);
        let attendee = self
            .numbers
            .get(part)
            .and_then(|id| self.names.actual(Kind::Attendee, id));
        ban.or(attendee).unwrap_or(part).to_owned()
    }

    fn actual(&self, name: &str, recorded: &Value) -> Value {
        let found = match recorded {
            Value::String(text) if name == "attendeeId" => Some(json!(self.number(text))),
            Value::String(text) if name == "attendeeMap" => {
                let map: HashMap<String, i64> = serde_json::from_str(text).unwrap();
                let map: HashMap<String, i64> = map.iter().map(|(id, room)| (self.number(id), *room)).collect();
                Some(json!(json!(map).to_string()))
            }
            Value::String(text) => kind_of(text)
                .and_then(|kind| self.names.actual(kind, text))
                .map(|to| json!(to)),
            // A time in the future has to stay one.
            Value::Number(time) if name == "timer" && time.as_i64() != Some(0) => Some(json!(
                time.as_i64().unwrap() - RECORDED_AT + self.server.app().clock.now()
            )),
            Value::Number(id) if name == "attendeeId" => self
                .names
                .actual(Kind::Attendee, &id.to_string())
                .map(|to| json!(to.parse::<i64>().unwrap())),
            _ => None,
        };
        found.unwrap_or_else(|| recorded.clone())
    }
}

fn all_sessions(db: &rusqlite::Transaction<'_>) -> Vec<String> {
    let mut statement = db.prepare("SELECT session_id FROM sessions").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Fields of a form; the name of a file is written behind that of its field.
fn multipart(fields: impl Iterator<Item = (String, Value)>) -> String {
    let parts = fields.map(|(name, value)| {
        let head = match name.trim_end_matches(')').split_once(" (") {
            Some((name, file)) => format!("name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: text/csv"),
            None => format!("name=\"{name}\""),
        };
        let value = text(&value);
        format!("--parts\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n")
    });
    format!("{}--parts--\r\n", parts.collect::<String>())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
