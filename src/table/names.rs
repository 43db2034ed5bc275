//! `names.csv`

use super::{countries::Countries, name_index::NameIndex};
use crate::{
    csv::{
        findings::Findings,
        problem::ProblemKind,
        table::{Column, Input, Table, optional, required},
    },
    text::{fold::fold, quoted::quoted},
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

/// All names, and what each of them means.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// In order of country, name, kind.
    rows: Vec<NameRow>,
    index: NameIndex,
}

impl Names {
    /// The names that `countries.csv` itself has, and those of them that can't be found; codes are looked up apart.
    pub(crate) fn new(countries: &Countries) -> (Names, Vec<(CountryCode, Refused)>) {
        let mut names = Names::default();
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
        let ambiguous = kind == NameKind::Ambiguous;
        // A name that folds to a code would be asked for by it; an ambiguous one is meant to be a code as well.
        let letters = std::str::from_utf8(folded.as_bytes()).unwrap_or_default();
        let by_code = countries.index_of_any_code(letters).filter(|&other| other != country && !ambiguous);
        let added = by_code.map_or_else(|| self.index.add(&folded, country, ambiguous), Err);
        added.map_err(|other| Refused::TakenBy(countries.row(other).code))
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

    /// The folded names.
    pub(crate) fn index(&self) -> &NameIndex {
        &self.index
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
