//! The list as a file for spreadsheets (RFC 4180).

/// Says that a file is UTF-8 to programs that would take it for something older.
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

/// A moment in seconds since the epoch as ISO 8601, in UTC.
#[must_use]
pub fn iso(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    let two = |number: u64| {
        [
            char::from(b'0' + (number / 10 % 10) as u8),
            char::from(b'0' + (number % 10) as u8),
        ]
    };
    let mut text = year.to_string();
    let parts = [
        ('-', month),
        ('-', day),
        ('T', rest / 3_600),
        (':', rest / 60 % 60),
        (':', rest % 60),
    ];
    for (before, number) in parts {
        text.push(before);
        text.extend(two(number));
    }
    text.push('Z');
    text
}

/// Year, month and day of a day since the epoch: years begin in March here, so that the odd day is their last.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let of_month = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next, month, of_month)
}

/// The name of a file about a conversation: letters and digits of its name, or else its token, whatever the system.
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
    fn cells_are_quoted_and_calculate_nothing() {
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

    /// Reads what was written, as a spreadsheet does.
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
        fn whatever_is_written_is_read_again(rows in prop::collection::vec(prop::array::uniform3("[-=+@,\"\t\r\na-c]{0,6}"), 0..5)) {
            let safe = |cell: &String| {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                if formula { format!("'{cell}") } else { cell.clone() }
            };
            let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(safe).collect()).collect();
            prop_assert_eq!(read(&csv(rows)), expected);
        }

        #[test]
        fn dates_go_on_day_by_day(days in 0_u64..80_000) {
            let ((year, month, day), next) = (date(days), date(days + 1));
            prop_assert!(next == (year, month, day + 1) || next == (year, month + 1, 1) || next == (year + 1, 1, 1));
            prop_assert!((1..=12).contains(&month) && (1..=31).contains(&day));
        }
    }

    #[test]
    fn moments_as_others_write_them() {
        assert_eq!(iso(0), "1970-01-01T00:00:00Z");
        assert_eq!(iso(951_782_399), "2000-02-28T23:59:59Z");
        assert_eq!(iso(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(iso(1_767_225_599), "2025-12-31T23:59:59Z");
    }

    #[test]
    fn files_have_names_that_every_system_takes() {
        assert_eq!(file_name("Team “Äpfel” / 2026", "abcd"), "Team-Äpfel-2026.csv");
        assert_eq!(file_name("../../etc", "abcd"), "etc.csv");
        assert_eq!(file_name(" ?*: ", "abcd1234"), "abcd1234.csv");
    }
}
