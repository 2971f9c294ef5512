//! `POST /room/{token}/import-emails`: invites the addresses of a CSV file, or only says what would happen.

use serde_json::{Value, json};

use super::participants_add::{invite_address, is_address};
use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, PUBLIC};

/// Handles the request. The first line of the file names its columns.
///
/// # Errors
/// 401 for guests, 404 for outsiders, 403 for members who do not moderate, 400 without a file, for a file without the column
/// `email`, in conversations that cannot be extended, and when a line has no address; then nobody is invited.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.member_moderator()?;
    let Some(file) = context.params.text("file")? else {
        return Err(refused("file", "Uploading the file failed"));
    };
    if conversation.is_closed() || conversation.is_breakout_room() {
        return Err(Refusal::Because(400, "room-type"));
    }
    let mut lines = file.lines();
    let columns = fields(lines.next().unwrap_or_default().trim_start_matches('\u{feff}'));
    let at = |name: &str| {
        columns
            .iter()
            .position(|column| column.trim().eq_ignore_ascii_case(name))
    };
    let (names, Some(emails)) = (at("name"), at("email")) else {
        return Err(refused("header_email", "Missing email field in header line"));
    };
    let mut invited: Vec<(String, String)> = Vec::new();
    let (mut duplicates, mut invalid) = (0, Vec::new());
    for (number, line) in lines.enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let values = fields(line);
        let email = values
            .get(emails)
            .map(|email| email.trim().to_lowercase())
            .unwrap_or_default();
        let name = names.and_then(|at| values.get(at)).cloned().unwrap_or_default();
        if !is_address(&email) {
            // Lines are counted from 1, and the first one names the columns.
            invalid.push(number + 2);
        } else if invited.iter().any(|(known, _)| *known == email)
            || attendees::find(context.db, conversation.id, ActorType::Emails, &email)?.is_some()
        {
            duplicates += 1;
        } else {
            invited.push((email, name));
        }
    }
    let invites = invited.len();
    if !invalid.is_empty() {
        let listed: Vec<String> = invalid.iter().map(ToString::to_string).collect();
        let message = format!("Following lines are invalid: {}", listed.join(", "));
        return Err(Refusal::WithData(
            400,
            json!({
                "error": message,
                "message": message,
                "invites": invites,
                "duplicates": duplicates,
                "invalid": invalid.len(),
                "invalidLines": invalid,
            }),
        ));
    }
    let mut data = json!({"invites": invites, "duplicates": duplicates});
    if context.params.flag("testRun", false) {
        return Ok(Answer::ok(data));
    }
    for (email, name) in invited {
        invite_address(context, &conversation, &email, &name)?;
    }
    if conversation.conversation_type != PUBLIC && invites > 0 {
        let mut open = conversation;
        open.conversation_type = PUBLIC;
        conversations::save(context.db, &open)?;
    }
    data["type"] = json!(PUBLIC);
    Ok(Answer::ok(data))
}

fn refused(word: &str, message: &str) -> Refusal {
    Refusal::WithData(400, json!({"error": word, "message": Value::from(message)}))
}

/// Fields of a line, with or without quotes; semicolons part them as well if the line has no commas.
fn fields(line: &str) -> Vec<String> {
    let comma = if line.contains(',') { ',' } else { ';' };
    let (mut fields, mut quoted) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(last) = fields.last_mut() else {
            break;
        };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                last.push('"');
            }
            '"' => quoted = !quoted,
            _ if letter == comma && !quoted => fields.push(String::new()),
            _ => last.push(letter),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn quotes_and_separators() {
        assert_eq!(fields(r#""Named, ""N""",a@b.example"#), ["Named, \"N\"", "a@b.example"]);
        assert_eq!(fields("name;email"), ["name", "email"]);
    }
}
