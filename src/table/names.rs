//! `names.csv`: further names of countries.

use super::{
    Tables,
    countries::{Countries, CountryRow},
    id::CountryId,
    name_index::NameIndex,
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        notes::{Noted, without_offsets},
        problem::ProblemKind,
        sheet::Line,
    },
    text::{fold::fold, letters::code_letters, quoted::quoted},
    words::{code::CountryCode, name_kind::NameKind, table::Table, year::ReportYear},
};

/// A row of `names.csv`.
#[derive(Clone, Debug)]
pub(crate) struct NameRow {
    pub(crate) country: CountryId,
    pub(crate) name: Box<str>,
    pub(crate) kind: NameKind,
    pub(crate) from: Option<ReportYear>,
    pub(crate) to: Option<ReportYear>,
}

/// Why a name can't be added.
pub(crate) enum Refused {
    /// It has no letters or digits, or is too long.
    Unfoldable,
    /// It is a name or a code of this other country.
    TakenBy(CountryCode),
}

/// All names, and what each one means.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// In order of country, name, kind.
    rows: Vec<NameRow>,
    index: NameIndex,
}

impl Names {
    /// The names in `countries.csv`, and those of them that can't be looked up. Codes are looked up separately.
    pub(crate) fn new(countries: &Countries) -> (Names, Vec<(CountryCode, Refused)>) {
        let mut names = Names::default();
        let mut refused = Vec::new();
        for country in countries.ids() {
            let row = countries.row(country);
            // An empty name is a bad cell, which is a problem of its own.
            match names.add(country, &row.name, NameKind::Common, countries) {
                Err(why) if !row.name.is_empty() => refused.push((row.code, why)),
                _ => {}
            }
        }
        (names, refused)
    }

    /// Makes it possible to look up a name.
    pub(crate) fn add(
        &mut self,
        country: CountryId,
        name: &str,
        kind: NameKind,
        countries: &Countries,
    ) -> Result<(), Refused> {
        let folded = fold(name).ok_or(Refused::Unfoldable)?;
        let ambiguous = kind == NameKind::Ambiguous;
        // A name with the letters of a code could be looked up as this code, or be taken for it. An ambiguous name is
        // meant to be both.
        let as_folded = std::str::from_utf8(folded.as_bytes()).unwrap_or_default();
        let as_written = code_letters(name);
        let by_code = [Some(as_folded), as_written.as_deref()].into_iter().flatten();
        let mut by_code = by_code.filter_map(|letters| countries.id_of_any_code(letters));
        let by_code = by_code.find(|&other| other != country && !ambiguous);
        let added = by_code.map_or_else(|| self.index.add(&folded, country, ambiguous), Err);
        added.map_err(|other| Refused::TakenBy(countries.row(other).code))
    }

    pub(crate) fn set_rows(&mut self, rows: Vec<NameRow>) {
        self.rows = rows;
    }

    pub(crate) fn rows(&self) -> &[NameRow] {
        &self.rows
    }

    pub(crate) fn of(&self, country: CountryId) -> &[NameRow] {
        let start = self.rows.partition_point(|row| row.country < country);
        let end = self.rows.partition_point(|row| row.country <= country);
        &self.rows[start..end]
    }

    /// The name that the report of this year prints for the country, if it is known.
    pub(crate) fn printed(&self, country: CountryId, year: ReportYear) -> Option<&str> {
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

columns! {
    CODE = required("code"),
    NAME = required("name"),
    KIND = required("kind"),
    FROM = optional("from"),
    TO = optional("to"),
}

/// What a name must be so that it can be looked up.
const FOLDABLE: &str = "a name with letters or digits and at most 128 bytes";

impl Row for NameRow {
    const TABLE: Table = Table::Names;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 4;
    type Rows = Names;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/names.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Names {
        let countries = tables.countries();
        let (mut names, refused) = Names::new(countries);
        for (code, why) in refused {
            let reason = match why {
                Refused::TakenBy(other) => format!("the name of {code} is also a name of {other}"),
                Refused::Unfoldable => format!("the name of {code} is not {FOLDABLE}"),
            };
            findings.file(CountryRow::TABLE.as_str(), ProblemKind::Inconsistent { reason: reason.into() });
        }
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| {
            let row = read(cells, countries)?;
            match names.add(row.country, &row.name, row.kind, countries) {
                Ok(()) => Ok(row),
                Err(Refused::Unfoldable) => {
                    let expected = FOLDABLE.into();
                    Err(cells.problem(NAME, ProblemKind::BadCell { found: row.name, expected, near: None }))
                }
                Err(Refused::TakenBy(other)) => {
                    let other = other.as_str().into();
                    Err(cells.problem(NAME, ProblemKind::NameClash { found: row.name, other }))
                }
            }
        });
        let compare = |a: &NameRow, b: &NameRow| {
            (a.country, &a.name, a.kind.as_str(), a.from).cmp(&(b.country, &b.name, b.kind.as_str(), b.from))
        };
        let rows =
            cells.unique(rows, compare, |row| format!("{} {} ({})", tables.code(row.country), row.name, row.kind));
        check_printed(&mut cells, &rows, tables);
        check_ambiguous(&mut cells, &rows, &names, tables);
        names.set_rows(without_offsets(rows));
        names
    }

    fn rows(kept: &Names) -> &[Self] {
        &kept.rows
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.text(CODE, tables.code(self.country));
        line.text(NAME, &*self.name);
        line.word(KIND, self.kind);
        line.optional(FROM, self.from);
        line.optional(TO, self.to);
    }
}

fn read(cells: &mut Cells<'_, '_>, countries: &Countries) -> Result<NameRow, Noted> {
    let country = cells.key(CODE, countries);
    let name = cells.text(NAME);
    let kind = cells.word(KIND);
    let from = cells.optional_year(FROM);
    let to = cells.optional_year(TO);
    let row = NameRow { country: country?, name: name?, kind: kind?, from: from?, to: to? };
    if let Some((from, to)) = row.from.zip(row.to).filter(|(from, to)| from > to) {
        return Err(cells.inconsistent(TO, format!("ends in {to}, before it begins in {from}")));
    }
    Ok(row)
}

/// If a year had two printed names, neither would be the name as printed.
fn check_printed(cells: &mut Cells<'_, '_>, rows: &[(NameRow, usize)], tables: &Tables) {
    let mut printed: Vec<_> = rows.iter().filter(|(row, _)| row.kind == NameKind::Printed).collect();
    printed.sort_by_key(|(row, _)| (row.country, row.from));
    for pair in printed.windows(2) {
        let ((before, _), (after, offset)) = (pair[0], pair[1]);
        if before.country == after.country && before.to >= after.from && before.to.is_some() && after.from.is_some() {
            let (code, before) = (tables.code(after.country), quoted(&before.name));
            cells.contradicts(*offset, NAME, format!("{code} is also printed as {before} in one of these years"));
        }
    }
}

/// Checks that an `ambiguous` name has several meanings. If a row of the table is bad, it may be the one with the other
/// meaning.
fn check_ambiguous(cells: &mut Cells<'_, '_>, rows: &[(NameRow, usize)], names: &Names, tables: &Tables) {
    if !cells.is_sound() {
        return;
    }
    for (row, offset) in rows.iter().filter(|(row, _)| row.kind == NameKind::Ambiguous) {
        if let Some(only) = names.index.only_meaning(&row.name) {
            let reason = format!("{} is `ambiguous`, but only means {}", quoted(&row.name), tables.code(only));
            cells.contradicts(*offset, KIND, reason);
        }
    }
}
