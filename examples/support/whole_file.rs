//! A file that appears under its name only when it is whole.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::support::of_file;

/// A file beside its target, renamed to it at the end. Dropped, or ended by Ctrl-C, it leaves nothing.
pub enum WholeFile {
    Beside(NamedTempFile, PathBuf),
    /// A device or a pipe, which can't be replaced.
    Direct(File),
}

impl WholeFile {
    /// Begins a file; once in a program.
    pub fn create(target: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        if fs::metadata(target).is_ok_and(|found| !found.is_file()) {
            return Ok(WholeFile::Direct(File::create(target).map_err(of_file(target))?));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.prefix(".").suffix(".part").tempfile_in(folder).map_err(of_file(target))?;
        let path = file.path().to_owned();
        ctrlc::set_handler(move || {
            let _ = fs::remove_file(&path);
            std::process::exit(130);
        })?;
        Ok(WholeFile::Beside(file, target.to_owned()))
    }

    /// Gives the file its name.
    pub fn finish(self) -> Result<(), String> {
        match self {
            WholeFile::Beside(file, target) => match file.persist(&target) {
                Ok(_) => Ok(()),
                Err(failed) => Err(of_file(&target)(failed.error)),
            },
            WholeFile::Direct(_) => Ok(()),
        }
    }

    fn file(&mut self) -> &mut File {
        match self {
            WholeFile::Beside(file, _) => file.as_file_mut(),
            WholeFile::Direct(file) => file,
        }
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file().flush()
    }
}
