//! The tables as files.

use std::fs;

use tempfile::TempDir;

/// The folder of the tables.
pub const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

/// A new folder with a copy of the tables, removed when the test ends.
pub fn copy_of_the_data() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(DATA).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}
