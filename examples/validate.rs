//! A directory of tables: everything that is wrong with it, and what is odd.
//!
//! `cargo run --example validate -- data`
//! `cargo run --example validate -- my-data --json`
//!
//! Each problem is a line `directory/file:line: column …`, as editors and continuous integration understand it.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use serde_json::json;
use support::Outcome;
use tip_report::Dataset;

#[path = "support/mod.rs"]
mod support;

/// Check the tables in a directory: exit status 0 if they can be loaded, 1 if there are problems.
#[derive(Parser)]
struct Arguments {
    /// The directory with countries.csv, reports.csv, sources.csv, tiers.csv and any of the other tables
    directory: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let Arguments { directory, json } = Arguments::parse();
    support::run(|out| {
        let loaded = Dataset::from_dir(&directory);
        let warnings = loaded.as_ref().map(Dataset::warnings).unwrap_or_default();
        if json {
            let document = match &loaded {
                Ok(_) => json!({"problems": [], "limit_reached": false, "warnings": warnings}),
                Err(problems) => json!(problems),
            };
            support::json(out, &document)?;
        } else {
            let place = directory.display();
            if let Err(problems) = &loaded {
                for problem in problems.iter() {
                    // A directory that can't be read is itself the file.
                    if Path::new(problem.file()) == directory {
                        writeln!(out, "{problem}")?;
                    } else {
                        writeln!(out, "{place}/{problem}")?;
                    }
                }
                // Its first line says how many there are, and whether there may be more.
                writeln!(out, "{}", problems.to_string().lines().next().unwrap_or_default())?;
            } else {
                for warning in &warnings {
                    writeln!(out, "{place}/{warning} (warning)")?;
                }
                writeln!(out, "no problems, {} warnings", warnings.len())?;
            }
        }
        Ok(if loaded.is_ok() { Outcome::Found } else { Outcome::NotFound })
    })
}
