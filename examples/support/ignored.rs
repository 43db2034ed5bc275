//! Columns that a table does not have. Loading leaves them out, so they can only be compared in the files.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use csv::{ReaderBuilder, StringRecord};
use tip_report::{Dataset, tables::WarningKind, text::quoted};

use crate::support::shown;

/// Whether each column differs that is ignored in one of two directories.
pub fn notes(older: &Path, newer: &Path, datasets: [&Dataset; 2]) -> Vec<String> {
    let ignored: BTreeSet<(String, String)> = datasets.into_iter().flat_map(ignored).collect();
    let note = |(file, column): &(String, String)| {
        let of_column = |directory: &Path| format!("{}/{}: column {}", shown(directory), file, quoted(column));
        let said = of_column(newer);
        let of_file = ignored.iter().filter(|(at, _)| at == file);
        let left_out: BTreeSet<&str> = of_file.map(|(_, other)| other.as_str()).collect();
        let [old, new] = [older, newer].map(|directory| Cells::read(&directory.join(file), column, &left_out));
        match (old, new) {
            (Some(old), Some(new)) => match new.first_difference(&old) {
                Some(line) => format!("{said} is ignored, but it differs: first on line {line}"),
                None => format!("{said} is ignored"),
            },
            (Some(_), None) => format!("{} is ignored; it is not in {}", of_column(older), shown(newer)),
            _ => format!("{said} is ignored; it is not in {}", shown(older)),
        }
    };
    ignored.iter().map(note).collect()
}

/// The columns that loading left out, with their files.
fn ignored(data: &Dataset) -> Vec<(String, String)> {
    let of = |kind: &WarningKind| match kind {
        WarningKind::IgnoredColumn { column } => Some(column.to_string()),
        _ => None,
    };
    data.warnings().iter().filter_map(|warning| Some((warning.file().to_owned(), of(warning.kind())?))).collect()
}

/// The cells of a column with the lines of their rows. The key is the other cells of the row.
struct Cells(HashMap<Vec<(String, String)>, (String, u64)>);

impl Cells {
    /// `None` if the file has no such column. The file is known to be a legal table.
    fn read(file: &Path, column: &str, left_out: &BTreeSet<&str>) -> Option<Cells> {
        let bytes = fs::read(file).ok()?;
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(text);
        let header = reader.headers().ok()?.clone();
        let place = header.iter().position(|name| name == column)?;
        let mut cells = HashMap::new();
        let mut row = StringRecord::new();
        while reader.read_record(&mut row).ok()? {
            let line = row.position().map_or(0, csv::Position::line);
            // Columns may be in another order, and a missing one is empty.
            let others = header.iter().zip(&row).filter(|(name, cell)| !left_out.contains(name) && !cell.is_empty());
            let mut others: Vec<_> = others.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
            others.sort();
            cells.insert(others, (row.get(place).unwrap_or_default().to_owned(), line));
        }
        Some(Cells(cells))
    }

    /// The first line of a row that is in both files with a different cell. Rows of only one file are reported anyway.
    fn first_difference(&self, other: &Cells) -> Option<u64> {
        let differs = |row: &Vec<(String, String)>, cell: &String| other.0.get(row).is_some_and(|(old, _)| old != cell);
        self.0.iter().filter(|(row, (cell, _))| differs(row, cell)).map(|(_, (_, line))| *line).min()
    }
}
