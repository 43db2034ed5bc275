//! Looking up a country by its name. A lookup never guesses.

use std::fmt;

use super::country::Country;
use crate::{
    dataset::Dataset,
    table::{
        countries::Countries,
        id::CountryId,
        name_index::{Miss, without_footnote},
        names::Names,
    },
    text::{
        blank::{is_seen, trim},
        near::nearest_names,
        quoted::{plain, quoted},
    },
    words::{code::CountryCode, code_scheme::CodeScheme},
};

impl Dataset {
    /// The country that a name or an alpha-2 or alpha-3 code means.
    ///
    /// The lookup ignores letter case, accents, apostrophes, word order around a comma, and the words *the*, *of* and
    /// *and*; `&` counts as *and*. It expands abbreviations (`Dem. Rep.`, `N.`, `Isds`) and ignores a footnote mark.
    /// What is left must be exactly one of the [names](Country::names), or two names of the same country, as in
    /// `Eswatini (Swaziland)`. Partial or misspelt names never match: `Niger` is not Nigeria.
    ///
    /// A code is read as one of ISO 3166-1. **Codes of other schemes mislead**: `CH` is China and `KN` North Korea in
    /// FIPS codes. Use [`Dataset::country_by`] for those.
    ///
    /// # Errors
    ///
    /// [`LookupError::Ambiguous`] for a name with several meanings (`Congo`, `Korea`, `ROC`), and for a code that was
    /// withdrawn from ISO 3166 and means another country in another scheme (`ANT`, `BUR`). [`LookupError::Several`] for
    /// a text that names more than one country (`China; Hong Kong`). [`LookupError::Unknown`] for everything else, with
    /// near names.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// assert_eq!(data.country("Cote d’Ivoire")?, data.country("CIV")?);
    /// assert_eq!(data.country("Congo, Democratic Republic of the")?.code().as_str(), "COD");
    /// assert!(data.country("Congo").is_err());
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    pub fn country(&self, name_or_code: &str) -> Result<Country<'_>, LookupError> {
        self.id_of(name_or_code)
            .map(|found| Country::new(self, found))
            .map_err(|miss| explain(miss, name_or_code, self.tables.names(), self.tables.countries()))
    }

    /// The position of the country that a name or code means. To find a code, the table of names is not needed.
    #[inline]
    pub(crate) fn id_of(&self, name_or_code: &str) -> Result<CountryId, Miss> {
        let countries = self.tables.countries();
        let index = || self.tables.names().index();
        let by_code = |text: &str| countries.id_of_any_code(text);
        let cell = without_footnote(name_or_code);
        match by_code(cell) {
            // The code of an entity that has ended can mean another country in another scheme: `ANT`, `CS`. A word that
            // is written as a name can be a name: `Nga` is Russia in Vietnamese.
            Some(found) if countries.row(found).exists_to.is_none() && !is_written_as_a_name(cell) => Ok(found),
            Some(_) if index().is_ambiguous(cell) => Err(Miss::Ambiguous),
            Some(found) => Ok(found),
            None => index().find(name_or_code, by_code),
        }
    }

    /// The country with this code. `None` if the dataset has none.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let code = "PRK".parse()?;
    /// assert_eq!(Dataset::bundled().country_by_code(code).unwrap().name(), "North Korea");
    /// # Ok::<(), tip_report::error::CodeError>(())
    /// ```
    #[must_use]
    pub fn country_by_code(&self, code: CountryCode) -> Option<Country<'_>> {
        self.tables.countries().id_of_code(code).map(|index| Country::new(self, index))
    }
}

/// Whether a word of three letters begins with a capital and has no other capital.
fn is_written_as_a_name(word: &str) -> bool {
    matches!(*word.as_bytes(), [a, b, c] if a.is_ascii_uppercase() && b.is_ascii_lowercase() && c.is_ascii_lowercase())
}

/// A country that may be meant.
///
/// ```
/// use tip_report::{Dataset, error::LookupError};
/// let Err(LookupError::Ambiguous { candidates, .. }) = Dataset::bundled().country("Congo") else { panic!() };
/// assert_eq!(candidates[0].code.as_str(), "COD");
/// assert_eq!(candidates[1].name.as_ref(), "Republic of the Congo");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The code of the country.
    pub code: CountryCode,
    /// The near name. For an ambiguous name, the country's own name.
    pub name: Box<str>,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", plain(&self.name), self.code)
    }
}

/// Why a name or code does not mean one country. A lookup never guesses.
///
/// ```
/// use tip_report::{Dataset, error::LookupError};
/// let data = Dataset::bundled();
/// assert!(matches!(data.country("ROC"), Err(LookupError::Ambiguous { .. })));
/// let unknown = data.country("Phillipines").unwrap_err();
/// assert_eq!(unknown.to_string(), "no country is named `Phillipines`; near: Philippines (PHL)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LookupError {
    /// No country has this name or code.
    #[error("no country is named {}{}", quoted(.asked), near_names(.near))]
    Unknown {
        /// What was asked for.
        asked: Box<str>,
        /// Names that differ by a few letters, nearest first. At most five.
        near: Vec<Candidate>,
    },
    /// No country has this code in the scheme.
    #[error("no country has the {} code {}", .scheme.name(), quoted(.asked))]
    NoCode {
        /// What was asked for.
        asked: Box<str>,
        /// The scheme.
        scheme: CodeScheme,
    },
    /// The name or code has several meanings.
    #[error("{} is ambiguous: {}", quoted(.asked), meanings(.candidates))]
    Ambiguous {
        /// What was asked for.
        asked: Box<str>,
        /// The countries it can mean, in order of their codes.
        candidates: Vec<Candidate>,
    },
    /// The text names more than one country, as `China; Hong Kong` does.
    #[error("{} names several countries: {}", quoted(.asked), joined(.countries, ", "))]
    Several {
        /// What was asked for.
        asked: Box<str>,
        /// The countries that it names, in order of their codes.
        countries: Vec<Candidate>,
    },
}

impl LookupError {
    pub(crate) fn ambiguous(asked: &str, countries: &[CountryId], table: &Countries) -> Self {
        LookupError::Ambiguous { asked: cut(asked), candidates: candidates(countries, table) }
    }

    pub(crate) fn no_code(scheme: CodeScheme, asked: &str) -> Self {
        LookupError::NoCode { asked: cut(asked), scheme }
    }

    /// The countries that may be meant: the meanings of an ambiguous name, the countries of a text that names several,
    /// or the countries with near names.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let error = Dataset::bundled().country("Korea").unwrap_err();
    /// assert_eq!(error.candidates().len(), 2);
    /// ```
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        match self {
            LookupError::Unknown { near, .. } => near,
            LookupError::NoCode { .. } => &[],
            LookupError::Ambiguous { candidates, .. } => candidates,
            LookupError::Several { countries, .. } => countries,
        }
    }
}

/// The reason why a name means no country, in words.
#[cold]
fn explain(miss: Miss, asked: &str, names: &Names, countries: &Countries) -> LookupError {
    match miss {
        Miss::Ambiguous => LookupError::ambiguous(asked, &names.index().meanings_of(asked), countries),
        Miss::Several => {
            let several = names.index().named_in(asked, |text| countries.id_of_any_code(text));
            LookupError::Several { asked: cut(asked), countries: candidates(&several, countries) }
        }
        Miss::Unknown => unknown(asked, names, countries),
    }
}

/// Countries with their own names.
fn candidates(countries: &[CountryId], table: &Countries) -> Vec<Candidate> {
    let candidate = |&country: &CountryId| {
        let row = table.row(country);
        Candidate { code: row.code, name: row.name.clone() }
    };
    countries.iter().map(candidate).collect()
}

fn unknown(asked: &str, names: &Names, countries: &Countries) -> LookupError {
    const SHOWN: usize = 5;
    let rows = names.rows().iter().map(|row| (&*row.name, row.country));
    let all = rows.chain(countries.ids().map(|country| (&*countries.row(country).name, country)));
    let mut candidates: Vec<Candidate> = Vec::new();
    for (name, country) in nearest_names(trim(asked), all) {
        let code = countries.row(country).code;
        // A name garbled by another encoding is found, but the crate should not suggest it.
        let typed = name.chars().all(is_seen);
        if typed && candidates.len() < SHOWN && candidates.iter().all(|known| known.code != code) {
            candidates.push(Candidate { code, name: name.into() });
        }
    }
    LookupError::Unknown { asked: cut(asked), near: candidates }
}

/// The text that was asked for, short enough to be kept in an error.
fn cut(asked: &str) -> Box<str> {
    asked.chars().take(200).collect::<String>().into()
}

fn near_names(near: &[Candidate]) -> String {
    if near.is_empty() { "; no name is near".into() } else { format!("; near: {}", joined(near, ", ")) }
}

fn meanings(candidates: &[Candidate]) -> String {
    joined(candidates, " or ")
}

fn joined(candidates: &[Candidate], by: &str) -> String {
    candidates.iter().map(ToString::to_string).collect::<Vec<_>>().join(by)
}
