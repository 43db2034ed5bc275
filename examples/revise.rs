//! What changed between two releases of the data, table by table and cell by cell.
//!
//! `cargo run --example revise -- old-data new-data`
//! `cargo run --example revise -- old-data data --json`

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, tables::Table};

#[path = "support/ignored.rs"]
mod ignored;
#[path = "support/mod.rs"]
mod support;
#[path = "support/tables.rs"]
mod tables;

/// Compare the tables of two directories: exit status 0 if they are equal, 1 if they differ, 3 if one can't be loaded.
#[derive(Parser)]
struct Arguments {
    /// The directory with the older tables
    older: PathBuf,
    /// The directory with the newer tables
    newer: PathBuf,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn reads(&self) -> Vec<PathBuf> {
        [&self.older, &self.newer]
            .into_iter()
            .flat_map(|directory| Table::ALL.iter().map(|table| directory.join(table.as_str())))
            .collect()
    }

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let (older, newer) = (load(&self.older)?, load(&self.newer)?);
        tell_what_is_not_compared(&self.older, &self.newer, [&older, &newer]);
        let revision = older.diff(&newer);
        match format {
            Format::Json => support::json(out, &revision)?,
            _ => writeln!(out, "{revision}")?,
        }
        Ok(if revision.is_empty() { Outcome::Found } else { Outcome::Different })
    }
}

/// Writes what is odd about the directories to standard error, including ignored columns and whether they differ.
fn tell_what_is_not_compared(older: &Path, newer: &Path, datasets: [&Dataset; 2]) {
    let of_directories = [older, newer].into_iter().flat_map(tables::notes);
    for said in of_directories.chain(ignored::notes(older, newer, datasets)) {
        // If standard error is closed, there is nobody to tell.
        let _ = writeln!(io::stderr(), "{said}");
    }
}

fn load(directory: &Path) -> Result<Dataset, Failure> {
    Dataset::from_dir(directory).map_err(Failure::of_file(directory))
}
