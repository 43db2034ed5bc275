//! `names.csv`

use super::{
    problem::{ProblemKind, Problems},
    table::{Column, Input, Table, optional, required},
};
use crate::{
    country::Countries,
    name::{NameKind, NameRow, Names, Refused},
    year::ReportYear,
};

pub(crate) const COLUMNS: &[Column] =
    &[required("code"), required("name"), required("kind"), optional("from"), optional("to")];

pub(crate) fn load(input: Input<'_>, countries: &Countries, problems: &mut Problems) -> Names {
    let (mut names, clashes) = Names::new(countries);
    let Some(mut table) = Table::open(input, COLUMNS, problems) else {
        return names;
    };
    for (code, other) in clashes {
        table.file_problem(format!("the name of {code} in countries.csv is also a name of {other}"));
    }
    let mut rows: Vec<(NameRow, usize)> = Vec::new();
    while table.next() {
        let Some(row) = read(&mut table, countries) else { continue };
        match names.add(row.country, &row.name, row.kind, countries) {
            Ok(()) => rows.push((row, table.offset())),
            Err(Refused::Unfoldable) => {
                let expected = "a name with letters or digits, not longer than 128 bytes".into();
                table.problem(1, ProblemKind::BadCell { found: row.name, expected, near: None });
            }
            Err(Refused::TakenBy(other)) => {
                table.problem(1, ProblemKind::NameClash { found: row.name, other: other.as_str().into() });
            }
        }
    }
    let key = |row: &NameRow| (row.country, row.kind.as_str(), row.from);
    let compare = |a: &NameRow, b: &NameRow| {
        (a.country, &a.name, a.kind.as_str(), a.from).cmp(&(b.country, &b.name, b.kind.as_str(), b.from))
    };
    let rows =
        table.unique(rows, compare, |row| format!("{} {} ({})", countries.row(row.country).code, row.name, row.kind));
    // Of two printed names in one year neither would be the name as printed.
    let mut printed: Vec<&NameRow> = rows.iter().filter(|row| row.kind == NameKind::Printed).collect();
    printed.sort_by_key(|row| key(row));
    for pair in printed.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        if before.country == after.country && before.to >= after.from && before.to.is_some() && after.from.is_some() {
            table.file_problem(format!(
                "{} is printed as both `{}` and `{}` in one year",
                countries.row(after.country).code,
                before.name,
                after.name
            ));
        }
    }
    names.set_rows(rows);
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
