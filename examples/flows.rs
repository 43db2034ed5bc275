//! The flows of a country: out of it, into it, through it, inside it, and its demand.
//!
//! `cargo run --example flows -- KOR --year 2009`
//! `cargo run --example flows -- Thailand --direction in --form forced_labor --json`
//! `cargo run --example flows -- Nigeria --year 2018 --dot | dot -Tsvg -o nigeria.svg`
//! `cargo run --example flows --features graphml -- Nigeria --graphml > nigeria.graphml`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, ValueEnum};
use flow_answer::{document, text};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Country, Dataset, Flows, flow::Exploitation};

#[path = "support/flow_answer.rs"]
mod flow_answer;
#[path = "support/mod.rs"]
mod support;

/// The flows that entries describe out of a country, into it, through it and inside it. They say what the entries name,
/// not how many people were moved. If an entry was not read, a missing flow means nothing.
#[derive(Parser)]
struct Arguments {
    /// A name or a two- or three-letter code
    country: String,
    /// The year of one report
    #[arg(long)]
    year: Option<u16>,
    /// Only the flows in this direction
    #[arg(long)]
    direction: Option<Direction>,
    /// Only this form of exploitation, such as `forced_labor`
    #[arg(long)]
    form: Option<Exploitation>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Direction {
    Out,
    In,
    Through,
    Domestic,
    Demand,
}

impl Direction {
    fn of<'a>(self, flows: Flows<'a>, country: Country<'_>) -> Flows<'a> {
        match self {
            Direction::Out => flows.cross_border().from(country),
            Direction::In => flows.cross_border().to(country),
            Direction::Through => flows.cross_border().through(country),
            Direction::Domestic => flows.domestic(),
            Direction::Demand => flows.demand(),
        }
    }
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Csv, Format::Json, Format::Dot, Format::Graphml];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        let country = data.country(&self.country)?;
        let report = self.year.map(|year| data.report(year)).transpose()?;
        let mut flows = country.flows();
        if let Some(report) = report {
            flows = flows.in_report(report);
        }
        if let Some(form) = self.form {
            flows = flows.with_form(form);
        }
        if let Some(direction) = self.direction {
            flows = direction.of(flows, country);
        }
        match format {
            Format::Json => support::json(out, &document(country, report, flows.clone()))?,
            Format::Csv => {
                flows.clone().write_csv(&mut *out)?;
                // Rows have no room for it, and the absence of rows does not mean the absence of flows.
                if let Some(report) = report {
                    let _ =
                        writeln!(io::stderr(), "{country}: {}; {}", report.entry_reading(country), report.coverage());
                }
            }
            Format::Dot => flows.clone().network().write_dot(&mut *out)?,
            Format::Graphml => support::graphml(out, &flows.clone().network())?,
            _ => text(out, country, &flows)?,
        }
        Ok(if flows.count() > 0 { Outcome::Found } else { Outcome::NotFound })
    }
}
