//! What a name means: folded names, each with its country or with the countries that it can mean.
//!
//! A cell is found if it is a name as a whole. Folding takes no account of how words are divided, so a cell that divides
//! them in a way in which no name of the dataset does is looked at in its parts: if these name different countries, the
//! cell has several places, and none of them is the answer.

use std::collections::HashMap;

use super::id::{CountryId, ids};
use crate::text::{
    fold::{Divided, Folded, fold, fold_reading},
    pieces::{halves, pieces, span},
};

/// Why a cell means no country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Miss {
    /// It is no name.
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
    /// How the words are divided in the names that fold to this.
    divided: Divided,
}

/// The folded names of a dataset.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    entries: HashMap<Box<[u8]>, Entry>,
    ambiguous: Vec<Vec<CountryId>>,
}

/// More readings of the abbreviations in one name are not tried.
const MOST_READINGS: usize = 64;
/// More pieces of one cell are not looked at.
const MOST_PIECES: usize = 32;
/// No name is made of more pieces: *Saint Helena, Ascension and Tristan da Cunha*.
const PIECES_OF_A_NAME: usize = 4;
/// A longer cell is no list of names.
const LONGEST_CELL: usize = 512;

impl NameIndex {
    /// Adds a name of a country, or one meaning of an ambiguous name.
    ///
    /// # Errors
    ///
    /// The country that has the name already.
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

    /// The country that a cell means; `code` finds one by an alphabetic code.
    pub(crate) fn find(&self, cell: &str, code: impl Fn(&str) -> Option<CountryId>) -> Result<CountryId, Miss> {
        let cell = without_footnote(cell);
        match self.name(cell, true) {
            Err(Miss::Unknown) => self.parts(cell, &code).verdict(),
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
        let mut named = self.parts(cell, &code).countries;
        let both = halves(cell).filter_map(|(a, b)| self.plainly(a).zip(self.plainly(b)));
        named.extend(both.filter(|(a, b)| a != b).flat_map(|(a, b)| [a, b]));
        in_order(named)
    }

    fn meanings(&self, meaning: Meaning) -> Vec<CountryId> {
        match meaning {
            Meaning::Country(country) => vec![country],
            Meaning::Ambiguous(id) => self.ambiguous[id.position()].clone(),
        }
    }

    /// The country of a text that is one name.
    #[inline]
    fn name(&self, text: &str, readings: bool) -> Result<CountryId, Miss> {
        let Some(folded) = fold(text) else { return Err(Miss::Unknown) };
        let Some(entry) = self.entries.get(folded.as_bytes()) else {
            return if readings && folded.readings > 0 { self.by_reading(text, &folded) } else { Err(Miss::Unknown) };
        };
        self.as_divided(text, &folded, entry)
    }

    /// What a text means that folds to an entry. Most are divided as a name of the dataset is; the others are looked at
    /// in their parts.
    #[inline]
    fn as_divided(&self, text: &str, folded: &Folded, entry: &Entry) -> Result<CountryId, Miss> {
        if !folded.divided.is_in(entry.divided) && self.names_two(text, folded.divided) {
            return Err(Miss::Several);
        }
        match entry.meaning {
            Meaning::Country(country) => Ok(country),
            Meaning::Ambiguous(_) => Err(Miss::Ambiguous),
        }
    }

    /// The country of a name with abbreviations that can be read in several ways.
    fn by_reading(&self, text: &str, folded: &Folded) -> Result<CountryId, Miss> {
        let mut found = Err(Miss::Unknown);
        self.read(text, folded, |entry| {
            let meant = self.as_divided(text, folded, entry);
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

    /// Whether parts of a text are names of different countries. In a name a short word can look like a code, as `al` or
    /// `Co-` do, so codes do not count here.
    fn names_two(&self, text: &str, divided: Divided) -> bool {
        if divided == Divided::SPACED {
            return halves(text).any(|(a, b)| self.plainly(a).zip(self.plainly(b)).is_some_and(|(a, b)| a != b));
        }
        let mut named = pieces(text).filter_map(|piece| self.plainly(piece));
        named.next().is_some_and(|first| named.any(|other| other != first))
    }

    /// What a text folds to, abbreviations with several meanings as they stand.
    fn entry(&self, text: &str) -> Option<&Entry> {
        self.entries.get(fold(text)?.as_bytes())
    }

    /// The country of a name as it stands.
    fn plainly(&self, name: &str) -> Option<CountryId> {
        match self.entry(name)?.meaning {
            Meaning::Country(country) => Some(country),
            Meaning::Ambiguous(_) => None,
        }
    }

    /// The names of which a cell consists.
    fn parts(&self, cell: &str, code: &impl Fn(&str) -> Option<CountryId>) -> Parts {
        let mut parts = Parts::default();
        if cell.len() > LONGEST_CELL {
            return parts;
        }
        let pieces: Vec<&str> = pieces(cell).take(MOST_PIECES).collect();
        if pieces.len() == 1 {
            // The whole cell, which is no name.
            return parts;
        }
        let mut rest = &pieces[..];
        // As many pieces as are one name: "Trinidad and Tobago; Korea, South" are two names in four pieces.
        while let [first, ..] = rest {
            let lengths = (1..=rest.len().min(PIECES_OF_A_NAME)).rev();
            let named = lengths.filter(|&length| length < pieces.len()).find_map(|length| {
                let text = without_former(span(cell, first, rest[length - 1]).trim());
                let named = match code(text) {
                    Some(country) => Ok(country),
                    None => self.name(text, length == 1),
                };
                match named {
                    Ok(country) => Some((length, vec![country])),
                    Err(Miss::Ambiguous) => Some((length, self.name_candidates(text))),
                    Err(Miss::Unknown | Miss::Several) => None,
                }
            });
            let length = match named {
                Some((length, countries)) => {
                    parts.add(countries);
                    length
                }
                None if is_former(first) => {
                    parts.former = true;
                    1
                }
                None => {
                    parts.unnamed = true;
                    1
                }
            };
            rest = &rest[length..];
        }
        parts
    }

    fn name_candidates(&self, text: &str) -> Vec<CountryId> {
        let mut candidates = Vec::new();
        if let Some(folded) = fold(text) {
            self.read(text, &folded, |entry| candidates.extend(self.meanings(entry.meaning)));
        }
        candidates
    }
}

fn in_order(mut countries: Vec<CountryId>) -> Vec<CountryId> {
    countries.sort_unstable();
    countries.dedup();
    countries
}

/// The names in a cell.
#[derive(Default)]
struct Parts {
    /// What they can mean.
    countries: Vec<CountryId>,
    names: usize,
    /// How many of them have one meaning.
    certain: usize,
    /// The country that the last of these means.
    country: Option<CountryId>,
    several: bool,
    /// Whether a part says that a name is an old one.
    former: bool,
    /// Whether a part is neither.
    unnamed: bool,
}

impl Parts {
    fn add(&mut self, meanings: Vec<CountryId>) {
        let shared = self.countries.is_empty() || self.countries.iter().any(|country| meanings.contains(country));
        self.several |= !shared;
        self.names += 1;
        if let [country] = meanings[..] {
            self.several |= self.country.is_some_and(|other| other != country);
            self.country = Some(country);
            self.certain += 1;
        }
        self.countries.extend(meanings);
    }

    /// Two names of one country and nothing else are that country, and so is a name that is said to be an old one; names
    /// of different countries are several.
    fn verdict(&self) -> Result<CountryId, Miss> {
        match self.country {
            _ if self.several => Err(Miss::Several),
            Some(country) if self.certain == self.names && !self.unnamed && (self.names > 1 || self.former) => {
                Ok(country)
            }
            _ => Err(Miss::Unknown),
        }
    }
}

/// A cell without the mark of a footnote at its end: `Peru[1]`, `Peru (a)`, `Kosovo*`.
fn without_footnote(cell: &str) -> &str {
    let mut rest = cell.trim_matches(crate::text::fold::is_blank);
    loop {
        let cut = rest.trim_end_matches(['*', '†', '‡', '§', '¶']).trim_end();
        let Some((name, mark)) = cut.strip_suffix([']', ')']).and_then(|cut| cut.rsplit_once(['[', '('])) else {
            return cut;
        };
        let is_mark = mark.len() <= 2 && !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit())
            || mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_mark || name.trim().is_empty() {
            return cut;
        }
        rest = name.trim_end();
    }
}

/// Words that say that the next name is an older or a newer one of the same place.
const FORMER: [&str; 6] = ["former", "formerly", "fmr", "ex", "now", "also"];

fn is_former(piece: &str) -> bool {
    FORMER.iter().any(|former| piece.trim().trim_end_matches('.').eq_ignore_ascii_case(former))
}

fn without_former(text: &str) -> &str {
    text.split_once([' ', '.']).filter(|(word, _)| is_former(word)).map_or(text, |(_, name)| name.trim())
}
