//! `GET core/autocomplete/get` and `POST /room/{token}/participants`.

use super::envelope::{WireError, raw, utf8};
use super::limits::{SUGGESTIONS_MAX, clip, is_id};
use super::object::{Object, list};
use crate::conversation::ConversationKind;
use crate::suggestion::{Source, Suggestion};

/// Reads suggestions, [`SUGGESTIONS_MAX`] at most; those of a source that cannot be added are left out.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn suggestions(body: &[u8]) -> Result<Vec<Suggestion>, WireError> {
    let json = utf8(body);
    let read = |suggestion: Object<'_>| {
        let source = Source::from_word(&suggestion.text("source")?)?;
        Some(Suggestion {
            id: suggestion.text("id").filter(|id| is_id(id))?,
            label: clip(&suggestion.text("label")?).to_owned(),
            source,
        })
    };
    let suggestions = list(raw(&json)?)
        .ok_or(WireError)?
        .into_iter()
        .filter_map(|item| read(Object::parse(item.get())?));
    Ok(suggestions.take(SUGGESTIONS_MAX).collect())
}

/// Reads the answer to adding a participant: the conversation's new kind if the server names one. It does so for every
/// invitation by e-mail, whether the kind changed or not.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn added(body: &[u8]) -> Result<Option<ConversationKind>, WireError> {
    let json = utf8(body);
    let kind = Object::parse(raw(&json)?.get()).and_then(|data| data.number("type"));
    Ok(kind.map(ConversationKind::from_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_an_empty_list_or_an_object() {
        let of = |data: &str| {
            added(format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{data}}}}}"#).as_bytes()).unwrap()
        };
        assert_eq!(of("[]"), None);
        assert_eq!(of(r#"{"type":3}"#), Some(ConversationKind::Public));
    }

    #[test]
    fn suggestions_of_unknown_sources_are_left_out() {
        let body = br#"{"ocs":{"meta":{"statuscode":200},"data":[{"id":"ada","label":"Ada <b>","source":"users"},
            {"id":"x","label":"X","source":"deck"},{"label":"no id","source":"users"},7]}}"#;
        let ada = Suggestion {
            id: "ada".into(),
            label: "Ada <b>".into(),
            source: Source::Users,
        };
        assert_eq!(suggestions(body).unwrap(), vec![ada]);
    }

    #[test]
    fn what_is_no_list_is_not_an_empty_one() {
        let of = |data: &str| {
            let body = format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{data}}}}}"#);
            suggestions(body.as_bytes()).map(|suggestions| suggestions.len())
        };
        assert_eq!(of("[]"), Ok(0));
        for other in ["null", "\"\"", "7", "{}", r#"{"error":"x"}"#] {
            assert_eq!(of(other), Err(WireError), "{other}");
        }
        let one = |id: &str| format!(r#"{{"id":"{id}","label":"A","source":"users"}}"#);
        let many: Vec<String> = (0..1_000).map(|number| one(&number.to_string())).collect();
        assert_eq!(of(&format!("[{}]", many.join(","))), Ok(SUGGESTIONS_MAX));
        let long = "a".repeat(crate::wire::ID_MAX + 1);
        assert_eq!(of(&format!("[{},{}]", one("ada"), one(&long))), Ok(1));
    }
}
