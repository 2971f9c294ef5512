//! The list as a file for spreadsheets (RFC 4180).

/// The byte order mark, without which spreadsheets read the file in an older encoding.
const BOM: char = '\u{feff}';

/// Rows of cells as a file: UTF-8 with a byte order mark, every cell in quotes, lines ended by CR LF. A cell that a
/// spreadsheet would take for a formula begins with an apostrophe, which it shows instead of calculating.
#[must_use]
pub fn csv<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut text = String::from(BOM);
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            text.push_str(if place == 0 { "\"" } else { ",\"" });
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                text.push('\'');
            }
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
        text.push_str("\r\n");
    }
    text
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
        csv([cells.map(str::to_owned)])
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
        assert!(line(["1=", "", ""]).starts_with("\u{feff}\"1"));
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
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                if formula { format!("'{cell}") } else { cell.clone() }
            };
            let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(safe).collect()).collect();
            prop_assert_eq!(read(&csv(rows)), expected);
        }
    }

    #[test]
    fn file_names_are_valid_on_every_system() {
        assert_eq!(file_name("Team “Äpfel” / 2026", "abcd"), "Team-Äpfel-2026.csv");
        assert_eq!(file_name("../../etc", "abcd"), "etc.csv");
        assert_eq!(file_name(" ?*: ", "abcd1234"), "abcd1234.csv");
    }
}
