//! Aliases: what the user says a name means.

use std::{collections::HashMap, io::Read};

use super::{error::ScreenError, header::Header};
use crate::{dataset::Dataset, text::fold::fold, view::lookup::LookupError, words::code::CountryCode};

/// Names of your own for [`Screening`](super::Screening), each with the country that it means in your file.
///
/// An alias settles a name that is unknown or ambiguous. It also wins over the dataset's own names and codes, since
/// in your file `Georgia` may be the American state, and `CH` China. Aliases are compared as names are: letter case,
/// accents and word order do not count. A text without letters or digits (`-`) or that is not UTF-8 is compared byte
/// by byte, white space around it left out.
///
/// ```
/// use tip_report::{Aliases, Dataset, Screening};
/// let data = Dataset::bundled();
/// let mut aliases = Aliases::new();
/// aliases.add("Congo", data.country("COG")?.code());
/// let mut out = Vec::new();
/// Screening::new(data, "country").aliases(aliases).report(data.report(2009)?).run(&b"country\nCONGO\n"[..], &mut out)?;
/// assert!(String::from_utf8(out)?.ends_with("\nCONGO,COG,2009,Tier 2 Watch List,Tier 2 Watch List,official,\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    meanings: HashMap<Box<[u8]>, CountryCode>,
}

impl Aliases {
    /// No aliases.
    ///
    /// ```
    /// assert!(tip_report::Aliases::new().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Aliases::default()
    }

    /// Adds an alias; returns what it meant before. An alias of nothing but white space is never asked for.
    ///
    /// ```
    /// let mut aliases = tip_report::Aliases::new();
    /// assert_eq!(aliases.add("Ost-Timor", "TLS".parse()?), None);
    /// assert_eq!(aliases.add("ost timor", "IDN".parse()?).unwrap().as_str(), "TLS");
    /// # Ok::<(), tip_report::BadCode>(())
    /// ```
    pub fn add(&mut self, alias: impl AsRef<[u8]>, code: CountryCode) -> Option<CountryCode> {
        self.meanings.insert(key(alias.as_ref(), |key| key.into()), code)
    }

    /// Reads aliases from CSV with the columns `alias` and `code`, others being ignored. A code may be a name; the
    /// delimiter is found in the header.
    ///
    /// # Errors
    ///
    /// [`AliasError`] if the CSV can't be read or has not these columns, if an alias is empty or stands twice with
    /// different meanings, or if a code means no country of the dataset.
    ///
    /// ```
    /// use tip_report::{Aliases, Dataset};
    /// let aliases = Aliases::read(Dataset::bundled(), &b"alias;code\nHolandia;NLD\nCongo;Congo-Brazzaville\n"[..]);
    /// assert!(aliases.is_ok());
    /// let error = Aliases::read(Dataset::bundled(), &b"alias,code\nHolandia,NDL\n"[..]).unwrap_err();
    /// assert!(error.to_string().starts_with("line 2: no country is named `NDL`"));
    /// ```
    pub fn read(data: &Dataset, mut csv: impl Read) -> Result<Aliases, AliasError> {
        let bad = |line, problem: String| AliasError { line, problem: problem.into() };
        let no_header = |error: ScreenError| bad(1, error.to_string());
        let mut start = Vec::new();
        let header = Header::read(&mut csv, &mut start, None, &["alias", "code"]).map_err(no_header)?;
        let alias_column = header.position("alias", &start).map_err(no_header)?;
        let code_column = header.position("code", &start).map_err(no_header)?;
        let mut reader =
            csv::ReaderBuilder::new().delimiter(header.delimiter.byte()).from_reader(start.as_slice().chain(csv));
        let unreadable = |error: csv::Error| bad(error.position().map_or(1, csv::Position::line), error.to_string());
        let mut aliases = Aliases::new();
        for record in reader.byte_records() {
            let record = record.map_err(unreadable)?;
            let line = record.position().map_or(1, csv::Position::line);
            let alias = record.get(alias_column).unwrap_or_default();
            if alias.trim_ascii().is_empty() {
                return Err(bad(line, "the alias is empty".into()));
            }
            let code = String::from_utf8_lossy(record.get(code_column).unwrap_or_default());
            let code = data.country(&code).map_err(|error: LookupError| bad(line, error.to_string()))?.code();
            if let Some(before) = aliases.add(alias, code).filter(|&before| before != code) {
                let alias = String::from_utf8_lossy(alias);
                return Err(bad(line, format!("`{alias}` means {code}, but before it meant {before}")));
            }
        }
        Ok(aliases)
    }

    /// Whether there are none.
    ///
    /// ```
    /// assert!(tip_report::Aliases::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// What an alias means.
    #[inline]
    pub(super) fn get(&self, name: &[u8]) -> Option<CountryCode> {
        if self.meanings.is_empty() { None } else { key(name, |key| self.meanings.get(key).copied()) }
    }
}

/// Calls `with` with what spellings of one alias have in common.
fn key<T>(alias: &[u8], with: impl FnOnce(&[u8]) -> T) -> T {
    match std::str::from_utf8(alias).ok().and_then(fold) {
        Some(folded) => with(folded.as_bytes()),
        None => with(alias.trim_ascii()),
    }
}

/// What is wrong with a file of aliases, and on which line.
///
/// ```
/// let error = tip_report::Aliases::read(tip_report::Dataset::bundled(), &b"name,code\n"[..]).unwrap_err();
/// assert_eq!(error.to_string(), "line 1: the header has no column `alias`; it has `name`, `code`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct AliasError {
    line: u64,
    problem: Box<str>,
}

impl AliasError {
    /// The line, from 1.
    ///
    /// ```
    /// let error = tip_report::Aliases::read(tip_report::Dataset::bundled(), &b"alias,code\n ,KOR\n"[..]).unwrap_err();
    /// assert_eq!(error.line(), 2);
    /// ```
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }
}
