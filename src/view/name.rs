//! Names and their lookup: a name is folded, then found exactly.

use std::{fmt, str::FromStr};

use super::country::{Countries, Country};
use crate::{
    csv::problem::quoted,
    text::{
        fold::{Folded, fold},
        near::nearest_with,
    },
    words::{
        code::CountryCode,
        word::{self, UnknownWord, Word},
        year::ReportYear,
    },
};

/// What kind of name a row of `names.csv` gives.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `printed`, `variant`, `common`, `official`, `former`, `endonym`, `code`, `ambiguous`.
///
/// ```
/// use tip_report::NameKind;
/// assert_eq!("printed".parse(), Ok(NameKind::Printed));
/// assert_eq!(NameKind::Printed.to_string(), "printed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A name that the reports themselves print, with the reports in which it is the main form.
    Printed,
    /// Another spelling in the reports or in transcriptions of them.
    Variant,
    /// A name in common use.
    Common,
    /// The official long name.
    Official,
    /// A historic name of the same entity.
    Former,
    /// A name in French, Spanish or a language of the country.
    Endonym,
    /// An alphabetic code other than the current ISO codes.
    Code,
    /// A name with several meanings, refused at lookup; one row for each meaning.
    Ambiguous,
}

impl NameKind {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::NameKind::ALL.len(), 8);
    /// ```
    pub const ALL: [NameKind; 8] = [
        NameKind::Printed,
        NameKind::Variant,
        NameKind::Common,
        NameKind::Official,
        NameKind::Former,
        NameKind::Endonym,
        NameKind::Code,
        NameKind::Ambiguous,
    ];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::NameKind::Printed.as_str(), "printed");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            NameKind::Printed => "printed",
            NameKind::Variant => "variant",
            NameKind::Common => "common",
            NameKind::Official => "official",
            NameKind::Former => "former",
            NameKind::Endonym => "endonym",
            NameKind::Code => "code",
            NameKind::Ambiguous => "ambiguous",
        }
    }
}

impl Word for NameKind {
    const WHAT: &'static str = "kind of name";
    const ALL: &'static [Self] = &NameKind::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for NameKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for NameKind {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// A row of `names.csv`.
#[derive(Clone, Debug)]
pub(crate) struct NameRow {
    pub(crate) country: u16,
    pub(crate) name: Box<str>,
    pub(crate) kind: NameKind,
    pub(crate) from: Option<ReportYear>,
    pub(crate) to: Option<ReportYear>,
}

/// Why a name can't be added.
pub(crate) enum Refused {
    /// It has no letters, or too many.
    Unfoldable,
    /// It is a name or a code of this other country.
    TakenBy(CountryCode),
}

/// What a folded name means.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    Country(u16),
    /// Position in `Names::ambiguous`.
    Ambiguous(u32),
}

/// Why a name means no country.
pub(crate) enum Miss {
    Unknown,
    /// Position in `Names::ambiguous`.
    Ambiguous(u32),
}

/// All names, and the table in which a folded name is found.
///
/// The table has open addressing, so that a lookup is one hash, mostly one comparison, and no allocation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// In order of country, name, kind.
    rows: Vec<NameRow>,
    folded: Vec<u8>,
    keys: Vec<Key>,
    slots: Vec<u32>,
    ambiguous: Vec<Vec<u16>>,
}

#[derive(Clone, Copy, Debug)]
struct Key {
    hash: u64,
    start: u32,
    len: u32,
    meaning: Meaning,
}

const FREE: u32 = u32::MAX;

fn hash(bytes: &[u8]) -> u64 {
    // The multiplier of Knuth's multiplicative hashing; names are few and nobody is attacked by a slow lookup,
    // since the table's keys come from the dataset, not from the caller.
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(MULTIPLIER);
        hash ^= hash >> 32;
    }
    hash
}

impl Names {
    /// The names that `countries.csv` itself has, and those of them that can't be found; codes are looked up apart.
    pub(crate) fn new(countries: &Countries) -> (Names, Vec<(CountryCode, Refused)>) {
        let mut names = Names { slots: vec![FREE; 1024], ..Names::default() };
        let mut refused = Vec::new();
        for country in countries.indexes() {
            let row = countries.row(country);
            // An empty name is a bad cell, which has its own problem.
            match names.add(country, &row.name, NameKind::Common, countries) {
                Err(why) if !row.name.is_empty() => refused.push((row.code, why)),
                _ => {}
            }
        }
        (names, refused)
    }

    /// Makes a name findable.
    pub(crate) fn add(
        &mut self,
        country: u16,
        name: &str,
        kind: NameKind,
        countries: &Countries,
    ) -> Result<(), Refused> {
        let folded = fold(name).ok_or(Refused::Unfoldable)?;
        let taken_by = |other: u16| Err(Refused::TakenBy(countries.row(other).code));
        if let Some(other) = countries.index_of_any_code(name).filter(|&other| other != country) {
            return taken_by(other);
        }
        let ambiguous = kind == NameKind::Ambiguous;
        let Some(key) = self.find(&folded) else {
            let meaning = if ambiguous {
                self.ambiguous.push(vec![country]);
                Meaning::Ambiguous(u32::try_from(self.ambiguous.len() - 1).unwrap_or(u32::MAX))
            } else {
                Meaning::Country(country)
            };
            self.insert(&folded, meaning);
            return Ok(());
        };
        match self.keys[key].meaning {
            Meaning::Country(other) if other == country && !ambiguous => Ok(()),
            Meaning::Country(other) => taken_by(other),
            Meaning::Ambiguous(place) if ambiguous => {
                let candidates = &mut self.ambiguous[place as usize];
                if !candidates.contains(&country) {
                    candidates.push(country);
                    candidates.sort_unstable();
                }
                Ok(())
            }
            Meaning::Ambiguous(place) => taken_by(self.ambiguous[place as usize][0]),
        }
    }

    fn insert(&mut self, folded: &Folded, meaning: Meaning) {
        if 2 * (self.keys.len() + 1) > self.slots.len() {
            self.slots = vec![FREE; 2 * self.slots.len()];
            for key in 0..self.keys.len() {
                self.place(key);
            }
        }
        let bytes = folded.as_bytes();
        let position = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (start, len) = (position(self.folded.len()), position(bytes.len()));
        self.keys.push(Key { hash: hash(bytes), start, len, meaning });
        self.folded.extend_from_slice(bytes);
        self.place(self.keys.len() - 1);
    }

    fn place(&mut self, key: usize) {
        let mut slot = self.first_slot(self.keys[key].hash);
        while self.slots[slot] != FREE {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = u32::try_from(key).unwrap_or(FREE);
    }

    fn first_slot(&self, hash: u64) -> usize {
        // The length is a power of two; the low bits of the hash are the well-mixed ones.
        usize::try_from(hash & (self.slots.len() as u64 - 1)).unwrap_or(0)
    }

    fn find(&self, folded: &Folded) -> Option<usize> {
        let bytes = folded.as_bytes();
        let hash = hash(bytes);
        let mut slot = self.first_slot(hash);
        while self.slots[slot] != FREE {
            let key = &self.keys[self.slots[slot] as usize];
            let (start, len) = (key.start as usize, key.len as usize);
            if key.hash == hash && &self.folded[start..start + len] == bytes {
                return Some(self.slots[slot] as usize);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        None
    }

    pub(crate) fn set_rows(&mut self, rows: Vec<NameRow>) {
        self.rows = rows;
    }

    pub(crate) fn rows(&self) -> &[NameRow] {
        &self.rows
    }

    pub(crate) fn of(&self, country: u16) -> &[NameRow] {
        let start = self.rows.partition_point(|row| row.country < country);
        let end = self.rows.partition_point(|row| row.country <= country);
        &self.rows[start..end]
    }

    /// The name under which the report of this year prints the country, where that is known.
    pub(crate) fn printed(&self, country: u16, year: ReportYear) -> Option<&str> {
        let covers = |row: &&NameRow| {
            row.kind == NameKind::Printed
                && row.from.is_some_and(|from| from <= year)
                && row.to.is_some_and(|to| to >= year)
        };
        self.of(country).iter().find(covers).map(|row| &*row.name)
    }

    /// The country that a name means.
    #[inline]
    pub(crate) fn index_of(&self, asked: &str) -> Result<u16, Miss> {
        let meaning = fold(asked).and_then(|folded| self.find(&folded)).map(|key| self.keys[key].meaning);
        match meaning {
            Some(Meaning::Country(country)) => Ok(country),
            Some(Meaning::Ambiguous(place)) => Err(Miss::Ambiguous(place)),
            None => Err(Miss::Unknown),
        }
    }

    /// Why a name means no country, in words.
    #[cold]
    pub(crate) fn explain(&self, miss: &Miss, asked: &str, countries: &Countries) -> LookupError {
        match *miss {
            Miss::Ambiguous(place) => LookupError::ambiguous(asked, &self.ambiguous[place as usize], countries),
            Miss::Unknown => self.unknown(asked, countries),
        }
    }

    fn unknown(&self, asked: &str, countries: &Countries) -> LookupError {
        const SHOWN: usize = 5;
        let rows = self.rows.iter().map(|row| (&*row.name, row.country));
        let named = rows.chain(countries.indexes().map(|country| (&*countries.row(country).name, country)));
        let mut candidates: Vec<Candidate> = Vec::new();
        for (name, country) in nearest_with(asked.trim(), named) {
            let code = countries.row(country).code;
            // A name spoilt by another encoding is found, but nobody should be told to write it.
            let typed = !name.contains(char::is_control);
            if typed && candidates.len() < SHOWN && candidates.iter().all(|known| known.code != code) {
                candidates.push(Candidate { code, name: name.into() });
            }
        }
        LookupError::Unknown { asked: cut(asked), near: candidates }
    }
}

/// The text that was asked for, short enough to be kept in an error.
fn cut(asked: &str) -> Box<str> {
    asked.chars().take(200).collect::<String>().into()
}

/// A name of a country, as a row of `names.csv` gives it.
///
/// ```
/// use tip_report::{Dataset, NameKind};
/// let burma = Dataset::bundled().country("Myanmar")?;
/// assert!(burma.names().any(|name| name.text() == "Burma" && name.kind() == NameKind::Printed));
/// # Ok::<(), tip_report::LookupError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    row: &'a NameRow,
}

impl<'a> Name<'a> {
    pub(crate) fn new(row: &'a NameRow) -> Self {
        Name { row }
    }

    /// The name.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().country("PRK")?.names().any(|name| name.text() == "North Korea"));
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.row.name
    }

    /// What kind of name it is.
    ///
    /// ```
    /// # use tip_report::{Dataset, NameKind};
    /// assert!(Dataset::bundled().country("COD")?.names().any(|name| name.kind() == NameKind::Former));
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> NameKind {
        self.row.kind
    }

    /// The first and last report in which the name is printed, each where known.
    ///
    /// ```
    /// # use tip_report::{Dataset, NameKind};
    /// let antilles = Dataset::bundled().country("Netherlands Antilles")?;
    /// let printed = antilles.names().find(|name| name.kind() == NameKind::Printed).unwrap();
    /// assert_eq!(printed.years().0.map(u16::from), Some(2009));
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    #[must_use]
    pub fn years(&self) -> (Option<ReportYear>, Option<ReportYear>) {
        (self.row.from, self.row.to)
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.kind() == other.kind() && self.years() == other.years()
    }
}

impl Eq for Name<'_> {}

impl std::hash::Hash for Name<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.text(), self.kind()).hash(state);
    }
}

/// A country that could have been meant.
///
/// ```
/// use tip_report::{Dataset, LookupError};
/// let Err(LookupError::Ambiguous { candidates, .. }) = Dataset::bundled().country("Congo") else { panic!() };
/// assert_eq!(candidates[0].code.as_str(), "COD");
/// assert_eq!(candidates[1].name.as_ref(), "Republic of the Congo");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The code of the country.
    pub code: CountryCode,
    /// The name that is near to what was asked, or for an ambiguous name the country's own.
    pub name: Box<str>,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.code)
    }
}

/// Why a name or code does not mean one country. A lookup never guesses.
///
/// ```
/// use tip_report::{Dataset, LookupError};
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
        /// Names that are few letters away, nearest first, at most five.
        near: Vec<Candidate>,
    },
    /// The name or number has several meanings.
    #[error("{} is ambiguous: {}", quoted(.asked), meanings(.candidates))]
    Ambiguous {
        /// What was asked for.
        asked: Box<str>,
        /// The countries it can mean, in order of their codes.
        candidates: Vec<Candidate>,
    },
}

impl LookupError {
    pub(crate) fn ambiguous(asked: &str, countries: &[u16], table: &Countries) -> Self {
        let candidate = |&country: &u16| {
            let row = table.row(country);
            Candidate { code: row.code, name: row.name.clone() }
        };
        LookupError::Ambiguous { asked: cut(asked), candidates: countries.iter().map(candidate).collect() }
    }

    /// The countries that could have been meant: the meanings of an ambiguous name, or the near names.
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
            LookupError::Ambiguous { candidates, .. } => candidates,
        }
    }
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

// A handle is what a caller has; the functions above speak of positions.
impl<'a> Country<'a> {
    /// The names of the country, in order of the text.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let names: Vec<_> = Dataset::bundled().country("SWZ")?.names().map(|name| name.text()).collect();
    /// assert!(names.contains(&"Swaziland") && names.contains(&"Eswatini"));
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    pub fn names(&self) -> impl Iterator<Item = Name<'a>> + use<'a> {
        self.data().names().of(self.index()).iter().map(Name::new)
    }
}
