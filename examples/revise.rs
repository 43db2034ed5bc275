//! What changed between two releases of the data, table by table and cell by cell.
//!
//! `cargo run --example revise -- old-data new-data`
//! `cargo run --example revise -- old-data data --json`

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;
use support::Outcome;
use tip_report::Dataset;

#[path = "support/mod.rs"]
mod support;

/// Compare the tables of two directories: exit status 0 if they are equal or differ, 1 if one can't be loaded.
#[derive(Parser)]
struct Arguments {
    /// The directory with the older tables
    older: PathBuf,
    /// The directory with the newer tables
    newer: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let Arguments { older, newer, json } = Arguments::parse();
    support::run(|out| {
        let load = |directory: &PathBuf| {
            Dataset::from_dir(directory).map_err(|problems| format!("{}: {problems}", directory.display()))
        };
        let revision = load(&older)?.diff(&load(&newer)?);
        if json {
            support::json(out, &revision)?;
        } else {
            writeln!(out, "{revision}")?;
        }
        Ok(Outcome::Found)
    })
}
