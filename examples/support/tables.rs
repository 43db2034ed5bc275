//! What is odd about a directory of tables, apart from their content.

use std::path::Path;

use tip_report::{tables::Table, text::quoted};

use crate::support::shown;

/// The missing tables, and the files that were probably meant as one.
pub fn notes(directory: &Path) -> Vec<String> {
    let place = shown(directory);
    let is_there = |table: &Table| directory.join(table.as_str()).exists();
    let absent = Table::ALL.iter().copied().filter(|table| !is_there(table));
    let mut notes: Vec<String> =
        absent.map(|table| format!("{place}/{table}: the file is missing, so this table is empty")).collect();
    let files = directory.read_dir().into_iter().flatten().flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    for name in &names {
        let meant = Table::ALL.iter().find(|table| plain(table.as_str()) == plain(name));
        // On a disk that ignores letter case, `Flows.csv` is the table: it exists, and no other file has its name.
        let is_read = |table: &&Table| {
            let file = table.as_str();
            name == file || is_there(table) && name.eq_ignore_ascii_case(file) && !names.iter().any(|name| name == file)
        };
        if let Some(table) = meant.filter(|table| !is_read(table)) {
            notes.push(format!("{place}: {} is not read; is it meant as `{table}`?", quoted(name)));
        }
    }
    notes
}

/// A name without what is easily confused: capitals, marks between words, the `s` of plurals.
fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric() && *letter != 's').collect()
}
