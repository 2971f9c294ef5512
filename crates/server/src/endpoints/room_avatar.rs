//! `GET /room/{token}/avatar` and `…/avatar/dark`: a disc for participants, 404 for others.

use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, EXPIRES, PRAGMA};

use crate::context::Context;
use crate::ocs::{Refusal, reply};

/// The picture for light pages.
///
/// # Errors
/// 404 for visitors who are no participants; the same below.
pub fn light(context: &Context<'_>) -> Result<Response, Refusal> {
    disc(context, "#dbdbdb")
}

/// The picture for dark pages.
///
/// # Errors
/// See [`light`].
pub fn dark(context: &Context<'_>) -> Result<Response, Refusal> {
    disc(context, "#3b3b3b")
}

fn disc(context: &Context<'_>, colour: &str) -> Result<Response, Refusal> {
    context.participant()?;
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\" width=\"16\" height=\"16\">\
         <circle cx=\"16\" cy=\"16\" r=\"16\" fill=\"{colour}\"/></svg>"
    );
    let mut response = reply::raw(200, "image/svg+xml", picture);
    response.headers_mut().remove(EXPIRES);
    response.headers_mut().remove(PRAGMA);
    reply::put(&mut response, CACHE_CONTROL, "private, max-age=86400, immutable");
    let name = format!("inline; filename=\"{}\"", context.token);
    reply::put(&mut response, CONTENT_DISPOSITION, &name);
    Ok(response)
}
