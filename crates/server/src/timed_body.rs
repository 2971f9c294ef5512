//! Bodies that have to arrive in time, so that one sent byte by byte holds no connection.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use hyper::body::{Frame, SizeHint};
use tokio::time::Sleep;

/// The time for a body is over.
#[derive(Debug, thiserror::Error)]
#[error("the body did not arrive in time")]
struct TimeOver;

struct TimedBody {
    body: Body,
    end: Pin<Box<Sleep>>,
}

impl HttpBody for TimedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.end.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Some(Err(axum::Error::new(TimeOver))));
        }
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body, which fails if it has not ended after this time.
pub fn timed(body: Body, time: Duration) -> Body {
    if body.is_end_stream() {
        return body;
    }
    Body::new(TimedBody {
        body,
        end: Box::pin(tokio::time::sleep(time)),
    })
}
