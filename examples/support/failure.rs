//! Why a tool could not answer, and the exit status that says so.

use std::{
    fmt::Display,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use clap::error::ErrorKind;
use tip_report::error::{LookupError, NoReportError, ScreenError};

use super::{Tool, command_line, shown};

/// Why a tool could not answer.
#[derive(Debug)]
pub enum Failure {
    /// A name, a code or a year that finds nothing. Exit status 1.
    Refused(String),
    /// The command line is wrong. Exit status 2, with the usage.
    Usage(String),
    /// Something can't be read, loaded or written, or is not what it should be. Exit status 3.
    Input(String),
    /// Nobody reads the output any more. Exit status 0.
    Unheard,
    /// `clap` has already said everything. Its exit status.
    Said(u8),
}

impl Failure {
    /// An error of a file, with the path as it was given.
    pub fn of_file<E: Display>(path: &Path) -> impl Fn(E) -> Failure {
        move |error| Failure::Input(format!("{}: {error}", shown(path)))
    }

    /// An error in a file of rows. For some, the user can say which delimiter is meant.
    pub fn of_rows(path: &Path) -> impl Fn(ScreenError) -> Failure {
        move |error| match error {
            ScreenError::AmbiguousDelimiter { .. } => {
                Failure::Usage(format!("{}: {error}, with `--delimiter`", shown(path)))
            }
            error => Failure::of_file(path)(error),
        }
    }

    /// Says why, and gives the exit status.
    pub fn end<T: Tool>(self) -> ExitCode {
        let status = match &self {
            Failure::Unheard => 0,
            Failure::Refused(_) => 1,
            Failure::Usage(_) => 2,
            Failure::Input(_) => 3,
            Failure::Said(status) => *status,
        };
        match self {
            Failure::Refused(message) | Failure::Input(message) => {
                // If standard error is closed, there is nobody to tell.
                let _ = writeln!(io::stderr(), "{message}");
            }
            Failure::Usage(message) => {
                let _ = command_line::command::<T>().error(ErrorKind::ValueValidation, message).print();
            }
            Failure::Unheard | Failure::Said(_) => {}
        }
        ExitCode::from(status)
    }
}

impl From<LookupError> for Failure {
    fn from(error: LookupError) -> Self {
        Failure::Refused(error.to_string())
    }
}

impl From<NoReportError> for Failure {
    fn from(error: NoReportError) -> Self {
        Failure::Refused(error.to_string())
    }
}

/// An error of the output, which already says where it writes.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Failure::Unheard } else { Failure::Input(error.to_string()) }
    }
}
