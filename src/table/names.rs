//! `names.csv`

use super::countries::Countries;
use crate::{
    csv::{
        findings::Findings,
        problem::ProblemKind,
        table::{Column, Input, Table, optional, required},
    },
    text::{
        fold::{Folded, fold},
        quoted::quoted,
    },
    words::{code::CountryCode, name_kind::NameKind, year::ReportYear},
};

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

    /// The countries that an ambiguous name can mean.
    pub(crate) fn meanings(&self, ambiguous: u32) -> &[u16] {
        &self.ambiguous[ambiguous as usize]
    }
}

pub(crate) const COLUMNS: &[Column] =
    &[required("code"), required("name"), required("kind"), optional("from"), optional("to")];

/// What a name must be to be found.
const FOLDABLE: &str = "a name with letters or digits, not longer than 128 bytes";

pub(crate) fn load(input: Input<'_>, countries: &Countries, findings: &mut Findings) -> Names {
    let (mut names, refused) = Names::new(countries);
    for (code, why) in refused {
        let reason = match why {
            Refused::TakenBy(other) => format!("the name of {code} is also a name of {other}"),
            Refused::Unfoldable => format!("the name of {code} is not {FOLDABLE}"),
        };
        findings.file("countries.csv", ProblemKind::Inconsistent { reason: reason.into() });
    }
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return names;
    };
    let mut rows: Vec<(NameRow, usize)> = Vec::new();
    while table.next() {
        let Some(row) = read(&mut table, countries) else { continue };
        match names.add(row.country, &row.name, row.kind, countries) {
            Ok(()) => rows.push((row, table.offset())),
            Err(Refused::Unfoldable) => {
                let expected = FOLDABLE.into();
                table.problem(1, ProblemKind::BadCell { found: row.name, expected, near: None });
            }
            Err(Refused::TakenBy(other)) => {
                table.problem(1, ProblemKind::NameClash { found: row.name, other: other.as_str().into() });
            }
        }
    }
    let compare = |a: &NameRow, b: &NameRow| {
        (a.country, &a.name, a.kind.as_str(), a.from).cmp(&(b.country, &b.name, b.kind.as_str(), b.from))
    };
    let rows = table.unique_with_offsets(rows, compare, |row| {
        format!("{} {} ({})", countries.row(row.country).code, row.name, row.kind)
    });
    // Of two printed names in one year neither would be the name as printed.
    let mut printed: Vec<_> = rows.iter().filter(|(row, _)| row.kind == NameKind::Printed).collect();
    printed.sort_by_key(|(row, _)| (row.country, row.from));
    for pair in printed.windows(2) {
        let ((before, _), (after, offset)) = (pair[0], pair[1]);
        if before.country == after.country && before.to >= after.from && before.to.is_some() && after.from.is_some() {
            let code = countries.row(after.country).code;
            table.contradicts(
                *offset,
                1,
                format!("{code} is also printed as {} in one of these years", quoted(&before.name)),
            );
        }
    }
    names.set_rows(rows.into_iter().map(|(row, _)| row).collect());
    names
}

fn read(table: &mut Table<'_, '_>, countries: &Countries) -> Option<NameRow> {
    let country = table.country(0, countries);
    let name = table.text(1);
    let kind: Option<NameKind> = table.word(2);
    let from = table.parse_optional(3, "a report year, 2001 to 2199", ReportYear::from_bytes);
    let to = table.parse_optional(4, "a report year, 2001 to 2199", ReportYear::from_bytes);
    let row = NameRow { country: country?, name: name?, kind: kind?, from: from?, to: to? };
    if let Some((from, to)) = row.from.zip(row.to).filter(|(from, to)| from > to) {
        table.inconsistent(4, format!("ends in {to}, before it begins in {from}"));
        return None;
    }
    Some(row)
}
