//! What a name means: folded names, each with its country, or with the countries that it can mean.
//!
//! A cell is found if all of it is a name. Folding ignores how words are divided. So if no name of the dataset divides
//! its words like the cell does, the parts of the cell are looked up too. If they name different countries, the cell
//! has several countries, and none of them is the answer.

use std::collections::HashMap;

use super::id::{CountryId, ids};
use crate::text::{
    blank::trim,
    divided::Divided,
    fold::{self, Folded, fold, fold_reading},
    pieces::{halves, pieces, span},
    quick_hash::QuickHash,
};

/// Why a cell means no country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Miss {
    /// It is not a name.
    Unknown,
    /// It is a name of more than one country.
    Ambiguous,
    /// It names several countries.
    Several,
}

#[derive(Clone, Copy, Debug)]
enum Meaning {
    Country(CountryId),
    Ambiguous(AmbiguousId),
}

ids! {
    /// The position of an ambiguous name in `NameIndex::ambiguous`.
    AmbiguousId: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    meaning: Meaning,
    /// How the words are divided in the names that fold to this entry.
    divided: Divided,
}

/// The folded names of a dataset.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    entries: HashMap<Box<[u8]>, Entry, QuickHash>,
    ambiguous: Vec<Vec<CountryId>>,
}

/// The most readings of the abbreviations in one name that are tried.
const MOST_READINGS: usize = 64;
/// The most pieces of one cell that are looked up.
const MOST_PIECES: usize = 32;
/// The most pieces of a name: *Kosovo (S/RES/1244 (1999))* has five.
const PIECES_OF_A_NAME: usize = 6;
/// A longer cell is not a list of names.
const LONGEST_CELL: usize = fold::LONGEST_TEXT;

impl NameIndex {
    /// Adds a name of a country, or one meaning of an ambiguous name.
    ///
    /// # Errors
    ///
    /// The country that already has the name.
    pub(crate) fn add(&mut self, folded: &Folded, country: CountryId, ambiguous: bool) -> Result<(), CountryId> {
        let Some(entry) = self.entries.get_mut(folded.as_bytes()) else {
            let meaning = if ambiguous {
                self.ambiguous.push(vec![country]);
                Meaning::Ambiguous(AmbiguousId::at(self.ambiguous.len() - 1))
            } else {
                Meaning::Country(country)
            };
            self.entries.insert(folded.as_bytes().into(), Entry { meaning, divided: folded.divided });
            return Ok(());
        };
        match entry.meaning {
            Meaning::Country(other) if ambiguous || other != country => return Err(other),
            Meaning::Country(_) => {}
            Meaning::Ambiguous(id) if ambiguous => {
                let candidates = &mut self.ambiguous[id.position()];
                if let Err(at) = candidates.binary_search(&country) {
                    candidates.insert(at, country);
                }
            }
            Meaning::Ambiguous(id) => return Err(self.ambiguous[id.position()][0]),
        }
        entry.divided = entry.divided.or(folded.divided);
        Ok(())
    }

    /// The country that a cell means. `code` finds a country by an alphabetic code.
    pub(crate) fn find(&self, cell: &str, code: impl Fn(&str) -> Option<CountryId>) -> Result<CountryId, Miss> {
        let cell = without_footnote(cell);
        match self.name(cell, true, &code) {
            Err(Miss::Unknown) => self.names_in(cell, Codes::All, &code).verdict(),
            found => found,
        }
    }

    /// Whether a text is an ambiguous name.
    pub(crate) fn is_ambiguous(&self, text: &str) -> bool {
        self.entry(text).is_some_and(|entry| matches!(entry.meaning, Meaning::Ambiguous(_)))
    }

    /// The countries that an ambiguous name can mean, in order of their codes.
    #[cold]
    pub(crate) fn meanings_of(&self, cell: &str) -> Vec<CountryId> {
        in_order(self.name_candidates(without_footnote(cell)))
    }

    /// The countries that a cell names, in order of their codes.
    #[cold]
    pub(crate) fn named_in(&self, cell: &str, code: impl Fn(&str) -> Option<CountryId>) -> Vec<CountryId> {
        let cell = without_footnote(cell);
        let is_name = self.entry(cell).is_some();
        let named = self.names_in(cell, if is_name { Codes::InCapitals } else { Codes::All }, &code);
        let mut countries: Vec<CountryId> =
            named.meanings().iter().flat_map(|meaning| self.meanings(meaning)).copied().collect();
        let both = halves(cell).filter_map(|(a, b)| self.plainly(a).zip(self.plainly(b)));
        countries.extend(both.filter(|(a, b)| a != b).flat_map(|(a, b)| [a, b]));
        in_order(countries)
    }

    /// The country of a name that is ambiguous but has no other meaning.
    pub(crate) fn only_meaning(&self, name: &str) -> Option<CountryId> {
        match self.entry(name)?.meaning {
            Meaning::Ambiguous(place) => match self.ambiguous[place.position()][..] {
                [only] => Some(only),
                _ => None,
            },
            Meaning::Country(_) => None,
        }
    }

    /// The countries of a meaning, in order of their codes.
    fn meanings<'a>(&'a self, meaning: &'a Meaning) -> &'a [CountryId] {
        match meaning {
            Meaning::Country(country) => std::slice::from_ref(country),
            Meaning::Ambiguous(id) => &self.ambiguous[id.position()],
        }
    }

    /// The country of a text that is one name.
    #[inline]
    fn name(&self, text: &str, readings: bool, code: &impl Fn(&str) -> Option<CountryId>) -> Result<CountryId, Miss> {
        let mut folded = Folded::empty();
        if !folded.set(text, None) {
            return Err(Miss::Unknown);
        }
        match self.entries.get(folded.as_bytes()) {
            Some(entry) => self.as_divided(text, &folded, entry, code),
            None if readings && folded.readings > 0 => self.by_reading(text, &folded, code),
            None => Err(Miss::Unknown),
        }
    }

    /// What a text that folds to an entry means. Most texts are divided like a name of the dataset. For the others, the
    /// parts are looked up too.
    #[inline]
    fn as_divided(
        &self,
        text: &str,
        folded: &Folded,
        entry: &Entry,
        code: &impl Fn(&str) -> Option<CountryId>,
    ) -> Result<CountryId, Miss> {
        if !folded.divided.is_in(entry.divided) && self.names_two(text, folded.divided, code) {
            return Err(Miss::Several);
        }
        match entry.meaning {
            Meaning::Country(country) => Ok(country),
            Meaning::Ambiguous(_) => Err(Miss::Ambiguous),
        }
    }

    /// The country of a name whose abbreviations have several readings.
    fn by_reading(
        &self,
        text: &str,
        folded: &Folded,
        code: &impl Fn(&str) -> Option<CountryId>,
    ) -> Result<CountryId, Miss> {
        let mut found = Err(Miss::Unknown);
        self.read(text, folded, |entry| {
            let meant = self.as_divided(text, folded, entry, code);
            found = match found {
                Err(Miss::Unknown) => meant,
                _ if found == meant => meant,
                _ => Err(Miss::Ambiguous),
            };
        });
        found
    }

    fn read(&self, text: &str, folded: &Folded, mut each: impl FnMut(&Entry)) {
        if folded.readings == 0 || self.entries.contains_key(folded.as_bytes()) {
            self.entries.get(folded.as_bytes()).into_iter().for_each(each);
        } else if folded.readings <= MOST_READINGS {
            for reading in 0..folded.readings {
                let entry = fold_reading(text, reading).and_then(|folded| self.entries.get(folded.as_bytes()));
                entry.into_iter().for_each(&mut each);
            }
        }
    }

    /// Whether parts of a text, which is a name itself, are names of different countries.
    fn names_two(&self, text: &str, divided: Divided, code: &impl Fn(&str) -> Option<CountryId>) -> bool {
        if divided == Divided::SPACED {
            return halves(text).any(|(a, b)| self.plainly(a).zip(self.plainly(b)).is_some_and(|(a, b)| a != b));
        }
        // A short word in a name can look like a code, such as `al` or `CO-`. A cell of names and codes contains
        // nothing else.
        let has_capitals = || text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
        let of_names_and_codes = || {
            let names = self.names_in(text, Codes::InCapitals, code);
            names.several && !names.unnamed
        };
        self.names_in(text, Codes::None, code).several || has_capitals() && of_names_and_codes()
    }

    /// The entry that a text folds to. Abbreviations with several meanings are not expanded.
    fn entry(&self, text: &str) -> Option<&Entry> {
        self.entries.get(fold(text)?.as_bytes())
    }

    /// The country of a name, without expanding such abbreviations.
    fn plainly(&self, name: &str) -> Option<CountryId> {
        match self.entry(name)?.meaning {
            Meaning::Country(country) => Some(country),
            Meaning::Ambiguous(_) => None,
        }
    }

    /// The names that a cell consists of.
    fn names_in(&self, cell: &str, codes: Codes, code: &impl Fn(&str) -> Option<CountryId>) -> NamesIn {
        let mut names = NamesIn::default();
        if cell.len() > LONGEST_CELL {
            return names;
        }
        let (mut all, mut count) = ([""; MOST_PIECES], 0);
        for piece in pieces(cell) {
            let Some(place) = all.get_mut(count) else {
                names.unnamed = true;
                break;
            };
            *place = piece;
            count += 1;
        }
        let mut rest = &all[..count];
        if count == 1 {
            // The complete cell, which is not a name.
            return names;
        }
        // Joins as many pieces as make one name: "Trinidad and Tobago; Korea, South" has two names in four pieces.
        while let [first, ..] = rest {
            let lengths = (1..=rest.len().min(PIECES_OF_A_NAME)).rev().filter(|&length| length < count);
            let found = lengths.into_iter().find_map(|length| {
                let text = span(cell, first, rest[length - 1]);
                let name = without_former(trim(text));
                let by_code = if length == 1 && codes.count(name) { code(name) } else { None };
                let by_name = || self.part(name, length == 1, codes, code);
                by_code.map(Meaning::Country).or_else(by_name).map(|meaning| (length, meaning))
            });
            match found {
                Some((_, meaning)) => names.add(meaning, self),
                None => names.unnamed |= !is_former(first),
            }
            rest = &rest[found.map_or(1, |(length, _)| length)..];
        }
        names
    }

    /// What a part of a cell means. If the cell is itself a name, a part counts only if its meaning is certain.
    fn part(
        &self,
        name: &str,
        is_piece: bool,
        codes: Codes,
        code: &impl Fn(&str) -> Option<CountryId>,
    ) -> Option<Meaning> {
        let is_name = codes != Codes::All;
        match self.name(name, is_piece && !is_name, code) {
            Ok(country) => Some(Meaning::Country(country)),
            Err(Miss::Ambiguous) if !is_name => self.entry(name).map(|entry| entry.meaning),
            Err(_) => None,
        }
    }

    fn name_candidates(&self, text: &str) -> Vec<CountryId> {
        let mut candidates = Vec::new();
        if let Some(folded) = fold(text) {
            self.read(text, &folded, |entry| candidates.extend_from_slice(self.meanings(&entry.meaning)));
        }
        candidates
    }
}

fn in_order(mut countries: Vec<CountryId>) -> Vec<CountryId> {
    countries.sort_unstable();
    countries.dedup();
    countries
}

/// Which short pieces of a cell are read as codes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Codes {
    None,
    InCapitals,
    All,
}

impl Codes {
    fn count(self, piece: &str) -> bool {
        match self {
            Codes::None => false,
            Codes::InCapitals => piece.bytes().all(|byte| byte.is_ascii_uppercase()),
            Codes::All => true,
        }
    }
}

/// The names in a cell.
struct NamesIn {
    meanings: [Meaning; MOST_PIECES],
    count: usize,
    /// The country of the last name that has one meaning.
    country: Option<CountryId>,
    several: bool,
    /// Whether a part is neither a name nor such a word.
    unnamed: bool,
}

impl Default for NamesIn {
    fn default() -> Self {
        let meanings = [Meaning::Country(CountryId::at(0)); MOST_PIECES];
        NamesIn { meanings, count: 0, country: None, several: false, unnamed: false }
    }
}

impl NamesIn {
    fn meanings(&self) -> &[Meaning] {
        &self.meanings[..self.count]
    }

    fn add(&mut self, meaning: Meaning, index: &NameIndex) {
        let countries = index.meanings(&meaning);
        let shares = |other: &Meaning| index.meanings(other).iter().any(|country| countries.contains(country));
        self.several |= self.count > 0 && !self.meanings().iter().any(shares);
        if let Meaning::Country(country) = meaning {
            self.several |= self.country.is_some_and(|other| other != country);
            self.country = Some(country);
        }
        self.meanings[self.count] = meaning;
        self.count += 1;
    }

    fn each_has_one_meaning(&self) -> bool {
        !self.unnamed && self.meanings().iter().all(|meaning| matches!(meaning, Meaning::Country(_)))
    }

    /// If a cell has two names of one country and nothing else, it means that country. So does a name that is said to
    /// be an old one: a name alone is not all of the cell. Names of different countries are several.
    fn verdict(&self) -> Result<CountryId, Miss> {
        match self.country {
            _ if self.several => Err(Miss::Several),
            Some(country) if self.each_has_one_meaning() => Ok(country),
            _ => Err(Miss::Unknown),
        }
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, '*' | '＊' | '†' | '‡' | '§' | '¶' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A cell without a footnote mark at its end: `Peru[1]`, `Peru (a)`, `Kosovo*`.
pub(crate) fn without_footnote(cell: &str) -> &str {
    let mut rest = trim(cell);
    if rest.ends_with(|last: char| last.is_ascii_alphanumeric()) {
        return rest;
    }
    loop {
        let cut = trim(rest.trim_end_matches(is_mark));
        let Some((name, mark)) = cut.strip_suffix([']', ')']).and_then(|cut| cut.rsplit_once(['[', '('])) else {
            return cut;
        };
        let is_number = matches!(mark.len(), 1..=2) && mark.bytes().all(|byte| byte.is_ascii_digit());
        if !(is_number || matches!(mark.as_bytes(), [b'a'..=b'z'])) || trim(name).is_empty() {
            return cut;
        }
        rest = trim(name);
    }
}

/// Words that say that the next name is an older or a newer name of the same country.
const FORMER: [&str; 6] = ["former", "formerly", "fmr", "ex", "now", "also"];

fn is_former(piece: &str) -> bool {
    FORMER.iter().any(|former| trim(piece).trim_end_matches('.').eq_ignore_ascii_case(former))
}

fn without_former(text: &str) -> &str {
    text.split_once([' ', '.']).filter(|(word, _)| is_former(word)).map_or(text, |(_, name)| trim(name))
}
