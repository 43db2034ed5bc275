//! Files of tables: what is read, and what is refused at once so that nobody waits for it.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use super::builder::bounded;

/// A file that a directory has as long as some of its tables are not written yet: see
/// [`Dataset::write_dir`](crate::Dataset::write_dir).
pub(crate) const UNFINISHED: &str = ".tip-report-unfinished";

/// Whether a directory has something with this name, even a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The bytes of a file. Pipes and devices are refused: a pipe may never be written to, and a device may have no end.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => File::open(path).and_then(bounded),
        Ok(found) if found.is_dir() => Err(io::Error::other("it is a directory, not a file")),
        Ok(_) => Err(io::Error::other("it is a pipe or a device, not a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_there(path) => {
            Err(io::Error::new(io::ErrorKind::NotFound, "it is a link that leads to no file"))
        }
        Err(error) => Err(error),
    }
}
