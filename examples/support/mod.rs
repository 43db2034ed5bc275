//! What all tools share: their command line, their exit status, and where they write.
//!
//! # The rules of the command line
//!
//! * **Exit status.** 0: the tool answered. 1: nothing was found, a name or a year was refused, or there are differences
//!   (`revise`). 2: the command line is wrong, or lacks a delimiter that is needed. 3: a file or the data in it can't be read,
//!   loaded or written. `screen` marks rows that have a problem and exits with 0; with `--strict` it exits with 3.
//! * **Output.** `--out FILE` writes to a file, which only appears under its name when it is complete. Without it, or with
//!   `-`, the answer goes to standard output. No tool writes over a file that it reads. A reader that stops early
//!   (`| head`) is not an error; a full disk is one. A pipe or a device is only read if rows are processed one by one
//!   (`screen`, `audit`).
//! * **Formats.** A tool that has more than one takes `--format text|csv|json|…`; `--json`, `--csv`, `--dot` and `--graphml`
//!   are short for it. All formats have the same facts.
//! * **Messages** go to standard error. They quote with `tip_report::text`, and so does text about a file (`validate`, `revise`):
//!   what they quote is cut, on one line, and has no control characters and no invisible characters. Data are not changed: the
//!   cells of `screen`, the borders of `atlas`, and all CSV, JSON and networks.
//! * **Words.** An option means the same in every tool: `--year` is the year of one report, `--from` and `--to` are the
//!   first and the last report of a period, `--bureau` limits to one bureau, `--top` limits the number of lines. A country is
//!   a name or a code, a tier is `Tier 2 Watch List` or `2WL`, in any letter case.
//! * `--help` and `--version` say what the tool does, and which version of the crate and of the data it has.

#![allow(dead_code, reason = "each tool uses a part")]

use std::{
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use tip_report::{Dataset, Network, chrono::NaiveDate, screen::Aliases};

pub use failure::Failure;
pub use format::Format;

mod command_line;
mod failure;
mod format;
mod output;
mod whole_file;
pub mod words;

/// A tool: its options, and how it answers.
pub trait Tool: Parser {
    /// The formats that it writes, with the default first.
    const FORMATS: &'static [Format];

    /// The files that it reads; `-` is standard input. The tool never writes over any of them.
    fn reads(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    /// Whether it ends when nobody reads its output any more. Otherwise it goes on, because its exit status depends on the end.
    fn ends_unheard(&self) -> bool {
        false
    }

    /// Answers.
    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure>;
}

/// How a tool ends that has answered.
#[derive(Clone, Copy, PartialEq)]
pub enum Outcome {
    /// Exit status 0.
    Found,
    /// Nothing was found, and the output says so. Exit status 1.
    NotFound,
    /// What was compared differs. Exit status 1.
    Different,
    /// The examined data can't be loaded, and the output says why. Exit status 3.
    Broken,
}

/// Runs a tool with the arguments of the command line.
pub fn main<T: Tool>() -> ExitCode {
    let ended = command_line::read::<T>().and_then(|(tool, shared)| {
        let mut out = output::Output::open(&tool, shared.out.as_deref())?;
        match tool.answer(shared.format, &mut out) {
            Ok(outcome) => out.finish().map(|()| outcome),
            Err(failure) => {
                out.abandon();
                Err(failure)
            }
        }
    });
    match ended {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::NotFound | Outcome::Different) => ExitCode::from(1),
        Ok(Outcome::Broken) => ExitCode::from(3),
        Err(failure) => failure.end::<T>(),
    }
}

/// A path as it was given, as a message can show it.
pub fn shown(path: &Path) -> String {
    tip_report::text::shown(&path.to_string_lossy())
}

/// Opens a file that is read completely. A pipe would make the tool wait, and a device may have no end.
pub fn open(path: &Path) -> io::Result<File> {
    let found = path.metadata()?;
    if found.is_file() || found.is_dir() {
        return File::open(path);
    }
    Err(io::Error::other("it is a pipe or a device, not a file"))
}

/// The aliases of a file.
pub fn aliases(path: &Path) -> Result<Aliases, Failure> {
    let file = open(path).map_err(Failure::of_file(path))?;
    Aliases::read(Dataset::bundled(), file).map_err(Failure::of_file(path))
}

/// A date in the format of the data, `YYYY-MM-DD`. chrono alone also takes signs, spaces and single digits.
pub fn date(text: &str) -> Result<NaiveDate, &'static str> {
    let date = text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text);
    date.ok_or("expected a date such as 2013-06-10")
}

/// The message that no report was in force on a date.
pub fn no_report(date: NaiveDate) -> String {
    format!("{date}: no report was in force; the first was released on {}", first_release())
}

/// The release date of the first report.
pub fn first_release() -> NaiveDate {
    Dataset::bundled().reports().next().map(|report| report.released()).unwrap_or_default()
}

/// The message that a later report is probably in force, if a date is long enough after the last report.
pub fn after_latest(date: NaiveDate) -> Option<String> {
    let bundled = Dataset::bundled();
    let last = bundled.latest_report().filter(|_| bundled.is_after_latest(date))?;
    Some(format!("the last report in this data is of {}; a later one is probably in force", last.released()))
}

/// Refuses a period that ends before it begins.
pub fn check_period(from: Option<u16>, to: Option<u16>) -> Result<(), Failure> {
    match from.zip(to) {
        Some((from, to)) if from > to => Err(Failure::Usage("`--from` is after `--to`".into())),
        _ => Ok(()),
    }
}

/// Writes one JSON document.
pub fn json(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// Writes a network as `GraphML`. A library without the feature can't: whoever asks is told how to have it.
pub fn graphml(out: &mut dyn Write, network: &Network<'_>) -> Result<(), Failure> {
    #[cfg(feature = "graphml")]
    return Ok(network.write_graphml(out)?);
    #[cfg(not(feature = "graphml"))]
    {
        let _ = (out, network);
        let call = format!("cargo run --example {} --features graphml -- … --graphml", command_line::name());
        Err(Failure::Usage(format!("`--graphml` needs the feature `graphml`: {call}")))
    }
}
