//! `GET /call/{token}/download`: the people in the call as CSV.

use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use time::OffsetDateTime;

use crate::context::Context;
use crate::conversation::rows;
use crate::ocs::{Refusal, reply};
use crate::store::accounts;
use crate::store::attendees::{self, ActorType};

/// Handles the request.
///
/// # Errors
/// 404 for outsiders, 403 for viewers who do not moderate, 400 without a call.
pub fn handle(context: &Context<'_>) -> Result<Response, Refusal> {
    let (conversation, _) = context.moderator()?;
    let mut text = String::from("name,email,type,identifier\n");
    let mut is_empty = true;
    for participant in attendees::listing(context.db, conversation.id)? {
        let attendee = &participant.attendee;
        if attendee.in_call() == 0 {
            continue;
        }
        is_empty = false;
        let email = match attendee.actor {
            ActorType::Users => accounts::find(context.db, &attendee.actor_id)?.and_then(|account| account.email),
            ActorType::Emails => Some(attendee.actor_id.clone()),
            _ => None,
        };
        let fields = [
            rows::name(&participant, context.version()).unwrap_or_default(),
            email.as_deref().unwrap_or_default(),
            attendee.actor.name(),
            &attendee.shown_id(context.version()),
        ];
        text.push_str(&fields.map(field).join(","));
        text.push('\n');
    }
    if is_empty {
        return Err(Refusal::Status(400));
    }
    let mut response = reply::raw(200, "text/csv;charset=UTF-8", text);
    reply::put(&mut response, CACHE_CONTROL, reply::NO_STORE);
    let day =
        OffsetDateTime::from_unix_timestamp(context.now).map_or_else(|_| String::new(), |now| now.date().to_string());
    let name = format!("attachment; filename=\"{} {day}.csv\"", file_name(&conversation.name));
    reply::put(&mut response, CONTENT_DISPOSITION, &name);
    Ok(response)
}

/// A field as PHP writes it: in quotes if it has blanks, quotes or commas.
fn field(text: &str) -> String {
    if text.contains(|each: char| each.is_whitespace() || matches!(each, '"' | ',' | '\\')) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// The name without what file names cannot have.
fn file_name(name: &str) -> String {
    let parts = name.split(|each: char| each.is_whitespace() || "<>:\"/\\|?*".contains(each));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{field, file_name};

    #[test]
    fn names_of_files_and_fields() {
        assert_eq!(file_name("Weekly sync <b>Q3</b> & plans"), "Weekly-sync-b-Q3-b-&-plans");
        assert_eq!(field("Olga \"O\" Owner"), "\"Olga \"\"O\"\" Owner\"");
        assert_eq!(field("owner@cloud.example"), "owner@cloud.example");
    }
}
