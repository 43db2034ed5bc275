//! Adds to each row of a CSV file what the report in force said of the row's country.
//!
//! `cargo run --release --example screen -- suppliers.csv --country-column supplier_country --date-column signed --out screened.csv`
//!
//! What could not be settled is marked in the column `tip_problem` and summed up on the standard error. A file given
//! by `--out` appears only when it is whole. Ends with 1 if something is wrong, with `--strict` if any row has a problem.

use std::{
    error::Error,
    fs::File,
    io,
    io::Read,
    num::NonZero,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use indicatif::ProgressBar;
use support::Outcome;
use tip_report::{Aliases, Dataset, Delimiter, ScreenError, Screening};
use whole_file::WholeFile;

#[path = "support/summary.rs"]
mod summary;
#[path = "support/mod.rs"]
mod support;
#[path = "support/whole_file.rs"]
mod whole_file;

/// Adds the TIP Report's standing to each row of a CSV file.
#[derive(Parser)]
struct Arguments {
    /// The file; `-` is the standard input
    file: PathBuf,
    /// The column with the country's name or code
    #[arg(long, value_name = "COLUMN")]
    country_column: String,
    /// The column with a date, as 2013-06-10 or 2013-06-10T08:15:00Z: each row gets the report in force then
    #[arg(long, value_name = "COLUMN", conflicts_with = "year")]
    date_column: Option<String>,
    /// The column with the year of a report, as 2013: each row gets that report
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["year", "date_column"])]
    year_column: Option<String>,
    /// The year of the report [default: the latest]
    #[arg(long)]
    year: Option<u16>,
    /// Write to this file instead of the standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
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
    #[arg(long, value_parser = threads, allow_negative_numbers = true)]
    threads: Option<NonZero<usize>>,
}

fn threads(text: &str) -> Result<NonZero<usize>, &'static str> {
    text.parse().map_err(|_| "expected a whole number from 1")
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(out) = &arguments.out {
        if [Some(&arguments.file), arguments.aliases.as_ref()].into_iter().flatten().any(|read| is_same(read, out)) {
            support::misused::<Arguments>(&format!("`--out {}` is a file that is read", out.display()));
        }
    }
    // What a strict screening finds is known only at the end; any other may end when nobody reads its rows.
    if arguments.strict {
        support::run(|out| screen(&arguments, out))
    } else {
        support::stream(|out| screen(&arguments, out))
    }
}

fn is_same(read: &Path, written: &Path) -> bool {
    let files = read.canonicalize().ok().zip(written.canonicalize().ok());
    files.is_some_and(|(read, written)| read == written && read.is_file())
}

fn screen(arguments: &Arguments, out: &mut dyn io::Write) -> Result<Outcome, Box<dyn Error>> {
    let screening = screening(arguments)?;
    let input = input(arguments)?;
    let result = match &arguments.out {
        None => screening.run(input, out),
        Some(path) => {
            let mut file = WholeFile::create(path)?;
            let result = screening.run(input, &mut file);
            if result.is_ok() {
                file.finish()?;
            }
            result
        }
    };
    let (summary, outcome) = match result {
        Ok(summary) => (summary, Outcome::Found),
        Err(ScreenError::Unresolved(summary)) => (*summary, Outcome::NotFound),
        Err(ScreenError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Err(error.into()),
        Err(error) => return Err(format!("{}: {error}", arguments.file.display()).into()),
    };
    // A closed standard error is no reason to forget the outcome.
    let _ = summary::say(&summary, &mut io::stderr().lock());
    Ok(outcome)
}

fn screening(arguments: &Arguments) -> Result<Screening<'static>, Box<dyn Error>> {
    let data = Dataset::bundled();
    let mut screening = Screening::new(data, &arguments.country_column);
    if let Some(column) = &arguments.date_column {
        screening = screening.date_column(column);
    }
    if let Some(column) = &arguments.year_column {
        screening = screening.year_column(column);
    }
    if let Some(year) = arguments.year {
        screening = screening.report(data.report(year)?);
    }
    if let Some(path) = &arguments.aliases {
        let file = File::open(path).map_err(support::of_file(path))?;
        screening =
            screening.aliases(Aliases::read(data, file).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    if let Some(delimiter) = arguments.delimiter {
        screening = screening.delimiter(delimiter);
    }
    if let Some(threads) = arguments.threads {
        screening = screening.threads(threads);
    }
    if arguments.cite {
        screening = screening.cite();
    }
    Ok(if arguments.strict { screening.strict() } else { screening })
}

/// The input; on a terminal, with a bar that shows how much of it was read.
fn input(arguments: &Arguments) -> Result<Box<dyn Read + Send>, Box<dyn Error>> {
    let path = &arguments.file;
    if path.as_os_str() == "-" {
        return Ok(Box::new(ProgressBar::no_length().wrap_read(io::stdin())));
    }
    let file = File::open(path).map_err(support::of_file(path))?;
    let length = file.metadata()?.len();
    Ok(Box::new(ProgressBar::new(length).wrap_read(file)))
}
