//! A country: its placements in all reports, or everything that one report says about it.
//!
//! `cargo run --example country -- "Côte d'Ivoire"`
//! `cargo run --example country -- KOR --year 2009 --json`
//! `cargo run --example country -- KN --scheme fips`
//! `cargo run --example country -- Turkey --date 2003-12-01`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use serde_json::{Value, json};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{
    Country, Dataset, Flow, Report, chrono::NaiveDate, country::CodeScheme, designation::DesignationSet,
    placement::RankingOn,
};

#[path = "support/mod.rs"]
mod support;

/// What the reports say about a country.
#[derive(Parser)]
struct Arguments {
    /// A name or a two- or three-letter code
    name: String,
    /// Read countries as codes of this scheme, not as names: `iso`, `fips`, `ioc`, `cowc`, `cown`, `gwn`, `unhcr` or `numeric`
    #[arg(long, value_parser = support::words::code_scheme)]
    scheme: Option<CodeScheme>,
    /// The year of one report
    #[arg(long)]
    year: Option<u16>,
    /// The date, YYYY-MM-DD
    #[arg(long, value_parser = support::date, conflicts_with = "year")]
    date: Option<NaiveDate>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        let country = support::words::country(&self.name, self.scheme)?;
        let asked = match (self.year, self.date) {
            (Some(year), _) => Asked::Report(data.report(year)?),
            (_, Some(day)) => Asked::Date(day, data.ranking_on(country, day)),
            (None, None) => Asked::All,
        };
        match format {
            Format::Json => support::json(out, &document(country, asked))?,
            _ => text(out, country, asked)?,
        }
        Ok(if matches!(asked, Asked::Date(_, None)) { Outcome::NotFound } else { Outcome::Found })
    }
}

/// The question about a country.
#[derive(Clone, Copy)]
enum Asked {
    /// All reports.
    All,
    Report(Report<'static>),
    /// A date, and what was in force then.
    Date(NaiveDate, Option<RankingOn<'static>>),
}

impl Asked {
    /// The report, if the question is about one report.
    fn report(self) -> Option<Report<'static>> {
        match self {
            Asked::All => None,
            Asked::Report(report) => Some(report),
            Asked::Date(_, in_force) => in_force.map(|in_force| in_force.report()),
        }
    }
}

fn reports() -> impl Iterator<Item = Report<'static>> {
    Dataset::bundled().reports()
}

fn flows<'a>(country: Country<'a>, report: Report<'a>) -> impl Iterator<Item = Flow<'a>> {
    report.flows().reported_by(country)
}

fn document(country: Country<'static>, asked: Asked) -> Value {
    let mut document = json!({
        "code": country.code(),
        "name": country.name(),
        "bureau": country.bureau(),
        "note": country.note(),
        "history": reports().map(|report| standing(country, report)).collect::<Vec<_>>(),
    });
    if let Asked::Date(date, in_force) = asked {
        document["date"] = json!(date.to_string());
        for field in ["report", "standing", "ranking", "evidence", "placement", "reassessment"] {
            document[field] = json!(in_force)[field].take();
        }
    }
    if let (Some(report), Some(object)) = (asked.report(), document.as_object_mut()) {
        object.insert("year".into(), json!(report.year()));
        if let Asked::Report(report) = asked {
            object.insert("standing".into(), json!(report.standing(country)));
            let reassessment = report.placement(country).and_then(|placement| placement.reassessment());
            object.insert("reassessment".into(), json!(reassessment));
        }
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

/// What each list of the report says about the country. An empty `designations` does not mean that no list names it.
fn lists(country: Country<'_>, report: Report<'_>) -> Value {
    let list = |set: DesignationSet<'_>| json!({ "list": set.list(), "coverage": set.coverage(), "named": set.names(country) });
    report.designation_sets().map(list).collect()
}

fn text(out: &mut dyn Write, country: Country<'static>, asked: Asked) -> io::Result<()> {
    writeln!(out, "{country} ({})", country.code())?;
    match asked {
        Asked::All => history(out, country)?,
        Asked::Report(report) => {
            writeln!(out, "  {}  {}", report.year(), report.standing(country))?;
            if let Some(placement) = report.placement(country) {
                writeln!(out, "  {}", placement.citation())?;
                if let Some(reassessment) = placement.reassessment() {
                    writeln!(out, "  reassessed: {reassessment}")?;
                }
            }
        }
        Asked::Date(date, None) => writeln!(out, "  {}", support::no_report(date))?,
        Asked::Date(date, Some(in_force)) => {
            writeln!(out, "  {date}  {in_force}")?;
            if let Some(after) = support::after_latest(date) {
                writeln!(out, "  {after}")?;
            }
            writeln!(out, "  {}", in_force.citation())?;
        }
    }
    asked.report().map_or(Ok(()), |report| details(out, country, report))
}

/// Where each report places the country.
fn history(out: &mut dyn Write, country: Country<'_>) -> io::Result<()> {
    writeln!(out, "  {}", country.history())?;
    for report in reports() {
        let standing = report.standing(country);
        write!(out, "  {}  {standing}", report.year())?;
        if let Some(placement) = standing.placement() {
            write!(out, " ({})", placement.evidence())?;
            if let Some(reassessment) = placement.reassessment() {
                write!(out, "; reassessed: {} since {}", reassessment.ranking(), reassessment.on())?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What else a report has of the country.
fn details(out: &mut dyn Write, country: Country<'static>, report: Report<'static>) -> io::Result<()> {
    for set in report.designation_sets() {
        let source = set.designation(country).map(|designation| format!(" [{}]", designation.source()));
        writeln!(out, "  {}: {}{}", set.list(), set.names(country), source.unwrap_or_default())?;
    }
    let unread = report.entries(country).all(|entry| entry.extent().is_none());
    if unread && report.placement(country).is_some() {
        writeln!(out, "  its entry was not read, so the absence of flows means nothing")?;
    }
    if let Some(roles) = report.roles(country) {
        writeln!(out, "  roles: {roles}")?;
    }
    for flow in flows(country, report) {
        writeln!(out, "  {}: {} -> {} ({})", flow.kind(), flow.origin(), flow.destination(), flow.modality())?;
    }
    Ok(())
}
