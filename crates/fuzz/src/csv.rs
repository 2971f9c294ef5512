//! Fuzz target of the export as CSV. In the input, rows are separated by 0x1e and cells by 0x1f.

use ::csv::ReaderBuilder;
use model::export::{csv as write, file_name};

/// Another CSV reader reads the same cells back, and no cell is a formula.
pub fn csv(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let cells = |row: &str| {
        let mut cells = row.splitn(3, '\u{1f}').map(str::to_owned);
        std::array::from_fn::<String, 3, _>(|_| cells.next().unwrap_or_default())
    };
    let rows: Vec<[String; 3]> = text.split('\u{1e}').map(cells).collect();
    let file = write(',', rows.iter().cloned().map(Vec::from));
    let body = file.strip_prefix('\u{feff}').unwrap_or_default();
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
    let read: Vec<_> = reader.records().map(|record| record.unwrap_or_default()).collect();
    assert_eq!(read.len(), rows.len());
    for (record, row) in read.iter().zip(&rows) {
        assert_eq!(record.len(), row.len());
        for (cell, given) in record.iter().zip(row) {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                "{cell:?}"
            );
            assert_eq!(cell.strip_prefix('\'').filter(|_| cell != given).unwrap_or(cell), given);
        }
    }
    let name = file_name(&text, "abcd1234");
    assert!(
        name.ends_with(".csv") && !name.contains(['/', '\\', ':', '\0']),
        "{name:?}"
    );
}
