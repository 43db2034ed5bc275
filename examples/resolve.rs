//! The codes of countries in every scheme, by their names.
//!
//! `cargo run --example resolve -- "Côte d'Ivoire" Serbia --date 2005-01-01`
//! `cargo run --example resolve -- --file panel.csv --country-column country --out coded.csv`

use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use serde_json::json;
use support::{Failure, Format, Outcome, Tool, shown};
use tip_report::{
    Dataset, DatasetBuilder, Screening,
    chrono::NaiveDate,
    country::{CodeScheme, Resolved},
    screen::Delimiter,
};

#[path = "support/mod.rs"]
mod support;

/// The codes of countries in every scheme.
#[derive(Parser)]
struct Arguments {
    /// Names, or codes of two or three letters
    #[arg(required_unless_present = "input", conflicts_with = "input")]
    names: Vec<String>,
    /// A CSV file whose rows get the codes in more columns; `-` is the standard input
    #[arg(long = "file", value_name = "FILE", requires = "country_column")]
    input: Option<PathBuf>,
    /// The column with the country's name or code
    #[arg(long, value_name = "COLUMN", requires = "input")]
    country_column: Option<String>,
    /// The scheme of the codes that stand for countries: `iso`, `fips`, `ioc`, `cowc`, `cown`, `gwn`, `unhcr` or `numeric`; names are not read
    #[arg(long, value_parser = support::words::code_scheme)]
    scheme: Option<CodeScheme>,
    /// The date, YYYY-MM-DD
    #[arg(long, value_parser = support::date)]
    date: Option<NaiveDate>,
    /// `,` `;` `|` `tab` or another ASCII character [default: as the header has it]
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
                return Err(Failure::Usage("the rows of a file are CSV".into()));
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

    /// Writes each row with the codes after it. A name that is not known is marked, and its row kept.
    fn filter(&self, path: &Path, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let column = self.country_column.as_deref().unwrap_or_default();
        let input: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(support::open(path).map_err(Failure::of_file(path))?)
        };
        // The rows are kept, so that the delimiter can be found by the header.
        let (limit, mut bytes) = (DatasetBuilder::FILE_LIMIT, Vec::new());
        let mut input = input.take(limit + 1);
        input.read_to_end(&mut bytes).map_err(Failure::of_file(path))?;
        if input.limit() == 0 {
            return Err(Failure::of_file(path)(format!("it is larger than {limit} bytes")));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let position = |delimiter: Delimiter| {
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.byte()).from_reader(bytes);
            reader
                .byte_headers()
                .ok()?
                .iter()
                .position(|name| name == column.as_bytes())
                .map(|place| (delimiter, place))
        };
        let tried = self.delimiter.as_ref().map_or(Delimiter::TRIED, std::slice::from_ref);
        let Some((delimiter, place)) = tried.iter().find_map(|&delimiter| position(delimiter)) else {
            return Err(Failure::Input(format!(
                "{}: the header has no column {}",
                shown(path),
                tip_report::text::quoted(column)
            )));
        };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.byte()).from_reader(bytes);
        let mut table = csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(out);
        let mut header = reader.byte_headers().map_err(Failure::of_file(path))?.clone();
        for column in COLUMNS.iter().chain(&["tip_problem"]) {
            header.push_field(column.as_bytes());
        }
        table.write_byte_record(&header).map_err(io::Error::from)?;
        let screening = Screening::new(Dataset::bundled(), column);
        let screening = self.scheme.into_iter().fold(screening, Screening::scheme);
        for row in reader.byte_records() {
            let mut row = row.map_err(Failure::of_file(path))?;
            let found = screening.country_of(&row[place]);
            let codes = found.map(|country| cells(self.on_the_date(country.into()))).unwrap_or_default();
            let problem = found.err().map_or("", |problem| problem.as_str());
            for cell in codes.iter().map(String::as_str).chain([problem]) {
                row.push_field(cell.as_bytes());
            }
            table.write_byte_record(&row).map_err(io::Error::from)?;
        }
        table.flush()?;
        Ok(Outcome::Found)
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

/// The name, its codes, and what to know of the date.
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
