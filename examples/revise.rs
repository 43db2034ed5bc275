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
use support::{Failure, Format, Outcome, Tool, shown};
use tip_report::{
    Dataset,
    tables::{Table, Warning, WarningKind},
};

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
        for (directory, data) in [(&self.older, &older), (&self.newer, &newer)] {
            tell_what_is_not_compared(directory, data);
        }
        let revision = older.diff(&newer);
        match format {
            Format::Json => support::json(out, &revision)?,
            _ => writeln!(out, "{revision}")?,
        }
        Ok(if revision.is_empty() { Outcome::Found } else { Outcome::Different })
    }
}

/// A table that is not there and a column that no table has would otherwise pass for what is the same in both.
fn tell_what_is_not_compared(directory: &Path, data: &Dataset) {
    let is_ignored = |warning: &&Warning| matches!(warning.kind(), WarningKind::IgnoredColumn { .. });
    let warnings = data.warnings();
    let ignored = warnings.iter().filter(is_ignored).map(|warning| format!("{}/{warning}", shown(directory)));
    for said in tables::notes(directory).into_iter().chain(ignored) {
        // A closed standard error is nobody's to tell.
        let _ = writeln!(io::stderr(), "{said}");
    }
}

fn load(directory: &Path) -> Result<Dataset, Failure> {
    Dataset::from_dir(directory).map_err(Failure::of_file(directory))
}
