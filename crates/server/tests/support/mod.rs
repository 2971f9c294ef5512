//! A running server and clients of every kind, over real connections.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{HeaderMap, Method, Request};
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use server::app::{App, Settings};
use server::connections::{self, Times};
use server::control;
use server::demo::seed;
use server::gateway::tabs::Tabs;
use server::gateway::upstream::Upstream;
use server::gateway::{Backend, Gateway};
use server::same_origin::AllowedOrigins;
use server::signaling::{self, SignalingAddress};
use server::site::{self, Site};
use server::static_files::StaticFiles;
use server::store::Store;
use server::version::Version;
use tokio::task::JoinHandle;

/// Talk's own paths, up to the version of the API.
pub const TALK: &str = "/ocs/v2.php/apps/spreed/api";

/// A server on a free port, ended when dropped.
pub struct Server {
    pub address: SocketAddr,
    pub webroot: String,
    pub app: Option<Arc<App>>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::with(None, "", 2, None).await
    }

    /// A server with the usual conversation `public01`.
    pub async fn start_usual() -> Self {
        let server = Self::start().await;
        server.usual_conversation("public01");
        server
    }

    /// A server that answers like Talk 17.
    pub async fn start_v4() -> Self {
        Self::of(Version::Talk17, None, 2).await
    }

    /// A server that answers like Talk 22.
    pub async fn start_22() -> Self {
        Self::of(Version::Talk22, None, 2).await
    }

    pub async fn with(data: Option<&Path>, webroot: &str, poll: u64, dist: Option<&Path>) -> Self {
        Self::whole(Version::Talk10, data, webroot, poll, dist).await
    }

    pub async fn of(version: Version, data: Option<&Path>, poll: u64) -> Self {
        Self::whole(version, data, "", poll, None).await
    }

    async fn whole(version: Version, data: Option<&Path>, webroot: &str, poll: u64, dist: Option<&Path>) -> Self {
        let settings = Settings {
            version,
            webroot: webroot.to_owned(),
            long_poll: Duration::from_secs(poll),
            control: true,
        };
        let app = Arc::new(App::new(Store::open(data).unwrap(), settings));
        let backend = Backend::Reference(Arc::clone(&app));
        Self::serve(backend, Some(app), webroot, dist).await
    }

    /// A server that answers like Talk 22, beside the signaling server at this address.
    pub async fn with_signaling(url: &str, secret: &str) -> Self {
        let settings = Settings {
            version: Version::Talk22,
            webroot: String::new(),
            long_poll: Duration::from_secs(2),
            control: true,
        };
        let mut app = App::new(Store::open(None).unwrap(), settings);
        let address = SignalingAddress::parse(url, secret).unwrap();
        let outbox = signaling::connect(&mut app, &address).unwrap();
        let app = Arc::new(app);
        let server = Self::serve(Backend::Reference(Arc::clone(&app)), Some(app), "", None).await;
        tokio::spawn(outbox.run(format!("{}/", server.url())));
        server
    }

    pub async fn before(upstream: &str) -> Self {
        let upstream = Upstream::new(upstream).unwrap();
        let base = upstream.base().to_owned();
        Self::serve(Backend::Upstream(Box::new(upstream)), None, &base, None).await
    }

    /// A gateway that forgets passwords after `idle`.
    pub async fn before_with_idle(upstream: &str, idle: Duration) -> Self {
        let upstream = Upstream::new(upstream).unwrap();
        let base = upstream.base().to_owned();
        let mut gateway = Gateway::new(Backend::Upstream(Box::new(upstream)));
        gateway.tabs = Tabs::new(idle);
        Self::serve_gateway(gateway, None, &base, None).await
    }

    async fn serve(backend: Backend, app: Option<Arc<App>>, webroot: &str, dist: Option<&Path>) -> Self {
        Self::serve_gateway(Gateway::new(backend), app, webroot, dist).await
    }

    async fn serve_gateway(gateway: Gateway, app: Option<Arc<App>>, webroot: &str, dist: Option<&Path>) -> Self {
        Self::serve_within(gateway, app, webroot, dist, Times::default()).await
    }

    /// A gateway before a server at the root, with these times for clients.
    pub async fn gateway_within(gateway: Gateway, times: Times) -> Self {
        Self::serve_within(gateway, None, "", None, times).await
    }

    async fn serve_within(
        gateway: Gateway,
        app: Option<Arc<App>>,
        webroot: &str,
        dist: Option<&Path>,
        times: Times,
    ) -> Self {
        let site = Arc::new(Site {
            // The origin of recorded exchanges, which real servers accept.
            allowed: AllowedOrigins::new(Vec::new(), vec!["https://panel.example".to_owned()]),
            gateway,
            files: dist.map(|dist| Arc::new(StaticFiles::new(dist.to_owned()))),
        });
        let listener = site::listen(0).await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(async move {
            connections::serve_within(listener, site::router(site), times).await;
        });
        Self {
            address,
            webroot: webroot.to_owned(),
            app,
            task,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.webroot)
    }

    pub fn app(&self) -> &Arc<App> {
        self.app.as_ref().unwrap()
    }

    /// A server in a sub-folder, as Nextcloud often is, with the usual conversation, and a gateway before it.
    pub async fn behind_gateway() -> (Self, Self) {
        let upstream = Self::with(None, "/nextcloud", 2, None).await;
        upstream.usual_conversation("public01");
        let gateway = Self::before(&upstream.url()).await;
        (upstream, gateway)
    }

    /// Fills the demo's conversations.
    pub fn seed(&self) {
        let app = self.app();
        app.store
            .write(|db| seed::fill(db, app.settings.version, app.clock.now()))
            .unwrap();
    }

    /// Creates a conversation directly.
    pub fn conversation(&self, token: &str, wish: Value) -> Value {
        let wish = serde_json::from_value(wish).unwrap();
        control::conversations::put(self.app(), token, wish).unwrap()
    }

    /// The public conversation of the recordings, with members, none of them online.
    pub fn usual_conversation(&self, token: &str) -> Value {
        self.conversation(token, usual(3))
    }

    pub fn stored(&self, token: &str) -> Value {
        control::conversations::get(self.app(), token).unwrap()
    }

    pub fn patch(&self, token: &str, patches: Value) {
        let patches = serde_json::from_value(patches).unwrap();
        control::conversations::patch(self.app(), token, patches).unwrap();
    }

    pub fn account(&self, id: &str, wish: Value) {
        let path = format!("/control/accounts/{id}");
        control::handle(self.app(), &Method::PUT, &path, wish.to_string().as_bytes()).unwrap();
    }

    pub fn group(&self, id: &str, members: &[&str]) {
        let path = format!("/control/groups/{id}");
        let body = json!({"members": members}).to_string();
        control::handle(self.app(), &Method::PUT, &path, body.as_bytes()).unwrap();
    }

    /// A client without an account.
    pub fn anonymous(&self) -> TestClient {
        TestClient::new(self)
    }

    pub fn basic(&self, user: &str) -> TestClient {
        let mut client = TestClient::new(self);
        client.log_in_as(user);
        client.keeps_cookies = false;
        client
    }

    /// Logs in with the form, as a browser does.
    pub async fn browser(&self, user: &str) -> TestClient {
        let mut client = TestClient::new(self);
        let page = client.page(Method::GET, "/index.php/login", None).await;
        let token = page
            .text()
            .split("data-requesttoken=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap()
            .to_owned();
        let form = format!("user={user}&password={user}-password&requesttoken={token}");
        let answer = client.page(Method::POST, "/index.php/login", Some(&form)).await;
        assert_eq!(answer.status, 303, "login of {user}");
        client
    }

    /// A tab behind the gateway that is signed in.
    pub async fn signed_in(&self, tab: &str, user: &str) -> TestClient {
        let mut client = self.tab(tab);
        let reply = client.sign_in(user, &format!("{user}-password")).await;
        assert_eq!(reply.status, 200, "sign-in of {user}: {}", reply.text());
        client
    }

    /// A tab behind the gateway.
    pub fn tab(&self, name: &str) -> TestClient {
        let mut client = TestClient::new(self);
        client.headers.insert("x-tp-tab", name.parse().unwrap());
        client
    }
}

/// A database file that is deleted when dropped.
pub struct DatabaseFile(pub PathBuf);

impl DatabaseFile {
    pub fn new(name: &str) -> Self {
        let name = format!("reference-{name}-{}.sqlite", std::process::id());
        let file = Self(std::env::temp_dir().join(name));
        file.delete();
        file
    }

    fn delete(&self) {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.0.display()));
        }
    }
}

impl Drop for DatabaseFile {
    fn drop(&mut self) {
        self.delete();
    }
}

/// A conversation of this type with an owner, a moderator and a user.
pub fn usual(conversation_type: i64) -> Value {
    json!({
        "type": conversation_type,
        "name": "Recorded room",
        "participants": [
            {"userId": "admin", "displayName": "admin", "type": 1},
            {"userId": "alice", "displayName": "Alice Liddell", "type": 2},
            {"userId": "bob", "displayName": "Bøb Ünïcode 東京", "type": 3},
        ],
    })
}

/// A client that sends requests, with its cookies and credentials.
#[derive(Clone)]
pub struct TestClient {
    http: Client<HttpConnector, Body>,
    version: Version,
    url: String,
    pub headers: HeaderMap,
    pub cookies: BTreeMap<String, String>,
    pub credentials: Option<(String, String)>,
    pub keeps_cookies: bool,
}

/// An answer with its body.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("JSON: {}", self.text()))
    }

    pub fn data(&self) -> Value {
        self.json()["ocs"]["data"].clone()
    }

    pub fn message(&self) -> Value {
        self.json()["ocs"]["meta"]["message"].clone()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub fn session(&self) -> String {
        self.data()["sessionId"].as_str().unwrap().to_owned()
    }
}

impl TestClient {
    fn new(server: &Server) -> Self {
        Self {
            version: server.app.as_ref().map_or(Version::Talk10, |app| app.settings.version),
            keeps_cookies: true,
            ..Self::at(&server.url())
        }
    }

    /// A client of a server in a process of its own.
    pub fn at(address: &str) -> Self {
        Self {
            // The server closes connections that are idle for 10 seconds; one of those must not be used again.
            http: Client::builder(TokioExecutor::new())
                .pool_idle_timeout(Duration::from_secs(5))
                .build_http(),
            url: address.to_owned(),
            version: Version::Talk10,
            headers: HeaderMap::new(),
            cookies: BTreeMap::new(),
            credentials: None,
            keeps_cookies: false,
        }
    }

    /// Sends Basic credentials of this user from now on.
    pub fn log_in_as(&mut self, user: &str) {
        self.credentials = Some((user.to_owned(), format!("{user}-password")));
    }

    /// The status of a call, none when there is no answer.
    pub async fn tries(&mut self, method: Method, path: &str, body: &Value) -> Option<u16> {
        let body = text_of(body);
        let url = format!("{}{path}", self.url);
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header(CONTENT_TYPE, "application/json");
        let response = self.http.request(request.body(Body::from(body)).ok()?).await.ok()?;
        let status = response.status().as_u16();
        response.into_body().collect().await.ok()?;
        Some(status)
    }

    /// An API call as a client should send it.
    pub async fn call(&mut self, method: Method, path: &str, body: Value) -> Reply {
        let mut headers = HeaderMap::new();
        headers.insert("ocs-apirequest", "true".parse().unwrap());
        headers.insert("accept", "application/json".parse().unwrap());
        if !body.is_null() {
            headers.insert(CONTENT_TYPE, "application/json".parse().unwrap());
        }
        let body = text_of(&body);
        let path = if path.starts_with("/ocs/") {
            path.to_owned()
        } else {
            self.talk(path)
        };
        self.send(method, &path, headers, body).await
    }

    /// The whole path: with the version of the server, but for what has its own.
    fn talk(&self, path: &str) -> String {
        let version = match self.version {
            Version::Talk10 => "v1",
            _ if ["/guest/", "/ban/", "/breakout-rooms/"]
                .iter()
                .any(|start| path.starts_with(start)) =>
            {
                "v1"
            }
            _ if path.starts_with("/signaling/") => "v3",
            _ => "v4",
        };
        format!("{TALK}/{version}{path}")
    }

    pub async fn get(&mut self, path: &str) -> Reply {
        self.call(Method::GET, path, Value::Null).await
    }

    pub async fn list(&mut self, token: &str) -> Reply {
        self.get(&format!("/room/{token}/participants")).await
    }

    /// The session of a user in the list of `public01`, `"0"` for none.
    pub async fn session_of(&mut self, user: &str) -> Value {
        let list = self.list("public01").await.data();
        row(&list, user).unwrap()["sessionId"].clone()
    }

    pub async fn join(&mut self, token: &str, body: Value) -> Reply {
        let path = format!("/room/{token}/participants/active");
        self.call(Method::POST, &path, body).await
    }

    pub async fn leave(&mut self, token: &str) -> Reply {
        let path = format!("/room/{token}/participants/active");
        self.call(Method::DELETE, &path, Value::Null).await
    }

    /// Signs in through the gateway's form.
    pub async fn sign_in(&mut self, user: &str, password: &str) -> Reply {
        let body = json!({"user": user, "password": password}).to_string();
        self.send(Method::POST, "/demo/sign-in", HeaderMap::new(), body).await
    }

    /// A request without a body, with these headers only.
    pub async fn with_headers(&mut self, method: Method, path: &str, headers: &[(&'static str, &str)]) -> Reply {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        self.send(method, path, map, String::new()).await
    }

    /// The request token of the browser session.
    pub async fn request_token(&mut self) -> String {
        let page = self.page(Method::GET, "/index.php/csrftoken", None).await;
        page.json()["token"].as_str().unwrap().to_owned()
    }

    /// Logs out as the page's link does.
    pub async fn log_out(&mut self) -> Reply {
        let path = format!("/index.php/logout?requesttoken={}", self.request_token().await);
        let reply = self.page(Method::GET, &path, None).await;
        assert_eq!(reply.status, 303);
        reply
    }

    /// A page, with a form if given.
    pub async fn page(&mut self, method: Method, path: &str, form: Option<&str>) -> Reply {
        let mut headers = HeaderMap::new();
        headers.insert("accept", "text/html".parse().unwrap());
        if form.is_some() {
            let kind = "application/x-www-form-urlencoded";
            headers.insert(CONTENT_TYPE, kind.parse().unwrap());
        }
        self.send(method, path, headers, form.unwrap_or_default().to_owned())
            .await
    }

    pub async fn send(&mut self, method: Method, path: &str, headers: HeaderMap, body: impl Into<Body>) -> Reply {
        let url = if path.starts_with("/demo") || path.starts_with("/control") {
            let end = self.url[7..].find('/').map_or(self.url.len(), |at| at + 7);
            format!("{}{path}", &self.url[..end])
        } else {
            format!("{}{path}", self.url)
        };
        let mut request = Request::builder().method(method).uri(url);
        if path.starts_with("/control") && !headers.contains_key(CONTENT_TYPE) {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers.iter().chain(self.headers.iter()) {
            request = request.header(name, value);
        }
        if let Some((user, password)) = &self.credentials {
            let encoded = STANDARD.encode(format!("{user}:{password}"));
            request = request.header(AUTHORIZATION, format!("Basic {encoded}"));
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(COOKIE, pairs.join("; "));
        }
        let request = request.body(body.into()).unwrap();
        let response = self.http.request(request).await.unwrap();
        let (head, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        if self.keeps_cookies {
            self.keep(&head.headers);
        }
        Reply {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// A JSON body; empty for null.
pub fn text_of(body: &Value) -> String {
    if body.is_null() {
        String::new()
    } else {
        body.to_string()
    }
}

/// The row of a user in a list answer.
pub fn row<'v>(list: &'v Value, user: &str) -> Option<&'v Value> {
    list.as_array()?.iter().find(|row| row["userId"] == json!(user))
}
