//! The two Koreas in the 2009 report: opposite tiers, and what each entry says.
//!
//! `cargo run --example korea_2009`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, Flow, Place, Placement, Report, Tier, flow::FlowKind};

#[path = "support/mod.rs"]
mod support;

/// The two Koreas in the 2009 report.
#[derive(Parser)]
struct Arguments {}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text];

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        let report = data.report(2009)?;
        writeln!(out, "{report}")?;
        writeln!(out, "{}", report.citation())?;
        for name in ["North Korea", "South Korea"] {
            let country = data.country(name)?;
            let placement =
                report.placement(country).ok_or_else(|| Failure::Refused(format!("{country} is not in it")))?;
            tell(out, report, placement)?;
        }
        writeln!(
            out,
            "\nA tier says what a government does, not how much trafficking there is: a Tier 1 country can be"
        )?;
        writeln!(out, "a source and a destination at once.")?;
        Ok(Outcome::Found)
    }
}

fn tell(out: &mut dyn Write, report: Report<'_>, placement: Placement<'_>) -> io::Result<()> {
    let country = placement.country();
    let sources: Vec<_> = placement.sources().map(|source| source.id()).collect();
    writeln!(out, "\n{country}: {}", placement.ranking())?;
    if let Some(name) = placement.name_as_printed() {
        writeln!(out, "  printed as \"{name}\"")?;
    }
    writeln!(out, "  {}", placement.tier().map_or("", meaning))?;
    writeln!(out, "  evidence: {} [{}]", placement.evidence(), sources.join(", "))?;

    if report.entry_reading(country).extent().is_none() {
        return writeln!(out, "  Its entry was not read for flows, so nothing can be said about them here.");
    }
    if let Some(roles) = report.roles(country) {
        writeln!(out, "  roles: {roles}")?;
    }
    let here = Place::Country(country);
    let entry = || report.flows().filter(|flow| flow.reporter() == country);
    let crossing = || entry().filter(|flow| flow.kind() == FlowKind::CrossBorder);
    writeln!(out, "  {}", report.entry_reading(country))?;
    list(out, "from here to", crossing().filter(|flow| flow.origin() == here), Flow::destination)?;
    list(out, "to here from", crossing().filter(|flow| flow.destination() == here), Flow::origin)?;
    list(out, "inside the country", entry().filter(|flow| flow.kind() == FlowKind::Domestic), Flow::destination)?;
    list(out, "its men buy abroad in", entry().filter(|flow| flow.kind() == FlowKind::Demand), Flow::destination)?;
    let mut readings = report.entries(country).filter(|entry| entry.extent().is_some());
    readings.try_for_each(|entry| writeln!(out, "  to check it: {entry}"))
}

fn list<'a>(
    out: &mut dyn Write,
    title: &str,
    flows: impl Iterator<Item = Flow<'a>>,
    place: impl Fn(&Flow<'a>) -> Place<'a>,
) -> io::Result<()> {
    for (number, flow) in flows.enumerate() {
        if number == 0 {
            writeln!(out, "  {title}:")?;
        }
        let way: Vec<_> = flow.transit().map(|country| country.name()).collect();
        let way = if way.is_empty() { String::new() } else { format!(", often through {}", way.join(" and ")) };
        let victims: Vec<_> = flow.victims().map(|group| group.to_string()).collect();
        let forms: Vec<_> = flow.forms().map(|form| form.to_string()).collect();
        let sources: Vec<_> = flow.sources().map(|source| source.id()).collect();
        let (place, victims, forms) = (place(&flow), victims.join(", "), forms.join(", "));
        writeln!(out, "    {place}{way}: {victims}; {forms}; {} [{}]", flow.modality(), sources.join(", "))?;
    }
    Ok(())
}

fn meaning(tier: Tier) -> &'static str {
    match tier {
        Tier::One => "The government fully meets the minimum standards of the statute (22 USC 7106).",
        Tier::Two => "It does not fully meet them, but makes significant efforts.",
        Tier::TwoWatchList => "It makes significant efforts, but is watched for lack of progress.",
        Tier::Three => "It does not fully meet the minimum standards and makes no significant efforts (22 USC 7107).",
    }
}
