//! Makes a panel to try `audit` with: each country in each report, correct or with a fault of your choice.
//!
//! `cargo run --example make_panel -- --fault watch_list_folded > panel.csv`

use std::{io::Write, process::ExitCode};

use clap::Parser;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, Placement, Ranking, Tier, audit::MistakeKind, country::CodeScheme};

#[path = "support/mod.rs"]
mod support;

/// Makes a panel of countries and reports, with a fault of your choice.
#[derive(Parser)]
struct Arguments {
    /// The fault: a kind of mistake, as `audit` names it [default: none]
    #[arg(long)]
    fault: Option<MistakeKind>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Csv];

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        writeln!(out, "country,code,year,tier")?;
        for country in data.countries().filter(|country| country.history().first().is_some()) {
            for report in data.reports() {
                let Some((year, tier)) = self.claim(report.year().get(), report.placement(country)) else { continue };
                let code = match self.fault {
                    Some(MistakeKind::OtherScheme) => country.codes(CodeScheme::Fips).next().unwrap_or_default(),
                    _ => country.code().to_string().into(),
                };
                writeln!(out, "{},{code},{year},{tier}", country.name())?;
            }
        }
        Ok(Outcome::Found)
    }
}

impl Arguments {
    /// The year and the tier that a row claims; `None` for a row that the panel does not have.
    fn claim(&self, year: u16, placement: Option<Placement<'_>>) -> Option<(u16, &'static str)> {
        let year = match self.fault {
            Some(MistakeKind::OffByOneReport) => year + 1,
            Some(MistakeKind::OtherReport) => (year == 2019).then_some(2024)?,
            _ => year,
        };
        Dataset::bundled().report(year).ok()?;
        let Some(placement) = placement else {
            return (self.fault == Some(MistakeKind::AbsenceAsTier)).then_some((year, "0"));
        };
        let reassessed = placement.reassessment().filter(|_| self.fault == Some(MistakeKind::ReassessedAsPrinted));
        let ranking = reassessed.map_or(placement.ranking(), |reassessment| reassessment.ranking());
        let tier = match (self.fault, kelley(ranking)) {
            (Some(MistakeKind::WatchListFolded), "2.5") => "2",
            (Some(MistakeKind::SpecialCaseAsTier), "666") | (Some(MistakeKind::OtherCoding), "2.5") => "3",
            (Some(MistakeKind::OtherCoding), "3") => "4",
            (_, right) => right,
        };
        Some((year, tier))
    }
}

/// The codes of Kelley's panel, also for countries without a tier.
fn kelley(ranking: Ranking) -> &'static str {
    match ranking {
        Ranking::Tier(Tier::One) => "1",
        Ranking::Tier(Tier::Two) => "2",
        Ranking::Tier(Tier::TwoWatchList) => "2.5",
        Ranking::Tier(Tier::Three) => "3",
        Ranking::SpecialCase => "666",
    }
}
