//! What the examples share: an output that survives `| head`, the exit statuses, and the words of options.

#![allow(dead_code, reason = "each example uses a part")]

use std::{
    error::Error,
    io::{self, BufWriter, StdoutLock, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{CommandFactory, error::ErrorKind};
use tip_report::chrono::NaiveDate;

pub mod words;

/// How an example ends, apart from errors: 0 found, 1 not found. (Wrong usage ends with 2, by `clap`.)
pub enum Outcome {
    Found,
    NotFound,
}

/// Runs an example on a locked standard output. A reader that closes it early is no error, and changes nothing: what
/// failed still ends with 1.
pub fn run(example: impl FnOnce(&mut dyn Write) -> Result<Outcome, Box<dyn Error>>) -> ExitCode {
    end(example, BufWriter::new(Unheard(io::stdout().lock())))
}

/// As [`run`], for an output of any length: when the reader closes it, the example ends.
pub fn stream(example: impl FnOnce(&mut dyn Write) -> Result<Outcome, Box<dyn Error>>) -> ExitCode {
    end(example, BufWriter::new(io::stdout().lock()))
}

fn end<W: Write>(
    example: impl FnOnce(&mut dyn Write) -> Result<Outcome, Box<dyn Error>>,
    mut out: BufWriter<W>,
) -> ExitCode {
    let outcome = example(&mut out).and_then(|outcome| Ok(out.flush().map(|()| outcome)?));
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::NotFound) => ExitCode::from(1),
        Err(error) if is_closed_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            // What was found before the error still belongs on the output.
            let _ = out.flush();
            // A closed standard error is nobody's to tell.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(1)
        }
    }
}

/// A standard output to which nobody may listen any more.
struct Unheard(StdoutLock<'static>);

impl Write for Unheard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        heard(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        heard(self.0.flush(), ())
    }
}

fn heard<T>(result: io::Result<T>, unheard: T) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(unheard),
        result => result,
    }
}

/// A date as it is written in the data, `YYYY-MM-DD`; chrono alone also takes signs, spaces and single digits.
pub fn date(text: &str) -> Result<NaiveDate, &'static str> {
    let date = text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text);
    date.ok_or("expected a date as 2013-06-10")
}

/// Ends a program that was called wrongly, with the usage and 2.
pub fn misused<A: CommandFactory>(message: &str) -> ! {
    let program = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    A::command().bin_name(name).error(ErrorKind::ValueValidation, message).exit()
}

/// Refuses a period that ends before it begins.
pub fn check_period<A: CommandFactory>(from: Option<u16>, to: Option<u16>) {
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        misused::<A>("`--from` is after `--to`");
    }
}

/// An error of a file, with the path that was given.
pub fn of_file(path: &Path) -> impl Fn(io::Error) -> String {
    move |error| {
        let said = error.to_string();
        // `tempfile` adds a path of its own making.
        format!("{}: {}", path.display(), said.split(" at path ").next().unwrap_or_default())
    }
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    let kind = error
        .downcast_ref::<io::Error>()
        .map(io::Error::kind)
        .or_else(|| error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind));
    kind == Some(io::ErrorKind::BrokenPipe)
}

/// Prints one JSON document.
pub fn json(out: &mut dyn Write, value: &impl serde::Serialize) -> Result<(), Box<dyn Error>> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}
