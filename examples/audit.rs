//! Checks a list or a panel that is kept by hand against the reports.
//!
//! `cargo run --release --example audit -- panel.csv --country-column iso3 --year-column year --tier-column tier`
//! `cargo run --release --example audit -- watched.txt --year 2024 --tier "Tier 3" --complete "Tier 3" --format github`
//!
//! It exits with 0 only if it found nothing, so you can check a list in a build.

use std::{
    io::{self, Write},
    num::NonZero,
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use progress::Progress;
use support::{Failure, Format, Outcome, Tool, shown};
use tip_report::{
    Dataset, Ranking, Screening,
    audit::{Audit, ClaimsIn, Coding, Findings},
    country::CodeScheme,
    error::AuditError,
    screen::Delimiter,
};

#[path = "support/audited.rs"]
mod audited;
#[path = "support/progress.rs"]
mod progress;
#[path = "support/mod.rs"]
mod support;

/// Checks a list or a panel against the reports: shows the claims that do not agree, what is missing, and kinds of mistake.
#[derive(Parser)]
struct Arguments {
    /// The file, or `-` for standard input. Without `--country-column` it is a plain list: each line names a country
    file: PathBuf,
    /// The column with the country's name or code
    #[arg(long, value_name = "COLUMN")]
    country_column: Option<String>,
    /// The column with the ranking. If there is a column for each year: their name with `*` for the year, such as `tier*`
    /// [default: `*`]. With `--tier` instead, each row claims that ranking
    #[arg(long, value_name = "COLUMN", requires = "country_column")]
    tier_column: Option<String>,
    /// The ranking: "Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3" or "Special Case"; or 1, 2, 2WL, 3, SC
    #[arg(long, value_parser = support::words::ranking, conflicts_with = "tier_column", required_unless_present = "country_column")]
    tier: Option<Ranking>,
    /// The year of one report [default: the latest]
    #[arg(long)]
    year: Option<u16>,
    /// The column with the report year of each row, such as 2013
    #[arg(long, value_name = "COLUMN", conflicts_with = "year", requires = "country_column")]
    year_column: Option<String>,
    /// The column with the date of each row, such as 2013-06-10 or 2013-06-10T08:15:00Z
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["year", "year_column", "complete"], requires = "country_column")]
    date_column: Option<String>,
    /// Report the countries with this ranking that the list lacks, in each of its reports; can be repeated
    #[arg(long, value_name = "TIER", value_parser = support::words::ranking)]
    complete: Vec<Ranking>,
    /// The coding of the rankings: words, kelley (1, 2, 2.5, 3, 555, 666), ordinal (1 to 4), collapsed (1 to 3) or hti
    /// [default: detected from the complete column]
    #[arg(long)]
    coding: Option<Coding>,
    /// Read countries as codes of this scheme, not as names: `iso`, `fips`, `ioc`, `cowc`, `cown`, `gwn`, `unhcr` or `numeric`
    #[arg(long, value_parser = support::words::code_scheme)]
    scheme: Option<CodeScheme>,
    /// A CSV file with the columns `alias` and `code`, which says what names mean in the input
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// `,` `;` `|` `tab` or another ASCII character [default: detected from the header]
    #[arg(long, requires = "country_column")]
    delimiter: Option<Delimiter>,
    /// The number of threads that work on the rows [default: the number of processors]
    #[arg(long, value_parser = support::words::threads, allow_negative_numbers = true)]
    threads: Option<NonZero<usize>>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Csv, Format::Json, Format::Github];

    fn reads(&self) -> Vec<PathBuf> {
        [Some(&self.file), self.aliases.as_ref()].into_iter().flatten().cloned().collect()
    }

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let findings = self.findings()?;
        let said = audited::summary(&findings, self.coding.is_some() || self.tier.is_some());
        match format {
            Format::Json => support::json(out, &findings)?,
            Format::Csv => audited::csv(&findings, out)?,
            Format::Github => audited::github(&findings, &shown(&self.file), out)?,
            _ => {
                write!(out, "{said}")?;
                audited::text(&findings, out)?;
            }
        }
        if format != Format::Text {
            // If standard error is closed, the outcome still counts.
            let _ = write!(io::stderr(), "{said}");
        }
        Ok(if findings.is_empty() { Outcome::Found } else { Outcome::Different })
    }
}

impl Arguments {
    fn findings(&self) -> Result<Findings<'static>, Failure> {
        let mut audit = Audit::new(Dataset::bundled()).screening(self.screening()?);
        if let Some(coding) = self.coding {
            audit = audit.coding(coding);
        }
        let audit = self.complete.iter().fold(audit, |audit, ranking| audit.complete(*ranking));
        let input = Progress::open(&self.file)?;
        let found = match (&self.country_column, self.tier, self.tier_column.as_deref()) {
            (None, Some(ranking), _) => audit.list(input, ranking),
            (_, Some(ranking), _) => audit.csv(input, ClaimsIn::EveryRow(ranking)),
            (_, None, Some(column)) if !column.contains('*') => audit.csv(input, ClaimsIn::Column(column)),
            (_, None, years) => {
                if self.year.is_some() || self.year_column.is_some() || self.date_column.is_some() {
                    return Err(Failure::Usage("a year, or a date, needs `--tier-column` or `--tier`".into()));
                }
                audit.csv(input, ClaimsIn::YearColumns(years.unwrap_or("*")))
            }
        };
        found.map_err(|error| match error {
            AuditError::Coding(error) => {
                Failure::Usage(format!("{}: {error}; say it with `--coding`", shown(&self.file)))
            }
            AuditError::Csv(error) => Failure::of_rows(&self.file)(error),
            error => Failure::of_file(&self.file)(error),
        })
    }

    fn screening(&self) -> Result<Screening<'static>, Failure> {
        let data = Dataset::bundled();
        let mut screening = Screening::new(data, self.country_column.as_deref().unwrap_or_default());
        if let Some(column) = &self.date_column {
            screening = screening.date_column(column);
        }
        if let Some(column) = &self.year_column {
            screening = screening.year_column(column);
        }
        if let Some(scheme) = self.scheme {
            screening = screening.scheme(scheme);
        }
        if let Some(year) = self.year {
            screening = screening.report(data.report(year)?);
        }
        if let Some(path) = &self.aliases {
            screening = screening.aliases(support::aliases(path)?);
        }
        if let Some(delimiter) = self.delimiter {
            screening = screening.delimiter(delimiter);
        }
        if let Some(threads) = self.threads {
            screening = screening.threads(threads);
        }
        Ok(screening)
    }
}
