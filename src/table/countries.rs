//! `countries.csv`: the entities that the reports rank, and others that are ends of flows.

use std::iter::FusedIterator;

use chrono::NaiveDate;

use super::{Tables, id::CountryId, row::Row, succession};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        keys::unknown_key,
        notes::{Noted, without_offsets},
        problem::LoadError,
        sheet::Line,
    },
    words::{bureau::Bureau, code::CountryCode, table::Table},
};

/// A row of `countries.csv`.
#[derive(Clone, Debug)]
pub(crate) struct CountryRow {
    pub(crate) code: CountryCode,
    pub(crate) alpha2: Option<[u8; 2]>,
    pub(crate) numeric: Option<u16>,
    pub(crate) cow: Option<u16>,
    pub(crate) gw: Option<u16>,
    pub(crate) name: Box<str>,
    pub(crate) bureau: Option<Bureau>,
    pub(crate) exists_from: Option<NaiveDate>,
    pub(crate) exists_to: Option<NaiveDate>,
    pub(crate) succeeded_by: Vec<CountryCode>,
    pub(crate) note: Option<Box<str>>,
}

columns! {
    CODE = required("code"),
    ALPHA2 = optional("alpha2"),
    NUMERIC = optional("numeric"),
    COW = optional("cow"),
    GW = optional("gw"),
    NAME = required("name"),
    BUREAU = optional("bureau"),
    EXISTS_FROM = optional("exists_from"),
    EXISTS_TO = optional("exists_to"),
    SUCCEEDED_BY = optional("succeeded_by"),
    NOTE = optional("note"),
}

impl Row for CountryRow {
    const TABLE: Table = Table::Countries;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 1;
    type Rows = Countries;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/countries.csv");
        TEXT
    }

    fn load(input: Input<'_>, _: &Tables, findings: &mut Findings) -> Countries {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.key_rows(read);
        let rows = cells.unique(rows, |a, b| a.code.cmp(&b.code), |row| row.code.to_string());
        check_alpha2(&mut cells, &rows);
        let offsets: Vec<usize> = rows.iter().map(|(_, offset)| *offset).collect();
        let countries = Countries::new(without_offsets(rows));
        check_successors(&mut cells, &countries, &offsets);
        countries
    }

    fn rows(kept: &Countries) -> &[Self] {
        &kept.rows
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, _: &'d Tables) {
        line.text(CODE, self.code.as_str());
        line.text(ALPHA2, self.alpha2());
        line.optional(NUMERIC, self.numeric.map(|number| format!("{number:03}")));
        line.optional(COW, self.cow);
        line.optional(GW, self.gw);
        line.text(NAME, &*self.name);
        line.optional_word(BUREAU, self.bureau);
        line.optional(EXISTS_FROM, self.exists_from);
        line.optional(EXISTS_TO, self.exists_to);
        line.list(SUCCEEDED_BY, self.succeeded_by.iter().map(CountryCode::as_str));
        line.text(NOTE, self.note.as_deref());
    }
}

fn read(cells: &mut Cells<'_, '_>) -> Result<CountryRow, Noted> {
    let code = cells.parse(CODE, "an alpha-3 code, three capital letters", CountryCode::from_bytes);
    let alpha2 = cells.parse_optional(ALPHA2, "an alpha-2 code, two capital letters", |cell| {
        let code: [u8; 2] = cell.try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(code)
    });
    let numeric = cells.parse_optional(NUMERIC, "a three-digit ISO 3166-1 number", |cell| {
        (cell.len() == 3 && cell.iter().all(u8::is_ascii_digit))
            .then(|| std::str::from_utf8(cell).ok()?.parse().ok())
            .flatten()
    });
    let cow = cells.optional_number(COW);
    let gw = cells.optional_number(GW);
    let name = cells.text(NAME);
    let bureau = cells.optional_word(BUREAU);
    let exists_from = cells.optional_date(EXISTS_FROM);
    let exists_to = cells.optional_date(EXISTS_TO);
    let succeeded_by = cells.parse_optional(SUCCEEDED_BY, "alpha-3 codes joined by `;`", |cell| {
        cell.split(|&byte| byte == b';').map(CountryCode::from_bytes).collect::<Option<Vec<_>>>()
    });
    let note = cells.optional_text(NOTE);
    // A row with a bad cell still counts, so that rows that refer to it do not cause problems of their own.
    let row = CountryRow {
        code: code?,
        alpha2: alpha2.unwrap_or_default(),
        numeric: numeric.unwrap_or_default(),
        cow: cow.unwrap_or_default(),
        gw: gw.unwrap_or_default(),
        name: name.unwrap_or_default(),
        bureau: bureau.unwrap_or_default(),
        exists_from: exists_from.unwrap_or_default(),
        exists_to: exists_to.unwrap_or_default(),
        succeeded_by: succeeded_by.unwrap_or_default().unwrap_or_default(),
        note: note.unwrap_or_default(),
    };
    if let Some((from, to)) = row.exists_from.zip(row.exists_to).filter(|(from, to)| from > to) {
        cells.inconsistent(EXISTS_TO, format!("ends on {to}, before it begins on {from}"));
    }
    Ok(row)
}

/// Checks that successors are countries, and that no country succeeds itself, directly or through others.
fn check_successors(cells: &mut Cells<'_, '_>, countries: &Countries, offsets: &[usize]) {
    for (row, &offset) in countries.rows.iter().zip(offsets) {
        for successor in &row.succeeded_by {
            // If the list of problems is full, the search for the nearest code would only take time.
            if countries.id_of_code(*successor).is_none() && !cells.is_full() {
                cells.push(Some(SUCCEEDED_BY), offset, unknown_key(successor.as_str(), countries));
            }
        }
    }
    for (id, successor) in succession::circles(countries, LoadError::LIMIT) {
        let (code, successor) = (countries.row(id).code, countries.row(successor).code);
        let reason = if code == successor {
            format!("{code} can't succeed itself")
        } else {
            format!("{code} is succeeded by {successor}, which leads back to {code}: a circle")
        };
        cells.contradicts(offsets[id.position()], SUCCEEDED_BY, reason);
    }
}

/// Checks that no two countries have the same alpha-2 code.
fn check_alpha2(cells: &mut Cells<'_, '_>, rows: &[(CountryRow, usize)]) {
    let mut by_alpha2: Vec<_> =
        rows.iter().filter_map(|(row, offset)| Some((row.alpha2?, *offset, row.code))).collect();
    by_alpha2.sort_unstable();
    for pair in by_alpha2.windows(2) {
        if pair[0].0 == pair[1].0 && !cells.is_full() {
            cells.contradicts(pair[1].1, ALPHA2, format!("{} has the same alpha-2 code", pair[0].2));
        }
    }
}

impl CountryRow {
    pub(crate) fn alpha2(&self) -> Option<&str> {
        self.alpha2.as_ref().and_then(|code| std::str::from_utf8(code).ok())
    }
}

/// The countries in order of their codes. Other tables refer to a country by its position here.
#[derive(Clone, Debug)]
pub(crate) struct Countries {
    rows: Vec<CountryRow>,
    by_code: Box<[Option<CountryId>]>,
    by_alpha2: Box<[Option<CountryId>]>,
}

fn alpha2_place(code: [u8; 2]) -> usize {
    usize::from(code[0] - b'A') * 26 + usize::from(code[1] - b'A')
}

impl Countries {
    /// From rows in order of their codes, with each code once.
    fn new(rows: Vec<CountryRow>) -> Self {
        let mut by_code = vec![None; CountryCode::SPACE].into_boxed_slice();
        let mut by_alpha2 = vec![None; 26 * 26].into_boxed_slice();
        for (row, id) in rows.iter().zip(CountryId::first(rows.len())) {
            by_code[row.code.dense()] = Some(id);
            if let Some(alpha2) = row.alpha2 {
                by_alpha2[alpha2_place(alpha2)] = Some(id);
            }
        }
        Countries { rows, by_code, by_alpha2 }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn row(&self, id: CountryId) -> &CountryRow {
        &self.rows[id.position()]
    }

    pub(crate) fn ids(
        &self,
    ) -> impl ExactSizeIterator<Item = CountryId> + DoubleEndedIterator + Clone + FusedIterator + use<> {
        CountryId::first(self.rows.len())
    }

    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.code.as_str())
    }

    #[inline]
    pub(crate) fn id_of(&self, code: &[u8]) -> Option<CountryId> {
        self.id_of_code(CountryCode::from_bytes(code)?)
    }

    #[inline]
    pub(crate) fn id_of_code(&self, code: CountryCode) -> Option<CountryId> {
        self.by_code[code.dense()]
    }

    /// The country with an alpha-2 or alpha-3 code, in any letter case.
    pub(crate) fn id_of_any_code(&self, text: &str) -> Option<CountryId> {
        match *text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                self.by_alpha2[alpha2_place([a.to_ascii_uppercase(), b.to_ascii_uppercase()])]
            }
            [a, b, c] => self.id_of(&[a, b, c].map(|letter| letter.to_ascii_uppercase())),
            _ => None,
        }
    }
}
