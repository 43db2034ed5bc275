//! `countries.csv`

use super::{
    problem::Problems,
    table::{Column, Input, Table, optional, required},
};
use crate::{
    code::CountryCode,
    country::{Countries, CountryRow},
};

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

pub(crate) fn load(input: Input<'_>, problems: &mut Problems) -> Countries {
    let mut rows: Vec<(CountryRow, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, problems) else {
        return Countries::default();
    };
    while table.next() {
        let row = read(&mut table);
        if let Some(row) = row {
            rows.push((row, table.offset()));
        }
    }
    Countries::new(table.unique(rows, |a, b| a.code.cmp(&b.code), |row| row.code.to_string()))
}

fn read(table: &mut Table<'_, '_>) -> Option<CountryRow> {
    // Every cell is read before the first `?`, so that one run names every bad cell of the row.
    let code = table.parse(0, "an alpha-3 code, three capital letters", CountryCode::from_bytes);
    let alpha2 = table.parse_optional(1, "an alpha-2 code, two capital letters", |cell| {
        let code: [u8; 2] = cell.try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(code)
    });
    let numeric = table.parse_optional(2, "a three-digit ISO 3166-1 number", |cell| {
        (cell.len() == 3).then(|| std::str::from_utf8(cell).ok()?.parse().ok()).flatten()
    });
    let cow = table.optional_number(3);
    let gw = table.optional_number(4);
    let name = table.text(5);
    let bureau = table.optional_word(6);
    let exists_from = table.optional_date(7);
    let exists_to = table.optional_date(8);
    let succeeded_by = table.parse_optional(9, "alpha-3 codes joined by `;`", |cell| {
        cell.split(|&byte| byte == b';').map(CountryCode::from_bytes).collect::<Option<Vec<_>>>()
    });
    let note = table.optional_text(10);
    let row = CountryRow {
        code: code?,
        alpha2: alpha2?,
        numeric: numeric?,
        cow: cow?,
        gw: gw?,
        name: name?,
        bureau: bureau?,
        exists_from: exists_from?,
        exists_to: exists_to?,
        succeeded_by: succeeded_by?.unwrap_or_default(),
        note: note?,
    };
    if let Some((from, to)) = row.exists_from.zip(row.exists_to).filter(|(from, to)| from > to) {
        table.inconsistent(8, format!("ends on {to}, before it begins on {from}"));
        return None;
    }
    Some(row)
}
