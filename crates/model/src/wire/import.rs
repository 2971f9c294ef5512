//! `POST /room/{token}/import-emails`: invitations from a CSV file.

use super::envelope::{WireError, object, utf8};
use super::object::Object;
use crate::refusal::Import;

/// Reads what an import did, or would do.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn imported(body: &[u8]) -> Result<Import, WireError> {
    import(&object(&utf8(body))?).ok_or(WireError)
}

/// A CSV file without some of its lines, counted from 1 as the server counts them: a line break inside quotes ends none.
#[must_use]
pub fn without_lines(csv: &str, left_out: &[u64]) -> String {
    let mut quoted = false;
    let ends = |c: char| {
        quoted ^= c == '"';
        c == '\n' && !quoted
    };
    let lines = (1..).zip(csv.split_inclusive(ends));
    lines
        .filter(|(number, _)| !left_out.contains(number))
        .map(|(_, line)| line)
        .collect()
}

/// The counts in an answer, or in a refusal because of lines that cannot be read.
pub(super) fn import(data: &Object<'_>) -> Option<Import> {
    let lines = data.items("invalidLines").into_iter();
    Some(Import {
        invites: data.unsigned("invites")?,
        duplicates: data.unsigned("duplicates").unwrap_or(0),
        invalid_lines: lines.filter_map(|line| line.get().parse().ok()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_inside_quotes_ends_no_line() {
        let csv = "email,name\n\"a@x.org\",\"Two\nlines\"\nbroken\nb@x.org,Bob";
        let left = "email,name\n\"a@x.org\",\"Two\nlines\"\nb@x.org,Bob";
        assert_eq!(without_lines(csv, &[3]), left);
        assert_eq!(without_lines(csv, &[]), csv);
    }

    #[test]
    fn counts_are_read_with_and_without_invalid_lines() {
        let of =
            |data: &str| imported(format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{data}}}}}"#).as_bytes());
        let done = of(r#"{"invites":1,"duplicates":0,"type":3}"#).unwrap();
        assert_eq!((done.invites, done.duplicates, done.invalid_lines), (1, 0, vec![]));
        let with = of(r#"{"invites":1,"duplicates":1,"invalid":1,"invalidLines":[4]}"#).unwrap();
        assert_eq!((with.duplicates, with.invalid_lines), (1, vec![4]));
        assert_eq!(of("[]"), Err(WireError));
    }
}
