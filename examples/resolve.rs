//! The codes of countries in every scheme, by their names.
//!
//! `cargo run --example resolve -- "Côte d'Ivoire" Serbia --date 2005-01-01`
//! `cargo run --example resolve -- --file panel.csv --country-column country --date-column signed --out coded.csv`

use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use progress::Progress;
use serde_json::json;
use support::{Failure, Format, Outcome, Tool, shown};
use tip_report::{
    Dataset, DatasetBuilder, Screening,
    chrono::NaiveDate,
    country::{CodeScheme, Resolved},
    screen::{Delimiter, RowProblem},
};

#[path = "support/progress.rs"]
mod progress;
#[path = "support/mod.rs"]
mod support;

/// The codes of countries in every scheme.
#[derive(Parser)]
struct Arguments {
    /// Names, or codes of two or three letters
    #[arg(required_unless_present = "input", conflicts_with = "input")]
    names: Vec<String>,
    /// A CSV file whose rows get the codes in extra columns, or `-` for standard input of at most 64 MiB
    #[arg(long = "file", value_name = "FILE", requires = "country_column")]
    input: Option<PathBuf>,
    /// The column with the country's name or code
    #[arg(long, value_name = "COLUMN", requires = "input")]
    country_column: Option<String>,
    /// Read countries as codes of this scheme, not as names: `iso`, `fips`, `ioc`, `cowc`, `cown`, `gwn`, `unhcr` or `numeric`
    #[arg(long, value_parser = support::words::code_scheme)]
    scheme: Option<CodeScheme>,
    /// The date, YYYY-MM-DD
    #[arg(long, value_parser = support::date)]
    date: Option<NaiveDate>,
    /// The column with the date of each row, such as 2013-06-10 or 2013-06-10T08:15:00Z
    #[arg(long, value_name = "COLUMN", conflicts_with = "date", requires = "input")]
    date_column: Option<String>,
    /// The column with the report year of each row, such as 2013
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["date", "date_column"], requires = "input")]
    year_column: Option<String>,
    /// `,` `;` `|` `tab` or another ASCII character [default: detected from the header]
    #[arg(long, requires = "input")]
    delimiter: Option<Delimiter>,
}

const COLUMNS: [&str; 11] = [
    "tip_code",
    "tip_alpha2",
    "tip_numeric",
    "tip_cow",
    "tip_gw",
    "tip_cowc",
    "tip_fips",
    "tip_ioc",
    "tip_unhcr",
    "tip_existence",
    "tip_in_its_place",
];

/// The limit of a header, in bytes.
const LONGEST_HEADER: u64 = 1024 * 1024;

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Csv, Format::Json];

    fn reads(&self) -> Vec<PathBuf> {
        self.input.iter().cloned().collect()
    }

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        if let Some(path) = &self.input {
            if format == Format::Json {
                return Err(Failure::Usage("with `--file` the format is CSV".into()));
            }
            return self.filter(path, out);
        }
        let found: Result<Vec<_>, _> =
            self.names.iter().map(|name| support::words::country(name, self.scheme)).collect();
        let found: Vec<Resolved<'_>> = found?.into_iter().map(|country| self.on_the_date(country.into())).collect();
        match format {
            Format::Json => support::json(out, &json!({ "countries": found }))?,
            Format::Csv => {
                let mut table = csv::Writer::from_writer(out);
                let own = std::iter::once("name").chain(COLUMNS.iter().map(|column| column.trim_start_matches("tip_")));
                table.write_record(own).map_err(io::Error::from)?;
                for resolved in &found {
                    let cells = std::iter::once(resolved.country().name().to_owned()).chain(cells(*resolved));
                    table.write_record(cells).map_err(io::Error::from)?;
                }
                table.flush()?;
            }
            _ => found.iter().try_for_each(|resolved| text(*resolved, out))?,
        }
        Ok(Outcome::Found)
    }
}

impl Arguments {
    fn on_the_date<'a>(&self, resolved: Resolved<'a>) -> Resolved<'a> {
        self.date.map_or(resolved, |date| resolved.on(date))
    }

    /// Writes each row with the codes after it. A row with a name or date that can't be read is marked and kept.
    ///
    /// The rows are read twice, because only a screening finds some faults of a file. For example, the csv crate takes a quote
    /// that is never closed for one long row.
    fn filter(&self, path: &Path, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let of_rows = |error| Failure::of_rows(path)(error);
        if path.as_os_str() != "-" {
            let file = support::open(path).map_err(Failure::of_file(path))?;
            self.screening().run(file, io::sink()).map_err(of_rows)?;
            return self.rows(path, Progress::open(path)?, out);
        }
        let (limit, mut bytes) = (DatasetBuilder::FILE_LIMIT, Vec::new());
        io::stdin().take(limit + 1).read_to_end(&mut bytes).map_err(Failure::of_file(path))?;
        if bytes.len() as u64 > limit {
            return Err(Failure::of_file(path)(format!("it is larger than {limit} bytes: only a file may be")));
        }
        self.screening().run(&bytes[..], io::sink()).map_err(of_rows)?;
        self.rows(path, &bytes[..], out)
    }

    fn screening(&self) -> Screening<'static> {
        let screening = Screening::new(Dataset::bundled(), self.country_column.as_deref().unwrap_or_default());
        let screening = self.scheme.into_iter().fold(screening, Screening::scheme);
        let screening = self.delimiter.into_iter().fold(screening, Screening::delimiter);
        let screening = self.date_column.iter().fold(screening, |screening, column| screening.date_column(column));
        self.year_column.iter().fold(screening, |screening, column| screening.year_column(column))
    }

    fn rows(&self, path: &Path, mut input: impl Read, out: &mut dyn Write) -> Result<Outcome, Failure> {
        // The start has the header, which shows the delimiter.
        let mut start = Vec::new();
        input.by_ref().take(LONGEST_HEADER).read_to_end(&mut start).map_err(Failure::of_file(path))?;
        let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
        let (delimiter, country, when) = self.columns(path, start)?;
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.byte()).from_reader(start.chain(input));
        let mut table = csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(out);
        let mut header = reader.byte_headers().map_err(Failure::of_file(path))?.clone();
        for column in COLUMNS.iter().chain(&["tip_problem"]) {
            header.push_field(column.as_bytes());
        }
        table.write_byte_record(&header).map_err(io::Error::from)?;
        let screening = self.screening();
        let mut row = csv::ByteRecord::new();
        while reader.read_byte_record(&mut row).map_err(Failure::of_file(path))? {
            let date = when.map(|place| self.date_of(&row[place])).transpose();
            let codes = screening.country_of(&row[country]).and_then(|country| {
                let resolved = self.on_the_date(country.into());
                Ok(cells(date?.map_or(resolved, |date| resolved.on(date))))
            });
            let (codes, problem) = match codes {
                Ok(codes) => (codes, ""),
                Err(problem) => (Default::default(), problem.as_str()),
            };
            for cell in codes.iter().map(String::as_str).chain([problem]) {
                row.push_field(cell.as_bytes());
            }
            table.write_byte_record(&row).map_err(io::Error::from)?;
        }
        table.flush()?;
        Ok(Outcome::Found)
    }

    /// The delimiter with which the header has the columns that were asked for, and the index of each: the country's, and that
    /// of the date or the year.
    fn columns(&self, path: &Path, start: &[u8]) -> Result<(Delimiter, usize, Option<usize>), Failure> {
        let country = self.country_column.as_deref().unwrap_or_default();
        let when = self.date_column.as_deref().or(self.year_column.as_deref());
        let position = |delimiter: Delimiter, column: &str| {
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.byte()).from_reader(start);
            reader.byte_headers().ok()?.iter().position(|name| name == column.as_bytes())
        };
        let tried = self.delimiter.as_ref().map_or(Delimiter::TRIED, std::slice::from_ref);
        let missing = |column| {
            Failure::Input(format!("{}: the header has no column {}", shown(path), tip_report::text::quoted(column)))
        };
        let with_country = tried.iter().find_map(|&by| Some((by, position(by, country)?)));
        let (delimiter, place) = with_country.ok_or_else(|| missing(country))?;
        let when = when.map(|column| position(delimiter, column).ok_or_else(|| missing(column))).transpose()?;
        Ok((delimiter, place, when))
    }

    /// The date of a cell, or the day on which the report of its year was released.
    fn date_of(&self, cell: &[u8]) -> Result<NaiveDate, RowProblem> {
        if self.date_column.is_some() {
            return Screening::date_of(cell);
        }
        let year = std::str::from_utf8(cell)
            .ok()
            .map(str::trim)
            .filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()));
        let year = year.and_then(|year| year.parse::<u16>().ok()).ok_or(RowProblem::BadYear)?;
        Dataset::bundled().report(year).map(|report| report.released()).map_err(|_| RowProblem::NoReportInForce)
    }
}

/// The cells of [`COLUMNS`].
fn cells(resolved: Resolved<'_>) -> [String; 11] {
    let codes = |scheme| resolved.codes(scheme).join(";");
    let in_its_place: Vec<String> = resolved.in_its_place().map(|country| country.code().to_string()).collect();
    [
        resolved.country().code().to_string(),
        resolved.country().alpha2().unwrap_or_default().to_owned(),
        codes(CodeScheme::Numeric),
        codes(CodeScheme::Cown),
        codes(CodeScheme::Gwn),
        codes(CodeScheme::Cowc),
        codes(CodeScheme::Fips),
        codes(CodeScheme::Ioc),
        codes(CodeScheme::Unhcr),
        resolved.existence().to_string(),
        in_its_place.join(";"),
    ]
}

/// The name, its codes, and whether the country existed on the date.
fn text(resolved: Resolved<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", resolved.country().name())?;
    for &scheme in CodeScheme::ALL {
        let codes = resolved.codes(scheme);
        let shown = if codes.is_empty() { "none".into() } else { codes.join(", ") };
        writeln!(out, "  {scheme:<8} {shown}")?;
    }
    if let Some(date) = resolved.date() {
        let others: Vec<&str> = resolved.in_its_place().map(|country| country.name()).collect();
        let others = if others.is_empty() { String::new() } else { format!("; in its place: {}", others.join(", ")) };
        writeln!(out, "  on {date}: {}{others}", resolved.existence())?;
    }
    Ok(())
}
