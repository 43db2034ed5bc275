//! Where an answer goes: to standard output, or into a file.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
};

use same_file::Handle;

use super::{Failure, Tool, shown, whole_file::WholeFile};

/// The output of a tool. Its errors say where it writes.
pub enum Output {
    Standard(BufWriter<Standard>),
    File(BufWriter<WholeFile>),
}

impl Output {
    /// Opens the file, or standard output, unless the tool reads it too.
    pub fn open(tool: &impl Tool, file: Option<&Path>) -> Result<Self, Failure> {
        // A file that does not exist yet, or has no identity, can't be an input.
        if let Some(written) = file.map_or_else(|| of_stream(Handle::stdout()), of_file) {
            if tool.reads().into_iter().any(|read| handle(&read).is_some_and(|read| read == written)) {
                let named = file.map_or("the standard output".into(), |file| format!("`--out {}`", shown(file)));
                return Err(Failure::Usage(format!("{named} is a file that the tool reads")));
            }
        }
        Ok(match file {
            Some(file) => Output::File(BufWriter::new(WholeFile::create(file)?)),
            None => Output::Standard(BufWriter::new(Standard { ends_unheard: tool.ends_unheard() })),
        })
    }

    /// Writes the rest, and gives a file its name.
    pub fn finish(self) -> Result<(), Failure> {
        match self {
            Output::Standard(mut out) => Ok(out.flush()?),
            Output::File(out) => Ok(out.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?),
        }
    }

    /// Ends an output that is not complete. Standard output still gets what was found before the error. A file is not kept.
    pub fn abandon(self) {
        if let Output::Standard(mut out) = self {
            // The error to report is the first one.
            let _ = out.flush();
        }
    }
}

fn handle(read: &Path) -> Option<Handle> {
    if read.as_os_str() == "-" { of_stream(Handle::stdin()) } else { of_file(read) }
}

/// A file on a disk. A terminal and `/dev/null` may be both read and written. A pipe is not opened, because that would wait
/// for the program at its other end.
fn of_file(path: &Path) -> Option<Handle> {
    if path.metadata().is_ok_and(|found| found.is_file()) { Handle::from_path(path).ok() } else { None }
}

fn of_stream(handle: io::Result<Handle>) -> Option<Handle> {
    handle.ok().filter(|handle| handle.as_file().metadata().is_ok_and(|found| found.is_file()))
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Standard(out) => out.write(bytes),
            Output::File(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Standard(out) => out.flush(),
            Output::File(out) => out.flush(),
        }
    }
}

/// Standard output, which may have no reader any more.
pub struct Standard {
    ends_unheard: bool,
}

impl Standard {
    fn heard<T>(&self, result: io::Result<T>, unheard: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe && !self.ends_unheard => Ok(unheard),
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                Err(io::Error::new(error.kind(), format!("the standard output: {error}")))
            }
            result => result,
        }
    }
}

impl Write for Standard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.heard(io::stdout().lock().write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.heard(io::stdout().lock().flush(), ())
    }
}
