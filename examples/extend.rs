//! A report that is not yet in the bundled data, from your own files.
//!
//! `cargo run --example extend`
//! `cargo run --example extend -- --tiers my-tiers-2026.csv --reports my-reports-2026.csv`
//!
//! The files in `examples/made_up_2026` are MADE UP: they show the format, and no report of 2026 says this.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, tables::Table};

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
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text];

    fn reads(&self) -> Vec<PathBuf> {
        self.files().into_iter().filter_map(|(_, file)| Some(file?.to_owned())).collect()
    }

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = self.data(out)?;
        let report = data.latest_report().ok_or_else(|| Failure::Input("the dataset has no report".into()))?;
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
    }
}

impl Arguments {
    fn files(&self) -> [(Table, Option<&Path>); 3] {
        [
            (Table::Sources, self.sources.as_deref()),
            (Table::Reports, self.reports.as_deref()),
            (Table::Tiers, self.tiers.as_deref()),
        ]
    }

    /// The bundled data with the rows of the files.
    fn data(&self, out: &mut dyn Write) -> Result<Dataset, Failure> {
        let mut builder = Dataset::bundled().with();
        if self.reads().is_empty() {
            writeln!(out, "MADE UP: no report says this; use --reports and --tiers to see your own")?;
            builder = builder
                .append_file(Table::Sources, format!("{MADE_UP}/sources-2026.csv"))
                .append_file(Table::Reports, format!("{MADE_UP}/reports-2026.csv"))
                .append_file(Table::Tiers, format!("{MADE_UP}/tiers-2026.csv"));
        }
        for (table, file) in self.files() {
            if let Some(file) = file {
                // The library's problems name a file, but not its directory.
                support::open(file).map_err(Failure::of_file(file))?;
                builder = builder.append_file(table, file);
            }
        }
        // All or nothing: a problem with any of the files is an error that names the file and the line.
        builder.build().map_err(|problems| Failure::Input(problems.to_string()))
    }
}
