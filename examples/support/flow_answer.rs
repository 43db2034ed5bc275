//! The flows of a country in words and as a document, always with their coverage.

use std::io::{self, Write};

use serde_json::{Value, json};
use tip_report::{Country, Flows, Report};

/// Whether the country's entry in each report was read, and how much of the complete report was.
fn coverage(country: Country<'_>, report: Report<'_>) -> Value {
    let mut coverage = json!({"year": report.year(), "standing": report.standing(country)});
    if let (Value::Object(object), Value::Object(reading)) = (&mut coverage, json!(report.entry_reading(country))) {
        object.extend(reading);
        object.insert("report".into(), json!(report.coverage()));
    }
    coverage
}

/// The document that `flows --json` prints.
pub fn document(country: Country<'_>, report: Option<Report<'_>>, flows: Flows<'_>) -> Value {
    let coverage = match report {
        Some(report) => coverage(country, report),
        None => flows.coverage().map(|of| coverage(country, of.report())).collect(),
    };
    json!({"code": country.code(), "name": country.name(), "coverage": coverage, "flows": flows.collect::<Vec<_>>()})
}

/// The flows report by report, with their coverage.
pub fn text(out: &mut dyn Write, country: Country<'_>, flows: &Flows<'_>) -> io::Result<()> {
    writeln!(out, "{country} ({})", country.code())?;
    for coverage in flows.coverage() {
        let report = coverage.report();
        let reading = report.entry_reading(country);
        if report.placement(country).is_none() && reading.extent().is_none() {
            writeln!(out, "\n{report}: {}, no entry of its own was read", report.standing(country))?;
        } else {
            writeln!(out, "\n{report}: {}, {reading}", report.standing(country))?;
        }
        if let Some(roles) = report.roles(country) {
            writeln!(out, "  roles: {roles}")?;
        }
        if report.placement(country).is_some() && reading.extent().is_none() {
            writeln!(out, "  no flow of its own entry is known here, but the entry may name some")?;
        }
        writeln!(out, "  {coverage}")?;
        let flows = flows.clone().in_report(report);
        flows.clone().try_for_each(|flow| {
            let sources: Vec<_> = flow.sources().map(|source| source.id()).collect();
            writeln!(out, "  {flow}, entry of {} [{}]", flow.reporter(), sources.join(", "))
        })?;
        for (number, entry) in flows.entries().enumerate() {
            if number == 0 {
                writeln!(out, "  sources of these entries:")?;
            }
            writeln!(out, "    {entry}")?;
        }
    }
    Ok(())
}
