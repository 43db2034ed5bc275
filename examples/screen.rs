//! Adds to each row of a CSV file what the report in force said of the row's country.
//!
//! `cargo run --release --example screen -- suppliers.csv --country-column supplier_country --date-column signed --out screened.csv`
//!
//! What could not be settled is marked in the column `tip_problem` and summed up on the standard error. That is an answer,
//! and ends with 0; with `--strict` any such row is a failure, and no file is written.

use std::{
    io::{self, Write},
    num::NonZero,
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use progress::Progress;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, Screening, country::CodeScheme, error::ScreenError, screen::Delimiter};

#[path = "support/progress.rs"]
mod progress;
#[path = "support/summary.rs"]
mod summary;
#[path = "support/mod.rs"]
mod support;

/// Adds the TIP Report's standing to each row of a CSV file.
#[derive(Parser)]
struct Arguments {
    /// The file; `-` is the standard input
    file: PathBuf,
    /// The column with the country's name or code
    #[arg(long, value_name = "COLUMN")]
    country_column: String,
    /// The scheme of the codes that stand for countries: `iso`, `fips`, `ioc`, `cowc`, `cown`, `gwn`, `unhcr` or `numeric`; names are not read
    #[arg(long, value_parser = support::words::code_scheme)]
    scheme: Option<CodeScheme>,
    /// The column with a date, as 2013-06-10 or 2013-06-10T08:15:00Z: each row is answered for its day
    #[arg(long, value_name = "COLUMN", conflicts_with = "year")]
    date_column: Option<String>,
    /// The column with the year of a report, as 2013: each row is answered for its report
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["year", "date_column"])]
    year_column: Option<String>,
    /// The year of one report [default: the latest]
    #[arg(long)]
    year: Option<u16>,
    /// CSV with the columns `alias` and `code`: what names mean in this file
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Add the day and the address that each row rests on, and the version of the data
    #[arg(long)]
    cite: bool,
    /// Fail, and keep no output file, if any row has a problem
    #[arg(long)]
    strict: bool,
    /// `,` `;` `|` `tab` or another ASCII character [default: as the header has it]
    #[arg(long)]
    delimiter: Option<Delimiter>,
    /// How many threads work on the rows [default: as many as processors]
    #[arg(long, value_parser = support::words::threads, allow_negative_numbers = true)]
    threads: Option<NonZero<usize>>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Csv];

    fn reads(&self) -> Vec<PathBuf> {
        [Some(&self.file), self.aliases.as_ref()].into_iter().flatten().cloned().collect()
    }

    // What a strict screening finds is known only at the end; any other may end when nobody reads its rows.
    fn ends_unheard(&self) -> bool {
        !self.strict
    }

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let result = self.screening()?.run(Progress::open(&self.file)?, out);
        let (summary, is_settled) = match result {
            Ok(summary) => (summary, true),
            Err(ScreenError::Unresolved(summary)) => (*summary, false),
            Err(ScreenError::Write(error)) => return Err(error.into()),
            Err(error) => return Err(Failure::of_rows(&self.file)(error)),
        };
        let mut said = Vec::new();
        summary::say(&summary, self.scheme, &mut said)?;
        let said = String::from_utf8_lossy(&said);
        if !is_settled {
            return Err(Failure::Input(said.trim_end().to_owned()));
        }
        // A closed standard error is no reason to forget the outcome.
        let _ = write!(io::stderr(), "{said}");
        Ok(Outcome::Found)
    }
}

impl Arguments {
    fn screening(&self) -> Result<Screening<'static>, Failure> {
        let data = Dataset::bundled();
        let mut screening = Screening::new(data, &self.country_column);
        if let Some(scheme) = self.scheme {
            screening = screening.scheme(scheme);
        }
        if let Some(column) = &self.date_column {
            screening = screening.date_column(column);
        }
        if let Some(column) = &self.year_column {
            screening = screening.year_column(column);
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
        if self.cite {
            screening = screening.cite();
        }
        Ok(if self.strict { screening.strict() } else { screening })
    }
}
