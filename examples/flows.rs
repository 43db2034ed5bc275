//! The flows that have to do with a country: out of it, into it, through it, inside it, and its demand.
//!
//! `cargo run --example flows -- KOR --year 2009`
//! `cargo run --example flows -- Thailand --direction in --form forced_labor --json`
//! `cargo run --example flows -- Nigeria --year 2018 --dot | dot -Tsvg -o nigeria.svg`

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, ValueEnum};
use serde_json::{Value, json};
use support::Outcome;
use tip_report::{Country, Dataset, Exploitation, Flow, FlowKind, Flows, Report};

#[path = "support/mod.rs"]
mod support;

/// The flows that entries describe out of a country, into it, through it and inside it. They are what the entries name,
/// not how many people were moved; where an entry was not read, no flow means nothing.
#[derive(Parser)]
struct Arguments {
    /// A name or a two- or three-letter code
    country: String,
    /// The year of one report
    #[arg(long)]
    year: Option<u16>,
    /// Only these
    #[arg(long)]
    direction: Option<Direction>,
    /// Only this form of exploitation, as `forced_labor`
    #[arg(long)]
    form: Option<Exploitation>,
    #[command(flatten)]
    format: Format,
}

#[allow(clippy::struct_excessive_bools, reason = "of the flags at most one is given")]
#[derive(clap::Args)]
#[group(multiple = false)]
struct Format {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Print the flows as CSV
    #[arg(long)]
    csv: bool,
    /// Print the network of the flows for Graphviz
    #[arg(long)]
    dot: bool,
    /// Print the network of the flows as `GraphML`
    #[arg(long)]
    graphml: bool,
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
    let arguments = Arguments::parse();
    support::run(|out| {
        let data = Dataset::bundled();
        let country = data.country(&arguments.country)?;
        let report = arguments.year.map(|year| data.report(year)).transpose()?;
        let mut flows = country.flows();
        if let Some(report) = report {
            flows = flows.in_report(report);
        }
        if let Some(form) = arguments.form {
            flows = flows.with_form(form);
        }
        if let Some(direction) = arguments.direction {
            flows = direction.of(flows, country);
        }
        match arguments.format {
            Format { json: true, .. } => support::json(out, &document(country, report, flows.clone()))?,
            Format { csv: true, .. } => {
                flows.clone().write_csv(&mut *out)?;
                // Rows have no room for it, and no row is not "no flow".
                if let Some(report) = report {
                    let _ =
                        writeln!(io::stderr(), "{country}: {}; {}", report.entry_reading(country), report.coverage());
                }
            }
            Format { dot: true, .. } => flows.clone().network().write_dot(&mut *out)?,
            Format { graphml: true, .. } => flows.clone().network().write_graphml(&mut *out)?,
            _ => text(out, country, &flows)?,
        }
        Ok(if flows.count() > 0 { Outcome::Found } else { Outcome::NotFound })
    })
}

/// Whether the country's entry in each report was read, beside how much of the whole report was.
fn coverage(country: Country<'_>, report: Report<'_>) -> Value {
    let mut coverage = json!({"year": report.year(), "standing": report.standing(country)});
    if let (Value::Object(object), Value::Object(reading)) = (&mut coverage, json!(report.entry_reading(country))) {
        object.extend(reading);
        object.insert("report".into(), json!(report.coverage()));
    }
    coverage
}

fn document(country: Country<'_>, report: Option<Report<'_>>, flows: Flows<'_>) -> Value {
    let coverage = match report {
        Some(report) => coverage(country, report),
        None => flows.coverage().map(|of| coverage(country, of.report())).collect(),
    };
    json!({"code": country.code(), "name": country.name(), "coverage": coverage, "flows": flows.collect::<Vec<_>>()})
}

fn text(out: &mut dyn Write, country: Country<'_>, flows: &Flows<'_>) -> Result<(), Box<dyn Error>> {
    writeln!(out, "{country} ({})", country.code())?;
    for coverage in flows.coverage() {
        let report = coverage.report();
        writeln!(out, "\n{report}: {}, {}", report.standing(country), report.entry_reading(country))?;
        if !report.entry_reading(country).was_read() {
            writeln!(out, "  no flow of its own entry is known here, which does not mean that the entry names none")?;
        }
        writeln!(out, "  {coverage}")?;
        flows.clone().in_report(report).try_for_each(|flow| line(out, &flow))?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, flow: &Flow<'_>) -> Result<(), Box<dyn Error>> {
    let kind = match flow.kind() {
        FlowKind::CrossBorder => "",
        FlowKind::Domestic => "domestic: ",
        FlowKind::Demand => "demand: ",
    };
    let way = list(flow.transit());
    let way = if way.is_empty() { way } else { format!(" via {way}") };
    let (victims, forms, sources) =
        (list(flow.victims()), list(flow.forms()), list(flow.sources().map(|source| source.id())));
    write!(out, "  {kind}{} -> {}{way}: {victims}; {forms}; ", flow.origin(), flow.destination())?;
    Ok(writeln!(out, "{}, entry of {} [{sources}]", flow.modality(), flow.reporter())?)
}

fn list(items: impl Iterator<Item: ToString>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}
