//! The atlas: all reports on one page. It only needs a browser, and no network.
//!
//! `cargo run --release --example atlas -- --out atlas.html`
//! `cargo run --release --example atlas -- --out atlas.html --map my-borders.json`

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use support::{Failure, Format, Outcome, Tool};

#[path = "support/atlas/mod.rs"]
mod atlas;
#[path = "support/mod.rs"]
mod support;

/// A page that shows the reports: a map of each report, every country, what changed, and the flows that entries name.
#[derive(Parser)]
struct Arguments {
    /// Draw these borders (TopoJSON) instead of Natural Earth's; examples/support/atlas/map/README.md describes their format
    #[arg(long)]
    map: Option<PathBuf>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Html];

    fn reads(&self) -> Vec<PathBuf> {
        self.map.iter().cloned().collect()
    }

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let borders = match &self.map {
            Some(file) => atlas::Borders::of_file(file),
            None => atlas::Borders::natural_earth(),
        };
        let borders = borders.map_err(Failure::Input)?;
        for remark in borders.remarks() {
            // If standard error is closed, there is nobody to tell.
            let _ = writeln!(io::stderr(), "{remark}");
        }
        out.write_all(atlas::page(&borders).as_bytes())?;
        Ok(Outcome::Found)
    }
}
