//! Aliases: what the user says a name means.

use std::{collections::HashMap, io::Read};

use super::{
    chunk::{Chunk, Chunks, Shape},
    error::ScreenError,
    header::Header,
};
use crate::{
    csv::scan::text,
    dataset::Dataset,
    load::builder::DatasetBuilder,
    text::{blank::trim_bytes, divided::Divided, fold::fold, quoted::quoted},
    view::lookup::LookupError,
    words::code::CountryCode,
};

/// Names of your own for [`Screening`](super::Screening), each with the country that it means in your file.
///
/// An alias settles a name that is unknown or ambiguous. It also wins over the dataset's own names and codes: in your
/// file `Georgia` may be the American state, and `CH` China. Aliases are compared like names: letter case, accents and
/// word order do not count. But a list (`China; Hong Kong`) is not the same as a name of the same words. Some texts are
/// compared byte by byte, without the blank characters around them. These are a text without letters or digits (`-`),
/// one longer than any name (128 bytes without accents) and one that is not UTF-8.
///
/// ```
/// use tip_report::{Dataset, Screening, screen::Aliases};
/// let data = Dataset::bundled();
/// let mut aliases = Aliases::new();
/// aliases.add("Congo", data.country("COG")?.code())?;
/// let mut out = Vec::new();
/// Screening::new(data, "country").aliases(aliases).report(data.report(2009)?).run(&b"country\nCONGO\n"[..], &mut out)?;
/// assert!(String::from_utf8(out)?.ends_with("\nCONGO,COG,2009,Tier 2 Watch List,Tier 2 Watch List,official,,\n"));
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
    /// use tip_report::screen::Aliases;
    /// let mut aliases = Aliases::new();
    /// assert!(aliases.is_empty());
    /// aliases.add("Ost-Timor", "TLS".parse()?)?;
    /// assert!(!aliases.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Aliases::default()
    }

    /// Adds an alias. Returns what the alias meant before.
    ///
    /// # Errors
    ///
    /// [`AliasError::Blank`] if the alias is nothing but white space: an empty cell names no country.
    ///
    /// ```
    /// let mut aliases = tip_report::screen::Aliases::new();
    /// assert_eq!(aliases.add("Ost-Timor", "TLS".parse()?)?, None);
    /// assert_eq!(aliases.add("ost timor", "IDN".parse()?)?.unwrap().as_str(), "TLS");
    /// assert!(aliases.add("\u{A0}", "IDN".parse()?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add(&mut self, alias: impl AsRef<[u8]>, code: CountryCode) -> Result<Option<CountryCode>, AliasError> {
        let alias = trim_bytes(alias.as_ref());
        if alias.is_empty() {
            return Err(AliasError::Blank { line: None });
        }
        Ok(self.meanings.insert(key(alias).into(), code))
    }

    /// Reads aliases from CSV with the columns `alias` and `code`. Other columns are ignored. A name may stand in place
    /// of a code. The delimiter is detected as in a [screened](super::Screening::delimiter) file.
    ///
    /// # Errors
    ///
    /// [`AliasError`] if the CSV can't be read, lacks these columns or is larger than
    /// [`DatasetBuilder::FILE_LIMIT`](crate::DatasetBuilder::FILE_LIMIT), if an alias is blank or occurs twice with
    /// different meanings, or if a code means no country of the dataset.
    ///
    /// ```
    /// use tip_report::{Dataset, screen::Aliases};
    /// let aliases = Aliases::read(Dataset::bundled(), &b"alias;code\nHolandia;NLD\nCongo;Congo-Brazzaville\n"[..]);
    /// assert!(aliases.is_ok());
    /// let error = Aliases::read(Dataset::bundled(), &b"alias,code\nHolandia,NDL\n"[..]).unwrap_err();
    /// assert!(error.to_string().starts_with("line 2: no country is named `NDL`"));
    /// ```
    pub fn read(data: &Dataset, csv: impl Read) -> Result<Aliases, AliasError> {
        let mut csv = csv.take(DatasetBuilder::FILE_LIMIT + 1);
        let aliases = Aliases::read_all(data, &mut csv);
        // If the file was cut off at the limit, an error at the cut says nothing.
        if csv.limit() == 0 { Err(AliasError::TooLarge { limit: DatasetBuilder::FILE_LIMIT }) } else { aliases }
    }

    fn read_all(data: &Dataset, csv: &mut impl Read) -> Result<Aliases, AliasError> {
        let mut start = Vec::new();
        let header = Header::read(csv, &mut start, None, &["alias", "code"])?;
        let alias_column = header.position("alias", &start)?;
        let code_column = header.position("code", &start)?;
        let shape = Shape::new(header.delimiter.byte(), header.len(), [alias_column, code_column]);
        let (alias_cell, code_cell) = (shape.cell_of(alias_column), shape.cell_of(code_column));
        let rest = start.split_off(header.end);
        let mut chunks = Chunks::new(csv, &shape, rest, header.last_line);
        let (mut aliases, mut chunk) = (Aliases::new(), Chunk::default());
        let (mut alias, mut code) = (Vec::new(), Vec::new());
        while chunks.next(&mut chunk)? {
            for row in chunk.rows.iter() {
                let alias = trim_bytes(text(&chunk.input[row.cell(alias_cell)], &mut alias));
                let code = String::from_utf8_lossy(text(&chunk.input[row.cell(code_cell)], &mut code));
                // Computed only if there is an error, because it counts the lines from the start of the chunk.
                let line = || chunk.line_at(row.cell(alias_cell).start);
                let code = data.country(&code).map_err(|error| AliasError::Code { line: line(), error })?.code();
                match aliases.add(alias, code) {
                    Err(_) => return Err(AliasError::Blank { line: Some(line()) }),
                    Ok(Some(before)) if before != code => {
                        let alias = String::from_utf8_lossy(alias).into();
                        return Err(AliasError::Contradiction { line: line(), alias, code, before });
                    }
                    Ok(_) => {}
                }
            }
        }
        Ok(aliases)
    }

    /// Whether there are no aliases.
    ///
    /// ```
    /// assert!(tip_report::screen::Aliases::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// What an alias means.
    #[inline]
    pub(super) fn get(&self, name: &[u8]) -> Option<CountryCode> {
        if self.meanings.is_empty() { None } else { self.meanings.get(&*key(name)).copied() }
    }
}

/// The key that all spellings of an alias share. A list (`China; Hong Kong`) does not share the key of a name with the
/// same words.
fn key(alias: &[u8]) -> Vec<u8> {
    let alias = trim_bytes(alias);
    let Some(folded) = std::str::from_utf8(alias).ok().and_then(fold) else { return alias.into() };
    let mut key = folded.as_bytes().to_vec();
    for (way, mark) in [(Divided::LISTED, b';'), (Divided::JOINED, b'&')] {
        if way.is_in(folded.divided) {
            key.push(mark);
        }
    }
    key
}

/// Why aliases can't be used, and on which line of their file.
///
/// ```
/// let error = tip_report::screen::Aliases::read(tip_report::Dataset::bundled(), &b"name,code\n"[..]).unwrap_err();
/// assert_eq!(error.to_string(), "the header has no column `alias`; it has `name`, `code`");
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AliasError {
    /// The file can't be read as CSV.
    #[error(transparent)]
    Csv(#[from] ScreenError),
    /// The file is too large.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The largest size, in bytes.
        limit: u64,
    },
    /// The alias is empty or only white space.
    #[error("{}the alias is empty", of_line(*.line))]
    Blank {
        /// The line, if the alias is in a file.
        line: Option<u64>,
    },
    /// The code or name means no country, or several.
    #[error("line {line}: {error}")]
    Code {
        /// The line.
        line: u64,
        /// Why the code or name does not mean one country.
        error: LookupError,
    },
    /// The file has the alias twice, with different meanings.
    #[error("line {line}: {} means {code}, but before it meant {before}", quoted(.alias))]
    Contradiction {
        /// The second line.
        line: u64,
        /// The alias.
        alias: Box<str>,
        /// What it means on that line.
        code: CountryCode,
        /// What it meant before.
        before: CountryCode,
    },
}

fn of_line(line: Option<u64>) -> String {
    line.map(|line| format!("line {line}: ")).unwrap_or_default()
}
