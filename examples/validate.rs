//! Checks a directory of tables, and lists all problems and warnings.
//!
//! `cargo run --example validate -- data`
//! `cargo run --example validate -- my-data --json`
//!
//! Each problem is a line `directory/file:line: column …`, as editors and continuous integration understand it.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use serde_json::json;
use support::{Failure, Format, Outcome, Tool, shown};
use tip_report::{Dataset, error::LoadError, tables::Table};

#[path = "support/mod.rs"]
mod support;
#[path = "support/tables.rs"]
mod tables;

/// Check the tables in a directory: exit status 0 if they can be loaded, 3 if there are problems.
#[derive(Parser)]
struct Arguments {
    /// The directory with countries.csv, reports.csv, sources.csv, tiers.csv and, optionally, other tables
    directory: PathBuf,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn reads(&self) -> Vec<PathBuf> {
        Table::ALL.iter().map(|table| self.directory.join(table.as_str())).collect()
    }

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let loaded = Dataset::from_dir(&self.directory);
        match (format, &loaded) {
            (Format::Json, Ok(data)) => {
                support::json(
                    out,
                    &json!({
                        "problems": [],
                        "limit_reached": false,
                        "warnings": data.warnings(),
                        "notes": tables::notes(&self.directory),
                    }),
                )?;
            }
            (Format::Json, Err(problems)) => support::json(out, problems)?,
            (_, Ok(data)) => tell_warnings(out, &self.directory, data)?,
            (_, Err(problems)) => tell_problems(out, &self.directory, problems)?,
        }
        Ok(if loaded.is_ok() { Outcome::Found } else { Outcome::Broken })
    }
}

fn tell_warnings(out: &mut dyn Write, directory: &Path, data: &Dataset) -> io::Result<()> {
    let (place, warnings) = (shown(directory), data.warnings());
    warnings.iter().try_for_each(|warning| writeln!(out, "{place}/{warning} (warning)"))?;
    tables::notes(directory).iter().try_for_each(|note| writeln!(out, "{note} (note)"))?;
    writeln!(out, "no problems, {} warnings", warnings.len())
}

fn tell_problems(out: &mut dyn Write, directory: &Path, problems: &LoadError) -> io::Result<()> {
    let place = shown(directory);
    for problem in problems.problems() {
        // A directory that can't be read is itself the file.
        if Path::new(problem.file()) == directory {
            writeln!(out, "{problem}")?;
        } else {
            writeln!(out, "{place}/{problem}")?;
        }
    }
    // Its first line says how many there are, and whether there may be more.
    writeln!(out, "{}", problems.to_string().lines().next().unwrap_or_default())
}
