//! Screening: adds to each row of a CSV file, of any size, what the report in force says of the row's country.
//!
//! [`Screening`] reads a file of suppliers, contracts or cases. It finds the country of each row by name or code, and
//! adds its ranking on the date of the row. [`Aliases`] are your own names for countries. The [`Summary`] lists the
//! values that could not be resolved, each once with the number of its rows ([`Unresolved`]).

pub(crate) mod alias;
mod answer;
pub(crate) mod chunk;
pub(crate) mod date;
pub(crate) mod delimiter;
mod encoding;
pub(crate) mod error;
pub(crate) mod header;
pub(crate) mod pipeline;
mod scheme;
mod summary;
mod worker;

use std::{
    io::{Read, Write},
    num::NonZero,
};

use chrono::NaiveDate;

pub use self::{
    alias::Aliases,
    answer::RowProblem,
    delimiter::Delimiter,
    scheme::SchemeWarning,
    summary::{Summary, Unresolved},
};
use self::{
    answer::{Answers, CITED, COLUMNS, push_cell},
    chunk::{Chunks, Shape},
    error::ScreenError,
    header::Header,
    summary::Tally,
    worker::{DayOf, Plan},
};
use crate::{
    dataset::Dataset,
    view::{country::Country, report::Report},
    words::code_scheme::CodeScheme,
};

/// Adds to each row of a CSV file what the report in force says of the row's country.
///
/// Seven columns are added at the end:
///
/// * `tip_code`: the alpha-3 code
/// * `tip_report`: the year of the report
/// * `tip_ranking`: the [`Ranking`](crate::Ranking); empty if the report does not place the country
/// * `tip_standing`: the [`Standing`](crate::Standing), which is the ranking or the kind of absence
/// * `tip_evidence`: the [`Evidence`](crate::Evidence)
/// * `tip_problem`: the [`RowProblem`]; empty if there is none
/// * `tip_reassessed`: the day of the [reassessment](crate::placement::Reassessment), if the ranking and its evidence
///   come from a reassessment and not from the report. This column needs a [column of dates](Screening::date_column).
///
/// Everything else stays byte for byte as it was: quotes, delimiters, line ends, blank lines, a byte order mark, text
/// that is not UTF-8, the order of the rows.
///
/// The country of a row is looked up as in [`Dataset::country`], or by the code of a [scheme](Screening::scheme). If a
/// name is unknown or ambiguous, the screening never guesses and never drops the row: it marks the row in `tip_problem`
/// and counts it in the [`Summary`]. [`Aliases`] settle such names. Another program may have garbled a name: it read
/// UTF-8 as Latin-1 (`CÃ´te d'Ivoire`) or wrote HTML (`Trinidad &amp; Tobago`). Such names are decoded for the lookup
/// and [counted](Summary::rows_decoded).
///
/// The report is the [latest](Dataset::latest_report) or a [given one](Screening::report). It can also be the one [in
/// force](Screening::date_column) on the date of the row, or the one of a [year](Screening::year_column).
///
/// The memory needed does not grow with the file: it is some megabytes for each thread.
///
/// A tier says what a government does against trafficking. It does not measure a supplier, and it is not a legal
/// finding.
///
/// ```
/// use tip_report::{Dataset, Screening};
/// let csv = "\
/// id;supplier_country;signed
/// 1;\"Thailand\";2013-06-10
/// 2;Turkey;2003-12-01T08:00
/// 3;Congo;2013-06-20
/// 4;South Sudan;2010-12-31
/// ";
/// let mut out = Vec::new();
/// let screening = Screening::new(Dataset::bundled(), "supplier_country").date_column("signed");
/// let summary = screening.run(csv.as_bytes(), &mut out)?;
/// assert_eq!(
///     String::from_utf8(out)?,
///     "\
/// id;supplier_country;signed;tip_code;tip_report;tip_ranking;tip_standing;tip_evidence;tip_problem;tip_reassessed
/// 1;\"Thailand\";2013-06-10;THA;2012;Tier 2 Watch List;Tier 2 Watch List;official;;
/// 2;Turkey;2003-12-01T08:00;TUR;2003;Tier 2;Tier 2;official;;2003-09-09
/// 3;Congo;2013-06-20;;2013;;;;ambiguous name;
/// 4;South Sudan;2010-12-31;SSD;2010;;not yet in existence;;;
/// "
/// );
/// assert_eq!(summary.rows_with_problems(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Screening<'a> {
    pub(crate) data: &'a Dataset,
    pub(crate) country: Box<str>,
    pub(crate) scheme: Option<CodeScheme>,
    pub(crate) when: When<'a>,
    pub(crate) delimiter: Option<Delimiter>,
    aliases: Aliases,
    cite: bool,
    strict: bool,
    pub(crate) threads: Option<NonZero<usize>>,
}

/// How to choose the report of a row.
#[derive(Clone, Debug)]
pub(crate) enum When<'a> {
    Latest,
    Report(Report<'a>),
    Date(Box<str>),
    Year(Box<str>),
}

impl<'a> Screening<'a> {
    /// A screening by the country in this column, against the latest report.
    ///
    /// The header must have exactly this column name. A code may be in any letter case: **`NA` is Namibia**. Some
    /// programs write `NA` for a missing value; a missing value must be an empty cell.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening};
    /// let mut out = Vec::new();
    /// Screening::new(Dataset::bundled(), "country").run(&b"country\nPRK\nNA\n\"\"\n"[..], &mut out)?;
    /// let out = String::from_utf8_lossy(&out);
    /// assert!(out.contains("\nPRK,PRK,2025,Tier 3,Tier 3,"));
    /// assert!(out.contains("\nNA,NAM,2025,") && out.contains("\n\"\",,2025,,,,empty name,\n"));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    pub fn new(data: &'a Dataset, country_column: &str) -> Self {
        Screening {
            data,
            country: country_column.into(),
            scheme: None,
            when: When::Latest,
            delimiter: None,
            aliases: Aliases::new(),
            cite: false,
            strict: false,
            threads: None,
        }
    }

    /// Reads the country's column as codes of this scheme, by [`Dataset::country_by`], and not as names.
    ///
    /// By default codes are read as those of ISO 3166-1. Many of them mean another country in another scheme, and the
    /// summary [warns](Summary::scheme_warnings) if the column looks like another scheme. [`CodeScheme::Iso`] also reads the
    /// withdrawn `ANT`, which is ambiguous as a name. So you can screen a screened file again by its `tip_code`.
    /// Aliases win over codes too.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, country::CodeScheme};
    /// let mut out = Vec::new();
    /// let unhcr = Screening::new(Dataset::bundled(), "coo").scheme(CodeScheme::Unhcr);
    /// unhcr.run(&b"coo\nGFR\nARE\nPeru\n"[..], &mut out)?;
    /// let out = String::from_utf8_lossy(&out);
    /// assert!(out.contains("\nGFR,DEU,") && out.contains("\nARE,EGY,"));
    /// assert!(out.contains("\nPeru,,2025,,,,unknown name,\n"));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    pub fn scheme(mut self, scheme: CodeScheme) -> Self {
        self.scheme = Some(scheme);
        self
    }

    /// Uses for each row what was [in force](Dataset::ranking_on) on the date in this column: the ranking of the
    /// report, or of a reassessment after it.
    ///
    /// A date is `YYYY-MM-DD`, alone or before a time of day (after a `T` or a space). The date counts as it is
    /// written: a time zone does not move it. Everything else is marked as `bad date`: `10/06/2013` may be either of
    /// two days, a range has two ends, and a year alone belongs in a [column of years](Screening::year_column).
    ///
    /// ```
    /// use tip_report::{Dataset, Screening};
    /// let mut out = Vec::new();
    /// let csv = "country,on\nTHA,2025-09-28 23:00\nTHA,2001-07-11\nTHA,28.9.2025\n";
    /// Screening::new(Dataset::bundled(), "country").date_column("on").run(csv.as_bytes(), &mut out)?;
    /// let out = String::from_utf8_lossy(&out);
    /// assert!(out.contains("23:00,THA,2024,Tier 2,Tier 2,"));
    /// assert!(out.contains("2001-07-11,THA,,,,,no report in force,\n"));
    /// assert!(out.contains("28.9.2025,THA,,,,,bad date,\n"));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    pub fn date_column(mut self, column: &str) -> Self {
        self.when = When::Date(column.into());
        self
    }

    /// Uses for each row the report of the year in this column, such as `2013`, whatever the date of the row.
    ///
    /// A year without a report is marked as `no report in force`, and a cell that is not a year as `bad year`.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening};
    /// let mut out = Vec::new();
    /// let csv = "country,year\nPeru,2013\nCuba,1999\nCuba,2013-06-10\n";
    /// Screening::new(Dataset::bundled(), "country").year_column("year").run(csv.as_bytes(), &mut out)?;
    /// let out = String::from_utf8_lossy(&out);
    /// assert!(out.contains("Peru,2013,PER,2013,Tier 2,Tier 2,"));
    /// assert!(out.contains("Cuba,1999,CUB,,,,,no report in force,\n"));
    /// assert!(out.contains("Cuba,2013-06-10,CUB,,,,,bad year,\n"));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    pub fn year_column(mut self, column: &str) -> Self {
        self.when = When::Year(column.into());
        self
    }

    /// Uses this report for every row.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening};
    /// let data = Dataset::bundled();
    /// let mut out = Vec::new();
    /// Screening::new(data, "country").report(data.report(2009)?).run(&b"country\nUSA\n"[..], &mut out)?;
    /// assert!(String::from_utf8_lossy(&out).ends_with("USA,USA,2009,,not in report,,,\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn report(mut self, report: Report<'a>) -> Self {
        self.when = When::Report(report);
        self
    }

    /// Sets the delimiter of the file.
    ///
    /// By default the delimiter is detected. A first line `sep=;` decides, and is kept in the output. Otherwise it is
    /// the one of [`Delimiter::TRIED`] that splits the header into the named columns. If several do, the screening fails
    /// and you must set it.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, screen::Delimiter};
    /// let screening = Screening::new(Dataset::bundled(), "to").delimiter("^".parse()?);
    /// assert_eq!(screening.run(&b"id^to\n1^KOR\n"[..], Vec::new())?.rows_with_problems(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn delimiter(mut self, delimiter: Delimiter) -> Self {
        self.delimiter = Some(delimiter);
        self
    }

    /// Sets what names mean in this file. Aliases win over the names of the dataset.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, screen::Aliases};
    /// let mut aliases = Aliases::new();
    /// aliases.add("Korea", "KOR".parse()?)?;
    /// let screening = Screening::new(Dataset::bundled(), "country").aliases(aliases);
    /// assert_eq!(screening.run(&b"country\nKorea\n"[..], Vec::new())?.rows_with_problems(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn aliases(mut self, aliases: Aliases) -> Self {
        self.aliases = aliases;
        self
    }

    /// Adds three more columns, for an auditor: `tip_released`, the day on which the report was released; `tip_url`,
    /// the address of the country's entry in it, or of the report if the entry has no known address; and
    /// `tip_data_version`, the [version](crate::DATA_VERSION) of the bundled data (empty for a dataset of your own).
    ///
    /// ```
    /// use tip_report::{DATA_VERSION, Dataset, Screening};
    /// let data = Dataset::bundled();
    /// let mut out = Vec::new();
    /// Screening::new(data, "country").report(data.report(2009)?).cite().run(&b"country\nKOR\n"[..], &mut out)?;
    /// let out = String::from_utf8(out)?;
    /// assert!(out.starts_with("country,tip_code,") && out.contains(",tip_released,tip_url,tip_data_version\n"));
    /// assert!(out.contains(",2009-06-16,https://") && out.ends_with(&format!(",{DATA_VERSION}\n")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cite(mut self) -> Self {
        self.cite = true;
        self
    }

    /// Fails at the end if any row has a problem.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, error::ScreenError};
    /// let strict = Screening::new(Dataset::bundled(), "country").strict();
    /// let Err(ScreenError::Unresolved(summary)) = strict.run(&b"country\nKorea\nKOR\n"[..], Vec::new()) else { panic!() };
    /// assert_eq!(summary.unresolved()[0].value(), "Korea");
    /// ```
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Sets how many threads read the file and work on its rows. The calling thread writes and is not counted; with one
    /// thread it does everything alone.
    ///
    /// By default there are as many as the machine has processors. More than eight count as eight. The result does not
    /// depend on the number.
    ///
    /// ```
    /// use std::num::NonZero;
    /// use tip_report::{Dataset, Screening};
    /// let screening = Screening::new(Dataset::bundled(), "country").threads(NonZero::<usize>::MIN);
    /// assert_eq!(screening.run(&b"country\nKOR\n"[..], Vec::new())?.rows(), 1);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    pub fn threads(mut self, threads: NonZero<usize>) -> Self {
        self.threads = Some(threads);
        self
    }

    /// The country that a cell names, found as in [`run`](Screening::run): by alias, name or code, and decoded if it
    /// was garbled.
    ///
    /// Use it for rows that are not in a CSV file, together with the [report in force](Dataset::report_in_force_on).
    ///
    /// # Errors
    ///
    /// The problem that `tip_problem` would name.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, screen::{Aliases, RowProblem}};
    /// let mut aliases = Aliases::new();
    /// aliases.add("HQ", "KOR".parse()?)?;
    /// let screening = Screening::new(Dataset::bundled(), "country").aliases(aliases);
    /// assert_eq!(screening.country_of("hq")?.name(), "South Korea");
    /// assert_eq!(screening.country_of("CÃ´te d'Ivoire")?.code().as_str(), "CIV");
    /// assert_eq!(screening.country_of(" "), Err(RowProblem::EmptyName));
    /// assert_eq!(screening.country_of(b"Cura\xE7ao"), Err(RowProblem::NotUtf8));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn country_of(&self, cell: impl AsRef<[u8]>) -> Result<Country<'a>, RowProblem> {
        self.named(cell.as_ref()).country.map(|index| Country::new(self.data, index))
    }

    /// The date of a cell, read as in a [column of dates](Screening::date_column).
    ///
    /// # Errors
    ///
    /// [`RowProblem::BadDate`].
    ///
    /// ```
    /// use tip_report::{Screening, screen::RowProblem};
    /// assert_eq!(Screening::date_of("2013-06-10T08:15:00Z")?.to_string(), "2013-06-10");
    /// assert_eq!(Screening::date_of("10/06/2013"), Err(RowProblem::BadDate));
    /// # Ok::<(), RowProblem>(())
    /// ```
    pub fn date_of(cell: impl AsRef<[u8]>) -> Result<NaiveDate, RowProblem> {
        date::date_of_cell(cell.as_ref())
    }

    /// Reads the file, and writes it with the added columns.
    ///
    /// You need not buffer the reader or the writer. If there are several threads, they read the rows. Quoted cells may
    /// contain line ends and doubled quotes. Text after a closing quote is an error here, unlike in the csv crate:
    /// usually a quote is missing before it, and several rows have become one.
    ///
    /// # Errors
    ///
    /// [`ScreenError`] if
    ///
    /// * reading or writing fails
    /// * the header lacks a named column, has one twice, or has the named columns under more than one delimiter
    /// * the header already has one of the added columns
    /// * a row has more or fewer fields than the header (the added cells would be in other columns)
    /// * there is text after a closing quote, or the file ends within quotes
    /// * a row is much longer than a megabyte
    /// * any row has a problem, if the screening is [strict](Screening::strict)
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, error::ScreenError};
    /// let screening = Screening::new(Dataset::bundled(), "country");
    /// let error = screening.run(&b"id,country\n1,KOR\n2,Korea, South\n"[..], Vec::new()).unwrap_err();
    /// assert_eq!(error.to_string(), "line 3: 3 fields, expected 2 as in the header");
    /// ```
    pub fn run(&self, mut reader: impl Read + Send, mut writer: impl Write) -> Result<Summary, ScreenError> {
        let mut bytes = Vec::new();
        let when_column = match &self.when {
            When::Date(column) | When::Year(column) => Some(&**column),
            When::Latest | When::Report(_) => None,
        };
        let asked: Vec<&str> = std::iter::once(&*self.country).chain(when_column).collect();
        let header = Header::read(&mut reader, &mut bytes, self.delimiter, &asked)?;
        let country = header.position(&self.country, &bytes)?;
        let when = when_column.map(|column| header.position(column, &bytes)).transpose()?;
        header.without(&COLUMNS)?;
        header.without(&CITED)?;

        let rest = bytes.split_off(header.end);
        let delimiter = header.delimiter;
        let cited = if self.cite { &CITED[..] } else { &[] };
        for column in COLUMNS.iter().chain(cited) {
            push_cell(&mut bytes, delimiter.byte(), column);
        }
        writer.write_all(&bytes).map_err(ScreenError::Write)?;

        let shape = Shape::new(delimiter.byte(), header.len(), std::iter::once(country).chain(when));
        let answers = Answers::new(self.data, delimiter, self.cite);
        let day = self.day_of(when.map(|column| shape.cell_of(column)), &answers);
        let plan = Plan { screening: self, answers, country: shape.cell_of(country), day };
        let chunks = Chunks::new(reader, &shape, rest, header.last_line);
        let mut tally = Tally::default();
        pipeline::run(&plan, pipeline::threads(self.threads), chunks, |chunk, screened| {
            writer.write_all(&screened.output).map_err(ScreenError::Write)?;
            tally.chunk(chunk, screened);
            Ok(())
        })?;
        writer.flush().map_err(ScreenError::Write)?;
        let summary = tally.finish(self.data, self.scheme);
        if self.strict && summary.rows_with_problems() > 0 {
            return Err(ScreenError::Unresolved(Box::new(summary)));
        }
        Ok(summary)
    }

    fn day_of(&self, cell: Option<usize>, answers: &Answers<'_>) -> DayOf {
        let report = match (&self.when, cell) {
            (When::Date(_), Some(cell)) => return DayOf::Date(cell),
            (When::Year(_), Some(cell)) => return DayOf::Year(cell),
            // The handle may be from another dataset. Only the year counts.
            (When::Report(report), _) => self.data.report(report.year().get()).ok(),
            _ => self.data.latest_report(),
        };
        let released = report.map(|report| report.released()).ok_or(RowProblem::NoReportInForce);
        DayOf::All(released.and_then(|released| answers.day_of(released)))
    }
}
