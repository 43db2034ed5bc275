//! Several files of a directory that are replaced together.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use crate::load::file::UNFINISHED;

/// Files that are written beside those that they will replace. If this is dropped before the end, the directory stays
/// as it was.
pub(super) struct Writing<'p> {
    directory: &'p Path,
    /// The mark that keeps other writers out. It also keeps readers from tables of which only some are new.
    mark: PathBuf,
    /// The files that are complete, each with its final name.
    written: Vec<(PathBuf, PathBuf)>,
    /// Whether a file has replaced an older one, so that the others must follow.
    is_begun: bool,
}

impl<'p> Writing<'p> {
    pub(super) fn begin(directory: &'p Path) -> io::Result<Self> {
        let mark = directory.join(UNFINISHED);
        create_new(&mark).map_err(|error| {
            let text =
                "another program is writing there, or was interrupted: if none is, remove this file and write again";
            match error.kind() {
                io::ErrorKind::AlreadyExists => io::Error::new(error.kind(), format!("{UNFINISHED}: {text}")),
                _ => error,
            }
        })?;
        Ok(Writing { directory, mark, written: Vec::new(), is_begun: false })
    }

    /// Writes one file to its end. Its errors name the file.
    pub(super) fn write(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.write_part(name, write).map_err(|error| named(Path::new(name), &error))
    }

    fn write_part(&mut self, name: &str, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
        let target = self.directory.join(name);
        // A link is replaced, so what it leads to does not count.
        let older = fs::symlink_metadata(&target).ok();
        // Windows does not replace a read-only file, and would report this only when other files are replaced already.
        match &older {
            Some(found) if found.is_dir() => {
                return Err(io::Error::new(io::ErrorKind::IsADirectory, "a directory is in the way"));
            }
            Some(found) if found.is_file() && found.permissions().readonly() => {
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
            }
            _ => {}
        }
        let (part, file) = self.create_part(name)?;
        self.written.push((part, target));
        // Before anything is written: what only some could read does not become readable to all.
        if let Some(older) = older.filter(fs::Metadata::is_file).map(|older| older.permissions()) {
            // A disk without permissions refuses to set any.
            if file.metadata()?.permissions() != older {
                file.set_permissions(older)?;
            }
        }
        let mut file = BufWriter::new(file);
        write(&mut file)?;
        file.flush()?;
        // If only now the disk is found to be full, the older file must not be lost.
        file.get_ref().sync_all()
    }

    /// A new file that no link leads to. A name that a program left behind is skipped.
    fn create_part(&self, name: &str) -> io::Result<(PathBuf, File)> {
        const MOST: u32 = 1_000;
        let process = std::process::id();
        let mut created = Err(io::ErrorKind::AlreadyExists.into());
        for number in 0..MOST {
            let part = self.directory.join(format!(".{name}.{process}-{number}.part"));
            created = create_new(&part).map(|file| (part, file));
            if !matches!(&created, Err(error) if error.kind() == io::ErrorKind::AlreadyExists) {
                break;
            }
        }
        created
    }

    /// Gives all files their names.
    pub(super) fn finish(mut self) -> io::Result<()> {
        for (part, file) in &self.written {
            fs::rename(part, file).map_err(|error| named(file.strip_prefix(self.directory).unwrap_or(file), &error))?;
            self.is_begun = true;
        }
        self.is_begun = false;
        Ok(())
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        // The first error is the one to report. A part that has its final name already is no longer there.
        for (part, _) in &self.written {
            let _ = fs::remove_file(part);
        }
        if !self.is_begun {
            let _ = fs::remove_file(&self.mark);
        }
    }
}

/// The error, with the file in the directory that it is about.
fn named(file: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
}

/// Creates a file that did not exist. A link with this name is never followed.
fn create_new(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts something in the way of the second file, only after the first has its final name.
    #[test]
    fn a_directory_that_is_replaced_in_part_keeps_its_mark() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        let mut writing = Writing::begin(directory.path()).unwrap();
        for name in ["a.csv", "b.csv"] {
            writing.write(name, |file| file.write_all(b"new")).unwrap();
        }
        fs::create_dir_all(at("b.csv/in_the_way")).unwrap();
        let error = writing.finish().unwrap_err();
        assert!(error.to_string().starts_with("b.csv: "), "{error}");
        assert_eq!(fs::read(at("a.csv")).unwrap(), b"new");
        assert!(at(UNFINISHED).exists(), "one table is new and one is not");
        let parts = fs::read_dir(directory.path()).unwrap().filter(|entry| {
            entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|extension| extension == "part"))
        });
        assert_eq!(parts.count(), 0);
    }
}
