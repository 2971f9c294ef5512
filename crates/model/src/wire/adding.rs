//! `GET core/autocomplete/get` and `POST /room/{token}/participants`.

use super::envelope::{WireError, raw, utf8};
use super::object::{Object, items};
use crate::conversation::ConversationKind;
use crate::suggestion::{Source, Suggestion};

/// Reads suggestions; those of a source that v1 cannot add are left out.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn suggestions(body: &[u8]) -> Result<Vec<Suggestion>, WireError> {
    let json = utf8(body);
    let read = |suggestion: Object<'_>| {
        let source = Source::from_word(&suggestion.text("source")?)?;
        Some(Suggestion {
            id: suggestion.text("id")?,
            label: suggestion.text("label")?,
            source,
        })
    };
    let suggestions = items(raw(&json)?)
        .into_iter()
        .filter_map(|item| read(Object::parse(item.get())?));
    Ok(suggestions.collect())
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
        let of = |data: &str| added(format!(r#"{{"ocs":{{"meta":{{}},"data":{data}}}}}"#).as_bytes()).unwrap();
        assert_eq!(of("[]"), None);
        assert_eq!(of(r#"{"type":3}"#), Some(ConversationKind::Public));
    }

    #[test]
    fn suggestions_of_unknown_sources_are_left_out() {
        let body = br#"{"ocs":{"meta":{},"data":[{"id":"ada","label":"Ada <b>","source":"users"},
            {"id":"x","label":"X","source":"remotes"},{"label":"no id","source":"users"},7]}}"#;
        let ada = Suggestion {
            id: "ada".into(),
            label: "Ada <b>".into(),
            source: Source::Users,
        };
        assert_eq!(suggestions(body).unwrap(), vec![ada]);
    }
}
