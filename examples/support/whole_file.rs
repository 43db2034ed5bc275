//! A file that only appears under its name when it is complete.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tempfile::NamedTempFile;

use super::shown;

/// A file beside its target, which takes the target's name at the end. If it is dropped, or Ctrl-C ends the program, nothing
/// is left of it, and an older file stays unchanged.
///
/// A link stays a link: its target is written. A new file that replaces an older one gets its permissions.
/// Every error names the target.
pub struct WholeFile {
    target: PathBuf,
    file: Writing,
}

enum Writing {
    Beside(NamedTempFile, PathBuf),
    /// A device or a pipe, which can't be replaced.
    Direct(File),
}

/// The file to remove if the program is ended. At most one is written at a time.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

fn unfinished() -> MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

impl WholeFile {
    /// Begins a file. Call it once in a program.
    pub fn create(target: &Path) -> io::Result<Self> {
        let file = Writing::begin(target).map_err(|error| named(target, &error))?;
        Ok(WholeFile { target: target.to_owned(), file })
    }

    /// Gives the file its name.
    pub fn finish(self) -> io::Result<()> {
        self.file.finish().map_err(|error| named(&self.target, &error))
    }
}

/// The error, with the path as it was given.
fn named(target: &Path, error: &io::Error) -> io::Error {
    let said = error.to_string();
    // `tempfile` adds a path of its own making.
    let said = said.split(" at path ").next().unwrap_or_default();
    io::Error::new(error.kind(), format!("{}: {said}", shown(target)))
}

impl Writing {
    fn begin(target: &Path) -> io::Result<Self> {
        let older = fs::metadata(target).ok();
        if older.as_ref().is_some_and(|older| !older.is_file()) {
            return Ok(Writing::Direct(File::create(target)?));
        }
        if older.is_some() {
            // A read-only file is not replaced either.
            OpenOptions::new().write(true).open(target)?;
        }
        let target = where_links_lead(target)?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        // The end of the program waits until this file is registered.
        let mut unfinished = unfinished();
        ctrlc::set_handler(end).map_err(io::Error::other)?;
        let file = builder.prefix(".").suffix(".part").tempfile_in(folder)?;
        *unfinished = Some(file.path().to_owned());
        drop(unfinished);
        if let Some(older) = older {
            keep_permissions(file.as_file(), &older)?;
        }
        Ok(Writing::Beside(file, target))
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Writing::Beside(file, target) => {
                // If the disk turns out to be full only now, or the machine stops, the older file must not be lost.
                file.as_file().sync_all()?;
                let mut unfinished = unfinished();
                file.persist(target)?;
                *unfinished = None;
                Ok(())
            }
            Writing::Direct(_) => Ok(()),
        }
    }

    fn file(&mut self) -> &mut File {
        match self {
            Writing::Beside(file, _) => file.as_file_mut(),
            Writing::Direct(file) => file,
        }
    }
}

/// Ends the program and leaves no file.
fn end() {
    if let Some(path) = unfinished().take() {
        let _ = fs::remove_file(path);
    }
    std::process::exit(130);
}

/// The path after all links. The last link may lead to a file that does not exist yet.
fn where_links_lead(target: &Path) -> io::Result<PathBuf> {
    // Linux follows the same number.
    const LINKS: usize = 40;
    let mut path = target.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            // Not a link.
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("the link leads in a circle"))
}

/// Gives a new file the permissions of the file that it replaces, and its owner if that is allowed.
fn keep_permissions(file: &File, older: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (older.uid(), older.gid()) {
            // Only the superuser may. Anyone else has made their own copy, as editors do.
            let _ = fchown(file, Some(older.uid()), Some(older.gid()));
        }
    }
    file.set_permissions(older.permissions())
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.file().write(bytes).map_err(|error| named(&self.target, &error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.file().flush().map_err(|error| named(&self.target, &error))
    }
}
