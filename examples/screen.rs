//! Adds to each row of a CSV file what the report in force says about the row's country.
//!
//! `cargo run --release --example screen -- suppliers.csv --country-column supplier_country --date-column signed --out screened.csv`
//!
//! The column `tip_problem` marks what could not be settled, and a summary goes to standard error. This counts as an
//! answer, so the exit status is 0. With `--strict`, any such row is a failure, and no file is written.

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
    /// The file, or `-` for standard input
    file: PathBuf,
    /// The column with the country's name or code
    #[arg(long, value_name = "COLUMN")]
    country_column: String,
    /// Read countries as codes of this scheme, not as names: `iso`, `fips`, `ioc`, `cowc`, `cown`, `gwn`, `unhcr` or `numeric`
    #[arg(long, value_parser = support::words::code_scheme)]
    scheme: Option<CodeScheme>,
    /// The column with the date of each row, such as 2013-06-10 or 2013-06-10T08:15:00Z
    #[arg(long, value_name = "COLUMN", conflicts_with = "year")]
    date_column: Option<String>,
    /// The column with the report year of each row, such as 2013
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["year", "date_column"])]
    year_column: Option<String>,
    /// The year of one report [default: the latest]
    #[arg(long)]
    year: Option<u16>,
    /// A CSV file with the columns `alias` and `code`, which says what names mean in the input
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Add to each row the day of the report, the address of the entry or report, and the version of the data
    #[arg(long)]
    cite: bool,
    /// Fail, and keep no output file, if any row has a problem
    #[arg(long)]
    strict: bool,
    /// `,` `;` `|` `tab` or another ASCII character [default: detected from the header]
    #[arg(long)]
    delimiter: Option<Delimiter>,
    /// The number of threads that work on the rows [default: the number of processors]
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

    // The outcome of a strict screening is only known at the end. Any other may end when nobody reads its rows.
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
        // If standard error is closed, the outcome still counts.
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
