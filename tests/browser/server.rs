//! A scripted server in the page: it replaces `window.fetch` and logs the requests.

use super::page;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use talk_participants::browser::timer::Notify;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, Request};

#[wasm_bindgen(module = "/tests/browser/page.js")]
extern "C" {
    #[wasm_bindgen(js_name = replaceFetch)]
    fn replace_fetch(answer: &JsValue);
    fn describe(request: &Request) -> String;
    fn response(status: u16, headers: &str, body: &str) -> JsValue;
}

/// An answer of the script.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: String,
    how: How,
}

#[derive(Clone, Debug)]
enum How {
    AtOnce,
    After(Notify),
    Never,
    Broken,
}

/// A status with a body of any kind.
pub fn answer(status: u16, body: impl Into<String>) -> Answer {
    Answer {
        status,
        headers: HashMap::new(),
        body: body.into(),
        how: How::AtOnce,
    }
}

/// A success of the API.
pub fn ok(data: Value) -> Answer {
    answer(
        200,
        json!({"ocs": {"meta": {"status": "ok", "statuscode": 200, "message": "OK"}, "data": data}}).to_string(),
    )
}

/// A refusal by the API.
pub fn refused(status: u16) -> Answer {
    let meta = json!({"status": "failure", "statuscode": status, "message": ""});
    answer(status, json!({"ocs": {"meta": meta, "data": []}}).to_string())
}

/// No answer until the request is aborted.
pub fn silence() -> Answer {
    Answer {
        how: How::Never,
        ..answer(200, "")
    }
}

/// A connection that breaks.
pub fn broken() -> Answer {
    Answer {
        how: How::Broken,
        ..answer(200, "")
    }
}

impl Answer {
    /// With a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Not before a notification.
    pub fn after(self, notify: &Notify) -> Self {
        Self {
            how: How::After(notify.clone()),
            ..self
        }
    }
}

/// A request that was sent.
#[derive(Debug)]
pub struct Sent {
    /// The method and the path without its common beginning: `GET room/abcd`. Requests without cookies that ask for the
    /// account end in ` without cookies`.
    pub what: String,
    /// Path and query.
    pub url: String,
    /// Names in small letters.
    pub headers: HashMap<String, String>,
    /// `manual` or not.
    pub redirect: String,
    /// `no-store` or not.
    pub cache: String,
    /// It has the cookies of the page's origin.
    pub cookies: bool,
    /// The body, if it is JSON.
    pub body: RefCell<Option<Value>>,
    signal: AbortSignal,
    answered: Cell<bool>,
}

impl Sent {
    /// Neither answered nor aborted.
    fn is_under_way(&self) -> bool {
        !self.answered.get() && !self.signal.aborted()
    }
}

/// The server of one test; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Server(Rc<ServerState>);

#[derive(Debug, Default)]
struct ServerState {
    script: RefCell<HashMap<String, VecDeque<Answer>>>,
    log: RefCell<Vec<Rc<Sent>>>,
    most_at_once: RefCell<HashMap<String, usize>>,
}

impl Server {
    /// Replaces `fetch`. Requests without an answer in the script are answered with 404.
    pub fn start() -> Self {
        let server = Self::default();
        let own = server.clone();
        let answer = Closure::<dyn Fn(Request) -> js_sys::Promise>::new(move |request| own.take(request));
        replace_fetch(&answer.into_js_value());
        server
    }

    /// Sets the answers to a request, in turn; the last one is repeated.
    pub fn on(&self, what: &str, answers: impl IntoIterator<Item = Answer>) -> &Self {
        self.0
            .script
            .borrow_mut()
            .insert(what.to_owned(), answers.into_iter().collect());
        self
    }

    /// The requests since the last call of [`Server::forget`].
    pub fn asked(&self) -> Vec<String> {
        self.0.log.borrow().iter().map(|sent| sent.what.clone()).collect()
    }

    /// Paths and queries of the same.
    pub fn urls(&self) -> Vec<String> {
        self.0.log.borrow().iter().map(|sent| sent.url.clone()).collect()
    }

    /// How often a request was sent.
    pub fn count(&self, what: &str) -> usize {
        self.0.log.borrow().iter().filter(|sent| sent.what == what).count()
    }

    /// The newest request of a kind.
    pub fn last(&self, what: &str) -> Rc<Sent> {
        let log = self.0.log.borrow();
        log.iter().rfind(|sent| sent.what == what).cloned().expect(what)
    }

    /// The body of the newest request of a kind.
    pub fn body(&self, what: &str) -> Value {
        self.last(what).body.borrow().clone().expect("a body")
    }

    /// Empties the log.
    pub fn forget(&self) {
        self.0.log.borrow_mut().clear();
    }

    /// How many requests of a kind were under way at once, at most.
    pub fn most_at_once(&self, what: &str) -> usize {
        self.0.most_at_once.borrow().get(what).copied().unwrap_or(0)
    }

    /// How many requests are under way now.
    pub fn under_way(&self) -> usize {
        self.0.log.borrow().iter().filter(|sent| sent.is_under_way()).count()
    }

    /// Waits until a request was sent so often since the last [`Server::forget`].
    pub async fn until_asked(&self, what: &str, times: usize) {
        page::until(&format!("{times} times {what}, asked was {:?}", self.asked()), || {
            self.count(what) >= times
        })
        .await;
        page::tick().await;
    }

    fn take(&self, request: Request) -> js_sys::Promise {
        let sent = Rc::new(sent(&request));
        self.0.log.borrow_mut().push(sent.clone());
        self.count_at_once(&sent.what);
        let answer = self.next_answer(&sent.what);
        let reading = request.text().unwrap();
        future_to_promise(async move {
            let body = JsFuture::from(reading).await?.as_string().unwrap_or_default();
            *sent.body.borrow_mut() = serde_json::from_str(&body).ok();
            match &answer.how {
                How::AtOnce => {}
                How::After(notify) => drop(notify.wait(None).await),
                How::Never => std::future::pending().await,
                How::Broken => {
                    sent.answered.set(true);
                    return Err(js_sys::TypeError::new("Failed to fetch").into());
                }
            }
            sent.answered.set(true);
            let headers = serde_json::to_string(&answer.headers).unwrap();
            Ok(response(answer.status, &headers, &answer.body))
        })
    }

    fn count_at_once(&self, what: &str) {
        let log = self.0.log.borrow();
        let now = log
            .iter()
            .filter(|sent| sent.what == what && sent.is_under_way())
            .count();
        let mut most = self.0.most_at_once.borrow_mut();
        let most = most.entry(what.to_owned()).or_default();
        *most = now.max(*most);
    }

    fn next_answer(&self, what: &str) -> Answer {
        let mut script = self.0.script.borrow_mut();
        let Some(answers) = script.get_mut(what) else {
            return refused(404);
        };
        let answer = if answers.len() > 1 {
            answers.pop_front()
        } else {
            answers.front().cloned()
        };
        let answer = answer.unwrap_or_else(|| refused(404));
        let date = js_sys::Date::new(&JsValue::from_f64(js_sys::Date::now())).to_utc_string();
        let date = String::from(date);
        if answer.headers.contains_key("Date") {
            answer
        } else {
            answer.header("Date", &date)
        }
    }
}

fn sent(request: &Request) -> Sent {
    let description: Value = serde_json::from_str(&describe(request)).unwrap();
    let text = |name: &str| description[name].as_str().unwrap_or_default().to_owned();
    let origin = web_sys::window().unwrap().location().origin().unwrap();
    let url = text("url").replacen(&origin, "", 1);
    let path = url.split('?').next().unwrap_or_default();
    let path = ["/ocs/v2.php/", "apps/spreed/api/v1/", "/index.php/"]
        .iter()
        .fold(path, |path, prefix| path.strip_prefix(prefix).unwrap_or(path));
    let cookies = text("credentials") == "same-origin";
    let suffix = match cookies || path != "cloud/user" {
        true => "",
        false => " without cookies",
    };
    Sent {
        what: format!("{} {path}{suffix}", text("method")),
        cookies,
        url,
        headers: serde_json::from_value(description["headers"].clone()).unwrap(),
        redirect: text("redirect"),
        cache: text("cache"),
        body: RefCell::default(),
        signal: request.signal(),
        answered: Cell::new(false),
    }
}
