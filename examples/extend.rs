//! The report of a year that the bundled data does not have yet, from files of one's own.
//!
//! `cargo run --example extend`
//! `cargo run --example extend -- --tiers my-tiers-2026.csv --reports my-reports-2026.csv`
//!
//! The files in `examples/made_up_2026` are MADE UP: they show the form, and no report of 2026 says what they say.

use std::{fs::File, path::PathBuf, process::ExitCode};

use clap::Parser;
use support::Outcome;
use tip_report::Dataset;

#[path = "support/mod.rs"]
mod support;

const MADE_UP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/made_up_2026");

/// Add a report to the bundled data, and see where its countries come from.
#[derive(Parser)]
struct Arguments {
    /// Rows of reports.csv
    #[arg(long)]
    reports: Option<PathBuf>,
    /// Rows of tiers.csv
    #[arg(long)]
    tiers: Option<PathBuf>,
    /// Rows of sources.csv
    #[arg(long)]
    sources: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let made_up = arguments.reports.is_none() && arguments.tiers.is_none() && arguments.sources.is_none();
    support::run(|out| {
        let mut builder = Dataset::bundled().with();
        if made_up {
            writeln!(out, "MADE UP: no report says this; give --reports and --tiers to see one that does")?;
            builder = builder
                .append_file("sources.csv", format!("{MADE_UP}/sources-2026.csv"))
                .append_file("reports.csv", format!("{MADE_UP}/reports-2026.csv"))
                .append_file("tiers.csv", format!("{MADE_UP}/tiers-2026.csv"));
        }
        for (table, file) in
            [("sources.csv", arguments.sources), ("reports.csv", arguments.reports), ("tiers.csv", arguments.tiers)]
        {
            if let Some(file) = file {
                // The library's problems name a file, not where it was looked for.
                File::open(&file).map_err(support::of_file(&file))?;
                builder = builder.append_file(table, file);
            }
        }
        // All or nothing: a problem with any of the files is an error that names the file and the line.
        let data = builder.build()?;
        let report = data.latest_report().ok_or("the dataset has no report")?;
        writeln!(out, "{report} (released {})", report.released())?;
        for placement in report.placements() {
            let country = placement.country();
            let before = report.previous().map(|previous| (previous, previous.standing(country)));
            write!(out, "  {country}: {}", placement.ranking())?;
            match before {
                Some((previous, standing)) => writeln!(out, " ({}: {standing})", previous.year())?,
                None => writeln!(out)?,
            }
        }
        for warning in data.warnings().iter().filter(|warning| !Dataset::bundled().warnings().contains(warning)) {
            writeln!(out, "warning: {warning}")?;
        }
        Ok(Outcome::Found)
    })
}
