//! Fault injection for tests, repeatable by seed, with a log of the requests.
//!
//! A request names its lane with `X-Fault-Lane` (or has none, the empty one); each lane has a schedule and a log of its
//! own, so that several browsers can be tested at once and each seed replays. Without `--control` there are no lanes.
//!
//! `POST /control/faults/{lane}` sets a [`Schedule`], `GET` tells what arrived since the first one, `DELETE` ends it.

pub mod answer;
pub mod kind;
pub mod log;
mod request;
pub mod schedule;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::response::Response;
use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};

use log::LogEntry;
use schedule::{Fault, Schedule};

/// The header that names a lane.
const LANE: &str = "x-fault-lane";
/// Answers of this server are far smaller.
const LARGEST_ANSWER: usize = 64 << 20;

/// The lanes of a server.
#[derive(Debug, Default)]
pub struct Faults(Mutex<HashMap<String, Lane>>);

#[derive(Debug)]
struct Lane {
    start: Instant,
    schedule: Schedule,
    counts: HashMap<String, u64>,
    entries: Vec<LogEntry>,
}

/// A request that is in the log.
#[derive(Debug)]
pub struct LoggedRequest {
    lane: String,
    at: usize,
    fault: Option<Fault>,
    longest_ms: u64,
}

impl Faults {
    fn lanes(&self) -> MutexGuard<'_, HashMap<String, Lane>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the schedule of a lane. Its log and its counts go on.
    pub fn set(&self, lane: &str, schedule: Schedule) -> Value {
        let mut lanes = self.lanes();
        let lane = lanes.entry(lane.to_owned()).or_insert_with(|| Lane {
            start: Instant::now(),
            schedule: Schedule::default(),
            counts: HashMap::new(),
            entries: Vec::new(),
        });
        lane.schedule = schedule;
        json!({ "ms": u64::try_from(lane.start.elapsed().as_millis()).unwrap_or(u64::MAX) })
    }

    /// The log of a lane, oldest request first; none if there is no such lane.
    pub fn log(&self, lane: &str) -> Option<Value> {
        let lanes = self.lanes();
        let lane = lanes.get(lane)?;
        let entries: Vec<Value> = lane.entries.iter().map(|entry| entry.shown(lane.start)).collect();
        Some(json!({ "seed": lane.schedule.seed, "requests": entries }))
    }

    /// Forgets a lane.
    pub fn forget(&self, lane: &str) {
        self.lanes().remove(lane);
    }

    /// Adds a request to the log of its lane; none without a lane of that name.
    fn enter(&self, head: &http::request::Parts, body: &[u8]) -> Option<LoggedRequest> {
        let name = lane_of(head);
        let mut lanes = self.lanes();
        let lane = lanes.get_mut(&name)?;
        let class = request::class(&head.method, head.uri.path());
        let nth = lane.counts.entry(class.clone()).or_insert(0);
        let fault = lane.schedule.fault(&class, *nth);
        *nth += 1;
        lane.entries.push(LogEntry {
            at: Instant::now(),
            class,
            about: request::about(body),
            fault,
            status: None,
        });
        Some(LoggedRequest {
            at: lane.entries.len() - 1,
            lane: name,
            fault,
            longest_ms: lane.schedule.longest_ms,
        })
    }

    fn carried_out(&self, logged: &LoggedRequest, status: u16) {
        if let Some(entry) = self
            .lanes()
            .get_mut(&logged.lane)
            .and_then(|lane| lane.entries.get_mut(logged.at))
        {
            entry.status = Some(status);
        }
    }

    /// Passes a request on and injects its fault. `carry_out` is the server without faults.
    pub async fn pass<F>(
        &self,
        head: http::request::Parts,
        body: Bytes,
        carry_out: impl FnOnce(Request<Body>) -> F,
    ) -> Response
    where
        F: Future<Output = Response>,
    {
        let logged = self.enter(&head, &body);
        let request = Request::from_parts(head, Body::from(body));
        let Some(logged) = logged else {
            return carry_out(request).await;
        };
        let fault = logged.fault;
        let pause = |fault: Fault| tokio::time::sleep(Duration::from_millis(fault.chance % logged.longest_ms.max(1)));
        match fault {
            Some(fault) if fault.kind == kind::FaultKind::Delay => pause(fault).await,
            Some(fault) if !fault.after => return answer::instead(fault),
            _ => {}
        }
        let response = carry_out(request).await;
        self.carried_out(&logged, response.status().as_u16());
        match fault {
            Some(fault) if fault.after => {
                if fault.kind == kind::FaultKind::Late {
                    pause(fault).await;
                }
                if kind::FaultKind::after(fault.kind) == kind::Timing::Either {
                    return answer::instead(fault);
                }
                let (head, body) = response.into_parts();
                let body = to_bytes(body, LARGEST_ANSWER).await.unwrap_or_default();
                answer::changed(fault, head, body)
            }
            _ => response,
        }
    }
}

fn lane_of(head: &http::request::Parts) -> String {
    let lane = head.headers.get(LANE).and_then(|lane| lane.to_str().ok());
    lane.unwrap_or_default().to_owned()
}
