//! Avatars: the initials on a colour made from the name. From Nextcloud 27 on there are two sizes and one for dark pages,
//! which looks the same here.

use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, ETAG, EXPIRES, IF_NONE_MATCH, PRAGMA};
use http::{HeaderName, StatusCode};
use rusqlite::Connection;
use serde_json::json;

use super::json_page;
use super::letters::initials;
use super::picture::picture;
use crate::incoming::Incoming;
use crate::ocs::reply;
use crate::store::{Stored, accounts};
use crate::version::Version;

/// Size of an avatar in pixels, when the requested one is no number.
const USUAL: u32 = 64;

/// `/avatar/{user}/{size}`, for Nextcloud 27 also with `/dark`.
///
/// # Errors
/// When the database fails.
pub fn of_user(version: Version, db: &Connection, incoming: &Incoming, user: &str, size: &str) -> Stored<Response> {
    let user = decoded(user);
    let Some(account) = accounts::find(db, &user)? else {
        return Ok(json_page(404, &json!([])));
    };
    let size = pixels(version, size);
    let hue = hash(&account.display_name);
    let etag = format!("\"{hue:08x}{size:04x}\"");
    let mut response = image(version, 200, &account.display_name, size, 86_400);
    let name = format!("inline; filename=\"avatar.{size}.png\"");
    reply::put(&mut response, CONTENT_DISPOSITION, &name);
    reply::put(&mut response, ETAG, &etag);
    reply::put(&mut response, HeaderName::from_static("x-nc-iscustomavatar"), "0");
    let known = incoming
        .head
        .headers
        .get(IF_NONE_MATCH)
        .is_some_and(|value| value.as_bytes() == etag.as_bytes());
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = axum::body::Body::empty();
    }
    Ok(response)
}

/// `/avatar/guest/{name}/{size}`: any name has one.
pub fn of_guest(version: Version, name: &str, size: &str) -> Response {
    let mut response = image(version, 201, &decoded(name), pixels(version, size), 1800);
    reply::put(&mut response, CONTENT_DISPOSITION, "inline; filename=\"avatar.png\"");
    response
}

fn image(version: Version, status: u16, name: &str, size: u32, age: u32) -> Response {
    let picture = picture(size, colour(hash(name)), &initials(name));
    let mut response = reply::raw(status, "image/png", picture);
    response.headers_mut().remove(EXPIRES);
    response.headers_mut().remove(PRAGMA);
    let freshness = match version {
        Version::Talk10 => "must-revalidate",
        Version::Talk17 | Version::Talk22 => "immutable",
    };
    let cache = format!("private, max-age={age}, {freshness}");
    reply::put(&mut response, CACHE_CONTROL, &cache);
    response
}

fn decoded(part: &str) -> String {
    form_urlencoded::parse(format!("x={}", part.replace('+', "%2B")).as_bytes())
        .map(|(_, value)| value.into_owned())
        .next()
        .unwrap_or_default()
}

fn pixels(version: Version, size: &str) -> u32 {
    match size.parse() {
        Ok(size) if version.is_v4() => {
            if size > USUAL {
                512
            } else {
                USUAL
            }
        }
        Ok(size @ 1..=512) => size,
        Ok(0) | Err(_) => USUAL,
        Ok(_) => 512,
    }
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// One of many muted colours, dark enough for white letters.
fn colour(hash: u32) -> [u8; 3] {
    [0, 8, 16].map(|shift| 48 + ((hash >> shift) % 112) as u8)
}
