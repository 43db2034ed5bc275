//! Shared by the benchmarks: the bundled files, a bare scan of them, and loading one table at a time.

#![allow(dead_code, reason = "each benchmark uses a part")]

use std::sync::LazyLock;

use csv_core::{ReadRecordResult, Reader};
use tip_report::{Dataset, tables::Table};

/// The bundled file of a table.
pub fn text(table: Table) -> &'static str {
    static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let text = |table| {
            let mut text = Vec::new();
            Dataset::bundled().write_table(table, &mut text).expect("a Vec takes all");
            String::from_utf8(text).expect("UTF-8")
        };
        Table::ALL.iter().copied().map(text).collect()
    });
    let position = Table::ALL.iter().position(|&other| other == table).expect("one of all");
    &TEXTS[position]
}

/// The floor: csv-core reads the bytes and finds every cell, and does nothing with them. Counts the records.
///
/// The caller makes the parser, because building its tables costs as much as a thousand records.
pub fn scan(parser: &mut Reader, text: &str) -> usize {
    let (mut cells, mut ends) = ([0; 8192], [0; 64]);
    let mut input = text.as_bytes();
    let mut records = 0;
    parser.reset();
    loop {
        let (result, read, _, _) = parser.read_record(input, &mut cells, &mut ends);
        input = &input[read..];
        match result {
            ReadRecordResult::Record => records += 1,
            ReadRecordResult::End => return records,
            _ => {}
        }
    }
}

/// A dataset that has loaded only the tables that the rows of a table refer to.
pub fn before(table: Table) -> Dataset {
    let data = Dataset::bundled_anew();
    if table != Table::Countries {
        let _ = data.load(Table::Countries);
    }
    for key in [Table::Reports, Table::Sources, Table::Regions] {
        if table != key && ![Table::Countries, Table::Names].contains(&table) {
            let _ = data.load(key);
        }
    }
    data
}
