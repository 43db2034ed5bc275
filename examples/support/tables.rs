//! What is odd about a directory of tables, apart from what the tables hold.

use std::path::Path;

use tip_report::{tables::Table, text::quoted};

use crate::support::shown;

/// The tables that are not there, and the files that look as if they were meant for one.
pub fn notes(directory: &Path) -> Vec<String> {
    let place = shown(directory);
    let is_there = |table: &Table| directory.join(table.as_str()).exists();
    let absent = Table::ALL.iter().copied().filter(|table| !is_there(table));
    let mut notes: Vec<String> =
        absent.map(|table| format!("{place}/{table}: is not there, so this table is empty")).collect();
    let files = directory.read_dir().into_iter().flatten().flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    for name in &names {
        let meant = Table::ALL.iter().find(|table| plain(table.as_str()) == plain(name));
        // On a disk that takes capitals for small letters `Flows.csv` is the table: it is there, and no other file has its name.
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

/// A name without what is easily mistaken: capitals, marks between words, the `s` of plurals.
fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric() && *letter != 's').collect()
}
