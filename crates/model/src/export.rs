//! The list as a file for spreadsheets (RFC 4180).

/// The byte order mark, without which spreadsheets read the file in an older encoding.
const BOM: char = '\u{feff}';

/// Rows of cells as a file: UTF-8 with a byte order mark, every cell in quotes, lines ended by CR LF. `separator` stands between
/// the cells: spreadsheets expect the one of their language, a semicolon where a comma is part of numbers.
///
/// A cell that a spreadsheet would calculate, or read as a number or a date and write back in another form, begins with an
/// apostrophe, which it shows: `=1+1`, `0042`, `1e5`, `2-1`, `mar1`. [`crate::pasted`] takes it off again.
#[must_use]
pub fn csv(separator: char, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::from(BOM);
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(separator);
            }
            text.push('"');
            if is_guarded(cell) {
                text.push('\'');
            }
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
        text.push_str("\r\n");
    }
    text
}

/// Whether an apostrophe has to stand before a cell.
pub(crate) fn is_guarded(cell: &str) -> bool {
    is_formula(cell) || is_number(cell) || is_date(cell)
}

/// Whether a spreadsheet takes a cell for a formula. Some do so with the full-width forms of the signs as well.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Whether a spreadsheet may take a cell for a number, a date or a time: it begins with a digit, and has nothing but digits,
/// the signs between them, and the letters of exponents and of halves of a day. The times that the panel writes stay times.
fn is_number(cell: &str) -> bool {
    let is_time = cell.len() == 20 && cell.ends_with('Z');
    let part = |c: char| c.is_ascii_digit() || " .,:/-+%eEapmAPM".contains(c);
    !is_time && cell.starts_with(|c: char| c.is_ascii_digit() || c == '.') && cell.chars().all(part)
}

/// In small letters.
const MONTHS: &str = "january february march april may june july august september october november december";

/// Whether a spreadsheet may take a cell for a date with the English name of a month or its beginning, from three letters on:
/// `mar1`, `2-Sept`, `Dec. 24, 2026`.
fn is_date(cell: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || " .,:/-'".contains(c);
    let is_month = |word: &str| {
        let word = word.to_ascii_lowercase();
        word.len() >= 3 && MONTHS.split(' ').any(|month| month.starts_with(&word))
    };
    let mut words = cell
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| !word.is_empty());
    cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().all(part)
        && words.clone().any(is_month)
        && words.all(is_month)
}

/// The file name for a conversation: the letters and digits of its name, or else its token. Valid on every system.
#[must_use]
pub fn file_name(name: &str, token: &str) -> String {
    let mut stem = String::new();
    for c in name.chars().take(80) {
        if c.is_alphanumeric() {
            stem.push(c);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    [if stem.is_empty() { token } else { stem }, ".csv"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(cells: [&str; 3]) -> String {
        csv(',', [cells.map(str::to_owned).to_vec()])
    }

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(line(["Ada", "", "x, y"]), "\u{feff}\"Ada\",\"\",\"x, y\"\r\n");
        assert_eq!(
            line(["=cmd|' /C calc'!A0", "say \"hi\"", "two\nlines"]),
            "\u{feff}\"'=cmd|' /C calc'!A0\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
        );
        for first in ["=1", "+1", "-1", "@x", "\tx", "\rx"] {
            assert!(line([first, "", ""]).starts_with("\u{feff}\"'"), "{first:?}");
        }
        for first in ["＝1", "＋1", "－1", "＠x", "\nx"] {
            assert!(line([first, "", ""]).starts_with("\u{feff}\"'"), "{first:?}");
        }
        assert!(line(["1=", "", ""]).starts_with("\u{feff}\"1"));
    }

    #[test]
    fn ids_are_no_numbers() {
        for id in ["0042", "1e5", "2-1", "12:30", "3/4", "1.5", "42", "1 a", "5 pm", ".5"] {
            assert!(line([id, "", ""]).starts_with("\u{feff}\"'"), "{id:?}");
        }
        for id in ["a42", "42nd", "4 friends", "2026-11-30T20:12:16Z", "1-zoe", ""] {
            assert!(!line([id, "", ""]).contains('\''), "{id:?}");
        }
    }

    #[test]
    fn ids_are_no_dates() {
        for id in [
            "mar1",
            "sep2",
            "SEPT2",
            "march1",
            "MARCH10",
            "1dec",
            "dec1",
            "oct-4",
            "4-oct",
            "Feb 3",
            "jan/2026",
            "may.5",
            "24 December 2026",
            "Dec. 24, 2026",
            "jun'26",
            "apri1",
            "Mar1Apr2",
        ] {
            assert!(line([id, "", ""]).starts_with("\u{feff}\"'"), "{id:?}");
        }
        for id in [
            "mar",
            "May",
            "mars1",
            "mayor1",
            "ma1",
            "mary1",
            "june_2",
            "x-mar1",
            "mar1@example.org",
            "april1x",
            "märz1",
            "June Carter 2",
        ] {
            assert!(!line([id, "", ""]).contains('\''), "{id:?}");
        }
    }

    #[test]
    fn the_separator_is_that_of_the_language() {
        let cells = ["Ada", "0,5", ""].map(str::to_owned);
        assert_eq!(csv(';', [cells.to_vec()]), "\u{feff}\"Ada\";\"'0,5\";\"\"\r\n");
    }

    /// Reads a file as a spreadsheet does.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = csv.trim_start_matches(BOM).chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted => {
                    chars.next();
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        rows
    }

    proptest! {
        #[test]
        fn a_written_file_reads_back_the_same(rows in prop::collection::vec(prop::array::uniform3("[-=+@,\"\t\r\na-c]{0,6}"), 0..5)) {
            let safe = |cell: &String| {
                if is_guarded(cell) { format!("'{cell}") } else { cell.clone() }
            };
            let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(safe).collect()).collect();
            prop_assert_eq!(read(&csv(',', rows.into_iter().map(Vec::from))), expected);
        }
    }

    #[test]
    fn file_names_are_valid_on_every_system() {
        assert_eq!(file_name("Team “Äpfel” / 2026", "abcd"), "Team-Äpfel-2026.csv");
        assert_eq!(file_name("../../etc", "abcd"), "etc.csv");
        assert_eq!(file_name(" ?*: ", "abcd1234"), "abcd1234.csv");
    }
}
