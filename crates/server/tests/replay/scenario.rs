//! A server with the clients of one section, set-up steps, and sending exchanges.

use std::collections::HashMap;

use http::{HeaderMap, Method};
use serde_json::{Value, json};
use server::conversation::roles;
use server::store::attendees::{self, ActorType, Attendee};
use server::store::sessions::{self as open_sessions, Session};
use server::store::{accounts, conversations};
use server::{control, random};

use crate::compare::{self, Sessions};
use crate::script::Section;
use crate::support::{Reply, Server, TestClient};

const TOKEN: &str = "replayed1";
const UNKNOWN: &str = "zzzzzzzz";

const ACCOUNTS: [(&str, &str); 7] = [
    ("admin", "admin"),
    ("alice", "Alice Liddell"),
    ("bob", "Bøb Ünïcode 東京"),
    ("carol", "<b>Eve</b> & \"co\""),
    ("dave", "Dave"),
    ("erin", "Erin"),
    ("frank", "Frank"),
];

pub struct Scenario {
    server: Server,
    clients: HashMap<String, TestClient>,
    /// Conversation sessions by name of the client.
    joined: HashMap<String, String>,
    sessions: Sessions,
    token: String,
}

impl Scenario {
    pub async fn new() -> Self {
        let server = Server::start().await;
        for (id, name) in ACCOUNTS {
            server.account(id, json!({"displayName": name}));
        }
        server.group("team", &["erin", "frank"]);
        server.group("emptygroup", &[]);
        Self {
            server,
            clients: HashMap::new(),
            joined: HashMap::new(),
            sessions: Sessions::default(),
            token: TOKEN.to_owned(),
        }
    }

    fn conversation(&self) -> conversations::Conversation {
        self.server.write(|db| conversations::find(db, TOKEN)).unwrap().unwrap()
    }

    /// Carries a set-up step out.
    pub async fn perform(&mut self, step: &str) {
        let (word, rest) = step.split_once(' ').unwrap_or((step, ""));
        let words: Vec<&str> = rest.split(' ').collect();
        match word {
            "room" => {
                let kind: i64 = rest.parse().unwrap();
                let body = json!({"type": kind, "name": "Recorded room"});
                self.server.conversation(TOKEN, body);
            }
            "other" => {
                let body = json!({"type": 3, "participants": [{"userId": "admin", "type": 1}]});
                self.server.conversation("otherroom", body);
            }
            "one-to-one" => {
                let body = json!({"type": 1, "participants": [
                    {"userId": words[0], "type": 1},
                    {"userId": words[1], "type": 1},
                ]});
                self.server.conversation("onetoone", body);
            }
            "in" => {
                for who in words {
                    self.bring(who).await;
                }
            }
            "ensure" => {
                let user = rest.split(':').next().unwrap();
                if self.row(user).is_none() {
                    self.bring(rest).await;
                }
            }
            "join" => self.join(words[0].strip_prefix('@').unwrap()).await,
            "leave" => {
                let name = words[0].strip_prefix('@').unwrap();
                self.client(name).await.leave(TOKEN).await;
            }
            "drop" => {
                if let Some(row) = self.row(words[0]) {
                    self.server.write(|db| attendees::remove(db, row.id)).unwrap();
                }
            }
            "type" => {
                let row = self.row(words[0]).unwrap();
                let kind = words[1].parse().unwrap();
                self.server
                    .write(|db| attendees::set_participant_type(db, row.id, kind))
                    .unwrap();
            }
            "ping" => {
                let now = self.server.app().clock.now();
                let age: i64 = words[1].parse().unwrap();
                self.session(words[0], |session| session.last_ping = now - age);
            }
            "flags" => {
                let flags = words[1].parse().unwrap();
                self.session(words[0], |session| session.in_call = flags);
            }
            "name" => {
                let (who, name) = rest.split_once(' ').unwrap_or((rest, ""));
                // Quotation marks around the whole keep blanks at the ends.
                let quoted = name
                    .strip_prefix("\"  ")
                    .and_then(|_| name.strip_prefix('"')?.strip_suffix('"'));
                let row = self.row(who).unwrap();
                let name = quoted.unwrap_or(name);
                self.server
                    .write(|db| attendees::set_guest_name(db, row.id, name))
                    .unwrap();
            }
            "set" => self.set(&words),
            "mail" => {
                let conversation = self.conversation().id;
                let actor = ActorType::Emails;
                self.server
                    .write(|db| attendees::add(db, conversation, actor, rest, roles::GUEST))
                    .unwrap();
            }
            "account" => {
                let (id, name) = rest.split_once(' ').unwrap();
                self.server.account(id, json!({"displayName": name}));
            }
            "erase" => self.server.write(|db| accounts::remove(db, rest)).unwrap(),
            "delete-account" => {
                let path = format!("/control/accounts/{rest}");
                control::handle(self.server.app(), &Method::DELETE, &path, b"").unwrap();
            }
            "status" => self.server.status(rest),
            "token" => self.token = rest.to_owned(),
            "login" => {
                self.client(words[0].strip_prefix('@').unwrap()).await;
            }
            "logout" => {
                self.client(words[0].strip_prefix('@').unwrap()).await.log_out().await;
            }
            "disable" => self
                .server
                .account(rest, json!({"displayName": "Frank", "enabled": false})),
            "maintenance" => self.server.app().set_maintenance(rest == "on"),
            "group" => self.server.group(words[0], &words[1..]),
            "forget-join" | "expire" => self.forget(word == "expire"),
            "without-password" => {
                let name = words[0].strip_prefix('@').unwrap();
                self.client(name).await.credentials = None;
            }
            "api" => {
                let (method, path) = (words[1].parse().unwrap(), words[2].replace("{token}", TOKEN));
                let body = words
                    .get(3)
                    .map_or(Value::Null, |body| serde_json::from_str(body).unwrap());
                let reply = self.server.basic(words[0]).call(method, &path, body).await;
                assert_eq!(reply.status, 200, "{step}: {}", reply.text());
            }
            _ => panic!("no such step: {step}"),
        }
    }

    /// What browsers joined is forgotten, or everything about them.
    fn forget(&self, everything: bool) {
        let table = if everything { "browser_sessions" } else { "joined" };
        self.server
            .write(|db| db.execute(&format!("DELETE FROM {table}"), []))
            .unwrap();
    }

    fn set(&self, words: &[&str]) {
        let mut conversation = self.conversation();
        for word in words {
            let (name, value) = word.split_once('=').unwrap();
            match name {
                "lobby" => conversation.lobby = value.parse().unwrap(),
                "readOnly" => conversation.read_only = value.parse().unwrap(),
                "password" => conversation.password = Some(value.to_owned()),
                "object" => conversation.object_type = value.to_owned(),
                "timer" => conversation.lobby_timer = value.parse().unwrap(),
                "type" => conversation.conversation_type = value.parse().unwrap(),
                _ => panic!("no such setting: {name}"),
            }
        }
        self.server.write(|db| conversations::save(db, &conversation)).unwrap();
    }

    /// `user:3`, `user:3+` with an open session, `@name:4` who joins with cookies; `=Session001` names the session.
    async fn bring(&mut self, who: &str) {
        let (who, recorded) = who.split_once('=').map_or((who, None), |(who, id)| (who, Some(id)));
        let (name, kind) = who.split_once(':').unwrap();
        let online = kind.ends_with('+');
        let kind: i64 = kind.trim_end_matches('+').parse().unwrap();
        if let Some(name) = name.strip_prefix('@') {
            if user_of(name).is_some() && kind != roles::SELF_JOINED {
                self.add(user_of(name).unwrap(), kind);
            }
            self.join(name).await;
            let row = self.row(&format!("@{name}")).unwrap();
            self.server
                .write(|db| attendees::set_participant_type(db, row.id, kind))
                .unwrap();
        } else {
            self.add(name, kind);
            if online {
                let session = Session {
                    id: random::session_id(),
                    last_ping: self.server.app().clock.now(),
                    in_call: 0,
                    state: 1,
                };
                let row = self.row(name).unwrap();
                self.server
                    .write(|db| open_sessions::replace(db, row.id, Some(&session)))
                    .unwrap();
            }
        }
        if let Some(recorded) = recorded {
            let session = self.row(if who.starts_with('@') {
                who.split(':').next().unwrap()
            } else {
                name
            });
            self.sessions.bind(recorded, &session.unwrap().session().unwrap().id);
        }
    }

    fn add(&self, user: &str, kind: i64) {
        let conversation = self.conversation().id;
        self.server
            .write(|db| attendees::add(db, conversation, ActorType::Users, user, kind))
            .unwrap();
    }

    /// The row of a user, or of the client `@name` by its session.
    fn row(&self, who: &str) -> Option<Attendee> {
        match who.strip_prefix('@') {
            Some(name) => {
                let session = self.joined.get(name)?;
                self.server.write(|db| attendees::by_session(db, session)).unwrap()
            }
            None => {
                let conversation = self.conversation().id;
                self.server
                    .write(|db| attendees::find(db, conversation, ActorType::Users, who))
                    .unwrap()
            }
        }
    }

    fn session(&self, who: &str, change: impl FnOnce(&mut Session)) {
        let row = self.row(who).unwrap();
        let mut session = row.session().unwrap().clone();
        change(&mut session);
        self.server
            .write(|db| open_sessions::replace(db, row.id, Some(&session)))
            .unwrap();
    }

    async fn join(&mut self, name: &str) {
        let reply = self.client(name).await.join(TOKEN, Value::Null).await;
        assert_eq!(reply.status, 200, "set-up join of {name}");
        self.joined.insert(name.to_owned(), reply.session());
    }

    /// A client with cookies: the browser of a user, or a guest.
    async fn client(&mut self, name: &str) -> &mut TestClient {
        if !self.clients.contains_key(name) {
            let client = match user_of(name) {
                Some(user) => self.server.browser(user).await,
                None => self.server.anonymous(),
            };
            self.clients.insert(name.to_owned(), client);
        }
        self.clients.get_mut(name).unwrap()
    }

    /// The sender of an exchange: a client with cookies is kept by name.
    fn speaker(&mut self, section: &Section, number: &str, exchange: &Value) -> String {
        if let Some(name) = section.speakers.get(number) {
            return name.clone();
        }
        let actor = &exchange["actor"];
        let user = actor["userId"].as_str().unwrap_or_default();
        let has_cookies = exchange["request"]["headers"].get("Cookie").is_some();
        match actor["auth"].as_str().unwrap() {
            "HTTP Basic, no cookies kept" => {
                let client = self.server.basic(user);
                self.clients.insert("anonymous".to_owned(), client);
                "anonymous".to_owned()
            }
            "no credentials, no cookies" => {
                let client = self.server.anonymous();
                self.clients.insert("anonymous".to_owned(), client);
                "anonymous".to_owned()
            }
            "browser-style login cookies" => user.to_owned(),
            "HTTP Basic, cookies kept and sent back" => {
                let name = format!("kept-{user}");
                if !self.clients.contains_key(&name) {
                    let mut client = self.server.basic(user);
                    client.keeps_cookies = true;
                    self.clients.insert(name.clone(), client);
                }
                name
            }
            "guest cookies only (no login)" => {
                let role = actor["role"].as_str().unwrap();
                let role = role.split(" (").next().unwrap().replace(' ', "-");
                if !has_cookies {
                    self.clients.insert(role.clone(), self.server.anonymous());
                }
                role
            }
            other => panic!("unknown actor: {other}"),
        }
    }

    /// Sends an exchange and compares the answer.
    pub async fn play(&mut self, section: &Section, number: &str, exchange: &Value) -> Result<bool, String> {
        let is_nowhere = exchange["room"].is_null();
        self.token = if is_nowhere { UNKNOWN } else { TOKEN }.to_owned();
        let none = Vec::new();
        let before = section.before.get(number).unwrap_or(&none);
        for step in section.each.iter().chain(before) {
            self.perform(step).await;
        }
        let name = self.speaker(section, number, exchange);
        let reply = self.send(&name, &exchange["request"]).await;
        if reply.status == 200
            && exchange["request"]["path"].as_str().unwrap().ends_with("/active")
            && exchange["request"]["method"] == "POST"
        {
            self.joined.insert(name, reply.session());
        }
        let expected = &exchange["response"];
        let before = self.sessions.clone();
        let compared = compare::check(expected, &reply, &mut self.sessions)?;
        for (what, changed) in compare::changed(expected) {
            if compare::check(&changed, &reply, &mut before.clone()).is_ok() {
                return Err(format!("passes with a changed {what} as well"));
            }
        }
        Ok(compared)
    }

    async fn send(&mut self, name: &str, request: &Value) -> Reply {
        let method: Method = request["method"].as_str().unwrap().parse().unwrap();
        let request_token = self.request_token(name, request).await;
        let mut headers = HeaderMap::new();
        for (name, value) in request["headers"].as_object().unwrap() {
            if !["Authorization", "Cookie", "Content-Type"].contains(&name.as_str()) {
                let name: http::HeaderName = name.parse().unwrap();
                let value = value.as_str().unwrap();
                let value = value.replace("<requesttoken>", &request_token);
                headers.insert(name, value.parse().unwrap());
            }
        }
        let path = self.path(request, &request_token);
        let (kind, body) = self.body(&request["body"]);
        if let Some(kind) = kind {
            headers.insert("content-type", kind.parse().unwrap());
        }
        let client = self.client(name).await;
        if let Some(login) = request["headers"]["Authorization"].as_str() {
            client.credentials = credentials(login);
            if login.starts_with("Bearer") {
                headers.insert("authorization", login.parse().unwrap());
            }
        }
        let all = client.cookies.clone();
        let recorded = request["headers"]["Cookie"].as_str().unwrap_or_default();
        if !recorded.contains("nc_sameSite") {
            client.cookies.retain(|name, _| !name.starts_with("nc_sameSite"));
        }
        let reply = client.send(method, &path, headers, body).await;
        for (name, value) in all {
            let is_same_site = name.starts_with("nc_sameSite");
            if is_same_site {
                client.cookies.entry(name).or_insert(value);
            }
        }
        reply
    }

    async fn request_token(&mut self, name: &str, request: &Value) -> String {
        if !request.to_string().contains("<requesttoken>") {
            return String::new();
        }
        let client = self.client(name).await;
        let page = client.page(Method::GET, "/index.php/csrftoken", None).await;
        page.json()["token"].as_str().unwrap().to_owned()
    }

    fn path(&self, request: &Value, request_token: &str) -> String {
        if let Some(url) = request["url"].as_str() {
            let (path, query) = url
                .strip_prefix("http://cloud.example")
                .unwrap()
                .split_once('?')
                .unwrap();
            let (key, recorded) = query.split_once('=').unwrap();
            let actual = self.sessions.actual(recorded).map_or(recorded, String::as_str);
            return format!("{}?{key}={actual}", path.replace("{token}", &self.token));
        }
        let path = request["path"].as_str().unwrap().replace("{token}", &self.token);
        let pairs: Vec<(String, String)> = match &request["query"] {
            Value::Object(fields) => fields
                .iter()
                .map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned()))
                .collect(),
            Value::Array(pairs) => pairs.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
            _ => Vec::new(),
        };
        let path: String = path
            .chars()
            .map(|each| match each {
                'ä' => "%C3%A4".to_owned(),
                each => each.to_string(),
            })
            .collect();
        if pairs.is_empty() {
            return path;
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (key, value) in pairs {
            let value = self.sessions.actual(&value).unwrap_or(&value);
            let value = value
                .replace("<requesttoken>", request_token)
                .replace("{token}", &self.token);
            query.append_pair(&key, &value);
        }
        format!("{path}?{}", query.finish())
    }

    /// Content type and bytes of a recorded body.
    fn body(&self, body: &Value) -> (Option<String>, String) {
        let Some(encoding) = body["encoding"].as_str() else {
            return (None, String::new());
        };
        if let Some(json) = body.get("json") {
            return (Some(encoding.to_owned()), self.substituted(json).to_string());
        }
        if let Some(raw) = body["raw"].as_str() {
            let raw = match raw.split_once('=') {
                Some((key, recorded)) => match self.sessions.actual(recorded) {
                    Some(actual) => format!("{key}={actual}"),
                    None => raw.to_owned(),
                },
                None => raw.to_owned(),
            };
            let kind = (encoding != "none").then(|| encoding.to_owned());
            return (kind, raw);
        }
        let fields = self.substituted(&body["fields"]);
        let fields = fields.as_object().unwrap().iter().map(|(key, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (key.as_str(), text)
        });
        if encoding.starts_with("multipart") {
            let parts: String = fields
                .map(|(key, text)| format!("--b\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{text}\r\n"))
                .collect();
            return (
                Some("multipart/form-data; boundary=b".to_owned()),
                format!("{parts}--b--\r\n"),
            );
        }
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        (Some(encoding.to_owned()), form.finish())
    }

    fn substituted(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => match self.sessions.actual(text) {
                Some(actual) => json!(actual),
                None => value.clone(),
            },
            Value::Object(fields) => fields
                .iter()
                .map(|(key, value)| (key.clone(), self.substituted(value)))
                .collect(),
            _ => value.clone(),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// From `Basic <user:password>`; the word password stands for the right one.
fn credentials(recorded: &str) -> Option<(String, String)> {
    let pair = recorded.strip_prefix("Basic <")?.strip_suffix('>')?;
    let (user, password) = pair.split_once(':')?;
    let password = match password {
        "password" => format!("{user}-password"),
        other => other.to_owned(),
    };
    Some((user.to_owned(), password))
}

/// The account behind a client's name: `bob`, `bob1`, `bob2`; none for guests.
fn user_of(name: &str) -> Option<&'static str> {
    let plain = name.trim_end_matches(|each: char| each.is_ascii_digit());
    ACCOUNTS.iter().map(|(id, _)| *id).find(|id| *id == plain)
}
