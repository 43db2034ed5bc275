//! A country: its placements in all reports, or all that one report says of it.
//!
//! `cargo run --example country -- "Côte d'Ivoire"`
//! `cargo run --example country -- KOR --year 2009 --json`
//! `cargo run --example country -- KN --scheme fips`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use serde_json::{Value, json};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{CodeScheme, Country, Dataset, DesignationSet, Flow, Report};

#[path = "support/mod.rs"]
mod support;

/// What the reports say of a country.
#[derive(Parser)]
struct Arguments {
    /// A name or a two- or three-letter code
    name: String,
    /// The scheme of the codes that stand for countries: `iso`, `fips`, `ioc`, `cowc`, `cown`, `gwn`, `unhcr` or `numeric`; names are not read
    #[arg(long, value_parser = support::words::code_scheme)]
    scheme: Option<CodeScheme>,
    /// The year of one report
    #[arg(long)]
    year: Option<u16>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        let country = support::words::country(&self.name, self.scheme)?;
        let report = self.year.map(|year| data.report(year)).transpose()?;
        match format {
            Format::Json => support::json(out, &document(country, report))?,
            _ => text(out, country, report)?,
        }
        Ok(Outcome::Found)
    }
}

fn reports() -> impl Iterator<Item = Report<'static>> {
    Dataset::bundled().reports()
}

fn flows<'a>(country: Country<'a>, report: Report<'a>) -> impl Iterator<Item = Flow<'a>> {
    report.flows().reported_by(country)
}

fn document(country: Country<'_>, report: Option<Report<'_>>) -> Value {
    let mut document = json!({
        "code": country.code(),
        "name": country.name(),
        "bureau": country.bureau(),
        "note": country.note(),
        "history": reports().map(|report| standing(country, report)).collect::<Vec<_>>(),
    });
    if let (Some(report), Some(object)) = (report, document.as_object_mut()) {
        object.insert("year".into(), json!(report.year()));
        object.insert("standing".into(), json!(report.standing(country)));
        object.insert("entry_read".into(), json!(report.entries(country).any(|entry| entry.extent().is_some())));
        object.insert("roles".into(), json!(report.roles(country)));
        object.insert("flows".into(), json!(flows(country, report).collect::<Vec<_>>()));
        object.insert("designations".into(), json!(report.designations(country).collect::<Vec<_>>()));
        object.insert("designation_lists".into(), lists(country, report));
    }
    document
}

/// Where a report places the country, or why it does not.
fn standing(country: Country<'_>, report: Report<'_>) -> Value {
    let mut standing = json!({"year": report.year(), "standing": report.standing(country)});
    if let (Value::Object(object), Value::Object(placement)) = (&mut standing, json!(report.placement(country))) {
        object.extend(placement);
    }
    standing
}

/// What each list of the report says of the country: an empty `designations` is not a no.
fn lists(country: Country<'_>, report: Report<'_>) -> Value {
    let list = |set: DesignationSet<'_>| json!({ "list": set.list(), "coverage": set.coverage(), "named": set.names(country) });
    report.designation_sets().map(list).collect()
}

fn text(out: &mut dyn Write, country: Country<'_>, report: Option<Report<'_>>) -> io::Result<()> {
    writeln!(out, "{country} ({})", country.code())?;
    let Some(report) = report else {
        writeln!(out, "  {}", country.history())?;
        for report in reports() {
            let standing = report.standing(country);
            let evidence = standing.placement().map(|placement| format!(" ({})", placement.evidence()));
            writeln!(out, "  {}  {standing}{}", report.year(), evidence.unwrap_or_default())?;
        }
        return Ok(());
    };
    writeln!(out, "  {}  {}", report.year(), report.standing(country))?;
    if let Some(placement) = report.placement(country) {
        writeln!(out, "  {}", placement.citation())?;
    }
    for set in report.designation_sets() {
        let source = set.designation(country).map(|designation| format!(" [{}]", designation.source()));
        writeln!(out, "  {}: {}{}", set.list(), set.names(country), source.unwrap_or_default())?;
    }
    let unread = report.entries(country).all(|entry| entry.extent().is_none());
    if unread && report.placement(country).is_some() {
        writeln!(out, "  its entry was not read: no flows here does not mean that the entry names none")?;
    }
    if let Some(roles) = report.roles(country) {
        writeln!(out, "  roles: {roles}")?;
    }
    for flow in flows(country, report) {
        writeln!(out, "  {}: {} -> {} ({})", flow.kind(), flow.origin(), flow.destination(), flow.modality())?;
    }
    Ok(())
}
