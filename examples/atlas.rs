//! The atlas: all reports on one page, which needs no network and nothing but a browser.
//!
//! `cargo run --release --example atlas -- --out atlas.html`
//! `cargo run --release --example atlas -- --out atlas.html --map my-borders.json`

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::Parser;
use support::Outcome;
use whole_file::WholeFile;

#[path = "support/atlas/mod.rs"]
mod atlas;
#[path = "support/mod.rs"]
mod support;
#[path = "support/whole_file.rs"]
mod whole_file;

/// A page that shows the reports: a map for each, every country, what changed, and the flows that entries name.
#[derive(Parser)]
struct Arguments {
    /// Write to this file instead of the standard output
    #[arg(long)]
    out: Option<PathBuf>,
    /// Draw these borders (TopoJSON) instead of Natural Earth's; the form is in examples/support/atlas/map/README.md
    #[arg(long)]
    map: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::run(|out| {
        let borders = match &arguments.map {
            Some(file) => atlas::Borders::of_file(file)?,
            None => atlas::Borders::natural_earth()?,
        };
        for remark in borders.remarks() {
            writeln!(std::io::stderr(), "{remark}")?;
        }
        let page = atlas::page(&borders);
        match &arguments.out {
            Some(target) => {
                let mut file = WholeFile::create(target)?;
                file.write_all(page.as_bytes()).map_err(support::of_file(target))?;
                file.finish()?;
            }
            None => out.write_all(page.as_bytes())?,
        }
        Ok(Outcome::Found)
    })
}
