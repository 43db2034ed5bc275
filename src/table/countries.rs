//! `countries.csv`

use chrono::NaiveDate;

use crate::{
    csv::{
        findings::Findings,
        problem::ProblemKind,
        table::{Column, Input, Table, optional, required},
    },
    text::near::nearest,
    words::{bureau::Bureau, code::CountryCode},
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

const NO_COUNTRY: u16 = u16::MAX;

/// The countries in order of their codes, each known elsewhere by its position here.
#[derive(Clone, Debug)]
pub(crate) struct Countries {
    rows: Vec<CountryRow>,
    by_code: Box<[u16]>,
    by_alpha2: Box<[u16]>,
}

impl Default for Countries {
    fn default() -> Self {
        Countries::new(Vec::new())
    }
}

fn alpha2_place(code: [u8; 2]) -> usize {
    usize::from(code[0] - b'A') * 26 + usize::from(code[1] - b'A')
}

impl Countries {
    /// From rows in order of their codes, each code once.
    pub(crate) fn new(rows: Vec<CountryRow>) -> Self {
        let mut by_code = vec![NO_COUNTRY; CountryCode::SPACE].into_boxed_slice();
        let mut by_alpha2 = vec![NO_COUNTRY; 26 * 26].into_boxed_slice();
        for (row, index) in rows.iter().zip(0..) {
            by_code[row.code.dense()] = index;
            if let Some(alpha2) = row.alpha2 {
                by_alpha2[alpha2_place(alpha2)] = index;
            }
        }
        Countries { rows, by_code, by_alpha2 }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn row(&self, index: u16) -> &CountryRow {
        &self.rows[usize::from(index)]
    }

    pub(crate) fn rows(&self) -> &[CountryRow] {
        &self.rows
    }

    pub(crate) fn indexes(&self) -> impl DoubleEndedIterator<Item = u16> + use<> {
        // There are fewer countries than codes, and fewer codes than fit.
        0..u16::try_from(self.rows.len()).unwrap_or(NO_COUNTRY)
    }

    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.code.as_str())
    }

    #[inline]
    pub(crate) fn index_of(&self, code: &[u8]) -> Option<u16> {
        self.index_of_code(CountryCode::from_bytes(code)?)
    }

    #[inline]
    pub(crate) fn index_of_code(&self, code: CountryCode) -> Option<u16> {
        Some(self.by_code[code.dense()]).filter(|&index| index != NO_COUNTRY)
    }

    /// By alpha-2 or alpha-3 code, in any letter case.
    pub(crate) fn index_of_any_code(&self, text: &str) -> Option<u16> {
        match *text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                let place = alpha2_place([a.to_ascii_uppercase(), b.to_ascii_uppercase()]);
                Some(self.by_alpha2[place]).filter(|&index| index != NO_COUNTRY)
            }
            [a, b, c] => self.index_of(&[a, b, c].map(|letter| letter.to_ascii_uppercase())),
            _ => None,
        }
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    required("code"),
    optional("alpha2"),
    optional("numeric"),
    optional("cow"),
    optional("gw"),
    required("name"),
    optional("bureau"),
    optional("exists_from"),
    optional("exists_to"),
    optional("succeeded_by"),
    optional("note"),
];

const SUCCEEDED_BY: usize = 9;

pub(crate) fn load(input: Input<'_>, findings: &mut Findings) -> Countries {
    let mut rows: Vec<(CountryRow, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Countries::default();
    };
    while table.next() && !table.is_too_long(rows.len()) {
        let row = read(&mut table);
        if let Some(row) = row {
            rows.push((row, table.offset()));
        }
    }
    let rows = table.unique_with_offsets(rows, |a, b| a.code.cmp(&b.code), |row| row.code.to_string());
    check_alpha2(&mut table, &rows);
    let offsets: Vec<usize> = rows.iter().map(|(_, offset)| *offset).collect();
    let countries = Countries::new(rows.into_iter().map(|(row, _)| row).collect());
    for (row, offset) in countries.rows().iter().zip(offsets) {
        for successor in &row.succeeded_by {
            if countries.index_of_code(*successor).is_none() {
                let near = nearest(successor.as_str(), countries.codes(), 1);
                let near = near.first().map(|&near| near.into());
                let (found, file) = (successor.as_str().into(), "countries.csv".into());
                table.push(Some(SUCCEEDED_BY), offset, ProblemKind::UnknownKey { found, table: file, near });
            }
        }
    }
    countries
}

/// An alpha-2 code means one country.
fn check_alpha2(table: &mut Table<'_, '_>, rows: &[(CountryRow, usize)]) {
    let mut by_alpha2: Vec<_> =
        rows.iter().filter_map(|(row, offset)| Some((row.alpha2?, *offset, row.code))).collect();
    by_alpha2.sort_unstable();
    for pair in by_alpha2.windows(2) {
        if pair[0].0 == pair[1].0 && !table.findings.is_full() {
            table.contradicts(pair[1].1, 1, format!("{} has the same alpha-2 code", pair[0].2));
        }
    }
}

fn read(table: &mut Table<'_, '_>) -> Option<CountryRow> {
    // Every cell is read before the first `?`, so that one run names every bad cell of the row.
    let code = table.parse(0, "an alpha-3 code, three capital letters", CountryCode::from_bytes);
    let alpha2 = table.parse_optional(1, "an alpha-2 code, two capital letters", |cell| {
        let code: [u8; 2] = cell.try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(code)
    });
    let numeric = table.parse_optional(2, "a three-digit ISO 3166-1 number", |cell| {
        (cell.len() == 3 && cell.iter().all(u8::is_ascii_digit))
            .then(|| std::str::from_utf8(cell).ok()?.parse().ok())
            .flatten()
    });
    let cow = table.optional_number(3);
    let gw = table.optional_number(4);
    let name = table.text(5);
    let bureau = table.optional_word(6);
    let exists_from = table.optional_date(7);
    let exists_to = table.optional_date(8);
    let succeeded_by = table.parse_optional(SUCCEEDED_BY, "alpha-3 codes joined by `;`", |cell| {
        cell.split(|&byte| byte == b';').map(CountryCode::from_bytes).collect::<Option<Vec<_>>>()
    });
    let note = table.optional_text(10);
    // A row with a bad cell still counts, so that the rows that refer to it have no problem of their own.
    let row = CountryRow {
        code: code?,
        alpha2: alpha2.flatten(),
        numeric: numeric.flatten(),
        cow: cow.flatten(),
        gw: gw.flatten(),
        name: name.unwrap_or_default(),
        bureau: bureau.flatten(),
        exists_from: exists_from.flatten(),
        exists_to: exists_to.flatten(),
        succeeded_by: succeeded_by.flatten().unwrap_or_default(),
        note: note.flatten(),
    };
    if let Some((from, to)) = row.exists_from.zip(row.exists_to).filter(|(from, to)| from > to) {
        table.inconsistent(8, format!("ends on {to}, before it begins on {from}"));
    }
    Some(row)
}
